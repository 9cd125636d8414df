"""The bridge between two revenues: effects as bars on their own zero axis, totals as numbers."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vertrieb_kit.analysis.pricing import Bridge
from vertrieb_kit.formats import MINUS, NBSP
from vertrieb_kit.present.pricing.scale import Scale
from vertrieb_kit.present.style import canvas, colour, field, side_text, svg, top_text

WIDTH_MM, HEIGHT_MM = 83.0, 52.0

EFFECTS = {
    "volume": "Menge",
    "mix": "Mix",
    "price": "Preis",
    "new": "Neue Artikel",
    "dropped": "Entfallene Artikel",
}

_LEFT, _RIGHT, _TOP, _BOTTOM = 32.0, 15.0, 5.5, 5.0
_BAR = 0.62


def bridge_chart(
    result: Bridge, names: dict[str, str], heads: tuple[str, str], scale: Scale
) -> str:
    """Draw the effects in their order, each from where the one before ended."""
    fig = canvas(WIDTH_MM, HEIGHT_MM)
    ax = field(fig, _LEFT, _BOTTOM, right=_RIGHT, top=_TOP)
    ax.set_ylim(len(names) + 1.5, -0.5)
    amounts = [float(getattr(result, effect)) for effect in names]
    levels = np.concatenate([[0.0], np.cumsum(amounts)])
    _draw_axis(ax, levels, scale)
    last = len(names) + 1
    _write_total(ax, 0, heads[0], scale.text(result.before))
    _write_total(ax, last, heads[1], scale.text(result.after))
    for row, (name, amount) in enumerate(zip(names.values(), amounts, strict=True), start=1):
        _draw_effect(ax, row, name, amount, float(levels[row - 1]), scale)
        ends = (row - _BAR / 2, row + 1 + _BAR / 2 if row < last - 1 else last)
        ax.plot([levels[row]] * 2, ends, color=colour("text3"), lw=0.4, zorder=0.5)
    _draw_sum(ax, last, float(levels[-1]), scale)
    top_text(ax, scale.unit, WIDTH_MM, ha="right")
    return svg(fig)


def _draw_axis(
    ax: Axes, levels: np.ndarray[tuple[int], np.dtype[np.float64]], scale: Scale
) -> None:
    low, high = float(min(levels)), float(max(levels))
    step = _round_step((high - low) / 3 or 1.0)
    first, last = np.floor(low / step + 1e-9), np.ceil(high / step - 1e-9)
    ax.set_xlim(first * step, max(last, first + 1) * step)
    ticks = np.arange(first, max(last, first + 1) + 1) * step
    for tick in ticks:
        zero = abs(tick) < step / 2
        ax.axvline(
            tick, color=colour("tinte" if zero else "gitter"), lw=0.75 if zero else 0.4, zorder=0
        )
    ax.set_xticks(ticks, [scale.text(tick, signed=True) for tick in ticks])


def _round_step(rough: float) -> float:
    power = 10.0 ** np.floor(np.log10(rough))
    return float(next(m * power for m in (1, 2, 5, 10) if m * power >= rough * 0.999))


def _write_total(ax: Axes, row: int, text: str, amount: str) -> None:
    side_text(ax, row, text, 0, weight="bold")
    side_text(ax, row, amount, WIDTH_MM, ha="right", weight="bold")


def _draw_effect(ax: Axes, row: int, name: str, amount: float, start: float, scale: Scale) -> None:
    value = scale.text(amount, signed=True)
    sign = value[0] if value[0] in (MINUS, "+") else ""
    ink = colour({MINUS: "negativ", "+": "positiv", "": "tinte"}[sign])
    left = min(start, start + amount)
    ax.add_patch(Rectangle((left, row - _BAR / 2), abs(amount), _BAR, color=ink, lw=0))
    side_text(ax, row, f"{sign}{NBSP}{name}" if sign else name, 0)
    side_text(ax, row, value, WIDTH_MM, ha="right", weight="bold", color=ink)


def _draw_sum(ax: Axes, row: int, total: float, scale: Scale) -> None:
    ax.plot([total], [row], "o", color=colour("tinte"), ms=4.6, clip_on=False)
    low, high = ax.get_xlim()
    left = total > (low + high) / 2
    ax.annotate(
        scale.text(total, signed=True),
        (total, row),
        (-5 if left else 5, 0),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        weight="bold",
        annotation_clip=False,
    )
