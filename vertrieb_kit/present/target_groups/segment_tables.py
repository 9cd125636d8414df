"""The table of segments: customers, revenue before and now, per customer, contribution."""

from __future__ import annotations

from collections.abc import Callable

from vertrieb_kit.analysis.target_groups import Segment, Segments
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.blocks import Cell, Column, Table, Tone
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.periods import column_heads
from vertrieb_kit.present.wording import NOT_RATED

Block = tuple[tuple[Column, ...], Callable[[Segment], tuple[Cell, ...]]]

_MISSING = Cell(NOT_RATED, None, tone="muted")


def segment_table(result: Segments, context: Context) -> Table:
    """Return one row per segment, without what the data do not carry at all."""
    rows = (*result.parts, result.total)
    blocks = _blocks(result, context)
    return Table(
        id="target_groups.segments",
        who="Segmente.",
        what=_what(result, context),
        columns=tuple(column for heads, _ in blocks for column in heads),
        rows=tuple(tuple(cell for _, cells in blocks for cell in cells(row)) for row in rows),
        total=True,
    )


def _what(result: Segments, context: Context) -> str:
    if not result.has_revenue:
        return "Kunden je Segment"
    what = f"Nettoumsatz, Mittel und Median je Kunde in {context.fmt.thousand}"
    return f"{what}; gesamt = {context.period_label}" if _has_longer_period(result) else what


def _blocks(result: Segments, context: Context) -> list[Block]:
    blocks = [_heading(context)]
    compared = result.total.current is not None
    if compared:
        blocks.append(_comparison(result, context))
    if _has_longer_period(result):
        blocks.append(_revenue(context))
    if result.has_revenue:
        blocks.append(_per_customer(context))
    if result.total.contribution_rate is not None:
        blocks.append(_contribution(context))
    return blocks


def _has_longer_period(result: Segments) -> bool:
    """Tell whether the report's period differs from the later one of the comparison."""
    return result.has_revenue and result.total.revenue != result.total.current


def _heading(context: Context) -> Block:
    def cells(row: Segment) -> tuple[Cell, ...]:
        return Cell(row.name, row.name), Cell(context.fmt.number(row.customers), row.customers)

    return (Column("Segment", weight=1), Column("Kunden", "number", "#,##0")), cells


def _comparison(result: Segments, context: Context) -> Block:
    before, now = column_heads(result.periods)
    unit = context.fmt.thousand
    scale = max(abs(x) for p in result.parts for x in (p.current or 0, p.prior or 0)) or 1
    most = max(result.parts, key=lambda p: abs(p.change or 0)).name

    def cells(row: Segment) -> tuple[Cell, ...]:
        return (
            _thousands(row.prior, context),
            _thousands(row.current, context),
            _bar(row, scale, is_total=row is result.total, is_focus=row.name == most),
            _change(row, context),
            _change_rate(row, context),
        )

    heads = (
        Column(before, "number", "#,##0"),
        Column(now, "number", "#,##0"),
        Column(f"{now} über {before}", "bar", weight=1),
        Column(f"Δ {unit}", "number", "+#,##0;−#,##0;0"),
        Column("Δ %", "number", "+0.0%;−0.0%;0.0%"),
    )
    return heads, cells


def _revenue(context: Context) -> Block:
    head = Column("gesamt", "number", "#,##0")
    return (head,), lambda row: (_thousands(row.revenue, context),)


def _per_customer(context: Context) -> Block:
    heads = Column("Mittel", "number", "#,##0.0"), Column("Median", "number", "#,##0.0")
    return heads, lambda row: (
        _thousands(row.mean, context, 1),
        _thousands(row.median, context, 1),
    )


def _contribution(context: Context) -> Block:
    def cells(row: Segment) -> tuple[Cell, ...]:
        rate = row.contribution_rate
        return (_MISSING if rate is None else Cell(context.fmt.number(rate * 100, 1), rate),)

    return (Column(f"DB{NBSP}%", "number", "0.0%"),), cells


def _thousands(amount: float | None, context: Context, digits: int = 0) -> Cell:
    if amount is None:
        return _MISSING
    return Cell(context.fmt.thousands(amount, digits), amount / 1000)


def _bar(row: Segment, scale: float, *, is_total: bool, is_focus: bool) -> Cell:
    if is_total or row.current is None or row.prior is None:
        return Cell("")
    lengths = (max(amount, 0) / scale for amount in (row.current, row.prior))
    current, prior = lengths
    return Cell("", bar=current, bar_before=prior, tone="focus" if is_focus else "")


def _change(row: Segment, context: Context) -> Cell:
    if row.change is None:
        return _MISSING
    text = context.fmt.thousands(row.change, signed=True)
    return Cell(text, row.change / 1000, tone=_tone(row.change))


def _change_rate(row: Segment, context: Context) -> Cell:
    if row.change_rate is None:
        return _MISSING
    text = context.fmt.number(row.change_rate * 100, 1, signed=True)
    return Cell(text, row.change_rate, tone=_tone(row.change_rate))


def _tone(change: float) -> Tone:
    return "positive" if change > 0 else "negative" if change < 0 else ""
