"""What intake repaired, warned about or refused."""

from __future__ import annotations

from vertrieb_kit.contracts.problems import HANDLING_LABELS, Handling, Problem
from vertrieb_kit.formats import joined, plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import sheet_words

ID = "data_intake.problems"
CHAPTER = "data_intake"
QUESTION = "Was wurde an den Daten korrigiert oder beanstandet?"

_ORDER: tuple[Handling, ...] = ("refused", "warned", "corrected")
_WORDS: dict[Handling, str] = {
    "refused": "abgelehnt",
    "warned": "als Hinweis",
    "corrected": "korrigiert",
}
_COLUMNS = (
    Column("Blatt"),
    Column("Zelle"),
    Column("Befund", weight=1),
    Column("Behandlung"),
    Column("Fälle", "number", "#,##0"),
)


def problems_finding(problems: tuple[Problem, ...], context: Context) -> Finding:
    """List every defect with its cell and what was done about it."""
    ranked = sorted(problems, key=lambda p: (_ORDER.index(p.handling), p.sheet, p.code, p.column))
    rows = tuple(_row(problem, context) for problem in ranked)
    table = Table(ID, "Prüfprotokoll.", "Befunde je Blatt und Spalte", _COLUMNS, rows)
    evidence = (table,) if rows else ()
    return Finding(_statement(problems, context), evidence, placement="appendix")


def _statement(problems: tuple[Problem, ...], context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(problems),
        value=float(len(problems)),
        unit="count",
        n=max(1, len(problems)),  # the interface wants n ≥ 1: the check itself is one
        unit_of_n=_unit(len(problems)),
        as_of=context.reference_date.isoformat(),
        source="Prüfung aller Blätter beim Einlesen",
        note="Korrigiert wird nur, was eine einzige Lesart hat",
        requirements=("R04",),
    )


def _unit(count: int) -> str:
    return {0: "Prüfung ohne Befund", 1: "Befund"}.get(count, "Befunde")


def _text(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return "Die Prüfung aller Blätter ergab keine Befunde."
    counted = {h: sum(p.handling == h for p in problems) for h in _ORDER}
    parts = [f"{n} {_WORDS[h]}" for h, n in counted.items() if n]
    return f"Die Prüfung ergab {plural(len(problems), 'Befund', 'Befunde')}: {joined(parts)}."


def _row(problem: Problem, context: Context) -> tuple[Cell, ...]:
    return (
        Cell(sheet_words(problem.sheet) if problem.sheet else problem.file),
        Cell(problem.cell),
        Cell(problem.text),
        Cell(HANDLING_LABELS[problem.handling]),
        Cell(context.fmt.number(problem.count), problem.count),
    )
