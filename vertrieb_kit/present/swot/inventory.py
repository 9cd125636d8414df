"""The four fields, ordered by priority, with their evidence."""

from __future__ import annotations

from vertrieb_kit.analysis.swot import Inventory, Item
from vertrieb_kit.analysis.swot.inventory import FIELDS, Field
from vertrieb_kit.formats import joined
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Reason, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.swot.naming import (
    CHAPTER,
    FIELD_KINDS,
    FIELD_NAMES,
    NOMINATIVE,
    mark,
    short,
)
from vertrieb_kit.present.wording import (
    NOT_RATED,
    metric,
    no_data,
    not_assessed,
    status_for,
    too_few,
)

ID = "swot.evidence_share"
QUESTION = "Welche Aussagen trägt die SWOT, und wie gut sind sie belegt?"
SHEETS = ("swot",)
SHOWN = 5
RATERS_NEEDED = 3


def inventory_finding(result: Inventory, context: Context) -> Finding:
    """Say how many items rest on evidence, and show the fields by priority.

    It speaks for the chapter only as long as no combination does.
    """
    n = len(result.items)
    reason = _obstacle(n, context)
    metrics = _metrics(result, reason, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="Stärken, Schwächen, Chancen und Risiken mit Wirkung, Eintritt oder "
            "Bedeutung (1–5) und Beleg",
            context=context,
            sheets=SHEETS,
            n=n or None,
            requirements=("R10", "R11"),
            metrics=metrics,
        )
    tables = (*(_field_table(result, f, context) for f in FIELDS), _all_items(result, context))
    return Finding(_statement(result, context), evidence=tables, metrics=metrics)


def _obstacle(n: int, context: Context) -> Reason | None:
    if not n:
        return no_data("Blatt SWOT")
    return too_few(n) if n < context.parameters.min_n else None


def _statement(result: Inventory, context: Context) -> Statement:
    n = len(result.items)
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result),
        value=result.evidence_share,
        unit="share",
        n=n,
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        status=status_for(n, context),
        requirements=("R10", "R11"),
        meaning=_meaning(result),
        note=_note(result),
        unit_of_n="Aussagen",
        evidence="befragt",
        headline=not result.combined,
    )


def _text(result: Inventory) -> str:
    total, known = len(result.items), len(result.documented)
    if known == total:
        first = f"Alle {total} Aussagen sind belegt"
    elif known:
        verb = "ist" if known == 1 else "sind"
        first = f"{known} von {total} Aussagen {verb} belegt"
    else:
        first = f"Keine der {total} Aussagen ist belegt"
    if not result.top:
        return f"{first}."
    top = result.top[0]
    return f"{first}; die höchste Priorität hat {_named(top)} „{short(top)}“."


def _named(item: Item) -> str:
    phrase = NOMINATIVE[item.field]
    return phrase[0].lower() + phrase[1:]


def _meaning(result: Inventory) -> str:
    open_items = [item for item in result.items if not item.documented]
    if not open_items:
        return "Jede Aussage lässt sich auf einen Beleg zurückführen."
    first = open_items[0]
    return f"Vor Entscheidungen zu belegen: {first.id} „{short(first, 60)}“" + (
        f" und {len(open_items) - 1} weitere." if len(open_items) > 1 else "."
    )


def _note(result: Inventory) -> str:
    parts = []
    if result.rated:
        parts.append(
            "Prio. (Priorität) = Wirkung × Bedeutung (Stärken, Schwächen) oder × "
            "Eintrittswahrscheinlichkeit (Chancen, Risiken), je 1–5, höchstens 25; vorläufig, weil "
            "weniger als 3 Bewertende dokumentiert sind"
        )
    cut = [FIELD_NAMES[f] for f in FIELDS if len(result.of(f)) > SHOWN]
    if cut:
        parts.append(f"Gezeigt werden je Feld die ersten {SHOWN} ({joined(cut)} gekürzt)")
    missing = len(result.items) - len(result.rated)
    if missing:
        parts.append(f"{missing} ohne Wirkung oder Eintritt/Bedeutung, daher ohne Priorität")
    return ". ".join(parts)


def _field_table(result: Inventory, field: Field, context: Context) -> Table:
    items = result.of(field)[:SHOWN]
    empty = ((Cell("–"), Cell("keine Aussage erfasst", tone="muted"), Cell(""), Cell("")),)
    return Table(
        id=f"swot.field_{field}",
        who=FIELD_NAMES[field],
        what=FIELD_KINDS[field],
        columns=(
            Column("ID"),
            Column("Aussage", weight=1),
            Column("Prio.", "number", "0"),
            Column("Beleg", "mark"),
        ),
        rows=tuple(_field_row(item, context) for item in items) or empty,
        span=6,
    )


def _field_row(item: Item, context: Context) -> tuple[Cell, ...]:
    return (
        Cell(item.id, tone="focus"),
        Cell(item.statement),
        _priority(item, context),
        Cell(mark(item)),
    )


def _priority(item: Item, context: Context) -> Cell:
    if item.priority is None:
        return Cell(NOT_RATED, tone="muted")
    return Cell(context.fmt.number(item.priority), item.priority, strong=True)


def _all_items(result: Inventory, context: Context) -> Table:
    headers = ("ID", "Feld", "Aussage", "Beleg", "Quelle", "Horizont")
    return Table(
        id="swot.items",
        who="Alle Aussagen.",
        what="Priorität, Beleg und Quelle",
        columns=(
            *(Column(header) for header in headers[:3]),
            Column("Priorität", "number", "0"),
            *(Column(header) for header in headers[3:]),
        ),
        rows=tuple(_full_row(item, context) for item in result.items),
        appendix_only=True,
    )


def _full_row(item: Item, context: Context) -> tuple[Cell, ...]:
    return (
        Cell(item.id),
        Cell(FIELD_NAMES[item.field]),
        Cell(item.statement),
        _priority(item, context),
        Cell(item.evidence or "ohne Beleg"),
        Cell(item.source or ""),
        Cell(item.horizon or ""),
    )


def _metrics(result: Inventory, reason: Reason | None, context: Context) -> tuple[Metric, ...]:
    n = len(result.items)
    why = reason or no_data("Blatt SWOT")
    counts = tuple(
        metric(
            "swot.items",
            float(len(result.of(f))) if n else None,
            "count",
            n,
            context,
            reason=None if n else why,
            dims={"type": f},
        )
        for f in FIELDS
    )
    share = metric(ID, result.evidence_share, "share", n, context, reason=None if n else why)
    return (*counts, share, *_priorities(result, why, context))


def _priorities(result: Inventory, why: Reason, context: Context) -> tuple[Metric, ...]:
    if not result.items:
        return (metric("swot.priority", None, "score", None, context, reason=why),)
    return tuple(_priority_metric(item, result, context) for item in result.items)


def _priority_metric(item: Item, result: Inventory, context: Context) -> Metric:
    reason = no_data("Wirkung oder Eintritt/Relevanz") if item.priority is None else None
    # the sheet names no raters, so a priority never counts as the judgement of three
    return metric(
        "swot.priority",
        item.priority,
        "score",
        len(result.rated),
        context,
        method_minimum=len(result.rated) + RATERS_NEEDED,
        reason=reason,
        dims={"item": item.id},
    )
