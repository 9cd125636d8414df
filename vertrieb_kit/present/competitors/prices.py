"""Price against performance: competitors' price index beside their weighted score."""

from __future__ import annotations

from vertrieb_kit.analysis.competitors import Matrix, PriceComparison, PricePosition
from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY
from vertrieb_kit.formats import NBSP, plural
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Finding,
    Metric,
    Note,
    Reason,
    Statement,
    Table,
)
from vertrieb_kit.present.competitors.naming import CHAPTER
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import NOT_RATED, metric, no_data, not_assessed, too_few

ID = "competitors.price_index"
QUESTION = "Was verlangen die Wettbewerber für vergleichbare Leistungen?"
SHEETS = ("competitor_prices",)


def prices_finding(result: PriceComparison, compared: Matrix, context: Context) -> Finding:
    """Say how many competitors charge less for comparable items, and what they score."""
    reason = _obstacle(result, context)
    metrics = tuple(_metric(c, result, context) for c in result.companies)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver=f"Nettopreise in {context.fmt.currency} für vergleichbare Leistungen, je "
            "Leistung auch der eigene Preis (Unternehmen EIGEN), mit Stand und Quelle",
            context=context,
            sheets=SHEETS,
            n=result.n or None,
            requirements=("R28",),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context),
        evidence=(_table(result, compared, context),),
        notes=_notes(result, compared, context),
        metrics=metrics,
    )


def _obstacle(result: PriceComparison, context: Context) -> Reason | None:
    if not result.own_items:
        return no_data("eigener Vergleichspreis")
    if not result.companies:
        return no_data("vergleichbare Wettbewerbspreise")
    return too_few(result.n) if result.n < context.parameters.min_n else None


def _statement(result: PriceComparison, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result, context),
        value=float(len(result.cheaper)),
        unit="count",
        n=result.n,
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R28",),
        meaning=_meaning(result, context),
        note=_note(result, context),
        unit_of_n="Wettbewerbspreise",
        evidence="gemessen",
    )


def _text(result: PriceComparison, context: Context) -> str:
    total, cheaper = len(result.companies), len(result.cheaper)
    low, high = result.companies[0].index, result.companies[-1].index
    fmt = context.fmt
    span = fmt.range(fmt.number(low * 100), fmt.number(high * 100))
    index = f"Preisindex {span}, eigener Preis = 100"
    if total == 1:
        value = fmt.number(low * 100)
        return (
            f"{result.companies[0].company} erreicht einen Preisindex von {value} "
            f"({context.firm} = 100)."
        )
    if cheaper == 0:
        return f"Keiner von {total} Wettbewerbern ist günstiger als {context.firm} ({index})."
    verb = "ist" if cheaper == 1 else "sind"
    return f"{cheaper} von {total} Wettbewerbern {verb} günstiger als {context.firm} ({index})."


def _meaning(result: PriceComparison, context: Context) -> str:
    first = result.companies[0]
    if round(first.index, 3) >= 1:
        return "Im Preisvergleich muss sich das eigene Angebot gegen keinen günstigeren behaupten."
    gap = context.fmt.percent(1 - first.index, 0)
    return (
        f"Gegenüber {first.company} ist ein Preisunterschied von {gap} mit Leistung zu begründen."
    )


def _note(result: PriceComparison, context: Context) -> str:
    parts = [
        f"{plural(result.own_items, 'Leistung', 'Leistungen')} mit eigenem Preis; Index = "
        "ungewichtetes geometrisches Mittel der Preisverhältnisse, neuester Stand"
    ]
    words = [
        (result.conditional, "nur bedingt vergleichbar"),
        (result.not_comparable, "nicht vergleichbar und nicht enthalten"),
        (result.other_currency, f"nicht in {context.fmt.currency} und nicht enthalten"),
        (result.no_counterpart, "ohne eigenen Preis und nicht enthalten"),
    ]
    parts += [f"{plural(n, 'Preis', 'Preise')} {text}" for n, text in words if n]
    return ". ".join(parts)


def _table(result: PriceComparison, compared: Matrix, context: Context) -> Table:
    own = PricePosition(OWN_COMPANY, result.own_items, 1.0)
    ordered = sorted([*result.companies, own], key=lambda c: (c.index, c.company))
    return Table(
        id="competitors.price_performance",
        who="Preis und Leistung.",
        what="Preisindex (eigener Preis = 100) und Gesamtwert der Bewertung (1–5)",
        columns=(
            Column("Anbieter", weight=1),
            Column("Leistungen", "number", "0"),
            Column("Preisindex", "bar", "0.0"),
            Column("Gesamtwert", "bar", "0.00"),
        ),
        rows=tuple(_row(c, compared, context, _longest(result)) for c in ordered),
        span=8,
    )


def _longest(result: PriceComparison) -> float:
    return max(1.0, *(c.index for c in result.companies))


def _row(
    position: PricePosition, compared: Matrix, context: Context, longest: float
) -> tuple[Cell, ...]:
    fmt, own = context.fmt, position.company == OWN_COMPANY
    total = compared.headline.total(position.company) if compared.headline else None
    index = Cell(
        fmt.number(position.index * 100),
        position.index * 100,
        tone="focus" if own else "muted",
        bar=position.index / longest,
    )
    score = Cell(NOT_RATED, tone="muted")
    if total is not None:
        score = Cell(fmt.number(total, 2), total, tone="focus" if own else "muted", bar=total / 5)
    name = context.firm if own else position.company
    return Cell(name, tone="focus" if own else ""), _count(position), index, score


def _count(position: PricePosition) -> Cell:
    return Cell(str(position.items), float(position.items))


def _notes(result: PriceComparison, compared: Matrix, context: Context) -> tuple[Note, ...]:
    view = compared.headline
    own = view.total(OWN_COMPANY) if view else None
    if view is None or own is None:
        return ()
    both = [
        c.company
        for c in result.cheaper
        if (score := view.total(c.company)) is not None and score > own
    ]
    count = len(both)
    if not count:
        text = "Kein günstigerer Wettbewerber erreicht einen höheren Gesamtwert."
    else:
        verb = "ist" if count == 1 else "sind"
        text = (
            f"{plural(count, 'Wettbewerber', 'Wettbewerber')} {verb} günstiger und höher bewertet."
        )
    reading = f"Index 95 heißt: im Mittel 5{NBSP}% günstiger als das eigene Angebot."
    return Note("Einordnung", text), Note("Lesehilfe", reading)


def _metric(position: PricePosition, result: PriceComparison, context: Context) -> Metric:
    dims: dict[str, str | float | int] = {"company": position.company}
    return metric(ID, position.index, "index", result.n, context, dims=dims)
