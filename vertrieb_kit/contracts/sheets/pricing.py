"""Sheets for the chapter on pricing: price lines and the price survey."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Column, Sheet

PRICE_LINES = Sheet(
    "Preise",
    "price_lines",
    "Eine Zeile je Auftragsposition: vom Listenpreis zum Deckungsbeitrag.",
    (
        Column("Belegnummer", "doc_id", "id", required=True),
        Column("Kundennummer", "customer_id", "id", required=True),
        Column("Artikel", "sku", "id", required=True),
        Column("Produktgruppe", "product_group", required=True),
        Column("Datum", "date", "date", required=True, event=True),
        Column("Menge", "quantity", "number", required=True),
        Column("Listenpreis", "list_price", "money", required=True, unit="€/ME", low=0),
        Column(
            "Rechnungsrabatt (%)", "invoice_discount", "percent", low=-10, high=1, example="12,5"
        ),
        Column("Rechnungspreis", "invoice_price", "money", required=True, unit="€/ME", low=0),
        Column("Bonus", "rebate", "money", unit="€", help="Betrag der Position"),
        Column("Skonto", "cash_discount", "money", unit="€", help="Betrag der Position"),
        Column("Fracht", "freight", "money", unit="€", help="Betrag der Position"),
        Column("Variable Kosten", "unit_cost", "money", unit="€/ME"),
        Column("Land", "country", example="DE"),
        Column("Rabattgrund", "discount_reason", example="Menge"),
    ),
)

PSM = Sheet(
    "PSM",
    "psm",
    "Preisbefragung: vier Preisschwellen je Person und Produkt.",
    (
        Column("Befragten-ID", "respondent_id", "id", required=True, help="Nummer, kein Name"),
        Column("Produkt", "product", required=True),
        Column("Segment", "segment"),
        Column("zu billig", "too_cheap", "money", required=True, unit="€", low=0),
        Column("günstig", "cheap", "money", required=True, unit="€", low=0),
        Column("teuer", "expensive", "money", required=True, unit="€", low=0),
        Column("zu teuer", "too_expensive", "money", required=True, unit="€", low=0),
    ),
    key=("respondent_id", "product"),
    by="Beratung",
)

SHEETS = (PRICE_LINES, PSM)
