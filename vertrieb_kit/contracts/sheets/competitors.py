"""Sheets for the chapter on competitors: criteria, ratings, prices."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Column, Sheet

OWN_COMPANY = "EIGEN"

CRITERIA = Sheet(
    "Kriterien",
    "criteria",
    "Kaufkriterien mit Gewicht; die Gewichte ergeben zusammen 100 %.",
    (
        Column("Kriterium", "criterion", required=True, example="Lieferzeit"),
        Column("Gewicht (%)", "weight", "percent", required=True, low=0, high=1, example="20"),
        Column(
            "Richtung",
            "direction",
            "enum",
            required=True,
            allowed=("hoch ist gut", "niedrig ist gut"),
        ),
        Column("Skala", "scale", "enum", required=True, allowed=("1-5", "Schulnote")),
        Column("Kundenwichtigkeit", "customer_importance", "number", low=1, high=5),
    ),
    key=("criterion",),
    hundred="weight",
    by="Beratung",
)

RATINGS = Sheet(
    "Wettbewerb",
    "ratings",
    "Eine Zeile je Unternehmen, Kriterium und Sicht; das eigene Unternehmen heißt EIGEN.",
    (
        Column("Unternehmen", "company", required=True, example=OWN_COMPANY),
        Column("Kriterium", "criterion", required=True),
        Column("Bewertung", "score", "number", low=1, high=6, help="leer = nicht bewertet"),
        Column(
            "Perspektive",
            "perspective",
            "enum",
            required=True,
            allowed=("Selbst", "Kunde", "Extern"),
        ),
        Column("Stand", "as_of", "date", required=True),
        Column("Quelle", "source", required=True),
    ),
    by="Beratung",
)

COMPETITOR_PRICES = Sheet(
    "Wettbewerbspreise",
    "competitor_prices",
    "Beobachtete Nettopreise vergleichbarer Leistungen.",
    (
        Column("Unternehmen", "company", required=True),
        Column("Artikel/Leistung", "item", required=True),
        Column("Preis netto", "net_price", "money", required=True, unit="€", low=0),
        Column("Währung", "currency", required=True, example="EUR"),
        Column("Stand", "as_of", "date", required=True),
        Column("Quelle", "source", required=True),
        Column(
            "vergleichbar", "comparable", "enum", required=True, allowed=("ja", "bedingt", "nein")
        ),
    ),
    by="Beratung",
)

SHEETS = (CRITERIA, RATINGS, COMPETITOR_PRICES)
