"""The agreed measures as a table, and the decisions that wait."""

from __future__ import annotations

from typing import Any

from vertrieb_kit.analysis.data_intake import Measures
from vertrieb_kit.formats import plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.data_intake.cells import amount_cell, day_words, words
from vertrieb_kit.present.wording import no_data, not_assessed

ID = "data_intake.measures"
CHAPTER = "data_intake"
QUESTION = "Welche Maßnahmen sind vereinbart?"
SHEETS = ("measures",)

_STATUS_WORDS = {"gestoppt": "zurückgestellt"}
_COLUMNS = (
    Column("Maßnahme", weight=2),
    Column("Verantwortlich (Rolle)", weight=1),
    Column("Beginn"),
    Column("Ende"),
    Column("Status"),
    Column("Aufwand in PT", "number"),
    Column("Nutzen 1–5", "number", "0"),
)
_DECISION_COLUMNS = (Column("Entscheidung"), Column("Verantwortlich (Rolle)"), Column("Termin"))


def measures_finding(result: Measures, context: Context) -> Finding:
    """State how many measures are agreed and whether every goal has one."""
    if not result.count:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            no_data("Blatt Massnahmen"),
            deliver="die Maßnahmen mit Verantwortlichem (Rolle) und Termin (Blatt Massnahmen)",
            context=context,
            sheets=SHEETS,
            requirements=("R15", "R74"),
            placement="measures",
        )
    evidence = (_table(result, context), _decisions(result, context))
    return Finding(_statement(result, context), evidence=evidence, placement="measures")


def _statement(result: Measures, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=float(result.count),
        unit="count",
        n=result.count,
        unit_of_n="Maßnahmen",
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R03", "R74"),
    )


def _text(result: Measures, context: Context) -> str:
    agreed = plural(result.count, "Maßnahme ist", "Maßnahmen sind")
    day = context.fmt.date(context.reference_date)
    late = f"{_how_many(result.overdue, 'e')} am {day} überfällig"
    if not result.goals:
        return f"{agreed} vereinbart; {late}."
    goals = plural(result.goals, "Ziel", "Zielen")
    served = f"von {goals} {_verb_first(result.goals_with_measure)} mit Maßnahmen hinterlegt"
    return f"{agreed} vereinbart, {served}; {late}."


def _how_many(count: int, ending: str) -> str:
    """Return "keine ist", "eine ist" or "3 sind"."""
    return {0: f"kein{ending} ist", 1: f"ein{ending} ist"}.get(count, f"{count} sind")


def _verb_first(count: int) -> str:
    number, verb = _how_many(count, "es").split(" ")
    return f"{verb} {number}"


def _table(result: Measures, context: Context) -> Table:
    rows = tuple(_row(m, context) for m in result.frame.itertuples(index=False))
    return Table(ID, "Maßnahmenplan.", "nach Beginn geordnet", _COLUMNS, rows)


def _row(measure: Any, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    return (
        Cell(words(measure.measure), strong=True),
        Cell(words(measure.owner_role)),
        Cell(day_words(measure.start_on, fmt)),
        Cell(day_words(measure.end_on, fmt)),
        Cell(_STATUS_WORDS.get(measure.status, words(measure.status))),
        amount_cell(measure.effort_days, fmt, missing="–"),
        amount_cell(measure.benefit, fmt, missing="–"),
    )


def _decisions(result: Measures, context: Context) -> Table:
    return Table(
        "measures.decisions",
        "Entscheidungen.",
        "offene Maßnahmen mit dem höchsten Nutzen",
        _DECISION_COLUMNS,
        tuple(_decision(m, context) for m in result.decisions.itertuples(index=False)),
        appendix_only=True,
    )


def _decision(measure: Any, context: Context) -> tuple[Cell, ...]:
    return (
        Cell(words(measure.measure), strong=True),
        Cell(words(measure.owner_role)),
        Cell(f"ab {day_words(measure.start_on, context.fmt)}"),
    )
