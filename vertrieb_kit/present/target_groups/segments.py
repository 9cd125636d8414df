"""Which segments carry the revenue, and how they moved, in a sentence and one table."""

from __future__ import annotations

from typing import Any

from vertrieb_kit.analysis.target_groups import Segment, Segments
from vertrieb_kit.formats import NBSP, joined, plural
from vertrieb_kit.present.blocks import Finding, Metric, Reason, Statement
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.periods import in_period, of_years, period_words
from vertrieb_kit.present.target_groups.segment_tables import segment_table
from vertrieb_kit.present.wording import digits_for, metric, no_data, not_assessed, too_few

ID = "target_groups.segments"
CHAPTER = "target_groups"
QUESTION = "Welche Segmente tragen den Umsatz, und wie entwickeln sie sich?"
SHEETS = ("customers", "revenue")


def segments_finding(result: Segments, context: Context) -> Finding:
    """Say which segments moved most, else which one is the largest."""
    reason = _obstacle(result, context)
    if reason:
        return _unanswered(result, context, reason)
    return Finding(
        _statement(result, context),
        evidence=(segment_table(result, context),),
        metrics=_metrics(result, context),
    )


def _obstacle(result: Segments, context: Context) -> Reason | None:
    if not result.total.customers:
        return no_data("Kunden und Umsätze")
    if not result.named:
        return no_data("Segment je Kunde")
    n = result.total.customers
    return too_few(n) if n < context.parameters.min_n else None


def _unanswered(result: Segments, context: Context, reason: Reason) -> Finding:
    return not_assessed(
        ID,
        CHAPTER,
        QUESTION,
        reason,
        deliver="eine Kundenliste, in der jeder Kunde einem Segment zugeordnet ist",
        context=context,
        sheets=SHEETS,
        n=result.total.customers or None,
        requirements=("R20",),
        metrics=_metrics(result, context),
    )


def _statement(result: Segments, context: Context) -> Statement:
    sheets = SHEETS if result.has_revenue else ("customers",)
    value = _value(result, context)
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=result.named[0].customers if value is None else value,
        unit="count" if value is None else "share",
        n=result.total.customers,
        as_of=context.stand(*sheets),
        source=context.source(*sheets),
        requirements=("R20",),
        meaning=_meaning(result, context),
        note=_note(result, context),
        unit_of_n="Kunden",
        evidence="gemessen",
    )


def _value(result: Segments, context: Context) -> float | None:
    """Return the first rate that the sentence names, None when it names customers."""
    moved, largest = _moved(result, context), result.named[0]
    if moved:
        return _first(moved).change_rate
    total = result.total.revenue
    return largest.revenue / total if largest.revenue and total and total > 0 else None


def _first(moved: list[Segment]) -> Segment:
    """Return the largest gain, without any gain the largest loss."""
    return moved[0] if (moved[0].change or 0) > 0 else moved[-1]


def _text(result: Segments, context: Context) -> str:
    moved = _moved(result, context)
    if moved:
        return _text_of_change(result, moved, context)
    largest, fmt = result.named[0], context.fmt
    total = result.total.revenue
    of_all = f"{fmt.number(largest.customers)} von {fmt.number(result.total.customers)}"
    if not largest.revenue or not total or total <= 0:
        return f"Zum Segment „{largest.name}“ gehören {of_all}{NBSP}Kunden."
    share = fmt.percent(largest.revenue / total, digits_for(result.total.customers))
    return (
        f"{share} des Nettoumsatzes{of_years(context)} entfallen auf das Segment "
        f"„{largest.name}“ mit {of_all}{NBSP}Kunden."
    )


def _moved(result: Segments, context: Context) -> list[Segment]:
    """Return the segments whose change may be worded, largest gain first."""
    enough = [p for p in result.named if p.customers >= context.parameters.min_n]
    return sorted((p for p in enough if p.change_rate is not None), key=lambda p: -(p.change or 0))


def _text_of_change(result: Segments, moved: list[Segment], context: Context) -> str:
    up, down = moved[0], moved[-1]
    first = _first(moved)
    year = in_period(result.periods.current, context.fmt)
    size = _size(first, context)
    text = f"Im Segment „{first.name}“ {_verb(first)} der Nettoumsatz {year} um {size}"
    if len(moved) < 2:
        return f"{text}."
    other = down if first is up else up
    if (other.change or 0) * (first.change or 0) < 0:
        return f"{text}, in „{other.name}“ {_verb(other)} er um {_size(other, context)}."
    return f"{text}, in „{other.name}“ um {_size(other, context)}."


def _verb(segment: Segment) -> str:
    return "stieg" if (segment.change or 0) > 0 else "sank"


def _size(segment: Segment, context: Context) -> str:
    return context.fmt.percent(abs(segment.change_rate or 0), digits_for(segment.customers))


def _meaning(result: Segments, context: Context) -> str:
    moved, rated = _moved(result, context), _rated(result, context)
    if moved and (text := _turning_segment(result, moved, context)):
        return text
    if len(rated) >= 2:
        return _contributions(rated, context)
    if result.has_revenue:
        return _typical_customers(result, context)
    return "Ohne Umsätze je Kunde bleibt offen, welches Segment sich lohnt."


def _rated(result: Segments, context: Context) -> list[Segment]:
    enough = [p for p in result.named if p.customers >= context.parameters.min_n]
    known = [p for p in enough if p.contribution_rate is not None]
    return sorted(known, key=lambda p: -(p.contribution_rate or 0))


def _turning_segment(result: Segments, moved: list[Segment], context: Context) -> str:
    """Name the segment without which the total would have moved the other way."""
    total = result.total.change or 0
    top = moved[0] if total > 0 else moved[-1]
    rest = total - (top.change or 0)
    if total * rest >= 0:
        return ""
    sign, side = ("Plus", "unter") if total > 0 else ("Minus", "über")
    return (
        f"Ohne das {sign} in „{top.name}“ läge der Nettoumsatz "
        f"{context.fmt.money_short(abs(rest))} {side} dem der Vorperiode."
    )


def _contributions(rated: list[Segment], context: Context) -> str:
    fmt = context.fmt
    high, low = (fmt.money((p.contribution_rate or 0) * 100) for p in (rated[0], rated[-1]))
    return (
        f"Von 100{NBSP}{fmt.symbol} Umsatz bleiben in „{rated[0].name}“ {high} Deckungsbeitrag, "
        f"in „{rated[-1].name}“ {low}."
    )


def _typical_customers(result: Segments, context: Context) -> str:
    ordered = sorted(result.named, key=lambda p: -(p.median or 0))
    high, low = (context.fmt.money_short(p.median or 0) for p in (ordered[0], ordered[-1]))
    text = f"Ein mittlerer Kunde bringt in „{ordered[0].name}“ {high}"
    return f"{text}, in „{ordered[-1].name}“ {low}." if len(ordered) > 1 else f"{text}."


def _note(result: Segments, context: Context) -> str:
    fmt = context.fmt
    parts = []
    if result.total.current is not None:
        words = (period_words(p, fmt) for p in (result.periods.current, result.periods.prior))
        parts.append(f"Nominale Werte, {' gegen '.join(words)}")
    elif result.has_revenue:
        parts.append("Kein Vorjahresvergleich, die Umsätze reichen keine 24 Monate zurück")
    parts += _counted_apart(result)
    coverage = result.total.cost_coverage
    if coverage is not None and coverage < 0.9995:
        parts.append(f"DB-Quote über {fmt.percent(coverage)} des Umsatzes (Positionen mit Kosten)")
    opposed = {"Nettoumsatz": result.revenue_opposed, "DB-Quote": result.contribution_opposed}
    hit = joined([name for name, is_opposed in opposed.items() if is_opposed])
    if hit:
        parts.append(f"{hit}: Die Summe bewegt sich anders als die Mehrheit der Segmente")
    return ". ".join(parts)


def _counted_apart(result: Segments) -> list[str]:
    parts = []
    if result.unassigned:
        parts.append(f"{plural(result.unassigned, 'Kunde', 'Kunden')} ohne Segment")
    idle = result.idle - result.prospects
    if idle and result.has_revenue:
        parts.append(f"{plural(idle, 'Kunde', 'Kunden')} ohne Umsatz nicht enthalten")
    if result.prospects:
        parts.append(f"{plural(result.prospects, 'Potenzialkunde', 'Potenzialkunden')} gesondert")
    return [", ".join(parts)] if parts else []


def _metrics(result: Segments, context: Context) -> tuple[Metric, ...]:
    n = result.total.customers
    known = n or None
    customers = metric("target_groups.customers", known, "count", n, context)
    if not result.parts:
        return customers, *_no_segments(context)
    return (customers, *(m for part in result.parts for m in _segment_metrics(part, n, context)))


def _no_segments(context: Context) -> tuple[Metric, ...]:
    why = no_data("Kunden und Umsätze")
    units = (("customers", "count"), ("revenue", context.fmt.currency))
    return tuple(
        metric(f"target_groups.segment.{name}", None, unit, None, context, reason=why)
        for name, unit in units
    )


def _segment_metrics(part: Segment, n: int, context: Context) -> tuple[Metric, ...]:
    more: dict[str, Any] = {"dims": {"segment": part.name}, "context": context}
    own, money = part.customers, context.fmt.currency
    why = no_data("Umsätze") if part.revenue is None else None
    return (
        metric("target_groups.segment.customers", own, "count", n, **more),
        metric("target_groups.segment.revenue", part.revenue, money, own, reason=why, **more),
    )
