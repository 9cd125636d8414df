"""Sheets for the chapter on SWOT: items and their combinations."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Column, Sheet

TYPE_ALIASES = (
    ("Stärke", "S"),
    ("Stärken", "S"),
    ("Schwäche", "W"),
    ("Schwächen", "W"),
    ("Chance", "O"),
    ("Chancen", "O"),
    ("Risiko", "T"),
    ("Risiken", "T"),
)

ITEMS = Sheet(
    "SWOT",
    "swot",
    "Stärken, Schwächen, Chancen, Risiken, jede mit Beleg.",
    (
        Column("ID", "item_id", "id", help="leer = Typ und laufende Nummer", example="S1"),
        Column(
            "Typ", "type", "enum", required=True, allowed=("S", "W", "O", "T"), aliases=TYPE_ALIASES
        ),
        Column("Aussage", "statement", required=True, help="höchstens 140 Zeichen"),
        Column("Wirkung", "impact", "integer", low=1, high=5, help="1 gering bis 5 hoch"),
        Column(
            "Eintritt/Relevanz",
            "likelihood",
            "integer",
            low=1,
            high=5,
            help="Eintritt (Chancen, Risiken) oder Bedeutung (Stärken, Schwächen), 1 bis 5",
        ),
        Column("Beleg", "evidence", help="Worauf sich die Aussage stützt"),
        Column("Quelle", "source"),
        Column("Horizont", "horizon", "enum", allowed=("kurz", "mittel", "lang")),
    ),
    key=("item_id",),
    by="Beratung",
)

COMBINATIONS = Sheet(
    "SWOT_Kombination",
    "swot_combinations",
    "Welche innere Aussage auf welche äußere trifft und was daraus folgt.",
    (
        Column("Von-ID", "from_id", "id", required=True, example="S1"),
        Column("Zu-ID", "to_id", "id", required=True, example="O2"),
        Column("Strategie", "strategy", required=True),
        Column("Maßnahmen-ID", "measure_id", "id", example="M1"),
    ),
    by="Beratung",
)

SHEETS = (ITEMS, COMBINATIONS)
