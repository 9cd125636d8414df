"""What clients read for the classes of leads, and for the reasons why one is not recognised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CLASS_NAMES = {
    "ausgeschlossen": "kein Vertriebskontakt",
    "zielkontakt": "Zielkunde ohne Signal",
    "interessent": "Interessent",
    "mql": "Marketing Qualified Lead (MQL)",
    "sal": "Sales Accepted Lead (SAL)",
    "sql": "Sales Qualified Lead (SQL)",
    "kunde": "Kunde",
    "nicht_klassifizierbar": "nicht einzuordnen (Angaben fehlen)",
}
SHORT_CLASS_NAMES = {**CLASS_NAMES, "mql": "MQL", "sal": "SAL", "sql": "SQL (Angebotsphase)"}


@dataclass(frozen=True, slots=True)
class ReasonWords:
    """A reason as a row label, and as the end of a sentence about one or several leads."""

    label: str
    one: str
    many: str

    def clause(self, count: int) -> str:
        """Return "hat sich …" or "haben sich …"."""
        return self.one if count == 1 else self.many


_SILENT = ReasonWords(
    "Hat sich nicht selbst gemeldet",
    "hat sich nicht selbst gemeldet",
    "haben sich nicht selbst gemeldet",
)
MISSING = ReasonWords(
    "Angaben fehlen, nicht einzuordnen",
    "lässt sich mangels Angaben nicht einordnen",
    "lassen sich mangels Angaben nicht einordnen",
)
REASONS = {
    "R_KEINE_AEUSSERUNG": _SILENT,
    "R_IDENT_OHNE_ZUTUN": _SILENT,
    "R_DRITTER_AEUSSERT": _SILENT,
    "R_FAKT_FEHLT": MISSING,
    "R_KEIN_VERHALTEN": ReasonWords(
        "Kein Anzeichen von Interesse", "zeigt kein Interesse", "zeigen kein Interesse"
    ),
    "R_INTERESSE_UNKONKRET": ReasonWords(
        "Interesse nicht konkret", "hat kein konkretes Interesse", "haben kein konkretes Interesse"
    ),
    "R_NICHT_IDENTIFIZIERBAR": ReasonWords(
        "Kontaktdaten nicht selbst angegeben",
        "hat keine Kontaktdaten angegeben",
        "haben keine Kontaktdaten angegeben",
    ),
    "R_KEIN_KAUFINTERESSE_ROLLE": ReasonWords(
        "Kein Kaufinteresse (z. B. Bewerbung)",
        "hat kein Kaufinteresse",
        "haben kein Kaufinteresse",
    ),
    "R_WIDERSPRUCH": ReasonWords(
        "Möchte nicht kontaktiert werden",
        "möchte nicht kontaktiert werden",
        "möchten nicht kontaktiert werden",
    ),
    "R_AUFTRAG": ReasonWords(
        "Kunde ohne neue Anfrage", "ist Kunde ohne neue Anfrage", "sind Kunden ohne neue Anfrage"
    ),
    "R_PASSUNG_FEHLT": ReasonWords(
        "Passt nicht zur Zielgruppe", "passt nicht zur Zielgruppe", "passen nicht zur Zielgruppe"
    ),
    "R_BEDARF_FEHLT": ReasonWords(
        "Bedarf nicht geklärt", "hat keinen geklärten Bedarf", "haben keinen geklärten Bedarf"
    ),
}


def deductions(reasons: Mapping[str, int]) -> list[tuple[ReasonWords, int]]:
    """Add up reasons that clients read as one, largest first, missing facts last."""
    sums: dict[ReasonWords, int] = {}
    for code, count in reasons.items():
        sums[REASONS[code]] = sums.get(REASONS[code], 0) + count
    return sorted(sums.items(), key=lambda item: (item[0] is MISSING, -item[1], item[0].label))
