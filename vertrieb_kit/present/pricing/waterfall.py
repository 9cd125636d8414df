"""What stays of the list price, as a sentence, a waterfall and the steps as metrics."""

from __future__ import annotations

from dataclasses import replace

from vertrieb_kit.analysis.pricing import Waterfall
from vertrieb_kit.analysis.pricing.waterfall import STEPS
from vertrieb_kit.formats import NBSP, joined
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Figure,
    Finding,
    Metric,
    Reason,
    Statement,
    Status,
    Table,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.pricing.scale import Scale, scale_for
from vertrieb_kit.present.pricing.waterfall_chart import (
    HEIGHT_MM,
    LABELS,
    NOT_RECORDED,
    TOTALS,
    WIDTH_MM,
    label,
    waterfall_chart,
)
from vertrieb_kit.present.wording import (
    NOT_RATED,
    digits_for,
    metric,
    no_data,
    not_assessed,
    too_few,
    undefined,
)

ID = "pricing.waterfall"
CHAPTER = "pricing"
QUESTION = "Was bleibt vom Listenpreis?"
DELIVER = (
    "eine Liste der Auftragspositionen mit Menge, Listenpreis, Rechnungspreis, Bonus, Skonto, "
    "Fracht und variablen Kosten"
)

_DEDUCTIONS = ("invoice_discount", "rebate", "cash_discount", "freight")
_WITH_ARTICLE = {
    "invoice_discount": "der Rechnungsrabatt",
    "rebate": "der Bonus",
    "cash_discount": "das Skonto",
    "freight": "die Fracht",
}
_COLUMNS = {
    "quantity": "Menge",
    "list_price": "Listenpreis",
    "invoice_price": "Rechnungspreis",
    "rebate": "Bonus",
    "cash_discount": "Skonto",
    "freight": "Fracht",
    "unit_cost": "variable Kosten",
}
_BASES = {"list": "Listenpreis", "invoice": "Rechnungspreis"}
_ALWAYS_OPEN = "Zahlungsziel, Werbekostenzuschuss und Naturalrabatt nicht erfasst"


def waterfall_finding(result: Waterfall, context: Context) -> Finding:
    """Say what share of the list price is left, and what the largest deduction is."""
    reason = _obstacle(result, context)
    metrics = tuple(_metric(step, result, context, reason) for step in STEPS)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver=DELIVER,
            context=context,
            sheets=("price_lines",),
            n=result.n or None,
            requirements=("R34",),
            metrics=metrics,
        )
    scale = scale_for(max(abs(a) for a in result.amounts.values() if a is not None), context.fmt)
    evidence: tuple[Figure | Table, ...] = (
        _figure(result, scale, context),
        *_bridge(result, context),
    )
    return Finding(_statement(result, context), evidence=evidence, metrics=metrics)


def _obstacle(result: Waterfall, context: Context) -> Reason | None:
    if not result.n_all:
        return no_data("Auftragspositionen mit Preisen")
    if not result.n:
        return no_data("keine Position mit allen Preisbestandteilen")
    if result.n < context.parameters.min_n:
        return too_few(result.n)
    if result.share("pocket") is None:
        return undefined(f"Summe der {_BASES[result.base]}e nicht positiv")
    return None


def _status(step: str, result: Waterfall) -> Status:
    """Pocket price and margin are preliminary while a step before them is not recorded."""
    open_ = not result.complete and step in ("pocket", "margin")
    return "preliminary" if open_ else "assessed"


def _metric(step: str, result: Waterfall, context: Context, reason: Reason | None) -> Metric:
    amount = None if reason else result.amounts[step]
    missing = reason or (no_data(f"{LABELS[step]}: {NOT_RECORDED}") if amount is None else None)
    built = metric(
        "pricing.waterfall",
        amount,
        context.fmt.currency,
        result.n,
        context,
        reason=missing,
        dims={"step": step},
    )
    return built if amount is None else replace(built, status=_status(step, result))


def _statement(result: Waterfall, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=result.share("pocket"),
        unit="share",
        n=result.n,
        as_of=context.stand("price_lines"),
        source=context.source("price_lines"),
        status=_status("pocket", result),
        requirements=("R34",),
        meaning=_meaning(result, context),
        note=_note(result, context),
        unit_of_n="Auftragspositionen",
        evidence="gemessen",
        headline=True,
    )


def _text(result: Waterfall, context: Context) -> str:
    fmt, digits = context.fmt, digits_for(result.n)
    all_of_them = "allen" if result.complete else "den erfassten"
    pocket = fmt.percent(result.share("pocket") or 0, digits)
    text = f"Vom {_BASES[result.base]} bleiben nach {all_of_them} Abzügen {pocket}"
    largest, share = _largest(result)
    if share <= 0:
        return f"{text}."
    points = f"{fmt.number(share * 100, digits)}{NBSP}Prozentpunkten"
    return f"{text}; größter Abzug ist {_WITH_ARTICLE[largest]} mit {points}."


def _largest(result: Waterfall) -> tuple[str, float]:
    shares = {step: result.share(step) or 0.0 for step in _DEDUCTIONS}
    largest = max(shares, key=lambda step: shares[step])
    return largest, shares[largest]


def _meaning(result: Waterfall, context: Context) -> str:
    base = result.amounts[result.base] or 0.0
    point = context.fmt.money_short(base / 100)
    return (
        f"Ein Prozentpunkt vom {_BASES[result.base]} entspricht {point} im betrachteten Zeitraum, "
        "vor jeder Reaktion der Kunden."
    )


def _note(result: Waterfall, context: Context) -> str:
    parts = [_left_out(result, context), _not_recorded(result), _ALWAYS_OPEN]
    return ". ".join(part for part in parts if part)


def _left_out(result: Waterfall, context: Context) -> str:
    fmt, gaps = context.fmt, result.left_out
    if not gaps:
        return ""
    parts = [f"{fmt.number(gap.lines)} ohne {_COLUMNS[gap.column]}" for gap in gaps]
    known = sum(gap.revenue for gap in gaps)
    share = (
        f" ({fmt.percent(known / result.revenue_all)} des Umsatzes)"
        if (result.revenue_all > 0 and known > 0)
        else ""
    )
    return f"Von {fmt.number(result.n_all)} Positionen nicht enthalten: {joined(parts)}{share}"


def _not_recorded(result: Waterfall) -> str:
    if not result.missing:
        return ""
    names = joined([LABELS[step] for step in result.missing])
    so = "" if result.complete else "; Netto-Netto-Preis und Deckungsbeitrag daher vorläufig"
    return f"{names} {NOT_RECORDED}{so}"


def _figure(result: Waterfall, scale: Scale, context: Context) -> Figure:
    base = "Bruttolistenpreis" if result.base == "list" else "Rechnungspreis"
    return Figure(
        id=f"{ID}.figure",
        who="Alle Auftragspositionen.",
        what=f"Preistreppe in {scale.unit} und in % vom {base}, {context.period_label}",
        svg=waterfall_chart(result, scale, context.fmt),
        alt=_alt(result, scale, context),
        width_mm=WIDTH_MM,
        height_mm=HEIGHT_MM,
        data=_data(result, context),
    )


def _alt(result: Waterfall, scale: Scale, context: Context) -> str:
    known = [step for step in STEPS if result.amounts[step] is not None]
    values = [f"{label(step, result)} {scale.full(result.amounts[step] or 0)}" for step in known]
    return f"{_text(result, context)} {', '.join(values)}."


def _data(result: Waterfall, context: Context) -> Table:
    fmt = context.fmt
    return Table(
        id=f"{ID}.data",
        who="Alle Auftragspositionen.",
        what=f"Preistreppe, {context.period_label}",
        columns=(
            Column("Stufe", weight=1),
            Column(f"Betrag in {fmt.symbol}", "number", "#,##0"),
            Column(f"Anteil am {_BASES[result.base]}", "number", "0.0%"),
        ),
        rows=tuple(_data_row(step, result, context) for step in STEPS),
        appendix_only=True,
    )


def _data_row(step: str, result: Waterfall, context: Context) -> tuple[Cell, ...]:
    fmt, amount, share = context.fmt, result.amounts[step], result.share(step)
    sign = 1 if step in TOTALS else -1
    if amount is None:
        return Cell(label(step, result)), Cell(NOT_RECORDED), Cell(NOT_RECORDED)
    part = Cell(NOT_RATED) if share is None else Cell(fmt.percent(sign * share), sign * share)
    return Cell(label(step, result)), Cell(fmt.number(sign * amount), sign * amount), part


def _bridge(result: Waterfall, context: Context) -> tuple[Table, ...]:
    """Lead from all lines to those in the waterfall, where some are left out."""
    if not result.left_out:
        return ()
    fmt = context.fmt
    gaps = [(f"− ohne {_COLUMNS[gap.column]}", -gap.lines) for gap in result.left_out]
    rows = [("Alle Positionen", result.n_all), *gaps, ("In der Preistreppe", result.n)]
    return (
        Table(
            id=f"{ID}.bridge",
            who="Auftragspositionen.",
            what="Von allen Positionen zu denen der Preistreppe, Anzahl",
            columns=(Column("Schritt", weight=1), Column("Anzahl", "number", "#,##0")),
            rows=tuple((Cell(name), Cell(fmt.number(count), count)) for name, count in rows),
            total=True,
            appendix_only=True,
        ),
    )
