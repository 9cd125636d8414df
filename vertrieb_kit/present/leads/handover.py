"""What becomes of leads that are handed over to Vertrieb, and how long they wait."""

from __future__ import annotations

from vertrieb_kit.analysis.intervals import wilson
from vertrieb_kit.analysis.leads.handover import Duration, Handover
from vertrieb_kit.formats import NBSP, Format, plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Reason, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import (
    NOT_RATED,
    PERCENT_FROM,
    interval_words,
    metric,
    no_data,
    not_assessed,
    share_words,
    too_few,
)

ID = "leads.handover"
CHAPTER = "leads"
QUESTION = "Wie gelingt die Übergabe an den Vertrieb?"


def handover_finding(result: Handover, context: Context) -> Finding:
    """Say how many leads handed over Vertrieb accepted, and after how many days."""
    metrics = _metrics(result, context)
    reason = _obstacle(result, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="je Lead den Zeitpunkt der Übergabe und der Annahme, "
            "bei Ablehnung den Rückgabegrund",
            context=context,
            sheets=("leads",),
            n=result.handed_over or None,
            requirements=("R86", "R73", "R55"),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context),
        evidence=(_table(result, context.fmt),),
        metrics=metrics,
        span=6,
    )


def _obstacle(result: Handover, context: Context) -> Reason | None:
    if not result.handed_over:
        return no_data("Übergabe an den Vertrieb")
    return too_few(result.handed_over) if result.handed_over < context.parameters.min_n else None


def _metrics(result: Handover, context: Context) -> tuple[Metric, ...]:
    absent = no_data("Übergabe an den Vertrieb")
    rate = metric(
        f"{ID}.acceptance_rate",
        result.acceptance_rate,
        "share",
        result.handed_over,
        context,
        reason=absent if result.acceptance_rate is None else None,
    )
    return (
        rate,
        _days(f"{ID}.time_to_acceptance_median", result.to_acceptance, context),
        _days("leads.time_to_crm_median", result.to_crm, context),
    )


def _days(id: str, duration: Duration, context: Context) -> Metric:
    reason = no_data("Zeitpunkte") if duration.median is None else None
    return metric(id, duration.median, "days", duration.n, context, reason=reason)


def _statement(result: Handover, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=result.acceptance_rate,
        unit="share",
        n=result.handed_over,
        as_of=context.stand("leads"),
        source=context.source("leads"),
        requirements=("R86", "R73", "R55"),
        meaning=_meaning(result, context.fmt),
        note=_note(result, context.fmt),
        unit_of_n="übergebene Leads",
        evidence="gemessen",
    )


def _text(result: Handover, context: Context) -> str:
    fmt, wait = context.fmt, result.to_acceptance
    text = f"Der Vertrieb nahm {result.accepted} von {result.handed_over} Leads an"
    if wait.median is None or wait.n < context.parameters.min_n:
        return f"{text}."
    return f"{text}, im Median nach {fmt.number(wait.median, 1)}{NBSP}Tagen."


def _meaning(result: Handover, fmt: Format) -> str:
    if not result.waiting:
        return "Jeder übergebene Lead hat eine Antwort des Vertriebs."
    one = result.waiting == 1
    verb = "wartet" if one else "warten"
    return (
        f"{plural(result.waiting, 'übergebener Lead', 'übergebene Leads')} {verb} "
        "noch auf eine Antwort des Vertriebs."
    )


def _note(result: Handover, fmt: Format) -> str:
    parts = []
    low, high = wilson(result.accepted, result.handed_over)
    if low is not None and high is not None and result.handed_over >= PERCENT_FROM:
        parts.append(f"Angenommen: {interval_words(low, high, fmt)}")
    crm = result.to_crm
    if crm.n and crm.p90 is not None:
        parts.append(
            f"Bei 9 von 10 Leads dauert die CRM-Erfassung bis {fmt.number(crm.p90, 1)} Tage"
        )
    wrong = result.to_acceptance.reversed + crm.reversed
    if wrong:
        count = plural(wrong, "Zeitangabe", "Zeitangaben")
        parts.append(f"{count} mit vertauschter Reihenfolge nicht enthalten")
    return ". ".join(parts)


def _table(result: Handover, fmt: Format) -> Table:
    total = result.handed_over

    def row(label: str, count: int) -> tuple[Cell, ...]:
        share = count / total
        return (
            Cell(label),
            Cell(fmt.number(count), count),
            Cell(share_words(count, total, fmt), share, bar=share),
        )

    crm = result.to_crm
    waited = [
        ("Median bis zur Annahme", result.to_acceptance),
        ("Median bis zur CRM-Erfassung", crm),
    ]
    return Table(
        "leads.handover.table",
        "Leads.",
        "Antwort des Vertriebs, Anzahl und Anteil; Dauer in Tagen",
        (
            Column("Schritt", weight=1),
            Column("Leads", "number", "#,##0"),
            Column("Anteil, Dauer", "bar", "General"),
        ),
        (
            row("Übergeben", total),
            row("Angenommen", result.accepted),
            row("Zurückgegeben", result.returned),
            row("Noch ohne Antwort", result.waiting),
            *(_duration_row(label, one, fmt) for label, one in waited),
        ),
        span=6,
    )


def _duration_row(label: str, duration: Duration, fmt: Format) -> tuple[Cell, ...]:
    if duration.median is None:
        return Cell(label), Cell(NOT_RATED, tone="muted"), Cell("")
    days = f"{fmt.number(duration.median, 1)}{NBSP}Tage"
    return Cell(label), Cell(fmt.number(duration.n), duration.n), Cell(days, duration.median)
