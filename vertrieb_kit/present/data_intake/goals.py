"""The sales goals in words and as a table."""

from __future__ import annotations

import pandas as pd

from vertrieb_kit.analysis.data_intake import Goals
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import no_data, not_assessed

QUESTION = "Sind die Vertriebsziele messbar und terminiert?"
_ID = "data_intake.goals"
_COLUMNS = (
    Column("Ziel", weight=2),
    Column("Kennzahl", weight=1),
    Column("Ausgangswert", "number", "#,##0.##"),
    Column("Zielwert", "number", "#,##0.##"),
    Column("Termin"),
)


def goals_finding(result: Goals, context: Context) -> Finding:
    """State how many goals are measurable and whether both horizons are covered."""
    if not result.count:
        return not_assessed(
            _ID,
            "data_intake",
            QUESTION,
            no_data("Blatt Ziele fehlt"),
            deliver="die Vertriebsziele mit Kennzahl, Zielwert und Termin (Blatt Ziele)",
            context=context,
            sheets=("goals",),
            requirements=("R01", "R02"),
            placement="measures",
        )
    return Finding(
        Statement(
            id=_ID,
            chapter="data_intake",
            question=QUESTION,
            text=_text(result),
            value=float(result.measurable),
            unit="count",
            n=result.count,
            unit_of_n="Ziele",
            as_of=context.stand("goals"),
            source=context.source("goals"),
            note="Messbar heißt: Kennzahl, Zielwert und Termin liegen vor",
            requirements=("R01", "R02"),
        ),
        evidence=(_table(result, context),),
        placement="measures",
    )


def _text(result: Goals) -> str:
    measurable = (
        f"{result.measurable} von {result.count} Zielen haben Kennzahl, Zielwert und Termin"
    )
    if not result.beyond_12_months:
        return f"{measurable}; es fehlen Ziele über 12 Monate hinaus."
    if not result.within_12_months:
        return f"{measurable}; es fehlen Ziele für die nächsten 12 Monate."
    return f"{measurable}; {result.within_12_months} davon reichen höchstens 12 Monate weit."


def _table(result: Goals, context: Context) -> Table:
    rows = tuple(_row(goal, context) for goal in result.frame.itertuples(index=False))
    return Table(_ID, "Vertriebsziele.", "nach Termin geordnet", _COLUMNS, rows)


def _row(goal: object, context: Context) -> tuple[Cell, ...]:
    unit = _text_of(goal, "unit")
    return (
        Cell(_text_of(goal, "goal")),
        Cell(_text_of(goal, "metric") or "offen"),
        _value(getattr(goal, "baseline", None), unit, context),
        _value(getattr(goal, "target", None), unit, context),
        Cell(_day(getattr(goal, "due_on", None), context)),
    )


def _text_of(row: object, name: str) -> str:
    value = getattr(row, name, None)
    return "" if pd.isna(value) else str(value)


def _value(value: object, unit: str, context: Context) -> Cell:
    if not isinstance(value, float) or pd.isna(value):
        return Cell("offen", tone="muted")
    digits = 0 if value == int(value) else 1
    return Cell(f"{context.fmt.number(value, digits)}\u00a0{unit}".strip(), value)


def _day(value: object, context: Context) -> str:
    return context.fmt.date(value) if isinstance(value, pd.Timestamp) else "offen"
