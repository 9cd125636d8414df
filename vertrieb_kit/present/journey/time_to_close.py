"""How long deals take until they are decided, as a sentence and two rising curves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from vertrieb_kit.analysis.journey.survival import CumulativeIncidence
from vertrieb_kit.analysis.journey.time_to_close import TimeToClose
from vertrieb_kit.formats import NBSP, Format, plural
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Figure,
    Finding,
    Metric,
    Note,
    Reason,
    Statement,
    Table,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.style import canvas, colour, field, svg
from vertrieb_kit.present.wording import metric, no_data, not_assessed, too_few, undefined

ID = "journey.time_to_close"
CHAPTER = "leads"
QUESTION = "Wie lange dauert es bis zum Abschluss?"

MIN_EVENTS = 10
WIDTH_MM, HEIGHT_MM = 112.0, 52.0
MONTH_DAYS = 30
LABEL_GAP = 0.1  # of the axis: one line of type
_LONG_TERM_SHARE = 0.98


def time_to_close_finding(result: TimeToClose, context: Context) -> Finding:
    """Say after how many days half of the deals are decided."""
    metrics = (_metric(result, context),)
    reason = _obstacle(result, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="je Verkaufschance das Anlage- und das Abschlussdatum, auch der offenen",
            context=context,
            sheets=("deals",),
            n=result.n or None,
            requirements=("R09",),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context),
        evidence=(_figure(result, context),),
        notes=_notes(result, context.fmt),
        metrics=metrics,
    )


def _obstacle(result: TimeToClose, context: Context) -> Reason | None:
    if not result.n:
        return no_data("Deals mit Anlage- und Abschlussdatum")
    if result.n < context.parameters.min_n:
        return too_few(result.n)
    if result.decision.median is None:
        return undefined("weniger als die Hälfte der Deals ist entschieden")
    return None


def _minimum(result: TimeToClose) -> int:
    """Return the method's minimum n: what counts are the decisions, not the deals."""
    return 0 if result.decision.events >= MIN_EVENTS else result.n + 1


def _metric(result: TimeToClose, context: Context) -> Metric:
    decision = result.decision
    return metric(
        "journey.time_to_close_median",
        decision.median,
        "days",
        result.n,
        context,
        method_minimum=_minimum(result),
        reason=_obstacle(result, context),
        low=decision.median_low,
        high=decision.median_high,
    )


def _statement(result: TimeToClose, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context.fmt),
        value=result.decision.median,
        unit="days",
        n=result.n,
        as_of=context.stand("deals"),
        source=context.source("deals"),
        status="preliminary" if result.decision.events < MIN_EVENTS else "assessed",
        requirements=("R09",),
        meaning=_meaning(result, context.fmt),
        note=_note(result, context.fmt),
        unit_of_n=f"Deals, davon {context.fmt.number(result.open)} offen",
        evidence="gemessen",
    )


def _text(result: TimeToClose, fmt: Format) -> str:
    days = fmt.number(result.decision.median or 0)
    return f"Nach {days}{NBSP}Tagen ist die Hälfte der Deals entschieden."


def _meaning(result: TimeToClose, fmt: Format) -> str:
    late = result.decision.quantile(0.8)
    if late is None:
        return (
            "Mehr als ein Fünftel der Deals ist noch offen; das lange Ende zeigt sich erst später."
        )
    return (
        f"Vier von fünf Deals sind nach {fmt.number(late)}{NBSP}Tagen entschieden; "
        "ältere verdienen eine Prüfung."
    )


def _note(result: TimeToClose, fmt: Format) -> str:
    low, high = result.decision.median_low, result.decision.median_high
    method = "Median nach Kaplan-Meier, offene Deals bis zum Stichtag mitgerechnet"
    if low is not None and high is not None:
        bounds = fmt.range(f"{fmt.number(low)}{NBSP}Tage", f"{fmt.number(high)}{NBSP}Tage")
        method += f" (95-%-Intervall {bounds})"
    parts = [method]
    if result.reversed:
        parts.append(
            f"{plural(result.reversed, 'Deal', 'Deals')} mit Abschluss vor Anlage nicht enthalten"
        )
    if result.undated:
        parts.append(f"{plural(result.undated, 'Deal', 'Deals')} ohne Datum nicht enthalten")
    return ". ".join(parts)


def _notes(result: TimeToClose, fmt: Format) -> tuple[Note, ...]:
    reading = "Beide Kurven zählen offene Deals mit der Zeit, die sie am Stichtag schon dauern."
    notes = [Note("Lesehilfe", reading)]
    if result.closed_only_median is not None:
        naive = fmt.number(result.closed_only_median)
        notes.append(
            Note("Einordnung", f"Nur abgeschlossene Deals gezählt, wären es {naive}{NBSP}Tage.")
        )
    if result.overdue:
        count = plural(result.overdue, "offener Deal ist", "offene Deals sind")
        notes.append(
            Note("Überfällig", f"{count} ungewöhnlich alt oder über dem erwarteten Termin.")
        )
    return tuple(notes)


def _figure(result: TimeToClose, context: Context) -> Figure:
    return Figure(
        "journey.time_to_close.chart",
        who=f"{context.firm}, Deals.",
        what="Gewonnen und verloren in %, nach Tagen",
        svg=_chart(result, context.fmt),
        alt=_text(result, context.fmt),
        width_mm=WIDTH_MM,
        height_mm=HEIGHT_MM,
        span=8,
        data=_data(result.outcomes, context.fmt),
    )


def _chart(result: TimeToClose, fmt: Format) -> str:
    outcomes, end = result.outcomes, _end(result)
    fig = canvas(WIDTH_MM, HEIGHT_MM)
    ax = field(fig, 10, 7, 26, 3)
    ax.set_xlim(0, end)
    ax.set_ylim(0, 1)
    for share in (0, 0.25, 0.5, 0.75, 1):
        ax.axhline(share, color=colour("gitter" if share else "tinte"), lw=0.4 if share else 0.75)
    ax.set_yticks([0, 0.5, 1], ["0", "50", f"100{NBSP}%"])
    step = MONTH_DAYS * max(1, round(end / MONTH_DAYS / 6))
    ticks = list(range(0, int(end) + 1, step))
    ax.set_xticks(ticks, [fmt.number(t) for t in ticks[:-1]] + [f"{fmt.number(ticks[-1])} Tage"])
    ax.tick_params(axis="y", labelsize=7.5)
    heights = _label_heights(outcomes, end)
    for name, curve, ink, width in (
        ("verloren", outcomes.lost, "ist", 1.4),
        ("gewonnen", outcomes.won, "akzent", 2.2),
    ):
        ax.step([0, *outcomes.times], [0, *curve], where="post", color=colour(ink), lw=width)
        label = f"{name} {fmt.percent(_reached(curve, outcomes, end), 0)}"
        style: dict[str, Any] = {"color": colour(ink), "size": 8, "weight": "bold"}
        ax.text(end * 1.02, heights[name], label, va="center", clip_on=False, **style)
    median = result.decision.median or 0
    ax.axvline(median, color=colour("text3"), lw=0.4)
    text = f"Hälfte entschieden: {fmt.number(median)}{NBSP}Tage"
    ax.text(median + end * 0.015, 0.94, text, size=7.5, color=colour("text2"), va="center")
    return svg(fig)


def _reached(curve: Sequence[float], outcomes: CumulativeIncidence, end: float) -> float:
    return float(curve[int(np.searchsorted(outcomes.times, end, side="right")) - 1])


def _label_heights(outcomes: CumulativeIncidence, end: float) -> dict[str, float]:
    """Return where the two labels stand: at the curves' ends, but never over each other."""
    won, lost = (_reached(curve, outcomes, end) for curve in (outcomes.won, outcomes.lost))
    if abs(won - lost) < LABEL_GAP:
        middle, half = (won + lost) / 2, LABEL_GAP / 2
        won, lost = (
            (middle + half, middle - half) if won >= lost else (middle - half, middle + half)
        )
    return {"gewonnen": won, "verloren": lost}


def _end(result: TimeToClose) -> float:
    """Return where the axis ends: when nearly all are decided, else at the last decision."""
    last = result.outcomes.times[-1]
    return max(MONTH_DAYS, result.decision.quantile(_LONG_TERM_SHARE) or last)


def _data(outcomes: CumulativeIncidence, fmt: Format) -> Table:
    rows = tuple(
        (Cell(fmt.number(t), t), Cell(fmt.percent(w), w), Cell(fmt.percent(v), v))
        for t, w, v in zip(outcomes.times, outcomes.won, outcomes.lost, strict=True)
    )
    columns = (
        Column("Tage", "number", "0"),
        Column("gewonnen", "number", "0.0%"),
        Column("verloren", "number", "0.0%"),
    )
    return Table(
        "journey.time_to_close.data",
        "Deals.",
        "Anteil gewonnen und verloren nach Tagen",
        columns,
        rows,
    )
