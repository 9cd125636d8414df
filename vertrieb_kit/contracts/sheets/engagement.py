"""Sheets about the engagement itself: project, sources, goals, measures."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Column, Sheet

PROJECT = Sheet(
    "Projekt",
    "project",
    "Angaben zum Auftrag, eine je Zeile. mandat.toml hat Vorrang.",
    (
        Column("Feld", "field", required=True, help="Name der Angabe", example="Stichtag"),
        Column("Wert", "value", help="Inhalt der Angabe", example="31.12.2025"),
    ),
    key=("field",),
    by="Beratung",
)

PROJECT_FIELDS = (
    "Mandant",
    "Kurzname",
    "Stichtag",
    "Zeitraum von",
    "Zeitraum bis",
    "Land",
    "Währung",
    "Betragseinheit",
    "USt-Basis",
    "Geschäftsjahresbeginn",
    "Geschäftsmodell",
    "Unternehmenszweck",
    "Kundennutzen",
    "Im Marketingplan verankert",
    "Definitionssatz Lead",
    "Kontrollsumme Nettoumsatz",
)

SOURCES = Sheet(
    "Quellen",
    "sources",
    "Woher jedes Blatt kommt: System, Datum, Filter.",
    (
        Column("Blatt", "sheet", required=True, help="Name des Blatts", example="Umsaetze"),
        Column(
            "System",
            "system",
            "enum",
            required=True,
            help="Herkunft der Daten",
            example="SAP",
            allowed=(
                "HubSpot",
                "Salesforce",
                "Pipedrive",
                "Dynamics 365",
                "Zoho",
                "DATEV",
                "SAP",
                "Excel",
                "Workshop",
                "Befragung",
            ),
        ),
        Column("Exportiert am", "exported_on", "date", required=True, example="05.01.2026"),
        Column("Exportiert von (Rolle)", "exported_by_role", help="Rolle, kein Name"),
        Column(
            "Filter", "filter_note", required=True, help="Was weggelassen wurde", example="alle"
        ),
    ),
    by="Beratung",
)

GOALS = Sheet(
    "Ziele",
    "goals",
    "Vertriebsziele mit Kennzahl und Termin.",
    (
        Column("Ziel-ID", "goal_id", "id", required=True, example="Z1"),
        Column("Ziel", "goal", required=True, example="Serviceanteil am Umsatz erhöhen"),
        Column("Kennzahl", "metric", example="Anteil Service am Nettoumsatz"),
        Column("Ausgangswert", "baseline", "number"),
        Column("Zielwert", "target", "number"),
        Column("Einheit", "unit", example="%"),
        Column("Zieltermin", "due_on", "date", example="31.12.2027"),
        Column(
            "Art",
            "goal_type",
            "enum",
            required=True,
            allowed=("Markt", "Umsatz", "Preis", "Prozess"),
        ),
    ),
    key=("goal_id",),
    by="Beratung",
)

MEASURES = Sheet(
    "Massnahmen",
    "measures",
    "Maßnahmen mit Verantwortlichem (Rolle) und Termin.",
    (
        Column("ID", "measure_id", "id", required=True, example="M1"),
        Column("Maßnahme", "measure", required=True, example="Rabattregel je Auftragsgröße"),
        Column("Ziel-ID", "goal_id", "id", example="Z1"),
        Column(
            "Bereich",
            "department",
            "enum",
            required=True,
            allowed=("Marketing", "Vertrieb", "beide", "IT", "GF"),
        ),
        Column("Verantwortlich (Rolle)", "owner_role", required=True, example="Vertriebsleitung"),
        Column("Start", "start_on", "date", required=True),
        Column("Ende", "end_on", "date", required=True),
        Column(
            "Status",
            "status",
            "enum",
            required=True,
            allowed=("offen", "läuft", "erledigt", "gestoppt"),
            aliases=(("zurückgestellt", "gestoppt"), ("beendet", "gestoppt")),
        ),
        Column("Aufwand", "effort_days", "number", unit="PT", low=0, help="Personentage"),
        Column("Nutzen", "benefit", "integer", low=1, high=5, help="1 gering bis 5 hoch"),
        Column("Abhängig von", "depends_on", help="IDs, durch ; getrennt"),
    ),
    key=("measure_id",),
    by="Beratung",
)

SHEETS = (PROJECT, SOURCES, GOALS, MEASURES)
