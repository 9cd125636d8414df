"""What intake repaired, warned about or refused."""

from __future__ import annotations

from vertrieb_kit.contracts.problems import HANDLING_LABELS, Handling, Problem
from vertrieb_kit.formats import joined, plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context

QUESTION = "Was wurde an den Daten korrigiert oder beanstandet?"
_ID = "data_intake.problems"
_ORDER: tuple[Handling, ...] = ("refused", "warned", "corrected")
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
    table = Table(_ID, "Prüfprotokoll.", "Befunde je Blatt und Spalte", _COLUMNS, rows)
    return Finding(
        Statement(
            id=_ID,
            chapter="data_intake",
            question=QUESTION,
            text=_text(problems),
            value=float(len(problems)),
            unit="count",
            n=max(1, len(problems)),
            unit_of_n="Befunde" if problems else "Prüfung ohne Befund",
            as_of=context.reference_date.isoformat(),
            source="Prüfung aller Blätter beim Einlesen",
            note="Korrigiert wird nur, was eine einzige Lesart hat",
            requirements=("R04",),
        ),
        evidence=(table,) if rows else (),
        placement="appendix",
    )


def _text(problems: tuple[Problem, ...]) -> str:
    if not problems:
        return "Die Prüfung aller Blätter ergab keine Befunde."
    counted = {h: sum(p.handling == h for p in problems) for h in _ORDER}
    parts = [f"{n}-mal {HANDLING_LABELS[h]}" for h, n in counted.items() if n]
    return f"Die Prüfung ergab {plural(len(problems), 'Befund', 'Befunde')}: {joined(parts)}."


def _row(problem: Problem, context: Context) -> tuple[Cell, ...]:
    return (
        Cell(problem.sheet or problem.file),
        Cell(problem.cell),
        Cell(problem.text),
        Cell(HANDLING_LABELS[problem.handling]),
        Cell(context.fmt.number(problem.count), problem.count),
    )
