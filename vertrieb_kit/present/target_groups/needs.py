"""Where fulfilment lags furthest behind importance, in a sentence and a heat map."""

from __future__ import annotations

from vertrieb_kit.analysis.target_groups import NeedGap, Needs
from vertrieb_kit.formats import NBSP, plural
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Figure,
    Finding,
    Metric,
    Note,
    Reason,
    Statement,
    Table,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.target_groups.need_chart import need_map, size_mm, span
from vertrieb_kit.present.wording import NOT_RATED, metric, no_data, not_assessed, too_few

ID = "target_groups.needs"
GAP_ID = "target_groups.need_gap"
CHAPTER = "target_groups"
QUESTION = "Welche Bedürfnisse der Zielgruppen sind am wenigsten erfüllt?"
REQUIREMENTS = ("R06", "R21")

WIDE = 1.0  # points on the scale 1–5


def needs_finding(result: Needs, context: Context) -> Finding:
    """Name the need whose fulfilment lies furthest below its importance."""
    carried = result.carried(context.parameters.min_n)
    metrics = _metrics(result, context)
    if not carried:
        return _unanswered(result, context, metrics)
    return Finding(
        _statement(result, carried, context),
        evidence=(_figure(result, context),),
        notes=_notes(result, carried, context),
        metrics=metrics,
    )


def _metrics(result: Needs, context: Context) -> tuple[Metric, ...]:
    if not result.gaps:
        return (metric(GAP_ID, None, "points", None, context, reason=no_data(_missing(result))),)
    return tuple(_metric(gap, context) for gap in result.gaps)


def _metric(gap: NeedGap, context: Context) -> Metric:
    asked = None if gap.n is None else int(gap.n)
    dims: dict[str, str | float | int] = {"segment": gap.segment, "need": gap.need}
    missing = "Zahl der Befragten" if asked is None else "Wichtigkeit oder Erfüllung"
    why = no_data(missing)
    value = None if asked is None else gap.gap
    return metric(
        GAP_ID,
        value,
        "points",
        asked,
        context,
        dims=dims,
        reason=_why(value, why),
    )


def _why(value: float | None, reason: Reason) -> Reason | None:
    return reason if value is None else None


def _unanswered(result: Needs, context: Context, metrics: tuple[Metric, ...]) -> Finding:
    asked = [int(gap.n) for gap in result.gaps if gap.n and gap.gap is not None]
    return not_assessed(
        ID,
        CHAPTER,
        QUESTION,
        too_few(max(asked)) if asked else no_data(_missing(result)),
        deliver=(
            f"je Zielgruppe mindestens {context.parameters.min_n}{NBSP}Kunden nach Wichtigkeit "
            f"und Erfüllung ihrer Bedürfnisse fragen (Skala 1–5)"
        ),
        context=context,
        sheets=("needs",),
        n=max(asked) if asked else None,
        requirements=REQUIREMENTS,
        metrics=metrics,
    )


def _missing(result: Needs) -> str:
    return "Zahl der Befragten je Bedürfnis" if result.gaps else "Bedürfnisse je Zielgruppe"


def _statement(result: Needs, carried: tuple[NeedGap, ...], context: Context) -> Statement:
    top = carried[0]
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(top, context),
        value=top.gap,
        unit="points",
        n=int(top.n or 0),
        as_of=context.stand("needs"),
        source=context.source("needs"),
        requirements=REQUIREMENTS,
        meaning=_meaning(carried, context),
        note=_note(result, carried, context),
        unit_of_n="Befragte",
        evidence=top.evidence,
    )


def _text(top: NeedGap, context: Context) -> str:
    high, low = (context.fmt.number(x or 0, 1) for x in (top.importance, top.fulfilment))
    if (top.gap or 0) <= 0:
        return "Kein bewertetes Bedürfnis ist schlechter erfüllt, als es wichtig ist."
    return (
        f"{top.segment}: Bei „{top.need}“ liegt die Erfüllung ({low}) am weitesten unter der "
        f"Wichtigkeit ({high})."
    )


def _meaning(carried: tuple[NeedGap, ...], context: Context) -> str:
    wide = sum((gap.gap or 0) >= WIDE for gap in carried)
    size = f"{context.fmt.number(WIDE, 1)}{NBSP}Punkte"
    verb = "liegt" if wide == 1 else "liegen"
    return (
        f"{wide} von {len(carried)} bewerteten Bedürfnissen {verb} in der Erfüllung mindestens "
        f"{size} unter der Wichtigkeit."
    )


def _note(result: Needs, carried: tuple[NeedGap, ...], context: Context) -> str:
    parts = [f"Skala{NBSP}1–5, Lücke = Wichtigkeit − Erfüllung"]
    left_out = len(result.gaps) - len(carried)
    if left_out:
        fields = plural(left_out, "Feld", "Felder")
        parts.append(
            f"{fields} nicht bewertet (Angabe fehlt oder weniger als "
            f"{context.parameters.min_n}{NBSP}Befragte)"
        )
    parts.append(f"{result.assumed} von {len(result.gaps)} Angaben angenommen")
    return ". ".join(parts)


def _notes(result: Needs, carried: tuple[NeedGap, ...], context: Context) -> tuple[Note, ...]:
    wide = [g for g in carried[1:4] if (g.gap or 0) > 0]
    notes = []
    if wide:
        rows = [f"{g.need} ({g.segment}) {_signed(g, context)}" for g in wide[:2]]
        notes.append(Note("Nächstgrößte Lücken", "; ".join(rows) + "."))
    over = [g for g in carried if (g.gap or 0) < 0]
    if over:
        last = over[-1]
        text = (
            f"{last.need} ({last.segment}): Erfüllung über Wichtigkeit, {_signed(last, context)}."
        )
        notes.append(Note("Übererfüllt", text))
    notes.append(
        Note(
            "Lesehilfe",
            "Lücke in Punkten, in Klammern die Zahl der Befragten. n. b.: nicht bewertet.",
        )
    )
    return tuple(notes)


def _signed(gap: NeedGap, context: Context) -> str:
    return context.fmt.number(gap.gap or 0, 1, signed=True)


def _figure(result: Needs, context: Context) -> Figure:
    width, height = size_mm(result)
    carried = result.carried(context.parameters.min_n)
    largest = "; ".join(f"{g.segment}, {g.need}: {_signed(g, context)}" for g in carried[:3])
    return Figure(
        id="target_groups.need_gaps",
        who="Zielgruppen und Bedürfnisse.",
        what="Lücke = Wichtigkeit − Erfüllung in Punkten (Skala 1–5)",
        svg=need_map(result, context),
        alt=f"{_text(carried[0], context)} Größte Lücken: {largest}.",
        width_mm=width,
        height_mm=height,
        span=span(result),
        data=_table(result, context),
    )


def _table(result: Needs, context: Context) -> Table:
    columns = (
        Column("Zielgruppe"),
        Column("Bedürfnis", weight=1),
        Column("Wichtigkeit", "number", "0.0"),
        Column("Erfüllung", "number", "0.0"),
        Column("Lücke", "number", "+0.0;−0.0;0.0"),
        Column("n", "number", "0"),
        Column("Beleg", "mark"),
    )
    return Table(
        id="target_groups.need_gaps_table",
        who="Zielgruppen und Bedürfnisse.",
        what="Wichtigkeit, Erfüllung und Lücke (Skala 1–5)",
        columns=columns,
        rows=tuple(_row(gap, context) for gap in result.gaps),
    )


def _row(gap: NeedGap, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    texts = (Cell(gap.segment, gap.segment), Cell(gap.need, gap.need))
    values = (gap.importance, gap.fulfilment, gap.gap)
    numbers = tuple(
        Cell(NOT_RATED, None, tone="muted") if v is None else Cell(fmt.number(v, 1), v)
        for v in values
    )
    asked = Cell(NOT_RATED, None, tone="muted") if gap.n is None else Cell(fmt.number(gap.n), gap.n)
    return (*texts, *numbers, asked, Cell(gap.evidence, gap.evidence))
