"""Which chapters the delivered sheets carry."""

from __future__ import annotations

from vertrieb_kit.chapters import Assessable
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import sheet_words

ID = "data_intake.questions"
CHAPTER = "data_intake"
QUESTION = "Welche Kapitel tragen die gelieferten Blätter?"

_LABELS = {"yes": "vollständig", "partly": "teilweise", "no": "nicht bewertet"}
_COLUMNS = (Column("Kapitel"), Column("Bewertbar"), Column("Fehlende Blätter", weight=1))


def questions_finding(chapters: tuple[Assessable, ...], context: Context) -> Finding:
    """State how many agreed chapters the delivered sheets carry, and what is missing."""
    table = Table(
        ID, "Kapitel.", "Bewertbarkeit nach gelieferten Blättern", _COLUMNS,
        tuple(_row(item) for item in chapters),
    )  # fmt: skip
    evidence = (table,) if chapters else ()
    return Finding(_statement(chapters, context), evidence, placement="appendix")


def _statement(chapters: tuple[Assessable, ...], context: Context) -> Statement:
    carried = sum(item.answer != "no" for item in chapters)
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(carried, len(chapters)),
        value=float(carried),
        unit="count",
        n=max(1, len(chapters)),  # the interface wants n ≥ 1: the data basis itself is one
        unit_of_n="Kapitel",
        as_of=context.reference_date.isoformat(),
        source="Datenlieferung",
        requirements=("R19",),
    )


def _text(carried: int, agreed: int) -> str:
    if not agreed:
        return "Vereinbart ist allein die Datengrundlage."
    if agreed == 1:
        verdict = "bewertbar" if carried else "nicht bewertbar"
        return f"Das vereinbarte Kapitel ist mit den gelieferten Blättern {verdict}."
    which = {0: "ist keines", 1: "ist eines"}.get(carried, f"sind {carried}")
    return f"Von {agreed} vereinbarten Kapiteln {which} mit den gelieferten Blättern bewertbar."


def _row(item: Assessable) -> tuple[Cell, ...]:
    missing = ", ".join(sheet_words(BY_NAME[name].title) for name in item.missing)
    return Cell(item.chapter.title), Cell(_LABELS[item.answer]), Cell(missing or "keine")
