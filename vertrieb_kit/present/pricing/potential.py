"""What discounts above the usual are worth: a calculated ceiling with its break-even beside it."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import Lift, Potential
from vertrieb_kit.analysis.pricing.potential import MIN_LINES
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.blocks import Cell, Column, Finding, Reason, Statement, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.pricing.scale import Scale, scale_for
from vertrieb_kit.present.wording import NOT_RATED, no_data, not_assessed, undefined

ID = "pricing.potential"
CHAPTER = "pricing"
QUESTION = "Was machen Rabatte über dem Üblichen aus?"
DELIVER = "Menge, Listenpreis, Rechnungspreis, Beleg und Produktgruppe je Auftragsposition"
REQUIREMENTS = ("R34", "R36")

_LIMITS = {0.75: "oberes Viertel", 0.5: "Median"}


def potential_finding(result: Potential, context: Context) -> Finding:
    """State the ceiling as a range; without market goals it stays preliminary."""
    reason = _obstacle(result)
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
            requirements=REQUIREMENTS,
        )
    scale = scale_for(max(lift.amount for lift in result.lifts), context.fmt)
    return Finding(
        _statement(result, scale, context),
        evidence=(_table(result, scale, context),),
        span=6,
    )


def _obstacle(result: Potential) -> Reason | None:
    if not result.n + result.n_small:
        return no_data("Auftragspositionen mit Preisen")
    if not result.lifts:
        return no_data(f"keine Gruppe gleicher Größe mit mindestens {MIN_LINES} Positionen")
    if max(lift.amount for lift in result.lifts) <= 0:
        return undefined("innerhalb der Gruppen gleiche Rabatte")
    return None


def _statement(result: Potential, scale: Scale, context: Context) -> Statement:
    low, high = (lift.amount for lift in result.lifts)
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=(
            f"Rabatte über dem Üblichen machen rechnerisch höchstens {scale.range(low, high)} aus."
        ),
        value=high,
        unit=context.fmt.currency,
        n=result.n,
        as_of=context.stand("price_lines"),
        source=context.source("price_lines", "goals"),
        status="assessed" if result.market_goals else "preliminary",
        requirements=REQUIREMENTS,
        meaning=_meaning(result.lifts[1], context),
        note=_note(result, context),
        unit_of_n="Auftragspositionen",
        evidence="gemessen",
    )


def _meaning(lift: Lift, context: Context) -> str:
    if lift.max_loss is None:
        return "Ohne variable Kosten lässt sich keine Grenze für verlorene Menge dagegenstellen."
    loss = context.fmt.percent(lift.max_loss, 0)
    return (
        f"Verlieren die betroffenen Positionen mehr als {loss} ihrer Menge, ist auch die obere "
        "Grenze aufgezehrt."
    )


def _note(result: Potential, context: Context) -> str:
    fmt = context.fmt
    parts = [
        f"{fmt.number(result.n_classes)} Gruppen gleicher Auftragsgröße und Produktgruppe, "
        f"vor Reaktion der Kunden, keine Prognose; "
        "Sicherheit: niedrig"
    ]
    if result.n_small:
        small = fmt.number(result.n_small)
        parts.append(f"{small} Positionen in Gruppen unter {MIN_LINES} nicht enthalten")
    if not result.market_goals:
        parts.append("Ohne Markt- oder Preisziel bleibt jede Empfehlung vorläufig")
    return ". ".join(parts)


def _table(result: Potential, scale: Scale, context: Context) -> Table:
    return Table(
        id=f"{ID}.table",
        who="Rabatte begrenzen.",
        what=f"Rechnerische Obergrenze in {scale.unit}, {context.period_label}",
        columns=(
            Column("begrenzt auf", weight=1),
            Column("Positionen", "number", "#,##0"),
            Column("Betrag", "number", "#,##0"),
            Column(f"Preis{NBSP}%", "number", "+0.0%"),
            Column(f"Menge{NBSP}%", "number", "−0.0%"),
        ),
        rows=tuple(_row(lift, scale, context) for lift in result.lifts),
        note="Preis: mittlerer Anstieg; Menge: höchstens verträglicher Rückgang.",
        span=6,
    )


def _row(lift: Lift, scale: Scale, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    rise = Cell(NOT_RATED) if lift.rise is None else _signed(lift.rise, context)
    loss = Cell(NOT_RATED) if lift.max_loss is None else _signed(-lift.max_loss, context)
    return (
        Cell(_LIMITS[lift.quantile]),
        Cell(fmt.number(lift.lines), lift.lines),
        Cell(scale.text(lift.amount), lift.amount),
        rise,
        loss,
    )


def _signed(share: float, context: Context) -> Cell:
    return Cell(context.fmt.number(share * 100, 1, signed=True), share)
