"""The fixed German sentences of the report, shared by HTML, PDF and XLSX."""

from __future__ import annotations

from dataclasses import dataclass

LABELS: dict[str, str] = {
    "confidential": "Vertraulich",
    "summary": "Management Summary",
    "contents": "Inhalt",
    "measures": "Maßnahmen",
    "measures_question": "Wer tut was bis wann, und woran ist der Erfolg zu erkennen?",
    "meaning": "Was heißt das?",
    "decisions": "Entscheidungen, die jetzt anstehen",
    "no_decisions": (
        "Maßnahmen wurden nicht geliefert. Entscheidungen lassen sich noch nicht ableiten."
    ),
    "no_measures": "Ziele und Maßnahmen wurden noch nicht geliefert.",
    "deliveries": "Was zuerst zu liefern ist",
    "measures_failed": "Die Maßnahmen konnten nicht aufbereitet werden.",
    "nothing_to_decide": (
        "Die gelieferten Maßnahmen sind abgeschlossen oder zurückgestellt; "
        "eine Entscheidung steht nicht aus."
    ),
    "basis_failed": (
        "Die Angaben zur Datengrundlage konnten nicht aufbereitet werden. "
        "Die Kapitel sind davon nicht betroffen."
    ),
    "no_summary": (
        "Die gelieferten Daten tragen noch keine Aussage für die Zusammenfassung. "
        "Der Anhang nennt, was zu liefern ist."
    ),
    "answered": "Beantwortete Fragen",
    "own_texts": "Einordnung der Beratung",
    "missing": "Was die Daten nicht zeigen",
    "deliver": "Nötig:",
    "failed": (
        "Dieses Kapitel konnte nicht erstellt werden. "
        "Die übrigen Kapitel sind davon nicht betroffen."
    ),
    "no_data": (
        "Dieses Kapitel ist nicht bewertet – Datengrundlage fehlt. "
        "Der Kasten nennt, welche Lieferung die Fragen beantwortet."
    ),
    "not_commissioned": "nicht beauftragt",
    "preliminary": "vorläufig",
    "rounding": "Rundungsdifferenzen möglich.",
    "skip": "Zum Inhalt springen",
    "page": "Seite",
    "of": "von",
    "chapter": "Kapitel",
    "reading": "So lesen Sie diesen Bericht",
    "reading_claim": "Aussage und Beleg",
    "reading_claim_text": (
        "In Serifenschrift steht, was ausgesagt wird. In Grotesk steht, worauf es beruht: "
        "Diagramm, Tabelle und Quellenzeile mit Fallzahl (n) und Stand."
    ),
    "reading_colours": "Farben",
    "reading_limits": "Grenzen",
    "reading_limits_text": (
        "„Vorläufig“ heißt: Die Fallzahl reicht noch nicht für ein sicheres Urteil. Fehlt die "
        "Grundlage, steht „nicht bewertet“; was zu liefern ist, nennt der Kasten am Ende des "
        "Kapitels."
    ),
    "colour_focus": "worum es im Titel geht",
    "colour_actual": "Ist",
    "colour_before": "Vorjahr oder Vergleich",
    "colour_good": "günstig (+)",
    "colour_bad": "ungünstig (−)",
    "appendix": "Anhang",
}

RECIPIENTS: dict[str, str] = {
    "geschaeftsfuehrung": "Empfänger: Geschäftsführung",
    "verteiler": "Empfänger: Verteiler des Auftraggebers",
    "intern": "Nur zur internen Verwendung",
}
READERS: dict[str, str] = {
    "geschaeftsfuehrung": "Bericht an die Geschäftsführung",
    "verteiler": "Bericht an den Verteiler des Auftraggebers",
    "intern": "Interne Fassung, nicht zur Weitergabe",
}

STEP_STATUS: dict[str, str] = {
    "done": "erledigt",
    "partly": "teilweise",
    "open": "offen",
    "not_commissioned": "nicht beauftragt",
}
STATEMENT_STATUS: dict[str, str] = {
    "assessed": "bewertet",
    "preliminary": "vorläufig",
    "not_assessed": "nicht bewertet",
}
SCHEMES: dict[str, tuple[str, str]] = {
    "strategy": ("Vertriebsstrategie.", "Vier Schritte und ihr Stand"),
    "digital": ("Digitale Vertriebsstrategie.", "Sechs Schritte und ihr Stand"),
}


@dataclass(frozen=True, slots=True)
class Method:
    """A method note; it is printed when a metric whose id starts with one of `used_by` is shown."""

    title: str
    text: str
    used_by: tuple[str, ...]


METHODS: tuple[Method, ...] = (
    Method(
        "Fallzahlen",
        "Unter der Mindestfallzahl wird eine Frage nicht bewertet. Bis 19 Fälle steht „k von n“, "
        "von 20 bis 99 Fällen der Anteil mit Intervall, ab 100 Fällen der Anteil mit einer "
        "Nachkommastelle.",
        ("",),
    ),
    Method(
        "95-%-Intervall eines Anteils",
        "Intervalle von Anteilen sind nach Wilson gerechnet. Sie beschreiben die Unsicherheit aus "
        "der Fallzahl, nicht die aus der Auswahl der Befragten.",
        ("journey.", "competitors.win_rate", "leads."),
    ),
    Method(
        "ABC-Klassen",
        "Kunden werden nach Nettoumsatz absteigend gereiht. A-Kunden tragen zusammen die ersten "
        "80 % des Umsatzes, B-Kunden die nächsten 15 %, C-Kunden den Rest, sofern im Auftrag "
        "nichts anderes vereinbart ist. Der Kunde auf der Grenze zählt zur höheren Klasse. Kunden "
        "mit negativem Saldo stehen gesondert.",
        ("target_groups.abc", "target_groups.concentration"),
    ),
    Method(
        "Wettbewerbsbewertung",
        "Der Gesamtwert ist das gewichtete Mittel über die Kriterien, die für alle verglichenen "
        "Firmen bewertet sind. Ob der erste Platz hält, wird an 10.000 zufällig veränderten "
        "Gewichtungen geprüft.",
        ("competitors.score",),
    ),
    Method(
        "Priorität der SWOT-Aussagen",
        "Priorität ist Wirkung mal Eintrittswahrscheinlichkeit (Chancen, Risiken) oder mal "
        "Bedeutung (Stärken, Schwächen), je 1 bis 5. Aussagen ohne Beleg stehen nicht unter den "
        "ersten fünf.",
        ("swot.priority",),
    ),
    Method(
        "Preistreppe",
        "Die Preistreppe summiert Auftragspositionen, für die jede erfasste Stufe vorliegt: "
        "Bruttolistenpreis, Rechnungspreis, Netto-Netto-Preis (Pocket Price), Deckungsbeitrag. "
        "Ausgelassene Positionen sind in der Quellenzeile genannt.",
        ("pricing.waterfall",),
    ),
    Method(
        "Preis, Menge und Mix",
        "Der Preiseffekt ist mit der Menge der laufenden Periode gerechnet. Mengeneffekt, "
        "Mixeffekt, neue und entfallene Artikel sind eigene Posten; die Summe der Effekte ergibt "
        "die Umsatzänderung ohne Rest.",
        ("pricing.pvm",),
    ),
    Method(
        "Preisbefragung",
        "Die Preispunkte sind Schnittpunkte der vier Antwortkurven einer Preisbefragung nach van "
        "Westendorp (Price Sensitivity Meter). Zwei Lesarten der Grenzen sind üblich. "
        "Ursprünglich: unten „zu billig“ und „nicht günstig“, oben „zu teuer“ und „nicht teuer“. "
        "Enger: unten „zu billig“ und „teuer“, oben „zu teuer“ und „günstig“. Befragte äußern "
        "Absichten, keine Käufe.",
        ("pricing.psm",),
    ),
    Method(
        "Übereinstimmung von Marketing und Vertrieb",
        "Gezählt werden Fälle, die beide Seiten mehrheitlich gleich einordnen. Die zufalls"
        "bereinigten Maße (Krippendorffs Alpha, Kappa) stehen im Excel-Anhang. „Weiß nicht“ zählt "
        "nicht mit.",
        ("leads.agreement",),
    ),
    Method(
        "Dauer bis zum Abschluss",
        "Die mittlere Dauer ist nach Kaplan-Meier geschätzt, damit offene Vorgänge mitzählen, "
        "statt das Ergebnis zu verkürzen.",
        ("journey.time_to_close",),
    ),
)

CITATION = (
    "Die Gliederung in vier und sechs Strategieschritte und die Arbeitsdefinition der Lead-Stufen "
    "folgen drei Fachartikeln des Deutschen Instituts für Marketing (DIM): „Vertriebsstrategie: "
    "Definition, Inhalte und Entwicklung“, „Digitale Vertriebsstrategie entwickeln“ und „Lead, "
    "Interessent, Kunde – Was ist eigentlich was?“. Auslegungen sind solche dieses Berichts."
)


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the glossary; it is printed when one of `words` stands in the report."""

    name: str
    text: str
    words: tuple[str, ...]


GLOSSARY: tuple[Term, ...] = (
    Term("ABC-Klasse", "Einteilung der Kunden nach ihrem Anteil am Nettoumsatz.", ("ABC",)),
    Term(
        "Abschlussquote",
        "Anteil der gewonnenen an allen entschiedenen Angeboten.",
        ("Abschlussquote",),
    ),
    Term(
        "Deckungsbeitrag (DB)", "Erlös abzüglich der variablen Kosten.", ("Deckungsbeitrag", "DB")
    ),
    Term("Lead", "Person oder Firma, die konkretes Interesse von sich aus äußert.", ("Leads?",)),
    Term(
        "Marketing Qualified Lead (MQL)",
        "Lead, den der Vertrieb noch nicht übernommen hat.",
        ("MQL",),
    ),
    Term(
        "Median",
        "Mittlerer Wert: Die Hälfte der Werte liegt darunter, die Hälfte darüber.",
        ("Median",),
    ),
    Term("n", "Zahl der Fälle, auf denen eine Aussage beruht.", ("",)),
    Term(
        "Netto-Netto-Preis",
        "Preis nach allen Abzügen, auch Bonus, Skonto und Fracht.",
        ("Netto-Netto-Preis",),
    ),
    Term(
        "Nettoumsatz",
        "Rechnungsbeträge ohne Umsatzsteuer abzüglich Gutschriften und Stornos.",
        ("Nettoumsatz(es)?",),
    ),
    Term("P10–P90", "Spanne der mittleren 80 % aller Werte.", ("P10",)),
    Term(
        "Prozentpunkt (PP)",
        "Abstand zweier Prozentwerte: von 40 % auf 45 % sind es 5 PP.",
        ("Prozentpunkten?", "Prozentpunkte?", "PP"),
    ),
    Term(
        "Sales Accepted Lead (SAL)",
        "Lead, den der Vertrieb zur Bearbeitung angenommen hat.",
        ("SAL",),
    ),
    Term("Sales Qualified Lead (SQL)", "Lead in der Angebotsphase.", ("SQL",)),
    Term("Stand", "Tag, bis zu dem die Daten einer Quelle reichen.", ("",)),
    Term("Stichtag", "Tag, auf den sich der ganze Bericht bezieht, einschließlich.", ("",)),
)
