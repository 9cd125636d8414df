"""The bridge from reported to recognised leads, drawn so that it reads like a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.axes import Axes

from vertrieb_kit.assets import tokens
from vertrieb_kit.formats import MINUS, NBSP, Format
from vertrieb_kit.present.style import canvas, colour, field, side_text, svg, top_text

WIDTH_MM = 112.0
_ROW_MM, _HEAD_MM, _LABEL_MM, _VALUES_MM = 4.8, 6.0, 54.0, 27.0
_SHARE_MM = 13.0


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """One row: the total at the start, a deduction, or what is left."""

    label: str
    count: int
    kind: Literal["start", "deduction", "result"]


def bridge_height(rows: Sequence[BridgeRow]) -> float:
    """Return the height of the drawing in mm."""
    return len(rows) * _ROW_MM + _HEAD_MM


def bridge_chart(rows: Sequence[BridgeRow], fmt: Format) -> str:
    """Draw the bridge: totals ink, deductions grey, the result in the accent colour."""
    total = rows[0].count
    fig = canvas(WIDTH_MM, bridge_height(rows))
    ax = field(fig, _LABEL_MM, 0.5, _VALUES_MM, _HEAD_MM)
    ax.set_xlim(0, total)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.plot([0, 0], [-0.5, len(rows) - 0.5], color=colour("tinte"), lw=0.75, clip_on=False)
    left = total
    for y, row in enumerate(rows):
        left = _bar(ax, y, row, left)
        _texts(ax, y, row, total, fmt)
        if y < len(rows) - 1:
            thickness = tokens()["diagramm"]["balken"]
            ends = [y + thickness / 2, y + 1 - thickness / 2]
            ax.plot([left, left], ends, color=colour("text3"), lw=0.4, clip_on=False)
    top_text(ax, "Leads", WIDTH_MM - _SHARE_MM, ha="right")
    top_text(ax, "%", WIDTH_MM, ha="right")
    return svg(fig)


def _bar(ax: Axes, y: int, row: BridgeRow, left: int) -> int:
    """Draw one bar and return where the next one starts."""
    fill = {"start": "tinte", "deduction": "ist", "result": "akzent"}[row.kind]
    start = left - row.count if row.kind == "deduction" else 0
    height = tokens()["diagramm"]["balken"]
    ax.barh(y, row.count, left=start, height=height, color=colour(fill), clip_on=False)
    return start if row.kind == "deduction" else row.count


def _texts(ax: Axes, y: int, row: BridgeRow, total: int, fmt: Format) -> None:
    deduction = row.kind == "deduction"
    sign = -1 if deduction else 1
    style = {
        "size": 8,
        "weight": "normal" if deduction else "bold",
        "color": colour("akzent" if row.kind == "result" else "tinte"),
    }
    side_text(ax, y, f"{MINUS}{NBSP}{row.label}" if deduction else row.label, 0, **style)
    count = fmt.number(sign * row.count)
    side_text(ax, y, count, WIDTH_MM - _SHARE_MM, ha="right", **style)
    share = fmt.number(sign * 100 * row.count / total, 1)
    side_text(ax, y, share, WIDTH_MM, ha="right", **style)
