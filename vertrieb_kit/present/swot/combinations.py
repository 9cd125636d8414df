"""Which inner item meets which outer one: the sentence for page 1, and the matrix."""

from __future__ import annotations

from vertrieb_kit.analysis.swot import Combinations, Pair
from vertrieb_kit.analysis.swot.combinations import QUADRANTS, Quadrant
from vertrieb_kit.formats import NBSP, joined, plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Note, Reason, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.swot.naming import CHAPTER, DATIVE, NOMINATIVE, short
from vertrieb_kit.present.wording import NOT_RATED, metric, no_data, not_assessed

ID = "swot.combination"
QUESTION = "Was folgt, wenn innere und äußere Aussagen aufeinandertreffen?"
SHEETS = ("swot", "swot_combinations")
HIGHEST = 50.0  # two priorities of 25

QUADRANT_NAMES = {
    "SO": "Stärken für Chancen",
    "WO": "Schwächen vor Chancen",
    "ST": "Stärken gegen Risiken",
    "WT": "Schwächen bei Risiken",
}


def combinations_finding(result: Combinations, context: Context) -> Finding:
    """Name the best documented pair and what follows, and show all four cells."""
    reason = _obstacle(result)
    counts = tuple(
        metric(
            "swot.pairs",
            float(len(result.of(q))) if result.pairs else None,
            "count",
            len(result.pairs),
            context,
            reason=no_data("Blatt SWOT_Kombination") if not result.pairs else None,
            dims={"quadrant": q},
        )
        for q in QUADRANTS
    )
    if reason or result.best is None:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason or no_data(""),
            deliver="je Verknüpfung eine Stärke oder Schwäche (Von-ID), eine Chance oder ein "
            "Risiko (Zu-ID), die Strategie und die Maßnahme",
            context=context,
            sheets=SHEETS,
            n=len(result.pairs) or None,
            requirements=("R10", "R11"),
            metrics=counts,
        )
    return Finding(
        _statement(result, result.best, context),
        evidence=(_table(result, context),),
        notes=_notes(result),
        metrics=counts,
    )


def _obstacle(result: Combinations) -> Reason | None:
    if not result.pairs:
        return no_data("keine gültige Verknüpfung im Blatt SWOT_Kombination")
    if result.best is None:
        return no_data("keine Verknüpfung zweier belegter Aussagen mit Priorität")
    return None


def _statement(result: Combinations, best: Pair, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(best),
        value=best.points,
        unit="points",
        n=len(result.pairs),
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        status="preliminary",
        requirements=("R10", "R11"),
        meaning=_meaning(best),
        note=_note(result),
        unit_of_n="Verknüpfungen" if len(result.pairs) != 1 else "Verknüpfung",
        evidence="befragt",
        headline=True,
    )


def _text(best: Pair) -> str:
    inner, outer = best.inner, best.outer
    subject = f"{NOMINATIVE[inner.field]} „{short(inner)}“"
    if inner.field == "S" and outer.field == "O":
        return f"{subject} passt am besten {DATIVE['O']} „{short(outer)}“."
    if inner.field == "S":
        return f"{subject} begegnet am ehesten dem Risiko „{short(outer)}“."
    if outer.field == "O":
        return f"{subject} steht vor allem der Chance „{short(outer)}“ entgegen."
    return f"{subject} wiegt am schwersten beim Risiko „{short(outer)}“."


def _meaning(best: Pair) -> str:
    measure = f" ({best.measure_id})" if best.measure_id else ""
    opened = "" if best.measure_id else " Eine Maßnahme dazu fehlt."
    return f"Daraus folgt: {best.strategy.rstrip('.')}{measure}.{opened}"


def _note(result: Combinations) -> str:
    parts = ["Punkte = Summe beider Prioritäten, höchstens 50; Prioritäten vorläufig"]
    if not result.uncovered:
        parts.append("Die fünf wichtigsten belegten Aussagen sind verknüpft")
    words = [
        (result.unknown, "mit unbekannter ID nicht enthalten"),
        (result.same_side, "ohne Gegenüber von innen und außen nicht enthalten"),
    ]
    parts += [f"{plural(n, 'Zeile', 'Zeilen')} {text}" for n, text in words if n]
    if any(not pair.documented for pair in result.pairs):
        parts.append("Paare mit einer Aussage ohne Beleg kommen für den ersten Platz nicht infrage")
    return ". ".join(parts)


def _table(result: Combinations, context: Context) -> Table:
    rows = [row for q in QUADRANTS for row in _quadrant_rows(result, q, context)]
    return Table(
        id="swot.combinations",
        who="Verknüpfungen.",
        what="Vier Felder, höchste Punktzahl zuerst",
        columns=(
            Column("Feld"),
            Column("Paar"),
            Column("Was daraus folgt", weight=1),
            Column("Punkte", "bar", "0"),
            Column("Maßnahme", weight=1),
        ),
        rows=tuple(rows),
    )


def _quadrant_rows(
    result: Combinations, quadrant: Quadrant, context: Context
) -> list[tuple[Cell, ...]]:
    name, pairs = QUADRANT_NAMES[quadrant], result.of(quadrant)
    if not pairs:
        gap = Cell("keine Verknüpfung", tone="muted")
        first = Cell(name.replace(" ", "\n", 1), name)
        return [(first, Cell("–", tone="muted"), gap, Cell(""), Cell(""))]
    return [
        _row(pair, name if i == 0 else "", pair is result.best, context)
        for i, pair in enumerate(pairs)
    ]


def _row(pair: Pair, name: str, best: bool, context: Context) -> tuple[Cell, ...]:
    points = Cell(NOT_RATED, tone="muted")
    if pair.points is not None:
        points = Cell(
            context.fmt.number(pair.points),
            pair.points,
            tone="focus" if best else "",
            bar=pair.points / HIGHEST,
        )
    return (
        Cell(name.replace(" ", "\n", 1), name),
        Cell(f"{pair.inner.id}{NBSP}×{NBSP}{pair.outer.id}", tone="focus" if best else ""),
        Cell(pair.strategy),
        points,
        _measure(pair),
    )


def _measure(pair: Pair) -> Cell:
    if pair.measure_id is None:
        return Cell("noch offen", tone="muted")
    return Cell(f"{pair.measure_id} {pair.measure}" if pair.measure else pair.measure_id)


def _notes(result: Combinations) -> tuple[Note, ...]:
    notes = []
    if result.uncovered:
        items = [f"{item.id} „{short(item, 34)}“" for item in result.uncovered[:3]]
        notes.append(
            Note(
                "Noch ohne Antwort", f"Unter den ersten fünf, aber in keinem Paar: {joined(items)}."
            )
        )
    if result.empty:
        names = joined([QUADRANT_NAMES[q] for q in result.empty])
        notes.append(Note("Leere Felder", f"Ohne Verknüpfung: {names}."))
    return tuple(notes)
