"""How far the company uses each target group's market potential. Never a market share."""

from __future__ import annotations

from vertrieb_kit.analysis.target_groups import Market, Utilisation
from vertrieb_kit.analysis.target_groups.market import Obstacle
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
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.periods import period_words
from vertrieb_kit.present.wording import (
    NOT_RATED,
    digits_for,
    metric,
    no_data,
    not_assessed,
    too_few,
    undefined,
)

ID = "target_groups.market"
RATE_ID = "target_groups.market.utilisation"
CHAPTER = "target_groups"
QUESTION = "Wie weit ist das Marktpotenzial der Zielgruppen ausgeschöpft?"
SHEETS = ("market", "revenue")

_REASONS: dict[Obstacle, Reason] = {
    "potential": no_data("Marktpotenzial"),
    "conflict": undefined("beide Angaben zum Potenzial liegen mehr als Faktor 2 auseinander"),
    "several": undefined("mehrere Angaben zum Potenzial für dasselbe Jahr"),
    "customers": no_data("kein Kunde mit diesem Segment"),
}
_NO_POTENTIAL = no_data("Marktpotenzial je Zielgruppe")
_MISSING = Cell(NOT_RATED, None, tone="muted")


def market_finding(result: Market, context: Context) -> Finding:
    """Say where the potential is used most and where least."""
    rated = _rated(result, context)
    metrics = _metrics(result, context)
    if not rated:
        return _unanswered(result, context, metrics)
    return Finding(
        _statement(result, rated, context),
        evidence=(_table(result, context),),
        notes=_notes(result, context),
        metrics=metrics,
    )


def _rated(result: Market, context: Context) -> list[Utilisation]:
    enough = [p for p in result.rated if p.customers >= context.parameters.min_n]
    return sorted(enough, key=lambda p: -(p.rate or 0))


def _metrics(result: Market, context: Context) -> tuple[Metric, ...]:
    if not result.parts:
        return (metric(RATE_ID, None, "share", None, context, reason=_NO_POTENTIAL),)
    return tuple(_metric(part, context) for part in result.parts)


def _metric(part: Utilisation, context: Context) -> Metric:
    return metric(
        RATE_ID,
        part.rate,
        "share",
        part.customers or None,
        context,
        dims={"segment": part.segment},
        reason=_REASONS[part.obstacle] if part.obstacle else None,
    )


def _unanswered(result: Market, context: Context, metrics: tuple[Metric, ...]) -> Finding:
    n = sum(part.customers for part in result.parts)
    if not result.parts:
        reason = _NO_POTENTIAL
    elif result.rated:
        reason = too_few(max(part.customers for part in result.rated))
    else:
        reason = _REASONS[result.parts[0].obstacle or "customers"]
    return not_assessed(
        ID,
        CHAPTER,
        QUESTION,
        reason,
        deliver="das jährliche Marktpotenzial je Zielgruppe mit Jahr und Quelle",
        context=context,
        sheets=SHEETS,
        n=n or None,
        requirements=("R69",),
        metrics=metrics,
    )


def _statement(result: Market, rated: list[Utilisation], context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(rated, context),
        value=rated[0].rate,
        unit="share",
        n=sum(part.customers for part in rated),
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R69",),
        meaning=_meaning(rated, context),
        note=_note(result, rated, context),
        unit_of_n="Kunden",
        evidence="angenommen",
    )


def _text(rated: list[Utilisation], context: Context) -> str:
    best, last = rated[0], rated[-1]
    digits = digits_for(sum(part.customers for part in rated))
    high, low = (context.fmt.percent(part.rate or 0, digits) for part in (best, last))
    text = f"In „{best.segment}“ sind {high} des Marktpotenzials {best.year} ausgeschöpft"
    if len(rated) < 2:
        return f"{text}."
    return f"{text}, in „{last.segment}“ {low}."


def _meaning(rated: list[Utilisation], context: Context) -> str:
    widest = max(rated, key=_unused)
    amount = context.fmt.money_short(_unused(widest))
    return f"Der größte noch nicht genutzte Betrag liegt in „{widest.segment}“: {amount} im Jahr."


def _unused(part: Utilisation) -> float:
    return (part.potential or 0) - part.revenue


def _note(result: Market, rated: list[Utilisation], context: Context) -> str:
    parts = ["Potenzialausschöpfung = Nettoumsatz ÷ Marktpotenzial, kein Marktanteil"]
    named = dict.fromkeys(part.source for part in rated if part.source)
    if named:
        parts.append(f"Potenzial laut: {', '.join(list(named)[:2])}")
    left_out = len(result.parts) - len(rated)
    if left_out:
        parts.append(f"{left_out} von {len(result.parts)} Zielgruppen nicht bewertet")
    return ". ".join(parts)


def _notes(result: Market, context: Context) -> tuple[Note, ...]:
    """Explain whatever stands as "n. b.", and a revenue period other than the potential's year."""
    texts = [f"{p.segment}: {_why(p.obstacle)}." for p in result.parts if p.obstacle]
    shifted = [p for p in result.rated if p.period.end.year != p.year or p.period.start.month != 1]
    if shifted:
        period = period_words(shifted[0].period, context.fmt)
        texts.append(f"Umsatz {period}, Potenzial {shifted[0].year}.")
    return (Note("Lesehilfe", " ".join(texts[:3])),) if texts else ()


def _why(obstacle: Obstacle) -> str:
    return {
        "potential": "Marktpotenzial fehlt",
        "conflict": "die beiden Potenzialangaben liegen mehr als Faktor 2 auseinander",
        "several": "mehrere Potenzialangaben für ein Jahr",
        "customers": "kein Kunde mit diesem Segment",
    }[obstacle]


def _table(result: Market, context: Context) -> Table:
    unit = context.fmt.thousand
    scale = max((part.rate or 0) for part in result.parts) or 1
    return Table(
        id="target_groups.market",
        who="Zielgruppen.",
        what=f"Jährliches Marktpotenzial und Nettoumsatz in {unit}",
        columns=(
            Column("Zielgruppe", weight=1),
            Column("Jahr", "number", "0"),
            Column("Potenzial angegeben", "number", "#,##0"),
            Column("Firmen × Potenzial", "number", "#,##0"),
            Column("Nettoumsatz", "number", "#,##0"),
            Column("Ausschöpfung", "bar", weight=1),
            Column("%", "number", "0.0%"),
            Column("Kunden", "number", "#,##0"),
        ),
        rows=tuple(_row(part, scale, context) for part in result.parts),
    )


def _row(part: Utilisation, scale: float, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    rated = part.rate is not None and part.customers >= context.parameters.min_n
    rate = part.rate if rated else None
    amounts = (part.top_down, part.bottom_up, part.revenue)
    return (
        Cell(part.segment, part.segment),
        Cell(str(part.year), part.year),
        *(_MISSING if a is None else Cell(fmt.thousands(a), a / 1000) for a in amounts),
        _bar(rate, scale),
        _MISSING if rate is None else Cell(fmt.number(rate * 100, 1), rate),
        Cell(fmt.number(part.customers), part.customers),
    )


def _bar(rate: float | None, scale: float) -> Cell:
    if rate is None:
        return Cell("")
    return Cell("", bar=max(rate, 0) / scale, tone="focus" if rate == scale else "")
