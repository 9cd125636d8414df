"""Two pictures of one ranking: the cumulative curve, and the customer band of the cover."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from numpy.typing import NDArray

from vertrieb_kit.analysis.target_groups import Concentration
from vertrieb_kit.formats import NBSP, Format
from vertrieb_kit.present.style import canvas, colour, field, svg

CURVE_MM = (112.0, 65.0)
BAND_MM = (170.0, 52.0)

MAX_MARKS = 400  # beyond this, single customers are thinner than a printer's dot
_LABEL_GAP = 8.0  # points of share between two labels of 8 pt
_LETTER_GAP_MM = 4.0
_STRIPE_GAP_MM = 0.32
_MIN_STRIPE_MM = {"A": 0.6, "rest": 0.12}  # thinner stripes merge into one area

Style = dict[str, Any]
Curve = tuple[NDArray[np.float64], NDArray[np.float64]]


def curve(result: Concentration) -> Curve:
    """Return ranks 0…n and cumulative shares 0–1, thinned to what a chart can show."""
    n = len(result.ranked)
    shares = np.concatenate([[0.0], result.ranked.cumsum() / result.positive_total])
    a = result.classes[0].customers
    even = np.linspace(0, n, min(n, MAX_MARKS) + 1).round().astype(int)
    ranks = np.unique([*range(min(n, 20) + 1), min(a, n), *even])
    return ranks.astype(float), shares[ranks]


def concentration_curve(result: Concentration, fmt: Format, digits: int) -> str:
    """Draw the cumulative share, and below it on the same axis the customers as bars."""
    fig = canvas(*CURVE_MM)
    upper = field(fig, 9, 22, right=3, top=2)
    lower = field(fig, 9, 5, right=3, top=49)
    for ax in (upper, lower):
        ax.set_xlim(0, len(result.ranked))
    _draw_grid(upper, fmt)
    _draw_curve(upper, result)
    _label_curve(upper, result, fmt, digits)
    _draw_bars(lower, result)
    _draw_brackets(lower, result)
    _caption_bars(lower, result, fmt)
    return svg(fig)


def customer_band(result: Concentration, fmt: Format, digits: int) -> str:
    """Draw one stripe per customer, as wide as its share of the revenue."""
    fig = canvas(*BAND_MM)
    ax = field(fig, 0, 6, top=6)
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1)
    _draw_stripes(ax, result)
    first, top = result.classes[0], result.top_share(1)
    rest = len(result.ranked) - first.customers
    style: Style = {"size": 8, "va": "center", "clip_on": False}
    focus: Style = {**style, "weight": "bold", "color": colour("akzent")}
    share = fmt.percent(first.share or 0, digits)
    ax.text(0, 1.075, f"Größter Kunde: {fmt.percent(top or 0, digits)}", **focus)
    ax.text(0, -0.085, f"{_a_customers(first.customers, fmt)}: {share} des Nettoumsatzes", **focus)
    if rest:
        text = f"{fmt.number(rest)} weitere: {fmt.percent(1 - (first.share or 0), digits)}"
        ax.text(1, -0.085, text, **style, ha="right", color=colour("text2"))
    return svg(fig)


def _draw_grid(ax: Axes, fmt: Format) -> None:
    ax.set_ylim(0, 104)
    for share in range(0, 101, 20):
        if share:
            ax.axhline(share, color=colour("gitter"), lw=0.4, zorder=0)
        at: Style = {"ha": "right", "va": "center", "size": 7.5, "color": colour("text2")}
        ax.annotate(fmt.number(share), (0, share), (-4, 0), textcoords="offset points", **at)
    ax.axhline(0, color=colour("tinte"), lw=0.75)


def _draw_curve(ax: Axes, result: Concentration) -> None:
    ranks, shares = curve(result)
    a = result.classes[0].customers
    ax.plot(ranks[ranks >= a], shares[ranks >= a] * 100, color=colour("ist"), lw=1.4)
    ax.plot(ranks[ranks <= a], shares[ranks <= a] * 100, color=colour("akzent"), lw=2.2)


def _label_curve(ax: Axes, result: Concentration, fmt: Format, digits: int) -> None:
    n, a = len(result.ranked), result.classes[0].customers
    words = {1: "größter Kunde", 5: "fünf größte", a: _a_customers(a, fmt)}
    placed: list[float] = []
    for k in sorted({a, 1, *([5] if a > 5 else [])}, key=lambda k: (k != a, k)):
        share = (result.top_share(k) or 0) * 100
        if share < _LABEL_GAP:
            continue  # the point would sit in the origin
        ax.plot(k, share, "o", ms=4.6, color=colour("akzent"), zorder=5, clip_on=False)
        if all(abs(share - other) >= _LABEL_GAP for other in placed):
            placed.append(share)
            _label(ax, k, share, f"{words[k]}: {fmt.percent(share / 100, digits)}", is_limit=k == a)
    if n > a:
        _label_rest(ax, result, f"{fmt.number(n - a)} übrige Kunden", fmt, digits)


def _label(ax: Axes, k: int, share: float, text: str, *, is_limit: bool) -> None:
    n = ax.get_xlim()[1]
    left = k > 0.6 * n
    style: Style = {"weight": "bold", "color": colour("akzent")} if is_limit else {}
    # beside the limit the curve still rises: the label keeps clear of it
    shift = (8 if left else -8) if is_limit else 0
    ax.annotate(
        text,
        (k, share),
        (-6 if left else 6, shift),
        textcoords="offset points",
        ha="right" if left else "left",
        va="center",
        size=8,
        **style,
    )


def _label_rest(ax: Axes, result: Concentration, who: str, fmt: Format, digits: int) -> None:
    first = result.classes[0]
    n, share = len(result.ranked), first.share or 0
    # below the curve nothing is drawn but the label of the limit, which may reach this far
    meets_limit = 0.3 * n < first.customers <= 0.6 * n
    at = max(first.customers, int(n * 0.62))
    y = share * 100 - 22 if meets_limit else (result.top_share(at) or 0) * 100 - 10
    text = f"{who}: {fmt.percent(1 - share, digits)}"
    ax.text(n, y, text, ha="right", va="center", size=8, color=colour("text2"))


def _draw_bars(ax: Axes, result: Concentration) -> None:
    amounts = result.ranked.to_numpy()
    n = len(amounts)
    ax.set_ylim(0, float(amounts.max()))
    limits = np.cumsum([c.customers for c in result.classes[:2]])
    tones = np.select(
        [np.arange(n) < limit for limit in limits],
        [colour("akzent"), colour("ist")],
        default=colour("vorjahr"),
    )
    if n <= MAX_MARKS:
        ax.bar(np.arange(n) + 0.5, amounts, width=0.62, color=tones)
    else:
        for tone in dict.fromkeys(tones):
            inside = np.flatnonzero(tones == tone)
            some = inside[:: max(1, len(inside) // MAX_MARKS)]
            ax.fill_between(some, amounts[some], color=tone, lw=0)
    ax.axhline(0, color=colour("tinte"), lw=0.75)


def _draw_brackets(ax: Axes, result: Concentration) -> None:
    limits = np.cumsum([0, *(c.customers for c in result.classes[:3])])
    per_mm = len(result.ranked) / (CURVE_MM[0] - 12)
    below = ax.get_xaxis_transform()
    for limit in limits:
        ax.plot(
            [limit] * 2, [0, -0.18], color=colour("text3"), lw=0.4, clip_on=False, transform=below
        )
    last = -np.inf
    for name, start, end in zip("ABC", limits[:-1], limits[1:], strict=True):
        if end > start:
            last = max((start + end) / 2, last + _LETTER_GAP_MM * per_mm)
            tone = colour("akzent" if name == "A" else "tinte")
            style: Style = {"ha": "center", "va": "top", "size": 8, "weight": "bold", "color": tone}
            ax.text(last, -0.12, name, transform=below, **style)


def _caption_bars(ax: Axes, result: Concentration, fmt: Format) -> None:
    largest = fmt.thousands(float(result.ranked.iloc[0]))
    ranks = f"Rang 1 bis {fmt.number(len(result.ranked))}"
    text = f"Umsatz je Kunde, {ranks}; größter Kunde {largest}{NBSP}{fmt.thousand}"
    style: Style = {"ha": "left", "va": "bottom", "size": 7.5, "color": colour("text2")}
    ax.text(0, 1.06, text, transform=ax.transAxes, **style)


def _draw_stripes(ax: Axes, result: Concentration) -> None:
    edges = np.concatenate([[0.0], result.ranked.cumsum() / result.positive_total])
    a = result.classes[0].customers
    wide = {k: int((np.diff(edges) >= mm / BAND_MM[0]).sum()) for k, mm in _MIN_STRIPE_MM.items()}
    shown_a, shown = min(a, wide["A"]), max(a, wide["rest"])
    gap = _STRIPE_GAP_MM / BAND_MM[0]
    for start, end in pairwise(edges[: shown_a + 1]):
        _stripe(ax, start, end - min(gap, (end - start) / 2), "akzent")
    for i, (start, end) in enumerate(pairwise(edges[a : shown + 1])):
        _stripe(ax, start, end, ("linie", "gitter")[i % 2])
    _stripe(ax, edges[shown_a], edges[a], "akzent")
    _stripe(ax, edges[shown], 1.0, "gitter")


def _stripe(ax: Axes, start: float, end: float, tone: str) -> None:
    ax.add_patch(Rectangle((start, 0), end - start, 1, color=colour(tone), lw=0))


def _a_customers(count: int, fmt: Format) -> str:
    return f"{fmt.number(count)}{NBSP}{'A-Kunde' if count == 1 else 'A-Kunden'}"
