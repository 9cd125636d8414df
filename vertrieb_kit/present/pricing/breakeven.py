"""How much volume a price change may cost or must bring: sentence, table, metrics."""

from __future__ import annotations

from dataclasses import replace

from vertrieb_kit.analysis.pricing import BreakEven, Waterfall, breakeven_table
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Finding,
    Metric,
    Reason,
    Statement,
    Table,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import metric, no_data, not_assessed, too_few, undefined

ID = "pricing.breakeven"
CHAPTER = "pricing"
QUESTION = "Wie viel Menge gleicht eine Preisänderung aus?"
DELIVER = "variable Kosten je Auftragsposition"

_NOTHING_HELPS = "nicht ausgleichbar"


def breakeven_finding(result: Waterfall, context: Context) -> Finding:
    """Say which change in volume leaves the margin as it was, for every price change asked for."""
    rows = breakeven_table(result.margin_rate, context.parameters.preisaenderung)
    reason = _obstacle(result, context)
    metrics = tuple(_metric(row, result, context, reason) for row in rows)
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
    return Finding(
        _statement(rows, result, context),
        evidence=(_table(rows, context),),
        metrics=metrics,
        span=6,
    )


def _obstacle(result: Waterfall, context: Context) -> Reason | None:
    if not result.n or result.amounts["margin"] is None:
        return no_data("variable Kosten")
    if result.n < context.parameters.min_n:
        return too_few(result.n)
    if result.margin_rate is None or result.margin_rate <= 0:
        return undefined("Deckungsbeitrag nicht positiv")
    return None


def _metric(row: BreakEven, result: Waterfall, context: Context, reason: Reason | None) -> Metric:
    value = None if reason else row.volume_change
    built = metric(
        "pricing.breakeven_volume",
        value,
        "share",
        result.n,
        context,
        reason=reason or (undefined(_NOTHING_HELPS) if value is None else None),
        dims={"price_change": row.price_change},
    )
    preliminary = value is not None and not result.complete
    return replace(built, status="preliminary") if preliminary else built


def _statement(rows: tuple[BreakEven, ...], result: Waterfall, context: Context) -> Statement:
    fmt = context.fmt
    known = [row.volume_change for row in rows if row.volume_change is not None]
    rate = fmt.percent(result.margin_rate or 0)
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(rows, context),
        value=known[0] if known else None,
        unit="share",
        n=result.n,
        as_of=context.stand("price_lines"),
        source=context.source("price_lines"),
        status="assessed" if result.complete else "preliminary",
        requirements=("R34",),
        meaning=(
            "Vor einer Preisentscheidung ist zu klären, ob die Kunden stärker reagieren, als es "
            "diese Grenzen zulassen."
        ),
        note=(
            f"Deckungsbeitrag {rate} vom Netto-Netto-Preis (Preistreppe), Fixkosten unverändert; "
            "rechnerische Grenze, keine Absatzprognose"
        ),
        unit_of_n="Auftragspositionen",
        evidence="gemessen",
    )


def _text(rows: tuple[BreakEven, ...], context: Context) -> str:
    """Put the largest cut and the largest rise into one sentence."""
    parts = [_clause(row, context) for row in (rows[0], rows[-1])]
    cut = parts[0] if rows[0].price_change < 0 else ""
    rise = parts[1] if rows[-1].price_change > 0 else ""
    return "; ".join(part for part in (cut, rise) if part) + "."


def _clause(row: BreakEven, context: Context) -> str:
    fmt, change = context.fmt, row.volume_change
    price = _short(abs(row.price_change), context)
    less = row.price_change < 0
    if change is None:
        return f"{price} weniger Preis gleicht keine Mehrmenge aus"
    if less:
        return f"{price} weniger Preis erfordern {fmt.percent(change, 0)} mehr Menge"
    return f"{price} mehr Preis erlauben {fmt.percent(-change, 0)} weniger"


def _short(share: float, context: Context) -> str:
    """Return 5 %, and 2,5 % where the decimal says something."""
    whole = abs(share * 100 - round(share * 100)) < 1e-9
    return context.fmt.percent(share, 0 if whole else 1)


def _table(rows: tuple[BreakEven, ...], context: Context) -> Table:
    return Table(
        id=f"{ID}.table",
        who="Alle Positionen.",
        what="Menge für gleichen Deckungsbeitrag, in %",
        columns=(
            Column("Preis", "text", "+0.0%;−0.0%"),
            Column("Menge", "number", "+0.0%;−0.0%"),
            Column("Lesart", weight=1),
        ),
        rows=tuple(_row(row, context) for row in rows),
        span=6,
    )


def _row(row: BreakEven, context: Context) -> tuple[Cell, ...]:
    fmt, change = context.fmt, row.volume_change
    sign = "+" if row.price_change > 0 else "−"
    price = Cell(f"{sign}{_short(abs(row.price_change), context)}", row.price_change)
    if change is None:
        return price, Cell("–"), Cell(_NOTHING_HELPS)
    reading = "höchstens verträglich" if row.price_change > 0 else "mindestens nötig"
    return price, Cell(fmt.number(change * 100, 1, signed=True), change), Cell(reading)
