"""Sheets for the chapter on leads: deals, leads with their facts, workshop votes."""

from __future__ import annotations

from vertrieb_kit.contracts.columns import Column, Sheet, facts

LEAD_CLASSES = ("ausgeschlossen", "zielkontakt", "interessent", "mql", "sal", "sql", "kunde")
CLASS_ALIASES = (
    ("kein Vertriebskontakt", "ausgeschlossen"),
    ("Zielkunde ohne Signal", "zielkontakt"),
    ("Adresse", "zielkontakt"),
    ("Marketing Qualified Lead", "mql"),
    ("Sales Accepted Lead", "sal"),
    ("Sales Qualified Lead", "sql"),
)
DONT_KNOW = "weiß nicht"

DEALS = Sheet(
    "Deals",
    "deals",
    "Eine Zeile je Verkaufschance.",
    (
        Column("Deal-ID", "deal_id", "id", required=True),
        Column("Kundennummer", "customer_id", "id"),
        Column("Bezeichnung", "deal_name"),
        Column("Angelegt am", "created_on", "date", required=True, event=True),
        Column("Phase", "stage", required=True),
        Column(
            "Status",
            "status",
            "enum",
            required=True,
            allowed=("offen", "gewonnen", "verloren"),
            aliases=(("open", "offen"), ("won", "gewonnen"), ("lost", "verloren")),
        ),
        Column("Abgeschlossen am", "closed_on", "date", help="leer bei offenen Deals"),
        Column("Erwarteter Abschluss", "expected_close_on", "date"),
        Column("Wert netto", "amount", "money", required=True, unit="€"),
        Column("Währung", "currency", example="EUR"),
        Column("Wahrscheinlichkeit (%)", "probability", "percent", low=0, high=1),
        Column("Kanal", "channel"),
        Column("Verlustgrund", "loss_reason"),
        Column("Verloren an", "lost_to", help="Wettbewerber; mehrere durch ; getrennt"),
        Column("Angebotsdatum", "quoted_on", "date"),
        Column("Angefragt am", "requested_on", "date"),
        Column("Demo am", "demo_on", "date"),
        Column("Produktgruppe", "product_group"),
        Column("Zuständig", "owner", person=True, help="wird beim Einlesen verworfen"),
    ),
    key=("deal_id",),
)

FACT_COLUMNS = (
    Column(
        "Rolle extern",
        "role_external",
        "enum",
        allowed=(
            "kaeufer",
            "bewerber",
            "lieferant",
            "wettbewerber",
            "student",
            "presse",
            "unbekannt",
        ),
    ),
    Column(
        "Interesse Anzeichen",
        "interest_sign",
        "enum",
        allowed=("verhalten", "dritter", "keines", "unbekannt"),
    ),
    Column(
        "Ident Weg",
        "identified_by",
        "enum",
        allowed=("selbst", "ip", "liste", "scan", "dritter", "bestand", "unbekannt"),
    ),
    Column(
        "Äußerung Art",
        "expression_kind",
        "enum",
        allowed=(
            "formular",
            "newsletter",
            "email",
            "anruf",
            "gespraech",
            "chat",
            "nachricht",
            "reaktion",
            "keine",
            "unbekannt",
        ),
    ),
    Column(
        "Initiative",
        "initiative",
        "enum",
        allowed=("kontakt", "anbieter", "dritter", "unbekannt"),
    ),
    *facts(
        (
            ("Identifizierbar", "identifiable", "Person oder Firma ist bekannt"),
            ("Daten selbst angegeben", "data_given", "Kontaktdaten stammen vom Kontakt selbst"),
            ("Äußerung", "expression", "hat sich selbst gemeldet"),
            ("Interesse konkret", "interest_concrete", "an einer Leistung des Unternehmens"),
            ("Bedarf bekannt", "demand_known", "was, wie viel"),
            ("Angebotsphase", "quoting_phase", "ein Angebot ist verlangt oder liegt vor"),
            ("Übergeben", "handed_over", "an den Vertrieb übergeben"),
            ("In Bearbeitung", "in_progress", "der Vertrieb arbeitet aktiv daran"),
            ("Budget bekannt", "budget_known", ""),
            ("Entscheider", "decision_maker", "Kontakt entscheidet"),
            ("Zeitpunkt bekannt", "timing_known", ""),
            ("Zielgruppe passt", "target_group_fits", ""),
            ("Auftrag vorhanden", "has_order", "hat schon bestellt"),
            ("Neue Anfrage", "new_request", "eigener Vorgang eines Kunden"),
            ("Widerspruch", "objection", "möchte nicht kontaktiert werden"),
            ("Werbe Einwilligung", "consent", ""),
            ("Unterlagen angefordert", "documents_requested", ""),
        )
    ),
)

LEADS = Sheet(
    "Leads",
    "leads",
    "Eine Zeile je gemeldetem Lead, mit Fakten ja/nein/unbekannt.",
    (
        Column("Lead-ID", "lead_id", "id", required=True),
        Column("Erstkontakt am", "first_contact_at", "datetime", required=True, event=True),
        Column("Im CRM seit", "crm_created_at", "datetime"),
        Column("Kanal", "channel", required=True),
        Column(
            "Richtung",
            "direction",
            "enum",
            required=True,
            allowed=("Inbound", "Outbound", "unbekannt"),
        ),
        Column("CRM-Status", "crm_stage"),
        *FACT_COLUMNS,
        Column("Übergeben am", "handed_over_at", "datetime"),
        Column("Angenommen am", "accepted_at", "datetime"),
        Column("Rückgabegrund", "return_reason"),
        Column("Deal-ID", "deal_id", "id"),
        Column("Zielgruppe", "segment"),
    ),
    key=("lead_id",),
)

VOTES = Sheet(
    "Workshop",
    "votes",
    "Eine Zeile je Stimme: wer (Kürzel), welche Runde, welcher Fall, welche Klasse.",
    (
        Column("Teilnehmer", "participant_code", "id", required=True, help="Kürzel, kein Name"),
        Column(
            "Rolle",
            "role",
            "enum",
            required=True,
            allowed=("Marketing", "Vertrieb", "Innendienst", "GF", "Service"),
        ),
        Column("Runde", "round", "integer", required=True, low=1, high=9),
        Column("Fall-ID", "case_id", "id", required=True, example="F01"),
        Column(
            "Klasse",
            "lead_class",
            "enum",
            required=True,
            allowed=(*LEAD_CLASSES, DONT_KNOW),
            aliases=CLASS_ALIASES,
        ),
        Column("Sicherheit", "confidence", "integer", low=1, high=3),
        Column("Zeitstempel", "voted_at", "datetime", event=True),
    ),
    key=("participant_code", "round", "case_id"),
    by="Beratung",
)

SHEETS = (DEALS, LEADS, VOTES)
