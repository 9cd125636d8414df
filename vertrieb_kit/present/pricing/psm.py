"""What price the people asked would accept: range, price points, both conventions."""

from __future__ import annotations

from textwrap import shorten

from vertrieb_kit.analysis.pricing import Point, ProductSensitivity
from vertrieb_kit.formats import NBSP, joined, plural
from vertrieb_kit.present.blocks import (
    Figure,
    Finding,
    Metric,
    Note,
    Reason,
    Statement,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.pricing.psm_chart import (
    HEIGHT_MM,
    WIDTH_MM,
    price,
    price_range,
    psm_chart,
)
from vertrieb_kit.present.pricing.psm_tables import curve_data, point_table, point_text
from vertrieb_kit.present.pricing.psm_terms import (
    ADJECTIVES,
    COUNTING,
    COUNTING_GAP,
    ID,
    ORIENTATION_BELOW,
    POINTS,
    ROUND_SHARE,
    WARN_INVALID,
    obstacle,
    status,
)
from vertrieb_kit.present.wording import no_data, not_assessed, undefined

CHAPTER = "pricing"
QUESTION = "Welche Preise akzeptieren die Befragten?"
DELIVER = (
    "eine Preisbefragung mit vier Preisschwellen je Person und Produkt (zu billig, günstig, "
    "teuer, zu teuer), ab 30 gültigen Antworten je Produkt"
)


def psm_finding(products: tuple[ProductSensitivity, ...], context: Context) -> Finding:
    """State the accepted range of the product with most answers; a table holds the others."""
    metrics = tuple(m for item in products for m in _metrics(item, context)) or _nothing(context)
    reason = obstacle(products[0].result, context) if products else no_data("Preisbefragung")
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
        evidence=(_figure(first, context), point_table(products, context)),
        notes=_notes(first, context),
        metrics=metrics,
    )


def _metrics(item: ProductSensitivity, context: Context) -> tuple[Metric, ...]:
    return tuple(
        _metric(name, getattr(item.result, name), item, context)
        for name in ("opp", "ipp", "pmc", "pme")
    )


def _metric(name: str, point: Point, item: ProductSensitivity, context: Context) -> Metric:
    """Give a single crossing as value = low = high; a plateau or several only as low and high."""
    reason, result = obstacle(item.result, context), item.result
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
        status="not_assessed" if reason else status(result),
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
        # the upper limit is what the sentence names in either wording
        value=result.ipp.value if result.pme.high is None else result.pme.high,
        unit=context.fmt.currency,
        n=result.n,
        as_of=context.stand("psm"),
        source=context.source("psm"),
        status=status(result),
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
    parts.append(f"Nach van Westendorp, {ADJECTIVES[result.convention]} Lesart")
    parts += _warnings(item, context)
    return ". ".join(parts)


def _warnings(item: ProductSensitivity, context: Context) -> list[str]:
    found = []
    if (item.result.round_share or 0) > ROUND_SHARE:
        share = context.fmt.percent(item.result.round_share or 0, 0)
        found.append(f"{share} der Antworten liegen auf fünf runden Preisen")
    moved = _moved_points(item)
    if moved:
        names = joined([POINTS[name] for name in moved])
        counted = COUNTING[item.other_counting.counting]
        found.append(f"Werden gleiche Preise {counted}, ändern sich um mehr als 2{NBSP}%: {names}")
    return found


def _moved_points(item: ProductSensitivity) -> list[str]:
    """Name the points that the other way of counting moves by more than 2 per cent."""
    return [
        name
        for name in POINTS
        if _moved(getattr(item.result, name), getattr(item.other_counting, name))
    ]


def _moved(one: Point, other: Point) -> bool:
    pairs = ((one.low, other.low), (one.high, other.high))
    return any(a and b and abs(b / a - 1) > COUNTING_GAP for a, b in pairs)


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
        which = f"{ADJECTIVES[other.convention]}n"
        notes.append(
            Note(
                "Vergleich",
                f"In der {which} Lesart reicht der Bereich von {limits}. "
                "Beide sind verbreitet und nicht vergleichbar.",
            )
        )
    return tuple(notes)


def _figure(item: ProductSensitivity, context: Context) -> Figure:
    result = item.result
    values = [
        f"{label} {point_text(getattr(result, name), result, context)}"
        for name, label in POINTS.items()
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
        data=curve_data(item, context),
    )
