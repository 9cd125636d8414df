"""How far leads and deals get, step by step."""

from __future__ import annotations

from vertrieb_kit.analysis.journey.conversion import Conversion, Step
from vertrieb_kit.formats import NBSP, Format, joined
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Reason, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import (
    NOT_RATED,
    PERCENT_FROM,
    digits_for,
    interval_words,
    metric,
    no_data,
    not_assessed,
    share_words,
    too_few,
    undefined,
)

ID = "journey.conversion"
CHAPTER = "leads"
QUESTION = "Wie weit kommen Leads und Deals?"

NAMES = {
    "lead": "Lead",
    "deal": "Deal",
    "requested": "Anfrage",
    "demo": "Vorführung",
    "quoted": "Angebot",
    "won": "Auftrag",
}
MUCH_OPEN, TOO_MUCH_OPEN = 0.25, 0.50


def conversion_finding(result: Conversion, context: Context) -> Finding:
    """Say how many cases get from the last recorded milestone to the order."""
    metrics = tuple(_metric(step, result, context) for step in result.steps)
    last = result.path[-1]
    reason = _obstacle(last, result, context) or _nothing_between(result)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="je Verkaufschance die Daten von Anfrage, Vorführung und Angebot, "
            "je Lead die Deal-ID",
            context=context,
            sheets=("deals", "leads"),
            n=last.entered or None,
            requirements=("R58", "R59"),
            metrics=metrics,
        )
    return Finding(
        _statement(last, result, context),
        evidence=(_table(result, context),),
        metrics=metrics,
        span=6,
    )


def _obstacle(step: Step, result: Conversion, context: Context) -> Reason | None:
    """Return why a step has no rate, None when it has one."""
    unrecorded = [NAMES[name] for name in (step.start, step.end) if name in result.unrecorded]
    if unrecorded:
        return no_data(f"{joined(unrecorded)}: kein Datum, keine Verknüpfung")
    if not step.entered:
        return no_data(f"{NAMES[step.start]}: kein Fall")
    if step.entered < context.parameters.min_n:
        return too_few(step.entered)
    if step.rate is None or step.open_share > TOO_MUCH_OPEN:
        return undefined("mehr als die Hälfte ist noch offen")
    resolved = step.entered - step.open
    return too_few(resolved) if resolved < context.parameters.min_n else None


def _nothing_between(result: Conversion) -> Reason | None:
    """Without milestones only the win rate is left, and that has its own finding."""
    if {"requested", "demo", "quoted"} <= set(result.unrecorded):
        return no_data("Anfrage-, Vorführungs- und Angebotsdatum")
    return None


def _metric(step: Step, result: Conversion, context: Context) -> Metric:
    reason = _obstacle(step, result, context)
    resolved = step.entered - step.open
    return metric(
        ID,
        None if reason else step.rate,
        "share",
        resolved,
        context,
        method_minimum=resolved + 1 if step.open_share > MUCH_OPEN else 0,
        reason=reason,
        dims={"from": step.start, "to": step.end},
        low=None if reason else step.low,
        high=None if reason else step.high,
    )


def _statement(last: Step, result: Conversion, context: Context) -> Statement:
    resolved = last.entered - last.open
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(last, context.fmt),
        value=last.rate,
        unit="share",
        n=resolved,
        as_of=context.stand("deals"),
        source=context.source("deals", "leads"),
        status="preliminary" if last.open_share > MUCH_OPEN else "assessed",
        requirements=("R58", "R59", "R61"),
        meaning=_meaning(result, context),
        note=_note(last, result, context.fmt),
        unit_of_n="geklärte Fälle",
        evidence="gemessen",
    )


def _text(step: Step, fmt: Format) -> str:
    resolved = step.entered - step.open
    ends = f"Zwischen {NAMES[step.start]} und {NAMES[step.end]}"
    if resolved < PERCENT_FROM:
        return f"{ends} kommen {step.advanced} von {resolved} Fällen weiter."
    return f"{ends} kommen {fmt.percent(step.rate or 0, digits_for(resolved))} der Fälle weiter."


def _meaning(result: Conversion, context: Context) -> str:
    deals = [s for s in result.path if s.start != "lead"]
    rated = [s for s in deals if _obstacle(s, result, context) is None]
    drops = sorted(rated, key=lambda s: (s.advanced - (s.entered - s.open), s.start))
    most = drops[0]
    lost = most.entered - most.open - most.advanced
    return (
        f"Die meisten Deals enden zwischen {NAMES[most.start]} und {NAMES[most.end]}: "
        f"{context.fmt.number(lost)}."
    )


def _note(last: Step, result: Conversion, fmt: Format) -> str:
    text = (
        "Späterer Schritt schließt frühere ein; Anteil der geklärten Fälle, offene getrennt gezeigt"
    )
    if last.low is not None and last.high is not None and last.entered - last.open >= PERCENT_FROM:
        text += f". {interval_words(last.low, last.high, fmt)}"
    missing = [NAMES[name] for name in NAMES if name in result.unrecorded]
    if "lead" not in result.unrecorded:
        text += ". Als weitergekommen zählen nur Leads, deren Deal-ID erfasst ist"
    return f"{text}. Nicht erfasst: {joined(missing)}" if missing else text


def _table(result: Conversion, context: Context) -> Table:
    return Table(
        "journey.conversion.table",
        "Leads und Deals.",
        "Fälle je Schritt und Anteil weiter",
        (
            Column("Schritt", weight=1),
            Column("Fälle", "number", "#,##0"),
            Column("offen", "number", "#,##0"),
            Column("weiter", "bar", "0.0%"),
        ),
        tuple(_row(step, result, context) for step in result.path),
        span=6,
    )


def _row(step: Step, result: Conversion, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    resolved = step.entered - step.open
    rate = Cell(NOT_RATED, tone="muted")
    if _obstacle(step, result, context) is None:
        rate = Cell(share_words(step.advanced, resolved, fmt), step.rate, bar=step.rate)
    return (
        Cell(f"{NAMES[step.start]}{NBSP}→ {NAMES[step.end]}"),
        Cell(fmt.number(step.entered), step.entered),
        Cell(fmt.number(step.open), step.open),
        rate,
    )
