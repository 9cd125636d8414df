"""House style for charts: canvas in mm on the page grid, labels at 1:1, colours from the tokens."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import matplotlib as mpl

mpl.use("svg")

import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.transforms import blended_transform_factory

from vertrieb_kit.assets import templates, tokens

MM_PER_INCH = 25.4
WIDTH_MM = {6: 83.0, 8: 112.0, 12: 170.0}


def colour(name: str) -> str:
    """Return a colour of the tokens by its name: tinte, akzent, ist, vorjahr …"""
    value = tokens()["farbe"][name]
    assert isinstance(value, str)
    return value


def class_colours() -> list[str]:
    """Return the ordinal ramp of lead classes, from no contact to SQL."""
    return list(tokens()["farbe"]["klassen"])


@cache
def _prepare() -> dict[str, Any]:
    for font in sorted((templates() / "fonts").glob("*.ttf")):
        font_manager.fontManager.addfont(str(font))
    face, chart, line = tokens()["schrift"], tokens()["diagramm"], tokens()["linie"]
    return {
        "font.family": [face["sans"], face["ersatz"]],
        "font.size": chart["schrift_pt"],
        "text.color": colour("tinte"),
        "axes.labelcolor": colour("text2"),
        "axes.labelsize": chart["klein_pt"],
        "xtick.color": colour("text2"),
        "ytick.color": colour("text2"),
        "xtick.labelsize": chart["klein_pt"],
        "ytick.labelsize": chart["schrift_pt"],
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "axes.spines.bottom": False,
        "axes.edgecolor": colour("tinte"),
        "axes.linewidth": line["fein_pt"],
        "axes.facecolor": "none",
        "figure.facecolor": "none",
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "axes.grid": False,
        "grid.color": colour("gitter"),
        "grid.linewidth": line["haar_pt"],
        "axes.axisbelow": True,
        "hatch.linewidth": 0.5,
        "hatch.color": colour("text3"),
        "lines.solid_capstyle": "butt",
        "svg.fonttype": "path",
        "svg.hashsalt": "vertrieb_kit",
        "figure.dpi": 72,
    }


def canvas(width_mm: float, height_mm: float) -> Canvas:
    """Return an empty drawing of exactly this size in the house style."""
    for name, value in _prepare().items():
        mpl.rcParams[name] = value  # type: ignore[index]  # stubs want a literal key
    return plt.figure(figsize=(width_mm / MM_PER_INCH, height_mm / MM_PER_INCH))


def field(fig: Canvas, left: float, bottom: float, right: float = 0, top: float = 0) -> Axes:
    """Return axes with margins in mm, without ticks: the plot area is placed exactly."""
    w, h = fig.get_size_inches() * MM_PER_INCH
    ax = fig.add_axes((left / w, bottom / h, (w - left - right) / w, (h - bottom - top) / h))
    ax.set_xticks([])
    ax.set_yticks([])
    return ax


def side_text(ax: Axes, y: float, text: str, x_mm: float, **style: Any) -> None:
    """Write at x_mm from the figure's left edge on data height y: row labels, value columns."""
    width = ax.figure.get_size_inches()[0] * MM_PER_INCH  # type: ignore[union-attr]
    place = blended_transform_factory(ax.figure.transFigure, ax.transData)
    style = {"ha": "left", "va": "center", **style}
    ax.text(x_mm / width, y, text, transform=place, clip_on=False, **style)


def top_text(ax: Axes, text: str, x_mm: float, above_mm: float = 2.0, **style: Any) -> None:
    """Write a column head above the plot area at x_mm from the figure's left edge."""
    width, height = ax.figure.get_size_inches() * MM_PER_INCH  # type: ignore[union-attr]
    y = ax.get_position().y1 + above_mm / height
    style = {"ha": "left", "va": "center", "size": 7.5, "color": colour("text2"), **style}
    ax.figure.text(x_mm / width, y, text, **style)


def svg(fig: Canvas) -> str:
    """Close the drawing and return it as SVG whose bytes repeat."""
    buffer = io.StringIO()
    # never bbox_inches="tight": it changes the size and draws twice
    fig.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    plt.close(fig)
    return buffer.getvalue()
