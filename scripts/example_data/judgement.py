"""What people said about customers and rivals: needs, personas, market, messages, ratings."""

from __future__ import annotations

import pandas as pd

from example_data.crm import RIVALS

SURVEY = "Kundenbefragung Herbst 2025"
SURVEY_DATE = pd.Timestamp("2025-10-31")
EARLIER = pd.Timestamp("2024-10-31")
OWN = "EIGEN"

# need: importance and fulfilment per segment in the order of SEGMENT_ORDER
SEGMENT_ORDER = ("Automobilzulieferer", "Medizintechnik", "Lohnfertiger", "Energietechnik")
N_ASKED = (22, 14, 27, 11)
NEEDS = {
    "Kurze Lieferzeit": ((4.7, 4.2, 4.8, 4.1), (2.8, 3.1, 2.6, 3.2)),
    "Schneller Service vor Ort": ((4.4, 4.3, 4.5, 4.2), (4.4, 4.2, 4.1, 4.3)),
    "Ersatzteile innerhalb von 24 Stunden": ((4.5, 4.1, 4.4, 4.0), (4.3, 4.3, 4.2, 4.1)),
    "Prozesssicherheit": ((4.6, 4.8, 4.1, 4.5), (4.2, 4.3, 3.9, 4.2)),
    "Planbare Betriebskosten": ((3.9, 3.6, 4.3, 4.4), (3.4, 3.3, 3.4, 3.6)),
    "Digitale Anbindung": ((3.8, 3.9, 2.9, 3.5), (2.7, 2.6, 2.8, 2.7)),
}
PERSONAS = (
    ("Technische Leitung", "Automobilzulieferer", "Entscheider", "hohe Anlagenverfügbarkeit",
     "Referenzen aus vergleichbaren Linien", "Prozesssicherheit", "Kapazitätsengpass", "befragt"),
    ("Strategischer Einkauf", "Automobilzulieferer", "Einkäufer", "planbare Gesamtkosten",
     "Vergleich über die Laufzeit", "Preis-Leistung", "Rahmenvertrag läuft aus", "befragt"),
    ("Leitung Qualität", "Medizintechnik", "Beeinflusser", "lückenlose Nachweise",
     "Validierungsunterlagen", "Prozesssicherheit", "neues Produkt in Zulassung", "angenommen"),
    ("Inhaber", "Lohnfertiger", "Entscheider", "schnell lieferfähig bleiben",
     "Liefertermin und Finanzierung", "Lieferzeit", "Großauftrag gewonnen", "befragt"),
    ("Leitung Instandhaltung", "Energietechnik", "Nutzer", "wenige Stillstände",
     "Wartungspläne, Ersatzteillisten", "Service vor Ort", "Ausfall einer Anlage", "angenommen"),
)  # fmt: skip
MARKET = (
    ("Automobilzulieferer", 310, 145_000, 45_000_000),
    ("Medizintechnik", 190, 98_000, 18_600_000),
    ("Lohnfertiger", 820, 52_000, 42_600_000),
    ("Energietechnik", 120, 160_000, 19_200_000),
)
MESSAGES = (
    ("Automobilzulieferer", "Fachmesse", "Stabile Prozesse ab dem ersten Teil",
     "Vorführung vereinbaren", "Marketing", 4),
    ("Automobilzulieferer", "Außendienst", "Wir halten Ihre Linie am Laufen",
     "Servicevertrag anfragen", "Vertrieb", 5),
    ("Medizintechnik", "Webinar", "Validierung in vier Wochen vorbereitet",
     "Unterlagen anfordern", "Marketing", 4),
    ("Medizintechnik", "Außendienst", "Nachweise, die jede Prüfung bestehen",
     "Termin mit der Qualitätsleitung", "Vertrieb", 4),
    ("Lohnfertiger", "Newsletter", "Innovation trifft Präzision",
     "Website besuchen", "Marketing", 2),
    ("Lohnfertiger", "Website", "Rüstzeit halbiert, Termin gehalten",
     "Rückruf anfordern", "Marketing", 4),
    ("Lohnfertiger", "Telefon", "Ersatzteil morgen früh an der Maschine",
     "Bestellung auslösen", "Vertrieb", 5),
    ("Energietechnik", "Fachartikel", "Ganzheitliche Lösungen für die Energiewende",
     "Website besuchen", "Marketing", 2),
    ("Energietechnik", "Außendienst", "Stillstand planen statt erleiden",
     "Wartungspaket anfragen", "Vertrieb", 4),
    ("Automobilzulieferer", "Website", "Maschine, Wartung, Teile: ein Preis je Jahr",
     "Angebot anfordern", "Vertrieb", 3),
)  # fmt: skip

# criterion: weight, asked importance, customers' scores (own firm, then the rivals), own view
CRITERIA = {
    "Lieferzeit": (20, 4.7, (2.9, 3.9, 3.5, 2.8, 3.3), (3.6, 3.8, 3.4, 2.9, 3.2)),
    "Prozesssicherheit": (16, 4.5, (4.2, 3.4, 4.1, 3.3, 3.7), (4.5, 3.2, 3.9, 3.1, 3.6)),
    "Service vor Ort": (15, 4.4, (4.5, 2.7, 3.6, 2.9, 3.8), (4.6, 2.6, 3.4, 2.8, 3.6)),
    "Preis-Leistung": (15, 4.2, (3.1, 4.2, 3.3, 3.6, 3.2), (3.6, 3.9, 3.2, 3.5, 3.1)),
    "Ersatzteilverfügbarkeit": (12, 4.3, (4.4, 2.9, 3.5, 2.8, 3.4), (4.5, 2.8, 3.3, 2.7, 3.3)),
    "Beratung und Auslegung": (9, 3.6, (4.1, 2.8, 3.7, 3.0, 3.5), (4.4, 2.7, 3.5, 2.8, 3.4)),
    "Digitale Anbindung": (8, 3.4, (2.6, 3.5, 3.9, 3.0, 2.8), (3.1, 3.3, 3.8, 2.9, 2.7)),
    "Energieverbrauch": (5, 2.9, (3.8, 3.2, 3.6, None, 3.4), (4.0, 3.1, 3.5, None, None)),
}
EARLIER_SCORES = (
    (OWN, "Lieferzeit", 3.3), (RIVALS[0], "Lieferzeit", 3.6), (OWN, "Service vor Ort", 4.3),
    (RIVALS[0], "Preis-Leistung", 3.9), (RIVALS[1], "Digitale Anbindung", 3.4),
)  # fmt: skip
PRICES = (
    (RIVALS[0], "Serienmaschine 3 Achsen", 52_900, "ja"),
    (RIVALS[1], "Serienmaschine 3 Achsen", 58_400, "ja"),
    (RIVALS[2], "Serienmaschine 3 Achsen", 54_700, "bedingt"),
    (RIVALS[3], "Serienmaschine 3 Achsen", 59_800, "ja"),
    (OWN, "Serienmaschine 3 Achsen", 57_200, "ja"),
    (RIVALS[0], "Wartungsvertrag je Jahr", 3_950, "bedingt"),
    (RIVALS[1], "Wartungsvertrag je Jahr", 4_700, "ja"),
    (RIVALS[3], "Wartungsvertrag je Jahr", 5_150, "ja"),
    (OWN, "Wartungsvertrag je Jahr", 4_850, "ja"),
    (RIVALS[0], "Servicestunde", 98, "ja"),
    (RIVALS[1], "Servicestunde", 112, "ja"),
    (OWN, "Servicestunde", 109, "ja"),
)


def needs() -> pd.DataFrame:
    """Return importance and fulfilment per segment; two cells are only assumed."""
    rows = [
        (segment, need, importance[i], fulfilment[i], "befragt", N_ASKED[i], SURVEY)
        for i, segment in enumerate(SEGMENT_ORDER)
        for need, (importance, fulfilment) in NEEDS.items()
    ]
    frame = pd.DataFrame(
        rows, columns=["segment", "need", "importance", "fulfilment", "evidence", "n", "source"]
    )
    guessed = frame["need"].eq("Digitale Anbindung") & frame["segment"].isin(SEGMENT_ORDER[2:])
    return frame.assign(
        evidence=frame["evidence"].mask(guessed, "angenommen"),
        n=frame["n"].mask(guessed),
        source=frame["source"].mask(guessed, "Einschätzung Vertrieb"),
    )


def personas() -> pd.DataFrame:
    """Return the persona cards."""
    names = ["persona", "segment", "buying_role", "motive", "information_need"]
    return pd.DataFrame(PERSONAS, columns=[*names, "buying_criterion", "trigger", "evidence"])


def market() -> pd.DataFrame:
    """Return the market potential of 2025 per segment."""
    names = ["segment", "n_companies", "potential_per_company", "market_potential"]
    return pd.DataFrame(MARKET, columns=names).assign(
        year=2025, source="Eigene Marktschätzung aus Verbandsstatistik 2025"
    )


def messaging() -> pd.DataFrame:
    """Return which message goes where."""
    names = ["segment", "channel", "message", "target_reaction", "view", "clarity"]
    return pd.DataFrame(MESSAGES, columns=names)


def criteria() -> pd.DataFrame:
    """Return the buying criteria with their weights."""
    rows = [(name, row[0], row[1]) for name, row in CRITERIA.items()]
    frame = pd.DataFrame(rows, columns=["criterion", "weight", "customer_importance"])
    return frame.assign(direction="hoch ist gut", scale="1-5")


def ratings() -> pd.DataFrame:
    """Return what customers and the firm itself say about five companies, some of it twice."""
    companies = (OWN, *RIVALS)
    rows = [
        (company, criterion, score, view, SURVEY_DATE, source)
        for criterion, (_, _, asked, own) in CRITERIA.items()
        for view, source, scores in (
            ("Kunde", SURVEY, asked),
            ("Selbst", "Workshop Vertrieb November 2025", own),
        )
        for company, score in zip(companies, scores, strict=True)
    ]
    earlier = [(*row, "Kunde", EARLIER, "Kundenbefragung Herbst 2024") for row in EARLIER_SCORES]
    names = ["company", "criterion", "score", "perspective", "as_of", "source"]
    return pd.DataFrame([*rows, *earlier], columns=names)


def competitor_prices() -> pd.DataFrame:
    """Return observed prices of comparable services."""
    frame = pd.DataFrame(PRICES, columns=["company", "item", "net_price", "comparable"])
    return frame.assign(
        currency="EUR", as_of=SURVEY_DATE, source="Angebote aus verlorenen Vorgängen"
    )
