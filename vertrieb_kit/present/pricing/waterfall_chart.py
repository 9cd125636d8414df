"""The price waterfall as rows: totals in ink, deductions in grey, the pocket price in accent."""

from __future__ import annotations

from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vertrieb_kit.analysis.pricing import Waterfall
from vertrieb_kit.formats import MINUS, NBSP, Format
from vertrieb_kit.present.pricing.scale import Scale
from vertrieb_kit.present.style import canvas, colour, field, side_text, svg, top_text
from vertrieb_kit.present.wording import NOT_RATED

WIDTH_MM, HEIGHT_MM = 170.0, 45.0
NOT_RECORDED = "nicht erfasst"

TOTALS = ("list", "invoice", "pocket", "margin")
LABELS = {
    "list": "Bruttolistenpreis",
    "invoice_discount": "Rechnungsrabatt",
    "invoice": "Rechnungspreis",
    "rebate": "Bonus",
    "cash_discount": "Skonto",
    "freight": "Fracht",
    "pocket": "Netto-Netto-Preis (Pocket Price)",
    "unit_cost": "Variable Kosten",
    "margin": "Deckungsbeitrag",
}

_LEFT, _RIGHT, _TOP = 53.0, 30.0, 4.5
_AMOUNT_MM, _SHARE_MM = 157.0, 170.0
_BAR = 0.62


def label(step: str, result: Waterfall) -> str:
    """Return the row label: totals plain, deductions behind a minus."""
    if step not in TOTALS:
        return f"{MINUS}{NBSP}{LABELS[step]}"
    open_ = not result.complete and step in ("pocket", "margin")
    plain = LABELS[step].removesuffix(" (Pocket Price)")
    return f"{plain} (vorläufig)" if open_ else LABELS[step]


def waterfall_chart(result: Waterfall, scale: Scale, fmt: Format) -> str:
    """Draw every step from top to bottom with its amount and its share of the base."""
    fig = canvas(WIDTH_MM, HEIGHT_MM)
    ax = field(fig, _LEFT, 0.5, right=_RIGHT, top=_TOP)
    ax.set_ylim(len(LABELS) - 0.5, -0.5)
    spans = _spans(result)
    ends = [end for span in spans.values() if span for end in span]
    low, high = min([0.0, *ends]), max(ends)
    ax.set_xlim(low, high)
    ax.axvline(0, color=colour("tinte"), lw=0.75)
    for row, step in enumerate(LABELS):
        _write_row(ax, row, step, result, scale, fmt)
        _draw_bar(ax, row, step, spans[step])
    _connect(ax, spans)
    top_text(ax, scale.unit, _AMOUNT_MM, ha="right")
    top_text(ax, "%", _SHARE_MM, ha="right")
    return svg(fig)


def _spans(result: Waterfall) -> dict[str, tuple[float, float] | None]:
    """Return where each bar begins and ends; a deduction hangs from the level before it."""
    spans: dict[str, tuple[float, float] | None] = {}
    level = 0.0
    for step in LABELS:
        amount = result.amounts[step]
        if amount is None:
            spans[step] = None
            continue
        start, level = (0.0, amount) if step in TOTALS else (level, level - amount)
        spans[step] = (start, level)
    return spans


def _draw_bar(ax: Axes, row: int, step: str, span: tuple[float, float] | None) -> None:
    if span is None:
        return
    fill = "akzent" if step == "pocket" else "tinte" if step in TOTALS else "ist"
    place = (min(span), row - _BAR / 2)
    ax.add_patch(Rectangle(place, abs(span[1] - span[0]), _BAR, color=colour(fill), lw=0))


def _connect(ax: Axes, spans: dict[str, tuple[float, float] | None]) -> None:
    """Join the end of each bar with the next one by a hairline."""
    drawn = [(row, span) for row, span in enumerate(spans.values()) if span]
    for (row, span), (below, _) in pairwise(drawn):
        ends = (row + _BAR / 2, below - _BAR / 2)
        ax.plot([span[1]] * 2, ends, color=colour("text3"), lw=0.4, clip_on=False)


def _write_row(ax: Axes, row: int, step: str, result: Waterfall, scale: Scale, fmt: Format) -> None:
    amount, share = result.amounts[step], result.share(step)
    total = step in TOTALS
    ink = colour("akzent" if step == "pocket" else "tinte")
    style = {"weight": "bold" if total else "normal", "color": ink}
    side_text(ax, row, label(step, result), 0, **style)
    if amount is None:
        side_text(ax, row, NOT_RECORDED, _SHARE_MM, ha="right", color=colour("text3"))
        return
    sign = 1 if total else -1
    side_text(ax, row, scale.text(sign * amount), _AMOUNT_MM, ha="right", **style)
    percent = NOT_RATED if share is None else fmt.number(sign * share * 100, 1)
    side_text(ax, row, percent, _SHARE_MM, ha="right", **style)
