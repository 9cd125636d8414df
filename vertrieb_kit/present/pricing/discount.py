"""How far discounts lie apart among orders of one size: sentence, chart, table, metrics."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import Band, DiscountSpread, SizeClass
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Figure,
    Finding,
    Metric,
    Reason,
    Statement,
    Table,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.pricing.discount_chart import (
    HEIGHT_MM,
    MAX_DOTS,
    QUANTILES_FROM,
    WIDTH_MM,
    class_label,
    discount_chart,
    spread_words,
)
from vertrieb_kit.present.wording import NOT_RATED, metric, no_data, not_assessed, too_few

ID = "pricing.discount"
CHAPTER = "pricing"
QUESTION = "Wie weit liegen die Rabatte auseinander?"
DELIVER = "Listenpreis und Rechnungspreis (oder Rechnungsrabatt) je Auftragsposition"
REQUIREMENTS = ("R13", "R34")

_QUANTILES = (("p10", "p10"), ("median", "median"), ("p90", "p90"))


def discount_finding(result: DiscountSpread, context: Context) -> Finding:
    """Say between which limits the middle 80 per cent of the discounts lie."""
    metrics = _metrics(result, context)
    reason = _obstacle(result, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver=DELIVER,
            context=context,
            sheets=("price_lines",),
            n=result.lines.n or None,
            requirements=REQUIREMENTS,
            metrics=metrics,
        )
    focus = _widest(result)
    figures = (_figure(result, focus, context),) if result.classes else ()
    return Finding(
        _statement(result, focus, context),
        evidence=(*figures, _table(result, context)),
        metrics=metrics,
        span=6,
    )


def _obstacle(result: DiscountSpread, context: Context) -> Reason | None:
    if not result.lines.n:
        return no_data("Listenpreis oder Rabatt je Position")
    return too_few(result.lines.n) if result.lines.n < context.parameters.min_n else None


def _metrics(result: DiscountSpread, context: Context) -> tuple[Metric, ...]:
    bases: tuple[tuple[Band, dict[str, str | float | int]], ...] = (
        (result.lines, {}),
        (result.pocket, {"basis": "pocket"}),
        (result.weighted, {"basis": "weighted"}),
    )
    quantiles = (
        metric(
            f"pricing.discount.{name}",
            getattr(band, attribute),
            "share",
            band.n,
            context,
            method_minimum=QUANTILES_FROM,
            dims=dims,
        )
        for band, dims in bases
        for name, attribute in _QUANTILES
    )
    # Spearman, discount against order value: a figure for results.json, no sentence about causes
    correlation = metric(
        "pricing.discount.order_correlation",
        result.order_spearman,
        "index",
        result.n_orders,
        context,
        reason=no_data("Belegnummern") if result.order_spearman is None else None,
    )
    return (*quantiles, correlation)


def _widest(result: DiscountSpread) -> SizeClass | None:
    """Return the class whose middle 80 per cent lie furthest apart."""
    carried = [size for size in result.classes if size.band.n >= QUANTILES_FROM]
    return max(carried, key=lambda size: _width(size.band), default=None)


def _width(band: Band) -> float:
    return (band.p90 or 0) - (band.p10 or 0)


def _statement(result: DiscountSpread, focus: SizeClass | None, context: Context) -> Statement:
    band = focus.band if focus else result.lines
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, focus, context),
        value=_width(band),
        unit="share",
        n=band.n,
        as_of=context.stand("price_lines"),
        source=context.source("price_lines"),
        status="preliminary" if band.n < QUANTILES_FROM else "assessed",
        requirements=REQUIREMENTS,
        meaning=_meaning(result, focus, context),
        note=_note(result, focus, context),
        unit_of_n="Auftragspositionen",
        evidence="gemessen",
    )


def _text(result: DiscountSpread, focus: SizeClass | None, context: Context) -> str:
    fmt, band = context.fmt, focus.band if focus else result.lines
    if band.n < QUANTILES_FROM:
        median = _percent(band.median, context)
        return f"Die Hälfte der {band.n}{NBSP}Rabatte liegt bei höchstens {median}."
    limits = f"zwischen {_percent(band.p10, context)} und {_percent(band.p90, context)}"
    if focus is None or len(result.classes) == 1:
        return f"Die mittleren 80{NBSP}% der Rabatte liegen {limits}."
    where = f"Bei Aufträgen {_dative(class_label(focus, result, fmt))}"
    return f"{where} liegen die mittleren 80{NBSP}% der Rabatte {limits}."


def _dative(label: str) -> str:
    """Fit a class into a sentence: unter 5 T€, ab 200 T€, von 5–20 T€."""
    return label if label.startswith(("unter", "ab")) else f"von {label}"


def _percent(share: float | None, context: Context) -> str:
    return NOT_RATED if share is None else context.fmt.percent(share, 0)


def _meaning(result: DiscountSpread, focus: SizeClass | None, context: Context) -> str:
    fmt = context.fmt
    if focus is None:
        return "Welche Aufträge welchen Rabatt erhalten, lässt sich erst mit mehr Aufträgen ordnen."
    if len(result.classes) == 1:
        return "Eine Rabattregel gibt der Spanne einen Rahmen; alle Aufträge sind ähnlich groß."
    points = f"{fmt.number(_width(focus.band) * 100)}{NBSP}Prozentpunkten"
    orders = f"{fmt.number(focus.orders)}{NBSP}{'Auftrag' if focus.orders == 1 else 'Aufträge'}"
    return (
        f"Die Spanne von {points} ist die größte aller Größenklassen; eine Rabattregel wirkt "
        f"dort auf {orders}."
    )


def _note(result: DiscountSpread, focus: SizeClass | None, context: Context) -> str:
    fmt = context.fmt
    parts = [_coverage(result, focus, context)]
    if any(size.band.n > MAX_DOTS for size in result.classes):
        parts.append(f"Gezeichnet: bis {MAX_DOTS} Punkte je Klasse")
    if result.n_contradicting:
        count = result.n_contradicting
        lines = f"{fmt.number(count)}{NBSP}{'Position' if count == 1 else 'Positionen'}"
        parts.append(
            f"Bei {lines} weicht die Rabattspalte um mehr als 0,5{NBSP}Prozentpunkte von den "
            "Preisen ab; gerechnet ist mit den Preisen"
        )
    return ". ".join(part for part in parts if part)


def _coverage(result: DiscountSpread, focus: SizeClass | None, context: Context) -> str:
    fmt = context.fmt
    missing = result.n_all - result.lines.n
    without = (
        f"; {fmt.number(missing)} ohne Listenpreis und Rabatt nicht enthalten" if missing else ""
    )
    if focus is None:
        return f"Rechnungsrabatt je Position, ungewichtet{without}"
    total = fmt.number(result.lines.n)
    return (
        f"Alle Klassen: {total} Positionen, ungewichtet{without}. "
        "Größe = Rechnungswert des ganzen Auftrags"
    )


def _figure(result: DiscountSpread, focus: SizeClass | None, context: Context) -> Figure:
    fmt = context.fmt
    spans = [f"{class_label(s, result, fmt)}: {spread_words(s, fmt)}" for s in result.classes]
    return Figure(
        id=f"{ID}.figure",
        who="Auftragsgröße.",
        what=f"Rechnungsrabatt in %, {context.period_label}",
        svg=discount_chart(result, focus, fmt),
        alt=f"{_text(result, focus, context)} Mittlere 80 % in Prozent: {', '.join(spans)}.",
        width_mm=WIDTH_MM,
        height_mm=HEIGHT_MM,
        span=6,
    )


def _table(result: DiscountSpread, context: Context) -> Table:
    named = [(class_label(s, result, context.fmt), s.orders, s.band) for s in result.classes]
    rows: list[tuple[str, int | None, Band]] = [
        *named,
        ("alle Positionen", result.n_orders or None, result.lines),
        ("alle, nach Listenwert gewichtet", None, result.weighted),
        ("alle, bis zum Netto-Netto-Preis", None, result.pocket),
    ]
    heads = ("Aufträge", "Positionen")
    quantiles = ("P10", "Median", "P90")
    return Table(
        id=f"{ID}.table",
        who="Rabatte.",
        what=f"10-%-, 50-%- und 90-%-Wert in % vom Listenpreis, {context.period_label}",
        columns=(
            Column("Auftragsgröße", weight=1),
            *(Column(head, "number", "#,##0") for head in heads),
            *(Column(head, "number", "0.0%") for head in quantiles),
        ),
        rows=tuple(_row(*row, context) for row in rows),
        appendix_only=True,
    )


def _row(name: str, orders: int | None, band: Band, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    counts = (
        Cell("–") if count is None else Cell(fmt.number(count), count) for count in (orders, band.n)
    )
    carried = band.n >= QUANTILES_FROM
    quantiles = (
        Cell(fmt.number(q * 100, 1), q) if carried and q is not None else Cell(NOT_RATED)
        for q in (band.p10, band.median, band.p90)
    )
    return Cell(name), *counts, *quantiles
