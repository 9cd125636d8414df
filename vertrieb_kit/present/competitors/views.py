"""How the client sees itself and how others see it: a sentence and a dumbbell chart."""

from __future__ import annotations

import textwrap
from typing import Any

from vertrieb_kit.analysis.competitors import Gap, SelfImage
from vertrieb_kit.formats import NBSP, Format
from vertrieb_kit.present.blocks import Cell, Column, Figure, Finding, Reason, Statement, Table
from vertrieb_kit.present.competitors.naming import CHAPTER, points
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.style import canvas, colour, field, side_text, svg, top_text
from vertrieb_kit.present.wording import metric, no_data, not_assessed, too_few

ID = "competitors.self_image"
QUESTION = "Stimmen Selbstbild und Fremdbild überein?"
SHEETS = ("ratings",)

_WIDTH, _PITCH, _HEAD, _FOOT = 83.0, 4.8, 5.0, 5.0
_LEFT, _RIGHT = 36.0, 12.0
_OTHERS = {"Kunde": "die Kunden", "Extern": "Externe"}
_HEADS = {"Kunde": "Kunden", "Extern": "Externe"}
_MISSING = {"Selbst": "Selbsteinschätzung", "Kunde": "Kundensicht"}


def self_image_finding(result: SelfImage, context: Context) -> Finding:
    """Say on how many criteria the client rates itself higher than others do."""
    reason = _obstacle(result, context)
    metrics = tuple(
        metric(ID, g.value, "score", result.n, context, dims={"criterion": g.criterion})
        for g in result.gaps
    )
    if reason or result.outside is None:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason or no_data("Kundensicht"),
            deliver="Bewertungen des eigenen Unternehmens aus zwei Sichten: Selbst und Kunde",
            context=context,
            sheets=SHEETS,
            n=result.n or None,
            requirements=("R70",),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context), evidence=(_figure(result, context),), metrics=metrics, span=6
    )


def _obstacle(result: SelfImage, context: Context) -> Reason | None:
    if result.missing:
        return no_data(" und ".join(_MISSING[m] for m in result.missing))
    if not result.gaps:
        return no_data("kein Kriterium aus beiden Sichten bewertet")
    return too_few(result.n) if result.n < context.parameters.min_n else None


def _statement(result: SelfImage, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=float(len(result.higher)),
        unit="count",
        n=result.n,
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R70",),
        meaning=_meaning(result, context),
        note="Nur Bewertungen des eigenen Unternehmens, Skala 1 (schwach) bis 5 (stark)",
        unit_of_n="Bewertungen",
        evidence="befragt",
    )


def _text(result: SelfImage, context: Context) -> str:
    total, higher = len(result.gaps), len(result.higher)
    others = _OTHERS[result.outside or "Kunde"]
    if higher == total:
        return (
            f"{context.firm} bewertet sich bei allen {total}{NBSP}Kriterien höher, "
            f"als {others} es tun."
        )
    if higher:
        return (
            f"{context.firm} bewertet sich bei {higher} von {total}{NBSP}Kriterien höher, "
            f"als {others} es tun."
        )
    return f"{context.firm} bewertet sich bei keinem Kriterium höher, als {others} es tun."


def _meaning(result: SelfImage, context: Context) -> str:
    widest = max(result.gaps, key=lambda g: abs(g.value))
    if not result.higher and not result.lower:
        return "Selbstbild und Fremdbild stimmen in allen Kriterien überein."
    direction = "über" if widest.value > 0 else "unter"
    return (
        f"Am weitesten auseinander liegt „{widest.criterion}“: Das Selbstbild steht "
        f"{points(widest.value, context.fmt)} {direction} dem Fremdbild."
    )


def _figure(result: SelfImage, context: Context) -> Figure:
    height = _HEAD + _FOOT + _PITCH * len(result.gaps)
    heading = _HEADS[result.outside or "Kunde"]
    return Figure(
        id="competitors.self_image_chart",
        who=f"{context.firm}.",
        what=f"Ring = selbst, Punkt = {heading} (1–5)",
        svg=_chart(result, height, context.fmt),
        alt=f"{_text(result, context)} {_meaning(result, context)}",
        width_mm=_WIDTH,
        height_mm=height,
        span=6,
        data=_table(result, heading, context),
    )


def _chart(result: SelfImage, height: float, fmt: Format) -> str:
    fig = canvas(_WIDTH, height)
    ax = field(fig, _LEFT, _FOOT, _RIGHT, _HEAD)
    count = len(result.gaps)
    ax.set_xlim(1, 5)
    ax.set_ylim(count - 0.5, -0.5)
    ax.set_xticks([1, 2, 3, 4, 5], ["1", "2", "3", "4", "5"])
    ax.tick_params(pad=2)
    ax.vlines([1, 2, 3, 4, 5], -0.5, count - 0.5, color=colour("gitter"), lw=0.4, zorder=0)
    values = [(row, gap.own_view, gap.outside_view) for row, gap in enumerate(result.gaps)]
    ax.hlines(
        [v[0] for v in values],
        [v[1] for v in values],
        [v[2] for v in values],
        color=colour("text3"),
        lw=0.8,
        zorder=1,
    )
    rings: dict[str, Any] = {
        "marker": "o",
        "ms": 5.4,
        "mfc": "white",
        "mec": colour("ist"),
        "mew": 1.1,
    }
    ax.plot([v[1] for v in values], [v[0] for v in values], ls="none", zorder=2, **rings)
    dots: dict[str, Any] = {
        "marker": "o",
        "ms": 4.6,
        "color": colour("akzent"),
        "mec": "white",
        "mew": 0.3,
    }
    ax.plot([v[2] for v in values], [v[0] for v in values], ls="none", zorder=3, **dots)
    for row, gap in enumerate(result.gaps):
        side_text(ax, row, textwrap.shorten(gap.criterion, 26, placeholder=" …"), 0)
        side_text(ax, row, fmt.number(gap.value, 1, signed=True), _WIDTH, ha="right")
    top_text(ax, "Abstand", _WIDTH, ha="right")
    return svg(fig)


def _table(result: SelfImage, heading: str, context: Context) -> Table:
    fmt = context.fmt

    def row(gap: Gap) -> tuple[Cell, ...]:
        return (
            Cell(gap.criterion),
            Cell(fmt.number(gap.own_view, 1), gap.own_view),
            Cell(fmt.number(gap.outside_view, 1), gap.outside_view),
            Cell(fmt.number(gap.value, 1, signed=True), gap.value),
        )

    return Table(
        id="competitors.self_image_table",
        who=f"{context.firm}.",
        what="Selbstbild und Fremdbild (Skala 1–5)",
        columns=(
            Column("Kriterium"),
            Column("Selbst", "number", "0.0"),
            Column(heading, "number", "0.0"),
            Column("Abstand", "number", "+0.0;-0.0;0.0"),
        ),
        rows=tuple(row(gap) for gap in result.gaps),
        span=6,
    )
