"""What the source line calls a sheet: its German name and the system it came from."""

from __future__ import annotations

from vertrieb_kit.contracts.sheets import BY_NAME, BY_TITLE
from vertrieb_kit.intake.model import Intake

_PROSE = {
    "Umsaetze": "Umsätze",
    "Beduerfnisse": "Bedürfnisse",
    "Massnahmen": "Maßnahmen",
    "PSM": "Preisbefragung",
    "SWOT_Kombination": "SWOT-Kombinationen",
    "Wettbewerb": "Wettbewerbsbewertung",
    "Preise": "Auftragspositionen",
}


def sheet_words(title: str) -> str:
    """Return how prose names a sheet."""
    return _PROSE.get(title, title)


def source_names(intake: Intake) -> dict[str, str]:
    """Map every sheet's machine name to its name in a source line: "Umsätze (SAP)"."""
    systems: dict[str, list[str]] = {}
    for table in intake.sources:
        systems.setdefault(table.sheet, []).append(table.system)
    names = {}
    for name, sheet in BY_NAME.items():
        known = [s for s in dict.fromkeys(systems.get(sheet.title, [])) if s]
        names[name] = sheet_words(sheet.title) + (f" ({', '.join(known)})" if known else "")
    return names


def stands(intake: Intake) -> dict[str, str]:
    """Map machine names to the ISO date of their Stand, where somebody stated one."""
    return {BY_TITLE[title].name: day.isoformat() for title, day in intake.as_of.items()}
