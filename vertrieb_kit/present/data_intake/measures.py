"""The agreed measures as a table, and the decisions that wait."""

from __future__ import annotations

from typing import Any

import pandas as pd

from vertrieb_kit.analysis.data_intake import Measures
from vertrieb_kit.formats import plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import no_data, not_assessed

QUESTION = "Welche Maßnahmen sind vereinbart?"
_ID = "data_intake.measures"
_STATUS_WORDS = {"gestoppt": "zurückgestellt"}
_COLUMNS = (
    Column("Maßnahme", weight=2),
    Column("Verantwortlich (Rolle)", weight=1),
    Column("Beginn"),
    Column("Ende"),
    Column("Status"),
    Column("Aufwand in PT", "number", "0"),
    Column("Nutzen 1–5", "number", "0"),
)
_DECISION_COLUMNS = (Column("Entscheidung"), Column("Verantwortlich (Rolle)"), Column("Termin"))


def measures_finding(result: Measures, context: Context) -> Finding:
    """State how many measures are agreed and whether every goal has one."""
    if not result.count:
        return not_assessed(
            _ID,
            "data_intake",
            QUESTION,
            no_data("Blatt Massnahmen fehlt"),
            deliver="die Maßnahmen mit Verantwortlichem (Rolle) und Termin (Blatt Massnahmen)",
            context=context,
            sheets=("measures",),
            requirements=("R15", "R74"),
            placement="measures",
        )
    return Finding(
        Statement(
            id=_ID,
            chapter="data_intake",
            question=QUESTION,
            text=_text(result, context),
            value=float(result.count),
            unit="count",
            n=result.count,
            unit_of_n="Maßnahmen",
            as_of=context.stand("measures"),
            source=context.source("measures"),
            requirements=("R03", "R74"),
        ),
        evidence=(_table(result, context), _decisions(result, context)),
        placement="measures",
    )


def _text(result: Measures, context: Context) -> str:
    agreed = plural(result.count, "Maßnahme ist", "Maßnahmen sind")
    late = (
        f"überfällig {'ist' if result.overdue == 1 else 'sind'} am "
        f"{context.fmt.date(context.reference_date)} {result.overdue or 'keine'}"
    )
    if not result.goals:
        return f"{agreed} vereinbart; {late}."
    served = f"{result.goals_with_measure} von {result.goals} Zielen sind mit Maßnahmen hinterlegt"
    return f"{agreed} vereinbart, {served}; {late}."


def _table(result: Measures, context: Context) -> Table:
    rows = tuple(_row(m, context) for m in result.frame.itertuples(index=False))
    return Table(_ID, "Maßnahmenplan.", "nach Beginn geordnet", _COLUMNS, rows)


def _row(measure: Any, context: Context) -> tuple[Cell, ...]:
    return (
        Cell(_words(measure.measure), strong=True),
        Cell(_words(measure.owner_role)),
        Cell(_day(measure.start_on, context)),
        Cell(_day(measure.end_on, context)),
        Cell(_STATUS_WORDS.get(measure.status, _words(measure.status))),
        _number(measure.effort_days, context),
        _number(measure.benefit, context),
    )


def _decisions(result: Measures, context: Context) -> Table:
    rows = tuple(
        (
            Cell(_words(m.measure), strong=True),
            Cell(_words(m.owner_role)),
            Cell(f"ab {_day(m.start_on, context)}"),
        )
        for m in result.decisions.itertuples(index=False)
    )
    return Table(
        "measures.decisions",
        "Entscheidungen.",
        "offene Maßnahmen mit dem höchsten Nutzen",
        _DECISION_COLUMNS,
        rows,
        appendix_only=True,
    )


def _words(value: Any) -> str:
    return "offen" if pd.isna(value) else str(value)


def _day(value: Any, context: Context) -> str:
    return "offen" if pd.isna(value) else context.fmt.date(value)


def _number(value: float, context: Context) -> Cell:
    return Cell("–", tone="muted") if pd.isna(value) else Cell(context.fmt.number(value), value)
