"""The heat map of needs: the darker the cell, the further fulfilment lags behind importance."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import NDArray

from vertrieb_kit.analysis.target_groups import NeedGap, Needs
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.style import WIDTH_MM, canvas, colour, field, side_text, svg
from vertrieb_kit.present.wording import NOT_RATED

ROW_MM, HEAD_MM, HEAD_TWO_LINES_MM = 6.0, 5.0, 8.5
LABEL_MM = {8: 44.0, 12: 58.0}
MAX_ROWS = 12
FULL_SCALE = 2.0  # gaps from here on have the darkest tone

_LETTER_MM = 1.45  # mean width of a letter at 8 pt


def size_mm(result: Needs) -> tuple[float, float]:
    """Return width and height of the map."""
    return WIDTH_MM[span(result)], _head_mm(result) + ROW_MM * min(len(result.names), MAX_ROWS)


def _head_mm(result: Needs) -> float:
    fits = _letters(result, span(result))
    return HEAD_MM if all(len(name) <= fits for name in result.segments) else HEAD_TWO_LINES_MM


def _letters(result: Needs, width: Literal[8, 12]) -> int:
    return int((WIDTH_MM[width] - LABEL_MM[width]) / len(result.segments) / _LETTER_MM)


def span(result: Needs) -> Literal[8, 12]:
    """Return 8 when all heads fit beside the side notes, else the full width."""
    fits = _letters(result, 8)
    return 12 if any("…" in wrapped(name, fits) for name in result.segments) else 8


def need_map(result: Needs, context: Context) -> str:
    """Draw needs × target groups; what is not assessed stays visible as "n. b."."""
    columns = span(result)
    fig = canvas(*size_mm(result))
    ax = field(fig, LABEL_MM[columns], 0, top=_head_mm(result))
    names = result.names[:MAX_ROWS]
    cells = [[result.cell(segment, name) for segment in result.segments] for name in names]
    shown = np.array([[_value(cell, context) for cell in row] for row in cells])
    _draw(ax, shown)
    _write(ax, cells, shown, context)
    for y, name in enumerate(names):
        side_text(ax, y + 0.5, shortened(name, int(LABEL_MM[columns] / _LETTER_MM)), 0)
    _heads(ax, result.segments, _letters(result, columns))
    return svg(fig)


def shortened(text: str, length: int) -> str:
    """Cut a text at a length and mark the cut."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _value(cell: NeedGap | None, context: Context) -> float:
    known = cell is not None and cell.gap is not None and (cell.n or 0) >= context.parameters.min_n
    return float(cell.gap or 0) if known and cell else np.nan


def _draw(ax: Axes, shown: NDArray[np.float64]) -> None:
    tones = [colour(name) for name in ("papier", "akzent08", "akzent30", "akzent60", "akzent")]
    sns.heatmap(
        np.clip(shown, 0, FULL_SCALE),
        ax=ax,
        cmap=LinearSegmentedColormap.from_list("gap", tones),
        vmin=0,
        vmax=FULL_SCALE,
        cbar=False,
        linewidths=1.5,
        linecolor=colour("papier"),
        xticklabels=False,
        yticklabels=False,
    )
    ax.set(xlabel="", ylabel="")


def _write(
    ax: Axes, cells: list[list[NeedGap | None]], shown: NDArray[np.float64], context: Context
) -> None:
    top = np.nanmax(shown)
    style: dict[str, Any]
    for (y, x), value in np.ndenumerate(shown):
        cell = cells[y][x]
        if np.isnan(value) or cell is None:
            text, style = NOT_RATED, {"color": colour("text3")}
        else:
            text = f"{context.fmt.number(value, 1, signed=True)}{NBSP}({int(cell.n or 0)})"
            style = {"color": colour("papier" if value > 0.78 * FULL_SCALE else "tinte")}
            style |= {"weight": "bold"} if value == top else {}
        ax.text(x + 0.5, y + 0.5, text, ha="center", va="center", size=8, **style)


def _heads(ax: Axes, segments: tuple[str, ...], fits: int) -> None:
    names = [wrapped(name, fits) for name in segments]
    # one line stands on one baseline, with or without descenders
    stand = "bottom" if any("\n" in name for name in names) else "baseline"
    style: dict[str, Any] = {"ha": "center", "va": stand, "size": 7.5, "color": colour("text2")}
    for x, name in enumerate(names):
        ax.text(x + 0.5, -0.25, name, linespacing=1.1, **style)


def wrapped(text: str, length: int) -> str:
    """Break a text into at most two lines of this length."""
    if len(text) <= length:
        return text
    cut = max(text.rfind(" ", 0, length + 1), text.rfind("-", 0, length) + 1)
    if cut <= 0:
        return shortened(text, length)
    return f"{text[:cut].rstrip()}\n{shortened(text[cut:].strip(), length)}"
