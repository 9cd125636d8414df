"""Why deals were lost, as a sentence and a table by count and value."""

from __future__ import annotations

from vertrieb_kit.analysis.journey.loss_reasons import LossReason, LossReasons
from vertrieb_kit.analysis.journey.win_rate import UNKNOWN
from vertrieb_kit.formats import Format
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Reason, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import (
    NOT_RATED,
    digits_for,
    metric,
    no_data,
    not_assessed,
    share_words,
    too_few,
)

ID = "journey.loss_reason"
CHAPTER = "leads"
QUESTION = "Warum gehen Deals verloren?"

MANY_UNKNOWN = 0.30


def loss_reasons_finding(result: LossReasons, context: Context) -> Finding:
    """Name the reason recorded most often for lost deals."""
    reason = _obstacle(result, context)
    metrics = _metrics(result, reason, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="je verlorener Verkaufschance den Verlustgrund",
            context=context,
            sheets=("deals",),
            n=result.lost or None,
            requirements=("R08",),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context), evidence=(_table(result, context),), metrics=metrics, span=6
    )


def _obstacle(result: LossReasons, context: Context) -> Reason | None:
    if not result.lost:
        return no_data("verlorene Deals")
    if result.lost < context.parameters.min_n:
        return too_few(result.lost)
    return None if result.named else no_data("Verlustgrund")


def _metrics(result: LossReasons, why: Reason | None, context: Context) -> tuple[Metric, ...]:
    """Return the shares by count and value; where nobody recorded a reason there is none."""
    if not result.named:
        n = result.lost or None
        return (metric(ID, None, "share", n, context, reason=why, dims={"reason": UNKNOWN}),)
    found = []
    for one in result.reasons:
        by_count = metric(ID, one.share, "share", result.lost, context, dims={"reason": one.reason})
        by_value = metric(
            ID,
            one.value_share,
            "share",
            result.lost,
            context,
            reason=no_data("Wert der verlorenen Deals") if one.value_share is None else None,
            dims={"reason": one.reason, "basis": "value"},
        )
        found += [by_count, by_value]
    return tuple(found)


def _statement(result: LossReasons, context: Context) -> Statement:
    unknown = result.unknown_share
    top = result.named[0]
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context.fmt),
        value=top.share,
        unit="share",
        n=result.lost,
        as_of=context.stand("deals"),
        source=context.source("deals"),
        status="preliminary" if unknown > MANY_UNKNOWN else "assessed",
        requirements=("R08", "R13"),
        meaning=_meaning(result, context.fmt),
        note="Gründe wie im CRM erfasst, einer je Deal; Einschätzung des eigenen Vertriebs",
        unit_of_n="verlorene Deals",
        evidence="gemessen",
    )


def _text(result: LossReasons, fmt: Format) -> str:
    top = result.named[0]
    return (
        f"Bei {fmt.number(top.count)} von {fmt.number(result.lost)} verlorenen Deals "
        f"ist „{top.reason}“ als Grund erfasst."
    )


def _meaning(result: LossReasons, fmt: Format) -> str:
    named = result.named
    if result.unknown_share > MANY_UNKNOWN:
        share = fmt.percent(result.unknown_share, digits_for(result.lost))
        return f"Bei {share} der verlorenen Deals fehlt der Grund; die Rangfolge ist vorläufig."
    if len(named) == 1:
        return (
            "Erfasst ist nur ein Grund; was dahintersteht, klärt eine Befragung verlorener Kunden."
        )
    together = fmt.number(named[0].count + named[1].count)
    first, second = named[0].reason, named[1].reason
    return f"„{first}“ und „{second}“ stehen zusammen bei {together} verlorenen Deals."


def _table(result: LossReasons, context: Context) -> Table:
    return Table(
        "journey.loss_reason.table",
        "Verlorene Deals.",
        f"Gründe nach Anzahl und Wert in {context.fmt.thousand}",
        (
            Column("Grund", weight=1),
            Column("Deals", "number", "#,##0"),
            Column("Anteil", "bar", "0.0%"),
            Column("Wert", "number", "#,##0"),
        ),
        tuple(_row(one, result.lost, context.fmt) for one in result.reasons),
        span=6,
    )


def _row(one: LossReason, lost: int, fmt: Format) -> tuple[Cell, ...]:
    value = Cell(NOT_RATED, tone="muted")
    if one.value_share is not None:
        value = Cell(fmt.thousands(one.value), one.value)
    return (
        Cell(one.reason),
        Cell(fmt.number(one.count), one.count),
        Cell(share_words(one.count, lost, fmt), one.share, bar=one.share),
        value,
    )
