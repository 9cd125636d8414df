"""The sales goals in words and as a table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from vertrieb_kit.analysis.data_intake import Goals
from vertrieb_kit.formats import plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.data_intake.cells import amount_cell, day_words, words
from vertrieb_kit.present.wording import no_data, not_assessed

ID = "data_intake.goals"
CHAPTER = "data_intake"
QUESTION = "Sind die Vertriebsziele messbar und terminiert?"
SHEETS = ("goals",)
REQUIREMENTS = ("R01", "R02")

_COLUMNS = (
    Column("Ziel", weight=2),
    Column("Kennzahl", weight=1),
    Column("Ausgangswert", "number"),
    Column("Zielwert", "number"),
    Column("Termin"),
)


def goals_finding(result: Goals, context: Context) -> Finding:
    """State how many goals are measurable and whether both horizons are covered."""
    if not result.count:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            no_data("Blatt Ziele"),
            deliver="die Vertriebsziele mit Kennzahl, Zielwert und Termin (Blatt Ziele)",
            context=context,
            sheets=SHEETS,
            requirements=REQUIREMENTS,
            placement="measures",
        )
    evidence = (_table(result, context),)
    return Finding(_statement(result, context), evidence=evidence, placement="measures")


def _statement(result: Goals, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=f"{_measurable(result)}; {_horizon(result)}.",
        value=float(result.measurable),
        unit="count",
        n=result.count,
        unit_of_n="Ziele",
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        note=_note(result),
        requirements=REQUIREMENTS,
    )


def _measurable(result: Goals) -> str:
    all_goals = plural(result.count, "Ziel", "Zielen")
    if not result.measurable:
        return f"Von {all_goals} hat keines Kennzahl, Zielwert und Termin"
    verb = "hat" if result.measurable == 1 else "haben"
    return f"{result.measurable} von {all_goals} {verb} Kennzahl, Zielwert und Termin"


def _horizon(result: Goals) -> str:
    near, far = result.within_12_months, result.beyond_12_months
    if not near and not far:
        return "alle Termine sind verstrichen" if result.past else "kein Ziel nennt einen Termin"
    if not far:
        return "es fehlen Ziele über 12 Monate hinaus"
    if not near:
        return "es fehlen Ziele für die nächsten 12 Monate"
    due = "ist eines" if near == 1 else f"sind {near}"
    return f"in den nächsten 12 Monaten {due} fällig"


def _note(result: Goals) -> str:
    meaning = "Messbar heißt: Kennzahl, Zielwert und Termin liegen vor"
    if not result.past:
        return meaning
    return f"{meaning}. {plural(result.past, 'Termin ist', 'Termine sind')} verstrichen"


def _table(result: Goals, context: Context) -> Table:
    rows = tuple(_row(goal, context) for goal in result.frame.itertuples(index=False))
    return Table(ID, "Vertriebsziele.", "nach Termin geordnet", _COLUMNS, rows)


def _row(goal: Any, context: Context) -> tuple[Cell, ...]:
    fmt, unit = context.fmt, "" if pd.isna(goal.unit) else str(goal.unit)
    return (
        Cell(words(goal.goal)),
        Cell(words(goal.metric)),
        amount_cell(goal.baseline, fmt, unit=unit),
        amount_cell(goal.target, fmt, unit=unit),
        Cell(day_words(goal.due_on, fmt)),
    )
