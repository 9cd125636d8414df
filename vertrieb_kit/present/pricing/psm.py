"""What price the people asked would accept: range, price points, both conventions."""

from __future__ import annotations

from textwrap import shorten

from vertrieb_kit.analysis.pricing import Point, PriceSensitivity, ProductSensitivity
from vertrieb_kit.formats import NBSP, joined, plural
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Figure,
    Finding,
    Metric,
    Note,
    Reason,
    Statement,
    Status,
    Table,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.pricing.psm_chart import (
    HEIGHT_MM,
    WIDTH_MM,
    price,
    price_range,
    psm_chart,
)
from vertrieb_kit.present.wording import NOT_RATED, no_data, not_assessed, too_few, undefined

ID = "pricing.psm"
CHAPTER = "pricing"
QUESTION = "Welche Preise akzeptieren die Befragten?"
DELIVER = (
    "eine Preisbefragung mit vier Preisschwellen je Person und Produkt (zu billig, günstig, "
    "teuer, zu teuer), ab 30 gültigen Antworten je Produkt"
)

ASSESSED_FROM, PRELIMINARY_FROM, ORIENTATION_BELOW = 30, 10, 100
MAX_INVALID, WARN_INVALID = 0.50, 0.25
_ROUND_SHARE, _COUNTING_GAP = 0.30, 0.02

_POINTS = {
    "pmc": "untere Grenze (PMC)",
    "opp": "OPP",
    "ipp": "Indifferenzpreis (IPP)",
    "pme": "obere Grenze (PME)",
}
_DEFINITIONS = {
    "original": "untere Grenze „zu billig“ × „nicht günstig“, obere „zu teuer“ × „nicht teuer“",
    "enger": "untere Grenze „zu billig“ × „teuer“, obere „zu teuer“ × „günstig“",
}


def psm_finding(products: tuple[ProductSensitivity, ...], context: Context) -> Finding:
    """State the accepted range of the product with most answers; a table holds the others."""
    metrics = tuple(m for item in products for m in _metrics(item, context)) or _nothing(context)
    reason = _obstacle(products[0].result, context) if products else no_data("Preisbefragung")
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver=DELIVER,
            context=context,
            sheets=("psm",),
            n=(products[0].result.n or None) if products else None,
            requirements=("R34",),
            metrics=metrics,
        )
    first = products[0]
    return Finding(
        _statement(first, context),
        evidence=(_figure(first, context), _table(products, context)),
        notes=_notes(first, context),
        metrics=metrics,
    )


def _obstacle(result: PriceSensitivity, context: Context) -> Reason | None:
    if result.n < max(PRELIMINARY_FROM, context.parameters.min_n):
        return too_few(result.n)
    if result.invalid_share > MAX_INVALID:
        return undefined("mehr als die Hälfte der Antworten widersprüchlich oder unvollständig")
    if result.ipp.kind == "none" and result.pme.kind == "none":
        return undefined("die Kurven schneiden sich nicht")
    return None


def _status(result: PriceSensitivity) -> Status:
    return "assessed" if result.n >= ASSESSED_FROM else "preliminary"


def _metrics(item: ProductSensitivity, context: Context) -> tuple[Metric, ...]:
    return tuple(
        _metric(name, getattr(item.result, name), item, context)
        for name in ("opp", "ipp", "pmc", "pme")
    )


def _metric(name: str, point: Point, item: ProductSensitivity, context: Context) -> Metric:
    """Give a single crossing as value = low = high; a plateau or several only as low and high."""
    reason, result = _obstacle(item.result, context), item.result
    if reason is None and point.kind == "none":
        reason = undefined("die Kurven schneiden sich nicht")
    interval = Reason("interval", "Bereich statt eines Punktes")
    return Metric(
        f"pricing.psm.{name}",
        None if reason else point.value,
        context.fmt.currency,
        result.n,
        dims={"product": item.product},
        low=None if reason else point.low,
        high=None if reason else point.high,
        status="not_assessed" if reason else _status(result),
        reason=reason or (interval if point.kind == "interval" else None),
    )


def _nothing(context: Context) -> tuple[Metric, ...]:
    reason = no_data("Preisbefragung")
    return tuple(
        Metric(
            f"pricing.psm.{name}",
            None,
            context.fmt.currency,
            None,
            status="not_assessed",
            reason=reason,
        )
        for name in ("opp", "ipp", "pmc", "pme")
    )


def _statement(item: ProductSensitivity, context: Context) -> Statement:
    result = item.result
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(item, context),
        value=result.ipp.value,
        unit=context.fmt.currency,
        n=result.n,
        as_of=context.stand("psm"),
        source=context.source("psm"),
        status=_status(result),
        requirements=("R34",),
        meaning=(
            "Der Bereich beschreibt Akzeptanz, nicht Absatz oder Gewinn; Kosten und "
            "Wettbewerbspreise gehören daneben."
        ),
        note=_note(item, context),
        unit_of_n="gültige Antworten",
        evidence="befragt",
    )


def _text(item: ProductSensitivity, context: Context) -> str:
    result, fmt = item.result, context.fmt
    lead = "Orientierung: " if result.n < ORIENTATION_BELOW else ""
    product = shorten(item.product, width=40, placeholder="…")
    low, high = result.pmc.low, result.pme.high
    if low is not None and high is not None:
        limits = f"{price(low, result, fmt)} bis {price(high, result, fmt)}"
        return f"{lead}Für „{product}“ gelten {limits} als akzeptabel."
    if high is not None:
        limit = price(high, result, fmt)
        return f"{lead}Für „{product}“ liegt die obere Preisgrenze bei {limit}."
    middle = price_range(result.ipp.low or 0, result.ipp.high or 0, result, fmt)
    return f"{lead}Für „{product}“ liegt der Indifferenzpreis bei {middle}."


def _note(item: ProductSensitivity, context: Context) -> str:
    result, fmt = item.result, context.fmt
    parts = []
    if result.n_invalid:
        removed = plural(result.n_invalid, "Antwort", "Antworten")
        share = fmt.percent(result.invalid_share, 0)
        parts.append(f"{removed} ({share}) unvollständig oder nicht aufsteigend, entfernt")
    if result.invalid_share > WARN_INVALID:
        parts.append("Der Anteil ist hoch: Fragestellung prüfen")
    parts.append(
        f"Van Westendorp, Konvention {result.convention}: {_DEFINITIONS[result.convention]}; "
        f"Zählung {_COUNTING[result.counting]}"
    )
    parts += _warnings(item, context)
    return ". ".join(parts)


_COUNTING = {"strikt": "strikt", "einschliesslich": "einschließlich"}


def _warnings(item: ProductSensitivity, context: Context) -> list[str]:
    found = []
    if (item.result.round_share or 0) > _ROUND_SHARE:
        share = context.fmt.percent(item.result.round_share or 0, 0)
        found.append(f"{share} der Antworten liegen auf fünf runden Preisen")
    moved = _moved_points(item)
    if moved:
        other = _COUNTING[item.other_counting.counting]
        names = joined([_POINTS[name] for name in moved])
        found.append(f"Zählung {other} verschiebt um mehr als 2{NBSP}%: {names}")
    return found


def _moved_points(item: ProductSensitivity) -> list[str]:
    """Name the points that the other way of counting moves by more than 2 per cent."""
    return [
        name
        for name in _POINTS
        if _moved(getattr(item.result, name), getattr(item.other_counting, name))
    ]


def _moved(one: Point, other: Point) -> bool:
    pairs = ((one.low, other.low), (one.high, other.high))
    return any(a and b and abs(b / a - 1) > _COUNTING_GAP for a, b in pairs)


def _notes(item: ProductSensitivity, context: Context) -> tuple[Note, ...]:
    other, fmt = item.other_convention, context.fmt
    notes = [
        Note(
            "Lesehilfe",
            "Jede Kurve zeigt, wie viel Prozent der Befragten einen Preis so einstufen. IPP: "
            "gleich viele finden ihn günstig wie teuer. OPP: „zu billig“ trifft „zu teuer“; "
            "beides ist keine Preisempfehlung.",
        )
    ]
    if other.pmc.low is not None and other.pme.high is not None:
        limits = f"{price(other.pmc.low, other, fmt)} bis {price(other.pme.high, other, fmt)}"
        notes.append(
            Note(
                "Vergleich",
                f"In der Konvention {other.convention} reicht der Bereich von {limits}. "
                "Beide Lesarten sind verbreitet und nicht vergleichbar.",
            )
        )
    return tuple(notes)


def _figure(item: ProductSensitivity, context: Context) -> Figure:
    result = item.result
    values = [
        f"{label} {_point_text(getattr(result, name), result, context)}"
        for name, label in _POINTS.items()
    ]
    return Figure(
        id=f"{ID}.figure",
        who=f"{item.product}.",
        what=f"Anteil der Befragten in %, Preis in {context.fmt.symbol}",
        svg=psm_chart(result, context.fmt),
        alt=f"{_text(item, context)} {', '.join(values)}.",
        width_mm=WIDTH_MM,
        height_mm=HEIGHT_MM,
        span=8,
        data=_curve_data(item, context),
    )


def _point_text(point: Point, result: PriceSensitivity, context: Context) -> str:
    if point.low is None or point.high is None:
        return NOT_RATED
    return price_range(point.low, point.high, result, context.fmt)


def _table(products: tuple[ProductSensitivity, ...], context: Context) -> Table:
    rows = [
        (item.product, result)
        for item in products
        for result in (item.result, item.other_convention)
    ]
    return Table(
        id=f"{ID}.table",
        who="Alle befragten Produkte.",
        what=f"Preispunkte in beiden Konventionen, in {context.fmt.symbol}",
        columns=(
            Column("Produkt", weight=1),
            Column("Konvention"),
            Column("n", "number", "#,##0"),
            *(Column(label, "number") for label in _POINTS.values()),
        ),
        rows=tuple(_row(product, result, context) for product, result in rows),
        appendix_only=len(products) == 1,
    )


def _row(product: str, result: PriceSensitivity, context: Context) -> tuple[Cell, ...]:
    points = (getattr(result, name) for name in _POINTS)
    carried = _obstacle(result, context) is None
    cells = (
        _point_cell(point, result, context) if carried else Cell(NOT_RATED) for point in points
    )
    return (
        Cell(product),
        Cell(result.convention),
        Cell(context.fmt.number(result.n), result.n),
        *cells,
    )


def _point_cell(point: Point, result: PriceSensitivity, context: Context) -> Cell:
    text = _point_text(point, result, context)
    symbol = context.fmt.symbol
    bare = text.removesuffix(f"{NBSP}{symbol}").removeprefix(f"{symbol}{NBSP}")
    return Cell(bare, point.value if point.value is not None else bare)


def _curve_data(item: ProductSensitivity, context: Context) -> Table | None:
    curves = item.result.curves
    if curves is None:
        return None
    fmt = context.fmt
    series = {
        "zu billig": curves.too_cheap,
        "günstig": curves.cheap,
        "teuer": curves.expensive,
        "zu teuer": curves.too_expensive,
    }
    known = {name: values for name, values in series.items() if values is not None}
    rows = zip(curves.prices, *known.values(), strict=True)
    return Table(
        id=f"{ID}.data",
        who=f"{item.product}.",
        what="Anteil der Befragten je Preis",
        columns=(
            Column(f"Preis in {fmt.symbol}", "number", "#,##0.00"),
            *(Column(name, "number", "0.0%") for name in known),
        ),
        rows=tuple(
            (
                Cell(fmt.number(float(first), 2), float(first)),
                *(Cell(fmt.percent(float(share)), float(share)) for share in shares),
            )
            for first, *shares in rows
        ),
        appendix_only=True,
    )
