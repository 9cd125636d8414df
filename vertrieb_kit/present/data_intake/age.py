"""The age of the data in words."""

from __future__ import annotations

from vertrieb_kit.analysis.data_intake import SheetAge
from vertrieb_kit.formats import plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import sheet_words
from vertrieb_kit.present.wording import no_data, not_assessed

ID = "data_intake.age"
CHAPTER = "data_intake"
QUESTION = "Wie alt sind die Daten?"

_COLUMNS = (Column("Blatt", weight=1), Column("Stand"), Column("Alter in Monaten", "number", "0"))


def age_finding(ages: tuple[SheetAge, ...], context: Context) -> Finding:
    """State how many sheets are older than the agreed age."""
    if not ages:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            no_data("Blatt Quellen"),
            deliver="je Blatt das Datum des Exports (Blatt Quellen)",
            context=context,
            placement="appendix",
        )
    old = tuple(age for age in ages if age.outdated)
    evidence = (_table(old, context),) if old else ()
    return Finding(_statement(len(old), len(ages), context), evidence, placement="appendix")


def _statement(old: int, n: int, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(old, n, context.parameters.max_alter_monate),
        value=float(old),
        unit="count",
        n=n,
        unit_of_n="Blatt mit Exportdatum" if n == 1 else "Blätter mit Exportdatum",
        as_of=context.reference_date.isoformat(),
        source="Quellen",
        requirements=("R04",),
    )


def _text(old: int, n: int, limit: int) -> str:
    age = f"älter als {plural(limit, 'Monat', 'Monate')}"
    if n == 1:
        return f"Das Blatt mit Exportdatum ist {'' if old else 'nicht '}{age}."
    which = {0: "ist keines", 1: "ist eines"}.get(old, f"sind {old}")
    return f"Von {n} Blättern {which} {age}."


def _table(ages: tuple[SheetAge, ...], context: Context) -> Table:
    rows = tuple(
        (Cell(sheet_words(a.sheet)), Cell(context.fmt.date(a.as_of)), Cell(str(a.months), a.months))
        for a in ages
    )
    return Table(ID, "Ältere Blätter.", "Stand und Alter am Stichtag", _COLUMNS, rows)
