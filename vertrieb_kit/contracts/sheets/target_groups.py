"""Sheets for the chapter on target groups: customers, revenue, needs, personas, market."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Column, Sheet

EVIDENCE = ("gemessen", "befragt", "angenommen")

CUSTOMERS = Sheet(
    "Kunden",
    "customers",
    "Eine Zeile je Kunde (Firma), keine Ansprechpartner.",
    (
        Column("Kundennummer", "customer_id", "id", required=True, example="0010023"),
        Column("Firma", "company_name", required=True, example="Beispiel Antriebe GmbH"),
        Column("Rechtsform", "legal_form", example="GmbH"),
        Column("Konzern", "group_id", "id", help="Gemeinsame Nummer verbundener Firmen"),
        Column("Branche", "industry", example="Maschinenbau"),
        Column("Mitarbeiter", "employees", "integer", low=0),
        Column("PLZ", "postal_code", "id", example="01067"),
        Column("Land", "country", help="Zwei Buchstaben nach ISO 3166", example="DE"),
        Column("Segment", "segment", example="Serienfertiger"),
        Column(
            "Status",
            "status",
            "enum",
            required=True,
            allowed=("Bestand", "Neu", "Inaktiv", "Potenzial", "Verloren"),
        ),
        Column("Kunde seit", "customer_since", "date"),
        Column("Vertriebsweg", "sales_channel", example="Außendienst"),
    ),
    key=("customer_id",),
)

REVENUE = Sheet(
    "Umsaetze",
    "revenue",
    "Eine Zeile je Belegposition; Gutschriften und Stornos negativ.",
    (
        Column("Belegnummer", "doc_id", "id", required=True, example="R-250117"),
        Column("Belegdatum", "doc_date", "date", required=True, event=True, example="31.03.2025"),
        Column("Kundennummer", "customer_id", "id", required=True),
        Column("Produktgruppe", "product_group", required=True, example="Ersatzteile"),
        Column("Menge", "quantity", "number"),
        Column("Mengeneinheit", "quantity_unit", example="Stück"),
        Column("Nettoumsatz", "net_revenue", "money", required=True, unit="€"),
        Column("Variable Kosten", "variable_cost", "money", unit="€"),
        Column(
            "Belegart",
            "doc_type",
            "enum",
            required=True,
            allowed=("Rechnung", "Gutschrift", "Storno"),
        ),
        Column(
            "Bestellweg",
            "order_channel",
            "enum",
            allowed=("Webshop", "EDI", "Telefon", "E-Mail", "Außendienst", "Plattform"),
        ),
    ),
)

NEEDS = Sheet(
    "Beduerfnisse",
    "needs",
    "Was jede Zielgruppe braucht und wie gut es erfüllt wird, Skala 1 bis 5.",
    (
        Column("Zielgruppe", "segment", required=True, example="Serienfertiger"),
        Column("Bedürfnis", "need", required=True, example="Kurze Lieferzeit"),
        Column("Wichtigkeit", "importance", "number", low=1, high=5, help="1 gering bis 5 hoch"),
        Column("Erfüllung", "fulfilment", "number", low=1, high=5, help="1 gering bis 5 hoch"),
        Column("Evidenz", "evidence", "enum", required=True, allowed=EVIDENCE),
        Column("n", "n", "integer", low=0, help="Anzahl der Befragten"),
        Column("Quelle", "source", example="Kundenbefragung Herbst 2025"),
    ),
    key=("segment", "need"),
    by="Beratung",
)

PERSONAS = Sheet(
    "Personas",
    "personas",
    "Typische Rollen im Einkauf des Kunden; keine wirklichen Personen.",
    (
        Column("Persona", "persona", required=True, example="Technische Leitung"),
        Column("Zielgruppe", "segment", required=True),
        Column(
            "Rolle im Buying Center",
            "buying_role",
            "enum",
            required=True,
            allowed=(
                "Initiator",
                "Nutzer",
                "Beeinflusser",
                "Entscheider",
                "Einkäufer",
                "Gatekeeper",
            ),
        ),
        Column("Motiv", "motive"),
        Column("Informationsbedarf", "information_need"),
        Column("Kaufkriterium", "buying_criterion"),
        Column("Auslöser", "trigger"),
        Column("Evidenz", "evidence", "enum", required=True, allowed=EVIDENCE),
    ),
    by="Beratung",
)

MARKET = Sheet(
    "Markt",
    "market",
    "Marktpotenzial je Zielgruppe und Jahr.",
    (
        Column("Zielgruppe", "segment", required=True),
        Column("Anzahl Unternehmen", "n_companies", "integer", low=0),
        Column("Potenzial je Unternehmen", "potential_per_company", "money", unit="€", low=0),
        Column("Marktpotenzial", "market_potential", "money", unit="€", low=0),
        Column("Jahr", "year", "integer", required=True, low=1990, high=2100),
        Column("Quelle", "source", required=True, example="Verbandsstatistik 2025"),
    ),
    by="Beratung",
)

MESSAGING = Sheet(
    "Ansprache",
    "messaging",
    "Welche Botschaft über welchen Kanal an welche Zielgruppe geht.",
    (
        Column("Zielgruppe", "segment", required=True),
        Column("Kanal", "channel", required=True, example="Fachmesse"),
        Column("Botschaft", "message", required=True),
        Column("Ziel-Reaktion", "target_reaction", example="Rückruf vereinbaren"),
        Column("Sicht", "view", "enum", required=True, allowed=("Marketing", "Vertrieb")),
        Column("Verständlich", "clarity", "integer", low=1, high=5, help="1 gering bis 5 hoch"),
    ),
    by="Beratung",
)

SHEETS = (CUSTOMERS, REVENUE, NEEDS, PERSONAS, MARKET, MESSAGING)
