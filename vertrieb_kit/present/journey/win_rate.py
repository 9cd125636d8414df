"""How many decided deals were won, in a sentence and by channel."""

from __future__ import annotations

from vertrieb_kit.analysis.journey.win_rate import UNKNOWN, Rate, WinRate
from vertrieb_kit.formats import NBSP, Format, plural
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

ID = "journey.win_rate"
CHAPTER = "leads"
QUESTION = "Wie viele Deals werden gewonnen?"


def win_rate_finding(result: WinRate, context: Context) -> Finding:
    """Say how many of the decided deals were won, by count and by value."""
    metrics = (_rate_metric(result, context), _value_metric(result, context))
    reason = _obstacle(result, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="eine Liste der Verkaufschancen mit Status und Abschlussdatum, "
            "auch der verlorenen",
            context=context,
            sheets=("deals",),
            n=result.total.decided or None,
            requirements=("R09", "R61"),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context), evidence=(_table(result, context),), metrics=metrics, span=6
    )


def _obstacle(result: WinRate, context: Context) -> Reason | None:
    decided = result.total.decided
    if not decided:
        return no_data("entschiedene Deals")
    return too_few(decided) if decided < context.parameters.min_n else None


def _rate_metric(result: WinRate, context: Context) -> Metric:
    total = result.total
    return metric(
        ID,
        total.rate,
        "share",
        total.decided,
        context,
        reason=no_data("entschiedene Deals") if total.rate is None else None,
        low=total.low,
        high=total.high,
    )


def _value_metric(result: WinRate, context: Context) -> Metric:
    reason = None
    if result.value_rate is None:
        many = result.lost_without_value * 2 > result.total.lost
        reason = (
            no_data("Wert der verlorenen Deals") if many else undefined("Summe der Werte ist 0")
        )
    if not result.total.decided:
        reason = no_data("entschiedene Deals")
    return metric(
        "journey.win_rate_value", result.value_rate, "share", result.valued, context, reason=reason
    )


def _statement(result: WinRate, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context.fmt),
        value=result.total.rate,
        unit="share",
        n=result.total.decided,
        as_of=context.stand("deals"),
        source=context.source("deals"),
        requirements=("R09", "R61"),
        meaning=_meaning(result, context),
        note=_note(result, context),
        unit_of_n="entschiedene Deals",
        evidence="gemessen",
    )


def _text(result: WinRate, fmt: Format) -> str:
    total = result.total
    won, decided = fmt.number(total.won), fmt.number(total.decided)
    text = f"{won} von {decided} entschiedenen Deals wurden gewonnen"
    if total.decided < PERCENT_FROM:
        return f"{text}."
    return f"{text} ({fmt.percent(total.rate or 0, digits_for(total.decided))})."


def _meaning(result: WinRate, context: Context) -> str:
    fmt = context.fmt
    if result.value_rate is None or result.valued < PERCENT_FROM:
        return "Die Abschlussquote zählt Deals; über den Umsatz sagt sie noch nichts."
    by_value = fmt.percent(result.value_rate, digits_for(result.valued))
    if result.value_rate < (result.total.rate or 0):
        return f"Nach Wert sind es {by_value}: Größere Deals gehen häufiger verloren als kleine."
    return (
        f"Nach Wert sind es {by_value}: Größere Deals werden mindestens so oft gewonnen wie kleine."
    )


def _note(result: WinRate, context: Context) -> str:
    fmt, total = context.fmt, result.total
    still_open = plural(result.open, "offener Deal", "offene Deals")
    parts = [f"Gewonnen durch gewonnen und verloren; {still_open} nicht enthalten"]
    if total.low is not None and total.high is not None and total.decided >= PERCENT_FROM:
        parts.append(interval_words(total.low, total.high, fmt, digits_for(total.decided)))
    if result.undated:
        parts.append(
            f"{plural(result.undated, 'Deal', 'Deals')} ohne Abschlussdatum nicht enthalten"
        )
    if result.value_rate is None and result.lost_without_value:
        parts.append(f"Nach Wert nicht bewertet: {result.lost_without_value} verlorene ohne Wert")
    if not result.lost_share_is_plausible:
        parts.append(
            "Weniger als 20 % verloren: Verlorene Deals sind vermutlich unvollständig erfasst"
        )
    return ". ".join(parts).replace("20 %", f"20{NBSP}%")


def _table(result: WinRate, context: Context) -> Table:
    channels = result.by_channel if _is_known(result) else ()
    rows = [_row(channel, rate, context) for channel, rate in channels]
    total = _row("Gesamt", result.total, context)
    return Table(
        "journey.win_rate.channels",
        "Entschiedene Deals.",
        "Abschlussquote je Kanal, 95-%-Intervall",
        (
            Column("Kanal", weight=1),
            Column("gewonnen", "number", "#,##0"),
            Column("verloren", "number", "#,##0"),
            Column("Quote", "number", "0.0%"),
            Column("Intervall", "number"),
        ),
        (*rows, total),
        total=True,
        span=6,
        appendix_only=not rows,
    )


def _row(label: str, rate: Rate, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    return (
        Cell(label),
        Cell(fmt.number(rate.won), rate.won),
        Cell(fmt.number(rate.lost), rate.lost),
        _quota(rate, context),
        Cell(_interval(rate, context.fmt)),
    )


def _quota(rate: Rate, context: Context) -> Cell:
    if rate.rate is None or rate.decided < context.parameters.min_n:
        return Cell(NOT_RATED, tone="muted")
    text = share_words(rate.won, rate.decided, context.fmt)
    return Cell(text, rate.rate)


def _interval(rate: Rate, fmt: Format) -> str:
    if rate.low is None or rate.high is None or rate.decided < PERCENT_FROM:
        return ""
    return fmt.range(fmt.percent(rate.low, 0), fmt.percent(rate.high, 0))


def _is_known(result: WinRate) -> bool:
    """Tell whether any deal names its channel: else the total says it all."""
    return [name for name, _ in result.by_channel] != [UNKNOWN]
