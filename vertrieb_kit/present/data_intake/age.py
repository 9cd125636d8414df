"""The age of the data in words."""

from __future__ import annotations

from vertrieb_kit.analysis.data_intake import SheetAge
from vertrieb_kit.formats import plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import sheet_words
from vertrieb_kit.present.wording import no_data, not_assessed

QUESTION = "Wie alt sind die Daten?"
_ID = "data_intake.age"
_COLUMNS = (Column("Blatt", weight=1), Column("Stand"), Column("Alter in Monaten", "number", "0"))


def age_finding(ages: tuple[SheetAge, ...], context: Context) -> Finding:
    """State how many sheets are older than the agreed age."""
    limit = context.parameters.max_alter_monate
    if not ages:
        return not_assessed(
            _ID,
            "data_intake",
            QUESTION,
            no_data("Blatt Quellen fehlt"),
            deliver="je Blatt das Datum des Exports (Blatt Quellen)",
            context=context,
            placement="appendix",
        )
    old = sum(age.outdated for age in ages)
    subject = plural(len(ages), "Blatt", "Blättern")
    text = (
        f"Keines von {subject} ist älter als {limit} Monate."
        if old == 0
        else f"Von {subject} {'ist eines' if old == 1 else f'sind {old}'} älter als {limit} Monate."
    )
    return Finding(
        Statement(
            id=_ID,
            chapter="data_intake",
            question=QUESTION,
            text=text,
            value=float(old),
            unit="count",
            n=len(ages),
            unit_of_n="Blätter mit Exportdatum",
            as_of=context.reference_date.isoformat(),
            source="Quellen",
            requirements=("R04",),
        ),
        evidence=(_table(ages, context),) if old else (),
        placement="appendix",
    )


def _table(ages: tuple[SheetAge, ...], context: Context) -> Table:
    rows = tuple(
        (Cell(sheet_words(a.sheet)), Cell(context.fmt.date(a.as_of)), Cell(str(a.months), a.months))
        for a in ages
        if a.outdated
    )
    return Table(_ID, "Ältere Blätter.", "Stand und Alter am Stichtag", _COLUMNS, rows)
