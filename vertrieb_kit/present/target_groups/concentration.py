"""How strongly the revenue hangs on few customers, in a sentence, a curve and a table."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from vertrieb_kit.analysis.target_groups import Concentration, ConcentrationChange
from vertrieb_kit.analysis.target_groups.concentration import CLASSES
from vertrieb_kit.formats import NBSP, joined, plural
from vertrieb_kit.present.blocks import Figure, Finding, Metric, Note, Reason, Statement
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.periods import in_period, of_years, period_words
from vertrieb_kit.present.target_groups.concentration_charts import (
    BAND_MM,
    CURVE_MM,
    concentration_curve,
    customer_band,
)
from vertrieb_kit.present.target_groups.concentration_tables import (
    class_table,
    curve_data,
    customer_table,
)
from vertrieb_kit.present.wording import (
    digits_for,
    metric,
    no_data,
    not_assessed,
    too_few,
    undefined,
)

ID = "target_groups.concentration"
CHAPTER = "target_groups"
QUESTION = "Wie stark ist der Umsatz konzentriert?"

CLASSES_FROM, GINI_FROM = 10, 20
TOP = (1, 5, 10, 20)
HIGH_TOP1, HIGH_TOP5 = 0.25, 0.50
SCATTERED_BELOW = 0.10


def concentration_finding(
    result: Concentration,
    context: Context,
    *,
    groups: Concentration | None = None,
    change: ConcentrationChange | None = None,
) -> Finding:
    """Say how many customers carry how much revenue.

    `groups` is the same ranking by affiliated firms, `change` that of two periods.
    """
    reason = _obstacle(result, context)
    metrics = _metrics(result, context, reason)
    if groups is not None:
        by_group = _metrics(groups, context, _obstacle(groups, context))
        metrics += tuple(replace(m, dims={**m.dims, "entity": "group"}) for m in by_group)
    if reason:
        return _unanswered(result, context, reason, metrics)
    return Finding(
        _statement(result, context),
        evidence=(
            _curve_figure(result, context),
            class_table(result, context),
            _band_figure(result, context),
            customer_table(result, context),
        ),
        notes=_notes(result, groups, change, context),
        metrics=metrics,
    )


def _obstacle(result: Concentration, context: Context) -> Reason | None:
    if not result.customers:
        return no_data("Umsätze je Kunde")
    if result.customers < context.parameters.min_n:
        return too_few(result.customers)
    return undefined("kein Kunde mit positivem Umsatz") if result.hhi is None else None


def _unanswered(
    result: Concentration, context: Context, reason: Reason, metrics: tuple[Metric, ...]
) -> Finding:
    return not_assessed(
        ID,
        CHAPTER,
        QUESTION,
        reason,
        deliver="eine Umsatzliste mit Kundennummer, Belegdatum und Nettobetrag je Position",
        context=context,
        sheets=("revenue",),
        n=result.customers or None,
        requirements=("R20",),
        metrics=metrics,
    )


def _statement(result: Concentration, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=result.classes[0].share,
        unit="share",
        n=result.customers,
        as_of=context.stand("revenue"),
        source=context.source("revenue"),
        status="preliminary" if result.customers < CLASSES_FROM else "assessed",
        requirements=("R20",),
        meaning=_meaning(result, context),
        note=_left_out(result, context),
        unit_of_n="Kunden",
        evidence="gemessen",
        headline=True,
    )


def _text(result: Concentration, context: Context) -> str:
    fmt, first, digits = context.fmt, result.classes[0], digits_for(result.customers)
    who = "einen" if first.customers == 1 else fmt.number(first.customers)
    text = (
        f"Auf {who} von {fmt.number(result.customers)}{NBSP}Kunden entfallen "
        f"{fmt.percent(first.share or 0, digits)} des Nettoumsatzes{of_years(context)}"
    )
    if first.customers == 1:
        return f"{text}."
    return f"{text}, auf den größten allein {fmt.percent(result.top_share(1) or 0, digits)}."


def _meaning(result: Concentration, context: Context) -> str:
    fmt, digits = context.fmt, digits_for(result.customers)
    five = min(5, len(result.ranked))
    amount = fmt.money_short(float(result.ranked.head(five).sum()))
    share = fmt.percent(result.top_share(five) or 0, digits)
    who = "fünf" if five == 5 else fmt.number(five)
    if (result.top_share(five) or 0) < SCATTERED_BELOW:
        return f"Kein einzelner Kunde entscheidet: Die {who} größten ergeben {share}."
    return f"An {who} Kunden hängen {amount}, also {share} des Nettoumsatzes."


def _left_out(result: Concentration, context: Context) -> str:
    fmt, negative = context.fmt, result.classes[3]
    parts = []
    if negative.customers:
        unit = fmt.thousand
        parts.append(
            f"{plural(negative.customers, 'Kunde', 'Kunden')} mit negativer Summe (Klasse{NBSP}G) "
            f"in den Anteilen nicht enthalten; Summe der positiven Kunden "
            f"{fmt.thousands(result.positive_total)}{NBSP}{unit}, "
            f"insgesamt {fmt.thousands(result.total)}{NBSP}{unit}"
        )
    if result.rows_left_out:
        count = plural(result.rows_left_out, "Position", "Positionen")
        parts.append(f"{count} ohne Kundennummer oder Betrag nicht enthalten")
    return ". ".join(parts)


def _notes(
    result: Concentration,
    groups: Concentration | None,
    change: ConcentrationChange | None,
    context: Context,
) -> tuple[Note, ...]:
    notes = [_dependency_note(result, context)]
    if change and change.current.hhi is not None and change.prior.hhi is not None:
        notes.append(_change_note(change, context))
    if groups and groups.hhi is not None and groups.customers >= context.parameters.min_n:
        notes.append(_group_note(groups, context))
    return tuple(notes)


def _dependency_note(result: Concentration, context: Context) -> Note:
    fmt, digits = context.fmt, digits_for(result.customers)
    one, five = result.top_share(1) or 0, result.top_share(5) or 0
    over = [
        f"{who} über {fmt.percent(limit, 0)}"
        for who, share, limit in (("größter", one, HIGH_TOP1), ("fünf größte", five, HIGH_TOP5))
        if share > limit
    ]
    limits = f"größter {fmt.percent(HIGH_TOP1, 0)}, fünf {fmt.percent(HIGH_TOP5, 0)}"
    verdict = (
        f"Klumpenrisiko: {joined(over)}." if over else f"Warnschwellen ({limits}) nicht erreicht."
    )
    equal = fmt.number(result.effective_customers or 0)
    return Note(
        "Einordnung",
        f"Fünf größte Kunden: {fmt.percent(five, digits)}. {verdict} "
        f"Das entspricht rechnerisch {equal} gleich großen Kunden.",
    )


def _change_note(change: ConcentrationChange, context: Context) -> Note:
    fmt = context.fmt
    now, before = change.current.top_share(1) or 0, change.prior.top_share(1) or 0
    digits = digits_for(min(change.current.customers, change.prior.customers))
    return Note(
        f"Vergleich mit {period_words(change.periods.prior, fmt)}",
        f"Anteil des größten Kunden: {fmt.percent(before, digits)}, "
        f"{in_period(change.periods.current, fmt)}: {fmt.percent(now, digits)} "
        f"({fmt.points(now - before, digits)}). Kunden mit Umsatz: "
        f"{fmt.number(change.prior.customers)}, danach {fmt.number(change.current.customers)}.",
    )


def _group_note(groups: Concentration, context: Context) -> Note:
    fmt, digits = context.fmt, digits_for(groups.customers)
    five = fmt.percent(groups.top_share(5) or 0, digits)
    return Note(
        "Konzernsicht",
        f"Verbundene Firmen zusammengefasst ({fmt.number(groups.customers)}{NBSP}Einheiten): "
        f"größte {fmt.percent(groups.top_share(1) or 0, digits)}, fünf größte {five}.",
    )


def _curve_figure(result: Concentration, context: Context) -> Figure:
    width, height = CURVE_MM
    digits = digits_for(result.customers)
    return Figure(
        id="target_groups.concentration_curve",
        who=f"{context.firm}, Kunden.",
        what=f"Anteil am Nettoumsatz in %, {context.period_label}",
        svg=concentration_curve(result, context.fmt, digits),
        alt=f"{_text(result, context)} {_classes_in_words(result, context)}",
        width_mm=width,
        height_mm=height,
        span=8,
        data=curve_data(result, context),
    )


def _band_figure(result: Concentration, context: Context) -> Figure:
    width, height = BAND_MM
    total = context.fmt.money_short(result.positive_total)
    return Figure(
        id="target_groups.customer_band",
        who="Jeder Streifen ein Kunde.",
        what=f"Breite = Anteil am Nettoumsatz {context.period_label} von {total}",
        svg=customer_band(result, context.fmt, digits_for(result.customers)),
        alt=_text(result, context),
        width_mm=width,
        height_mm=height,
    )


def _classes_in_words(result: Concentration, context: Context) -> str:
    digits = digits_for(result.customers)
    return " ".join(
        f"Klasse {c.name}: {plural(c.customers, 'Kunde', 'Kunden')}, "
        f"{context.fmt.percent(c.share, digits)}."
        for c in result.classes[:3]
    )


def _metrics(result: Concentration, context: Context, reason: Reason | None) -> tuple[Metric, ...]:
    n = result.customers
    total = result.total if n else None
    money = context.fmt.currency
    found = {c.name: c for c in result.classes}
    classes = {name: found.get(name) for name in CLASSES}

    def one(name: str, value: float | None, unit: str, **more: Any) -> Metric:
        why = reason if value is None else None
        return metric(f"target_groups.{name}", value, unit, n, context, reason=why, **more)

    return (
        one("revenue_total", total, money),
        *(
            one("abc.customers", c.customers if c else None, "count", **_of(name))
            for name, c in classes.items()
        ),
        *(
            one("abc.revenue_share", c.share if c else None, "share", **_of(name))
            for name, c in classes.items()
        ),
        *(one("concentration.top_share", result.top_share(k), "share", dims={"k": k}) for k in TOP),
        one("concentration.hhi", result.hhi, "index"),
        one("concentration.gini", result.gini, "index", method_minimum=GINI_FROM),
    )


def _of(name: str) -> dict[str, Any]:
    return {"dims": {"class": name}, "method_minimum": CLASSES_FROM}
