"""Items worth a second look, for the appendix: nothing is changed, everything is named."""

from __future__ import annotations

from vertrieb_kit.analysis.swot import Hint, Inventory
from vertrieb_kit.formats import plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.swot.naming import CHAPTER, FIELD_NAMES, short
from vertrieb_kit.present.wording import metric, no_data, not_assessed, too_few

ID = "swot.checks"
QUESTION = "Stehen die Aussagen der SWOT im richtigen Feld?"
SHEETS = ("swot",)

ADVICE = {
    "measure": "Klingt nach einer Maßnahme: Was ist der Sachverhalt dahinter?",
    "external": "Wirkt von außen: Gehört sie zu Chancen oder Risiken?",
    "internal": "Liegt in eigener Hand: Gehört sie zu Stärken oder Schwächen?",
    "twin": "Sagt fast dasselbe wie {other}: In einem Feld zusammenführen?",
}


def checks_finding(hints: tuple[Hint, ...], inventory: Inventory, context: Context) -> Finding:
    """Say how many items to look at again, and why."""
    n = len(inventory.items)
    found = metric(
        ID,
        float(len({hint.item.id for hint in hints})) if n else None,
        "count",
        n,
        context,
        reason=None if n else no_data("Blatt SWOT"),
    )
    if n < context.parameters.min_n:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            too_few(n) if n else no_data("Blatt SWOT"),
            deliver="Stärken, Schwächen, Chancen und Risiken im Blatt SWOT",
            context=context,
            sheets=SHEETS,
            n=n or None,
            requirements=("R11",),
            metrics=(found,),
            placement="appendix",
        )
    return Finding(
        _statement(hints, n, context),
        evidence=(_table(hints),) if hints else (),
        metrics=(found,),
        placement="appendix",
    )


def _statement(hints: tuple[Hint, ...], n: int, context: Context) -> Statement:
    flagged = len({hint.item.id for hint in hints})
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(flagged, n),
        value=float(flagged),
        unit="count",
        n=n,
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R11",),
        meaning="Die Zuordnung bleibt, wie sie geliefert wurde, bis die Beteiligten sie ändern.",
        note="Geprüft an der Wortwahl; Hinweise, keine Korrekturen",
        unit_of_n="Aussagen",
    )


def _text(flagged: int, n: int) -> str:
    if not flagged:
        return f"Bei keiner der {n} Aussagen spricht die Wortwahl gegen ihr Feld."
    noun = plural(flagged, "Aussage", "Aussagen")
    verb = "sollte" if flagged == 1 else "sollten"
    return f"{noun} von {n} {verb} noch einmal geprüft werden."


def _table(hints: tuple[Hint, ...]) -> Table:
    return Table(
        id="swot.hints",
        who="Hinweise.",
        what="Aussage und Frage dazu",
        columns=(
            Column("ID"),
            Column("Feld"),
            Column("Aussage", weight=1),
            Column("Hinweis", weight=1),
        ),
        rows=tuple(_row(hint) for hint in hints),
    )


def _row(hint: Hint) -> tuple[Cell, ...]:
    other = f"{hint.other.id} „{short(hint.other)}“" if hint.other else ""
    return (
        Cell(hint.item.id),
        Cell(FIELD_NAMES[hint.item.field]),
        Cell(hint.item.statement),
        Cell(ADVICE[hint.kind].format(other=other)),
    )
