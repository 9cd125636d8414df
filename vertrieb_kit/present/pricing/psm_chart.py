"""The four curves of a price survey, the accepted range as a band, the price points as dots."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from vertrieb_kit.analysis.pricing import Point, PriceSensitivity
from vertrieb_kit.analysis.pricing.psm import Curves
from vertrieb_kit.formats import NBSP, Format
from vertrieb_kit.present.style import canvas, colour, field, svg

WIDTH_MM, HEIGHT_MM = 112.0, 52.0

Floats = npt.NDArray[np.float64]
Side = Literal["left", "right"]
Style = dict[str, Any]
Line = tuple[str, Floats, Side, float]

_HIGH, _MIDDLE, _LOW = 0.88, 0.68, 0.12  # heights of the names, where a curve stands alone


def psm_chart(result: PriceSensitivity, fmt: Format) -> str:
    """Draw the curves that the convention reads, so that every point is a visible crossing."""
    fig = canvas(WIDTH_MM, HEIGHT_MM)
    ax = field(fig, 9, 8, right=3, top=8)
    curves = result.curves
    if curves is not None:
        _draw_axes(ax, curves, fmt)
        _draw_range(ax, result, fmt)
        for name, values, side, height in _lines(curves, result):
            _draw_curve(ax, curves.prices, values, name, side, height)
        _draw_points(ax, result, curves, fmt)
    return svg(fig)


def _lines(curves: Curves, result: PriceSensitivity) -> list[Line]:
    """Return the curves, each with the side and height at which its name has room."""
    lines: list[Line] = [("zu teuer", curves.too_expensive, "right", _HIGH)]
    if curves.too_cheap is not None:
        lines.append(("zu billig", curves.too_cheap, "left", _HIGH))
    if result.convention == "original":
        lines.append(("nicht günstig", 1 - curves.cheap, "left", _LOW))
        lines.append(("nicht teuer", 1 - curves.expensive, "right", _LOW))
    else:
        lines.append(("günstig", curves.cheap, "right", _HIGH))
        lines.append(("teuer", curves.expensive, "left", _MIDDLE))
    return lines


def _draw_axes(ax: Axes, curves: Curves, fmt: Format) -> None:
    low, high = float(curves.prices[0]), float(curves.prices[-1])
    margin = (high - low) * 0.14
    ax.set_xlim(low - margin, high + margin)
    ax.set_ylim(0, 1.02)
    small: Style = {"size": 7.5, "color": colour("text2")}
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        zero = share == 0
        ink = colour("tinte" if zero else "gitter")
        ax.axhline(share, color=ink, lw=0.75 if zero else 0.4, zorder=0)
        at: Style = {"textcoords": "offset points", "ha": "right", "va": "center"}
        left = low - margin
        ax.annotate(fmt.number(share * 100), (left, share), (-4, 0), **at, **small)
    ticks = [t for t in _round_ticks(low, high) if low - margin <= t <= high + margin]
    ax.set_xticks(ticks, [fmt.number(t, _digits(high - low)) for t in ticks])


def _round_ticks(low: float, high: float) -> list[float]:
    rough = (high - low) / 6
    power = 10.0 ** np.floor(np.log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    first = np.floor(low / step)
    return [float((first + i) * step) for i in range(10)]


def _digits(spread: float) -> int:
    return 0 if spread >= 20 else 1 if spread >= 4 else 2


def price(amount: float, result: PriceSensitivity, fmt: Format) -> str:
    """Return a price with as many decimals as the range of answers bears."""
    spread = float(np.ptp(result.curves.prices)) if result.curves else amount
    return fmt.money(amount, 0 if spread >= 100 else 2)


def price_range(low: float, high: float, result: PriceSensitivity, fmt: Format) -> str:
    """Return "3.450–5.980 €"."""
    bounds = (price(low, result, fmt), price(high, result, fmt))
    return bounds[0] if bounds[0] == bounds[1] else fmt.range(*_without_unit(bounds, fmt))


def _without_unit(bounds: tuple[str, str], fmt: Format) -> tuple[str, str]:
    """Drop the currency where it would stand twice."""
    unit = fmt.symbol
    low, high = bounds
    if low.startswith(unit):
        return low, high.removeprefix(f"{unit}{NBSP}")
    return low.removesuffix(f"{NBSP}{unit}"), high


def _draw_range(ax: Axes, result: PriceSensitivity, fmt: Format) -> None:
    low, high = result.pmc.low, result.pme.high
    if low is None or high is None:
        return
    ax.axvspan(low, high, color=colour("akzent08"), lw=0, zorder=-1)
    style: Style = {"size": 8, "weight": "bold", "color": colour("akzent")}
    text = f"akzeptierter Bereich {price_range(low, high, result, fmt)}"
    at: Style = {"textcoords": "offset points", "ha": "center", "annotation_clip": False}
    ax.annotate(text, ((low + high) / 2, 1.02), (0, 6), **at, **style)


def _draw_curve(
    ax: Axes, prices: Floats, values: Floats, name: str, side: Side, height: float
) -> None:
    outer = name.startswith("zu ")
    ink = colour("tinte" if outer else "ist")
    ax.plot(prices, values, color=ink, lw=1.4, ls="-" if outer else (0, (4, 1.5)))
    x = _where(prices, values, height)
    style: Style = {"ha": "right" if side == "left" else "left", "va": "center"}
    patch = {"facecolor": "white", "edgecolor": "none", "pad": 0.8, "alpha": 0.85}
    offset = (-5 if side == "left" else 5, 0)
    at: Style = {"textcoords": "offset points", "annotation_clip": False}
    ax.annotate(name, (x, height), offset, color=ink, bbox=patch, **at, **style)


def _where(prices: Floats, values: Floats, height: float) -> float:
    """Return the price at which a monotone curve passes a height."""
    rising = values[-1] >= values[0]
    ordered = (values, prices) if rising else (values[::-1], prices[::-1])
    return float(np.interp(height, *ordered))


def _draw_points(ax: Axes, result: PriceSensitivity, curves: Curves, fmt: Format) -> None:
    middle = curves.cheap if result.convention == "enger" else 1 - curves.cheap
    # to the right the two curves open like a wedge
    beside: Style = {"xytext": (7, 0), "ha": "left", "va": "center"}
    _draw_point(ax, result.ipp, (curves.prices, middle), _named("IPP", result, fmt), beside)
    if curves.too_cheap is not None:
        above: Style = {"xytext": (0, 7), "ha": "center", "va": "bottom"}
        line = (curves.prices, curves.too_cheap)
        _draw_point(ax, result.opp, line, _named("OPP", result, fmt), above)


def _named(name: str, result: PriceSensitivity, fmt: Format) -> str:
    point = result.ipp if name == "IPP" else result.opp
    if point.low is None or point.high is None:
        return ""
    return f"{name} {price_range(point.low, point.high, result, fmt)}"


def _draw_point(
    ax: Axes, point: Point, curve: tuple[Floats, Floats], text: str, place: Style
) -> None:
    """Draw a crossing as a dot, an interval as a bar between two dots."""
    if point.low is None or point.high is None:
        return
    ends = [point.low, point.high]
    heights = np.interp(ends, *curve)
    ax.plot(ends, heights, "-o", color=colour("akzent"), lw=2.2, ms=4.6, clip_on=False, zorder=5)
    anchor = (ends[1] if place["ha"] == "left" else sum(ends) / 2, float(heights.mean()))
    patch = {"facecolor": "white", "edgecolor": "none", "pad": 0.3, "alpha": 0.75}
    style: Style = {"color": colour("akzent"), "textcoords": "offset points", "bbox": patch}
    ax.annotate(text, anchor, zorder=6, **style, **place)
