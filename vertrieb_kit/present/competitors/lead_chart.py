"""Importance against lead: where the client is ahead, and whether customers care."""

from __future__ import annotations

import math
from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from vertrieb_kit.analysis.competitors import Lead, Leads
from vertrieb_kit.analysis.competitors.lead import IMPORTANT_FROM
from vertrieb_kit.formats import Format
from vertrieb_kit.present.competitors.label_placement import Box, Label, Placed, placed
from vertrieb_kit.present.style import canvas, colour, field, svg

SIZE_MM = (112.0, 63.0)
TOP_OF_SCALE = 5.0

_LEFT, _BOTTOM, _RIGHT, _TOP = 9.0, 9.5, 1.0, 1.0
_PLOT = (SIZE_MM[0] - _LEFT - _RIGHT, SIZE_MM[1] - _BOTTOM - _TOP)
_MAX_LABEL = 26


def lead_chart(result: Leads, fmt: Format) -> str:
    """Draw x = signed lead, y = importance; the band holds what customers call important."""
    shown = [c for c in result.criteria if c.importance is not None]
    fig = canvas(*SIZE_MM)
    ax = field(fig, _LEFT, _BOTTOM, _RIGHT, _TOP)
    reach = _reach(shown)
    low = min(3.0, *(c.importance or 0.0 for c in shown)) - 0.3
    ax.set_xlim(-reach, reach)
    ax.set_ylim(low, TOP_OF_SCALE)
    _draw_frame(ax, reach, low, fmt)
    for criterion in shown:
        _draw_marker(ax, criterion)
    for place in _placed(ax, shown, fmt):
        _draw_label(ax, place)
    return svg(fig)


def _reach(shown: list[Lead]) -> float:
    widest = max((abs(c.value) for c in shown), default=0.0)
    return max(1.0, math.ceil((widest + 0.2) * 2) / 2)


def _draw_frame(ax: Axes, reach: float, low: float, fmt: Format) -> None:
    height = TOP_OF_SCALE - IMPORTANT_FROM
    band = Rectangle(
        (-reach, IMPORTANT_FROM), 2 * reach, height, color=colour("akzent08"), lw=0, zorder=0
    )
    ax.add_patch(band)
    step = 0.5 if reach <= 2 else 1.0
    ticks = [i * step for i in range(-int(reach / step), int(reach / step) + 1)]
    inner = [t for t in ticks if abs(t) < reach]
    ax.vlines(inner, low, TOP_OF_SCALE, color=colour("gitter"), lw=0.4, zorder=0.5)
    ax.vlines(0, low, TOP_OF_SCALE, color=colour("tinte"), lw=0.75, zorder=1)
    ax.set_xticks(inner, [fmt.number(t, 1, signed=True) for t in inner])
    levels = [v for v in range(1, 6) if v >= low]
    ax.set_yticks(levels, [str(v) for v in levels], size=7.5)
    ax.tick_params(pad=2)
    _draw_captions(ax)


def _draw_captions(ax: Axes) -> None:
    small: dict[str, Any] = {"size": 7.5, "color": colour("text2"), "transform": ax.transAxes}
    below = -7.6 / _PLOT[1]
    ax.text(0.49, below, "← Rückstand auf den besten", ha="right", va="center", **small)
    ax.text(0.51, below, "Vorsprung vor dem besten →", ha="left", va="center", **small)
    bold: dict[str, Any] = {"size": 7.5, "weight": "bold", "transform": ax.transAxes, "va": "top"}
    high = 1 - 1.2 / _PLOT[1]
    ax.text(0.012, high, "wichtig, im Rückstand", color=colour("negativ"), ha="left", **bold)
    ax.text(0.988, high, "wichtig, im Vorsprung", color=colour("akzent"), ha="right", **bold)


def _draw_marker(ax: Axes, criterion: Lead) -> None:
    ax.plot(
        [criterion.value],
        [criterion.importance or 0.0],
        marker="D" if criterion.behind else "o",
        ms=3.6 if criterion.behind else 4.4,
        color=colour(_colour(criterion)),
        mec="white",
        mew=0.4,
        ls="none",
        clip_on=False,
        zorder=4,
    )


def _colour(criterion: Lead) -> str:
    if not criterion.important:
        return "ist"
    return "akzent" if criterion.ahead else "negativ" if criterion.behind else "ist"


def _text(criterion: Lead, fmt: Format) -> str:
    name = criterion.criterion
    short = name if len(name) <= _MAX_LABEL else name[: _MAX_LABEL - 1].rstrip() + "…"
    return f"{short} {fmt.number(criterion.value, 1, signed=True)}"


def _placed(ax: Axes, shown: list[Lead], fmt: Format) -> tuple[Placed, ...]:
    ordered = sorted(shown, key=lambda c: (-(c.importance or 0), c.value, c.criterion))
    width, height = _PLOT
    middle, line = _mm(ax, 0.0, IMPORTANT_FROM)
    band, rest = Box(0, line, width, height), Box(0, 0, width, line)
    labels = tuple(
        Label(
            _text(c, fmt),
            *_mm(ax, c.value, c.importance or 0.0),
            area=band if c.important else rest,
            bold=c.important,
        )
        for c in ordered
    )
    zero = Box(middle - 0.2, 0, middle + 0.2, height)
    captions = (Box(0, height - 4.5, 30, height), Box(width - 30, height - 4.5, width, height))
    return placed(labels, taken=(*captions, zero))


def _mm(ax: Axes, x: float, y: float) -> tuple[float, float]:
    (left, right), (low, high) = ax.get_xlim(), ax.get_ylim()
    return (x - left) / (right - left) * _PLOT[0], (y - low) / (high - low) * _PLOT[1]


def _draw_label(ax: Axes, place: Placed) -> None:
    important = place.label.bold
    patch = {
        "facecolor": colour("akzent08" if important else "papier"),
        "edgecolor": "none",
        "pad": 0.4,
    }
    ax.text(
        place.x / _PLOT[0],
        place.y / _PLOT[1],
        place.label.text,
        transform=ax.transAxes,
        weight="bold" if important else "normal",
        ha="left",
        va="center",
        bbox=patch,
        zorder=3,
    )
