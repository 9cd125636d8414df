"""Which chapters the delivered sheets carry."""

from __future__ import annotations

from vertrieb_kit.chapters import Assessable
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.formats import plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import sheet_words

QUESTION = "Welche Kapitel tragen die gelieferten Blätter?"
_ID = "data_intake.questions"
_LABELS = {"yes": "vollständig", "partly": "teilweise", "no": "nicht bewertet"}
_COLUMNS = (Column("Kapitel"), Column("Bewertbar"), Column("Fehlende Blätter", weight=1))


def questions_finding(chapters: tuple[Assessable, ...], context: Context) -> Finding:
    """State how many agreed chapters the delivered sheets carry, and what is missing."""
    carried = sum(item.answer != "no" for item in chapters)
    total = plural(len(chapters), "vereinbarten Kapitel", "vereinbarten Kapiteln")
    verb = "ist" if carried == 1 else "sind"
    text = f"Von {total} {verb} {carried} mit den gelieferten Blättern bewertbar."
    table = Table(
        _ID, "Kapitel.", "Bewertbarkeit nach gelieferten Blättern", _COLUMNS,
        tuple(_row(item) for item in chapters),
    )  # fmt: skip
    return Finding(
        Statement(
            id=_ID,
            chapter="data_intake",
            question=QUESTION,
            text=text,
            value=float(carried),
            unit="count",
            n=max(1, len(chapters)),
            unit_of_n="Kapitel",
            as_of=context.reference_date.isoformat(),
            source="Datenlieferung",
            requirements=("R19",),
        ),
        evidence=(table,),
        placement="appendix",
    )


def _row(item: Assessable) -> tuple[Cell, ...]:
    missing = ", ".join(sheet_words(BY_NAME[name].title) for name in item.missing)
    return Cell(item.chapter.title), Cell(_LABELS[item.answer]), Cell(missing or "keine")
