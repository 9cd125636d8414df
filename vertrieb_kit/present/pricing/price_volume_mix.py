"""What moved the revenue between two periods: sentence, bridge, effects as metrics."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import Bridge, PriceVolumeMix
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
from vertrieb_kit.present.periods import is_calendar_year, period_words
from vertrieb_kit.present.pricing.price_volume_mix_chart import (
    EFFECTS,
    HEIGHT_MM,
    WIDTH_MM,
    bridge_chart,
)
from vertrieb_kit.present.pricing.scale import Scale, scale_for
from vertrieb_kit.present.wording import metric, no_data, not_assessed, too_few

ID = "pricing.pvm"
CHAPTER = "pricing"
QUESTION = "Was hat den Umsatz bewegt?"
DELIVER = (
    f"Auftragspositionen oder Umsätze mit Menge über mindestens 24{NBSP}Monate bis zum Stichtag"
)
REQUIREMENTS = ("R12", "R34")

_LEVELS = {
    "price_lines": ("Artikel", "Auftragspositionen"),
    "revenue": ("Gruppen gleicher Mengeneinheit", "Umsatzzeilen"),
}
_NEARLY_ALL = 0.02
_GROUP_NAMES = {"new": "Neue Produktgruppen", "dropped": "Entfallene Gruppen"}


def price_volume_mix_finding(result: PriceVolumeMix, context: Context) -> Finding:
    """Say how the revenue changed, and how it would have without the price effect."""
    reason = _obstacle(result, context)
    metrics = _metrics(result, context, reason)
    if reason or result.bridge is None:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason or no_data(""),
            deliver=DELIVER,
            context=context,
            sheets=(result.source,),
            n=result.n or None,
            requirements=REQUIREMENTS,
            metrics=metrics,
        )
    bridge = result.bridge
    scale = scale_for(max(abs(bridge.before), abs(bridge.after)), context.fmt)
    return Finding(
        _statement(result, bridge, scale, context),
        evidence=(_figure(result, bridge, scale, context),),
        metrics=metrics,
        span=6,
    )


def _obstacle(result: PriceVolumeMix, context: Context) -> Reason | None:
    if result.gap == "no_lines":
        return no_data("Positionen mit Menge und Preis")
    if result.gap == "too_short":
        return no_data(f"weniger als 24{NBSP}Monate mit Mengen")
    return too_few(result.n) if result.n < context.parameters.min_n else None


def _metrics(result: PriceVolumeMix, context: Context, reason: Reason | None) -> tuple[Metric, ...]:
    return tuple(
        metric(
            "pricing.pvm",
            None if reason or result.bridge is None else float(getattr(result.bridge, effect)),
            context.fmt.currency,
            result.n,
            context,
            reason=reason,
            dims={"effect": effect},
        )
        for effect in (*EFFECTS, "total")
    )


def _statement(result: PriceVolumeMix, bridge: Bridge, scale: Scale, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(bridge, scale, covers_all=_covers_all(result)),
        value=bridge.total,
        unit=context.fmt.currency,
        n=result.n,
        as_of=context.stand(result.source),
        source=context.source(result.source),
        requirements=REQUIREMENTS,
        meaning=_meaning(bridge, scale, context),
        note=_note(result, bridge, context),
        unit_of_n=_LEVELS[result.source][1],
        evidence="gemessen",
    )


def _text(bridge: Bridge, scale: Scale, *, covers_all: bool) -> str:
    """Say the change, and the change without the price effect; no effect is called a cause."""
    whose = "Der Umsatz" if covers_all else "Der Artikelumsatz"
    first, second = (_verb(amount, scale) for amount in (bridge.total, bridge.total - bridge.price))
    rest = scale.full(abs(bridge.total - bridge.price))
    if first == second == "blieb":
        return f"{whose} blieb nahezu gleich, auch ohne den Preiseffekt."
    if first == "blieb":
        return f"{whose} blieb nahezu gleich; ohne den Preiseffekt {second} er um {rest}."
    change = f"{whose} {first} um {scale.full(abs(bridge.total))}, ohne den Preiseffekt"
    if second == "blieb":
        return f"{change} blieb er nahezu gleich."
    return f"{change} um {rest}." if first == second else f"{change} {second} er um {rest}."


def _covers_all(result: PriceVolumeMix) -> bool:
    """Tell whether the bridge may speak of the revenue as such: it holds nearly all of it."""
    return result.source == "revenue" or abs((result.coverage or 0) - 1) <= _NEARLY_ALL


def _verb(amount: float, scale: Scale) -> str:
    if scale.text(abs(amount)) == "0":
        return "blieb"
    return "stieg" if amount > 0 else "sank"


def _meaning(bridge: Bridge, scale: Scale, context: Context) -> str:
    price = scale.full(bridge.price, signed=True)
    old_prices = bridge.after - bridge.new - bridge.price
    if old_prices <= 0:
        return f"Der Preiseffekt beträgt {price}, nominal und ohne Inflationsausgleich."
    rate = context.fmt.change(bridge.price / old_prices)
    return (
        f"Der Preiseffekt von {price} entspricht im Mittel {rate} je verkaufter Einheit, "
        "nominal und ohne Inflationsausgleich."
    )


def _heads(result: PriceVolumeMix, context: Context) -> tuple[str, str]:
    periods = result.comparison
    if is_calendar_year(periods.prior) and is_calendar_year(periods.current):
        return f"Umsatz {periods.prior.end.year}", f"Umsatz {periods.current.end.year}"
    return "Umsatz davor", "Umsatz zuletzt"


def _names(result: PriceVolumeMix) -> dict[str, str]:
    return EFFECTS if result.source == "price_lines" else {**EFFECTS, **_GROUP_NAMES}


def _note(result: PriceVolumeMix, bridge: Bridge, context: Context) -> str:
    fmt, level = context.fmt, _LEVELS[result.source][0]
    items = bridge.n_common + bridge.n_new + bridge.n_dropped
    parts = [f"{fmt.number(items)} {level}; Preiseffekt zur heutigen Menge, nominal"]
    if result.coverage is not None and not _covers_all(result):
        parts.append(f"Artikelumsatz = {fmt.percent(result.coverage, 0)} des Nettoumsatzes")
    if result.n_left_out:
        lines = f"{fmt.number(result.n_left_out)} Zeile{'' if result.n_left_out == 1 else 'n'}"
        parts.append(f"{lines} ohne Menge oder Preis nicht enthalten")
    return ". ".join(parts)


def _span_words(result: PriceVolumeMix, context: Context) -> str:
    prior, current = result.comparison.prior, result.comparison.current
    return f"{period_words(prior, context.fmt)} → {period_words(current, context.fmt)}"


def _figure(result: PriceVolumeMix, bridge: Bridge, scale: Scale, context: Context) -> Figure:
    names, heads = _names(result), _heads(result, context)
    effects = [
        f"{name} {scale.full(getattr(bridge, effect), signed=True)}"
        for effect, name in names.items()
    ]
    level = "Artikel" if result.source == "price_lines" else "Produktgruppen"
    return Figure(
        id=f"{ID}.figure",
        who=f"Alle {level}.",
        what=f"Wirkung auf den Umsatz in {scale.unit}, {_span_words(result, context)}",
        svg=bridge_chart(bridge, names, heads, scale),
        alt=f"{_text(bridge, scale, covers_all=_covers_all(result))} {', '.join(effects)}.",
        width_mm=WIDTH_MM,
        height_mm=HEIGHT_MM,
        span=6,
        data=_data(result, bridge, context),
    )


def _data(result: PriceVolumeMix, bridge: Bridge, context: Context) -> Table:
    heads, fmt = _heads(result, context), context.fmt
    effects = [(name, float(getattr(bridge, effect))) for effect, name in _names(result).items()]
    rows = [(heads[0], bridge.before), *effects, (heads[1], bridge.after)]
    return Table(
        id=f"{ID}.data",
        who="Preis, Menge, Mix.",
        what=f"Wirkung auf den Umsatz, {_span_words(result, context)}",
        columns=(
            Column("Wirkung", weight=1),
            Column(f"Betrag in {fmt.symbol}", "number", "#,##0"),
        ),
        rows=tuple((Cell(name), Cell(fmt.number(amount), amount)) for name, amount in rows),
        total=True,
        appendix_only=True,
    )
