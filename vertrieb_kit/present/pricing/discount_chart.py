"""Discounts per class of order size: the middle 80 per cent as a bar, lines as dots below."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes

from vertrieb_kit.analysis.pricing import DiscountSpread, SizeClass
from vertrieb_kit.formats import DASH, NBSP, Format
from vertrieb_kit.present.style import canvas, colour, field, side_text, svg, top_text
from vertrieb_kit.present.wording import NOT_RATED

WIDTH_MM, HEIGHT_MM = 83.0, 52.0
QUANTILES_FROM = 20
MAX_DOTS = 150
_SEED = 1

_LEFT, _RIGHT, _TOP, _BOTTOM = 27.0, 15.0, 6.5, 5.0
_DOTS_BELOW = 0.34


def class_label(size: SizeClass, result: DiscountSpread, fmt: Format) -> str:
    """Name a class of order size: unter 5 T€, 5–20 T€, ab 200 T€."""
    limits = [other.low for other in result.classes if other.low is not None]
    if not limits:
        return "alle Aufträge"
    thousands = min(limits) >= 1000
    unit = fmt.thousand if thousands else fmt.symbol
    low, high = (
        None if b is None else fmt.number(b / 1000 if thousands else b)
        for b in (size.low, size.high)
    )
    if low is None:
        return f"unter {high}{NBSP}{unit}"
    return f"{low}{DASH}{high}{NBSP}{unit}" if high else f"ab {low}{NBSP}{unit}"


def spread_words(size: SizeClass, fmt: Format) -> str:
    """Return the middle 80 per cent as "7–19", n. b. where too few lines carry it."""
    band = size.band
    if band.n < QUANTILES_FROM or band.p10 is None or band.p90 is None:
        return NOT_RATED
    return f"{fmt.number(band.p10 * 100)}{DASH}{fmt.number(band.p90 * 100)}"


def discount_chart(result: DiscountSpread, focus: SizeClass | None, fmt: Format) -> str:
    """Draw every class; the one that the message speaks of carries the accent."""
    fig = canvas(WIDTH_MM, HEIGHT_MM)
    ax = field(fig, _LEFT, _BOTTOM, right=_RIGHT, top=_TOP)
    ax.set_ylim(len(result.classes) - 0.3, -0.5)
    _draw_axis(ax, result, fmt)
    random = np.random.default_rng(_SEED)
    for row, size in enumerate(result.classes):
        _write_row(ax, row, class_label(size, result, fmt), size, size is focus, fmt)
        _draw_row(ax, row, size, size is focus, random)
    top_text(ax, f"P10{DASH}P90", WIDTH_MM, ha="right", above_mm=3.5)
    _name_median(ax, result)
    return svg(fig)


def _draw_axis(ax: Axes, result: DiscountSpread, fmt: Format) -> None:
    shown = [d for size in result.classes for d in size.discounts]
    low, high = min(0.0, float(np.quantile(shown, 0.005))), float(np.quantile(shown, 0.995))
    step = next(s for s in (0.05, 0.1, 0.2, 0.5, 1, 5, 20) if (high - low) / s <= 5)
    first, last = np.floor(low / step + 1e-9), max(np.ceil(high / step - 1e-9), 1)
    ax.set_xlim(first * step, last * step)
    ticks = np.arange(first, last + 1) * step
    for tick in ticks:
        zero = abs(tick) < 1e-9
        ax.axvline(tick, color=colour("tinte" if zero else "gitter"), lw=0.75 if zero else 0.4)
    texts = [fmt.number(tick * 100) for tick in ticks]
    ax.set_xticks(ticks, [*texts[:-1], f"{texts[-1]}{NBSP}%"])


def _write_row(ax: Axes, row: int, label: str, size: SizeClass, focus: bool, fmt: Format) -> None:
    style = {"weight": "bold", "color": colour("akzent")} if focus else {"color": colour("tinte")}
    side_text(ax, row - 0.08, label, 0, **style)
    n = f"n{NBSP}={NBSP}{fmt.number(size.band.n)}"
    side_text(ax, row + _DOTS_BELOW, n, 0, size=7.5, color=colour("text2"))
    side_text(ax, row - 0.08, spread_words(size, fmt), WIDTH_MM, ha="right", **style)


def _draw_row(
    ax: Axes, row: int, size: SizeClass, focus: bool, random: np.random.Generator
) -> None:
    band = size.band
    ink = colour("akzent" if focus else "ist")
    if band.n >= QUANTILES_FROM and band.p10 is not None and band.p90 is not None:
        ax.plot([band.p10, band.p90], [row - 0.08] * 2, color=ink, lw=5.2)
    if band.median is not None:
        tick = "white" if band.n >= QUANTILES_FROM else ink
        ax.plot([band.median] * 2, [row - 0.24, row + 0.08], color=tick, lw=1.6)
    dots = np.clip(size.discounts, *ax.get_xlim())
    if len(dots) > MAX_DOTS:
        dots = random.choice(dots, MAX_DOTS, replace=False)
    heights = row + _DOTS_BELOW + random.uniform(-0.12, 0.12, len(dots))
    ax.plot(dots, heights, "o", color=colour("text3"), alpha=0.55, ms=1.5, mew=0, clip_on=False)


def _name_median(ax: Axes, result: DiscountSpread) -> None:
    """Say once what the white tick means, above the first bar."""
    median = result.classes[0].band.median
    if median is None:
        return
    low, high = ax.get_xlim()
    right = median + (high - low) * 0.12
    side = "left" if right < low + (high - low) * 0.75 else "right"
    x = right if side == "left" else median - (high - low) * 0.12
    ax.annotate(
        "Median",
        (median, -0.26),
        (x, -0.78),
        size=7.5,
        color=colour("text2"),
        ha=side,
        va="center",
        annotation_clip=False,
        arrowprops={"arrowstyle": "-", "lw": 0.4, "color": colour("text3"), "shrinkB": 0},
    )
