"""What the consultants wrote down: SWOT, combinations, goals, measures, sources, project."""

from __future__ import annotations

import pandas as pd

SWOT = (
    ("S1", "S", "Service vor Ort: von Kunden besser bewertet als bei allen Wettbewerbern", 5, 5,
     "Kundenbefragung Herbst 2025, 74 Antworten"),
    ("S2", "S", "Ersatzteile sind in der Regel innerhalb von 24 Stunden beim Kunden", 4, 5,
     "Auswertung Versand 2025"),
    ("S3", "S", "Hohe Prozesssicherheit der Serienmaschinen", 4, 4,
     "Kundenbefragung Herbst 2025, 74 Antworten"),
    ("S4", "S", "Beratung und Auslegung überzeugen bei technisch schwierigen Teilen", 3, 4,
     "Gewonnene Deals mit Vorführung 2024–2025"),
    ("S5", "S", "Lange Kundenbeziehungen in vier Branchen", 3, 3, "Kundenstamm, Kunde seit"),
    ("S6", "S", "Erfahrene Servicemannschaft mit geringer Fluktuation", 3, 4, None),
    ("W1", "W", "Lieferzeit wird schlechter bewertet als bei drei von vier Wettbewerbern", 5, 5,
     "Kundenbefragung Herbst 2025; Verlustgründe im CRM"),
    ("W2", "W", "Rabatte auf kleine Aufträge folgen keiner Regel", 4, 5,
     "Auftragspositionen 2024–2025"),
    ("W3", "W", "Ein Kunde trägt fast ein Fünftel des Umsatzes", 5, 3, "Umsatzdaten 2024–2025"),
    ("W4", "W", "Marketing und Vertrieb verstehen unter einem Lead Verschiedenes", 3, 4,
     "Workshop November 2025"),
    ("W5", "W", "Maschinen lassen sich nur mit Aufwand an Leitsysteme der Kunden anbinden", 3, 3,
     "Kundenbefragung Herbst 2025"),
    ("W6", "W", "Angebote für Sondermaschinen dauern lange", 3, 3, None),
    ("O1", "O", "Wartungs- und Serviceverträge: Die Nachfrage wächst", 4, 5,
     "Umsatz Service 2024–2025; Preisbefragung"),
    ("O2", "O", "Lohnfertiger erneuern ihre Maschinen in den nächsten zwei Jahren", 4, 4,
     "Interviews mit zwölf Lohnfertigern"),
    ("O3", "O", "Kunden fragen Ferndiagnose nach und würden dafür zahlen", 3, 4,
     "Preisbefragung, 60 Antworten"),
    ("O4", "O", "Medizintechnik baut Kapazität im Inland auf", 4, 3, "Verbandsbericht 2025"),
    ("O5", "O", "Energietechnik bestellt wieder größere Baugruppen", 3, 3, None),
    ("O6", "O", "Ein Wettbewerber zieht seinen Service aus Österreich ab", 2, 4,
     "Rückmeldung von vier Händlern"),
    ("T1", "T", "Talheim Präzision gewinnt Aufträge über den Preis", 5, 4,
     "Verlorene Deals 2024–2025"),
    ("T2", "T", "Automobilzulieferer verschieben Investitionen", 5, 3,
     "Interviews; Auftragseingang"),
    ("T3", "T", "Der größte Kunde prüft einen zweiten Lieferanten", 5, 3,
     "Gespräch mit dem strategischen Einkauf"),
    ("T4", "T", "Fachkräfte für den Außenservice sind kaum zu finden", 3, 4,
     "Offene Stellen, Besetzungsdauer 2025"),
    ("T5", "T", "Materialkosten steigen schneller als die eigenen Preise", 4, 4,
     "Kosten je Artikel 2024–2025"),
    ("T6", "T", "Anbieter aus Übersee eröffnen Vorführzentren in der Nähe", 3, 2, None),
)  # fmt: skip
COMBINATIONS = (
    ("S1", "O1", "Serviceverträge aktiv zu jeder Maschine anbieten", "M3"),
    ("S2", "O2", "Lohnfertigern Teileverfügbarkeit vertraglich zusagen", "M5"),
    ("W1", "O2", "Lieferzeit der Standardmaschinen durch Vormontage verkürzen", "M1"),
    ("S3", "T1", "Gesamtkosten über die Laufzeit statt Kaufpreis zeigen", "M6"),
    ("W2", "T1", "Rabattregel je Auftragsgröße einführen, Spielraum gezielt einsetzen", "M2"),
    ("W3", "T3", "Rahmenvertrag mit dem größten Kunden frühzeitig verhandeln", "M7"),
)
GOALS = (
    ("Z1", "Serviceanteil am Umsatz erhöhen", "Anteil Service am Nettoumsatz", 14, 20, "%",
     "2027-12-31", "Markt"),
    ("Z2", "Rabatte auf kleine Aufträge begrenzen", "Rabatt P90 unter 3.000 €", 29, 18, "%",
     "2026-09-30", "Preis"),
    ("Z3", "Lieferzeit der Serienmaschinen verkürzen", "Wochen vom Auftrag bis zur Lieferung", 19,
     13, "Wochen", "2026-12-31", "Prozess"),
    ("Z4", "Abhängigkeit vom größten Kunden senken", "Anteil des größten Kunden", 19, 14, "%",
     "2028-12-31", "Umsatz"),
)  # fmt: skip
MEASURES = (
    ("M1", "Baugruppen der Serienmaschinen vormontieren", "Z3", "GF", "Leitung Produktion",
     "2026-02-02", "2026-10-30", "offen", 120, 5, None),
    ("M2", "Rabattregel je Auftragsgröße einführen und freigeben", "Z2", "Vertrieb",
     "Vertriebsleitung", "2026-01-19", "2026-04-30", "offen", 25, 5, None),
    ("M3", "Servicevertrag in jedes Maschinenangebot aufnehmen", "Z1", "Vertrieb",
     "Leitung Service", "2026-02-16", "2026-06-30", "offen", 20, 4, "M2"),
    ("M4", "Lead-Begriff und Übergabe gemeinsam festlegen", None, "beide", "Marketingleitung",
     "2026-01-12", "2026-03-31", "läuft", 12, 4, None),
    ("M5", "24-Stunden-Zusage für Ersatzteile in den Webshop bringen", "Z1", "IT",
     "Leitung E-Commerce", "2026-04-01", "2026-09-30", "offen", 45, 3, None),
    ("M6", "Rechner für Kosten über die Laufzeit erstellen", "Z2", "Marketing",
     "Produktmanagement", "2026-03-02", "2026-07-31", "offen", 30, 3, None),
    ("M7", "Rahmenvertrag mit dem größten Kunden neu verhandeln", "Z4", "GF", "Geschäftsführung",
     "2026-01-26", "2026-05-29", "offen", 15, 5, "M2"),
    ("M8", "Neukundenprogramm Medizintechnik starten", "Z4", "beide", "Vertriebsleitung",
     "2026-05-04", "2026-12-18", "offen", 60, 4, "M4"),
)  # fmt: skip
# sheet: system, exported on, by which role, what was left out
SOURCES = (
    ("Kunden", "SAP", "2026-01-05", "Controlling", "alle Debitoren der GmbH"),
    ("Umsaetze", "SAP", "2026-01-05", "Controlling", "fakturierte Positionen 2024 und 2025"),
    (
        "Preise",
        "SAP",
        "2026-01-05",
        "Controlling",
        "Positionen mit Listenpreis, ohne Sondermaschinen",
    ),
    ("Deals", "Salesforce", "2026-01-07", "Vertriebsinnendienst", "angelegt ab 01.01.2024"),
    ("Leads", "HubSpot", "2026-01-07", "Marketing", "vom Marketing als Lead gemeldet, 2025"),
    ("Beduerfnisse", "Befragung", "2025-11-05", "Beratung", "alle Antworten"),
    ("Personas", "Workshop", "2025-11-18", "Beratung", "keiner"),
    ("Markt", "Excel", "2025-12-10", "Beratung", "vier Zielgruppen"),
    ("Ansprache", "Workshop", "2025-11-18", "Beratung", "laufende Kampagnen"),
    ("Kriterien", "Befragung", "2025-11-05", "Beratung", "keiner"),
    ("Wettbewerb", "Befragung", "2025-11-05", "Beratung", "vier wichtigste Wettbewerber"),
    ("Wettbewerbspreise", "Excel", "2025-11-14", "Vertriebsleitung", "bekannte Angebote"),
    ("SWOT", "Workshop", "2025-11-19", "Beratung", "keiner"),
    ("SWOT_Kombination", "Workshop", "2025-11-19", "Beratung", "keiner"),
    ("PSM", "Befragung", "2025-11-05", "Beratung", "alle Antworten"),
    ("Workshop", "Workshop", "2025-11-18", "Beratung", "keiner"),
    ("Ziele", "Workshop", "2025-11-19", "Beratung", "keiner"),
    ("Massnahmen", "Workshop", "2025-11-19", "Beratung", "keiner"),
)
PROJECT = {
    "Mandant": "Muster Maschinenbau GmbH",
    "Kurzname": "MM",
    "Stichtag": pd.Timestamp("2025-12-31"),
    "Land": "DE",
    "Währung": "EUR",
    "Betragseinheit": 1,
    "USt-Basis": "netto",
    "Geschäftsjahresbeginn": 1,
    "Geschäftsmodell": "B2B",
    "Unternehmenszweck": "Werkzeugmaschinen bauen und ihren Betrieb über Jahrzehnte sichern",
    "Kundennutzen": "Maschinen, die laufen, und Service, der am nächsten Tag da ist",
    "Im Marketingplan verankert": "teilweise",
    "Definitionssatz Lead": "dim_v1",
}


def swot() -> pd.DataFrame:
    """Return the SWOT items, most of them with evidence."""
    names = ["item_id", "type", "statement", "impact", "likelihood", "evidence"]
    frame = pd.DataFrame(SWOT, columns=names)
    horizon = {"S": "mittel", "W": "kurz", "O": "mittel", "T": "kurz"}
    return frame.assign(source="Workshop November 2025", horizon=frame["type"].map(horizon))


def combinations() -> pd.DataFrame:
    """Return which inner item meets which outer one."""
    return pd.DataFrame(COMBINATIONS, columns=["from_id", "to_id", "strategy", "measure_id"])


def goals() -> pd.DataFrame:
    """Return the goals, short and long term."""
    names = ["goal_id", "goal", "metric", "baseline", "target", "unit", "due_on", "goal_type"]
    frame = pd.DataFrame(GOALS, columns=names)
    return frame.assign(due_on=pd.to_datetime(frame["due_on"]))


def measures() -> pd.DataFrame:
    """Return the measures with roles and dates."""
    names = ["measure_id", "measure", "goal_id", "department", "owner_role", "start_on"]
    more = ["end_on", "status", "effort_days", "benefit", "depends_on"]
    frame = pd.DataFrame(MEASURES, columns=[*names, *more])
    return frame.assign(
        start_on=pd.to_datetime(frame["start_on"]), end_on=pd.to_datetime(frame["end_on"])
    )


def sources(titles: set[str]) -> pd.DataFrame:
    """Return where the given sheets come from."""
    names = ["sheet", "system", "exported_on", "exported_by_role", "filter_note"]
    frame = pd.DataFrame([row for row in SOURCES if row[0] in titles], columns=names)
    return frame.assign(exported_on=pd.to_datetime(frame["exported_on"]))


def project(**changes: object) -> pd.DataFrame:
    """Return the sheet Projekt; `changes` replaces single fields."""
    fields = {**PROJECT, **changes}
    return pd.DataFrame(
        {"field": list(fields), "value": pd.Series(list(fields.values()), dtype=object)}
    )
