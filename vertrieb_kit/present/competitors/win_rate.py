"""Against whom deals are lost, and how often they are won: two sentences from one count."""

from __future__ import annotations

from vertrieb_kit.analysis.competitors import Rival, Rivalry
from vertrieb_kit.formats import NBSP, plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Reason, Statement, Table
from vertrieb_kit.present.competitors.naming import CHAPTER
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import (
    PERCENT_FROM,
    metric,
    no_data,
    not_assessed,
    share_words,
    too_few,
)

LOSSES_ID, RATE_ID = "competitors.losses", "competitors.win_rate"
LOSSES_QUESTION = "An wen gehen Angebote verloren?"
RATE_QUESTION = "Gegen wen gewinnt das Unternehmen?"
SHEETS = ("deals",)
DELIVER = (
    "im CRM-Export das Feld „Verloren an“, auch bei gewonnenen Angeboten mit den beteiligten "
    "Wettbewerbern"
)
SHOWN = 6
RATE_FROM = 10  # below, a rate per rival is shown as a count only (methods.md 2.6)


def losses_finding(result: Rivalry, context: Context) -> Finding:
    """Say how many lost deals name which rival, by count and value."""
    named = [rival for rival in result.rivals if rival.lost]
    reason = _losses_obstacle(result, named, context)
    metrics = tuple(_losses_metric(r, result, context) for r in named)
    if reason:
        return not_assessed(
            LOSSES_ID,
            CHAPTER,
            LOSSES_QUESTION,
            reason,
            deliver=DELIVER,
            context=context,
            sheets=SHEETS,
            n=result.lost_named or None,
            requirements=("R26",),
            metrics=metrics,
        )
    return Finding(
        _losses_statement(result, named, context),
        evidence=(_losses_table(named, context),),
        metrics=metrics,
        span=6,
    )


def win_rate_finding(result: Rivalry, context: Context) -> Finding:
    """Say against which rival the share of won deals is lowest."""
    judged = [r for r in result.rivals if r.rate is not None and r.decided >= RATE_FROM]
    reason = _rate_obstacle(result, judged, context)
    metrics = _rate_metrics(result, context)
    if reason:
        return not_assessed(
            RATE_ID,
            CHAPTER,
            RATE_QUESTION,
            reason,
            deliver=DELIVER,
            context=context,
            sheets=SHEETS,
            n=(result.lost_named + result.won_named) or None,
            requirements=("R26",),
            metrics=metrics,
        )
    return Finding(
        _rate_statement(result, judged, context),
        evidence=(_rate_table(result, context),),
        metrics=metrics,
        span=6,
    )


def _losses_obstacle(result: Rivalry, named: list[Rival], context: Context) -> Reason | None:
    if not named:
        return no_data("Feld „Verloren an“")
    few = result.lost_named < context.parameters.min_n
    return too_few(result.lost_named) if few else None


def _rate_obstacle(result: Rivalry, judged: list[Rival], context: Context) -> Reason | None:
    if not result.rivals:
        return no_data("Feld „Verloren an“")
    if not result.won_named:
        return no_data("bei gewonnenen Angeboten ist kein Wettbewerber erfasst")
    total = result.lost_named + result.won_named
    if total < context.parameters.min_n or not judged:
        return too_few(total if total < context.parameters.min_n else _most(result))
    return None


def _most(result: Rivalry) -> int:
    return max(rival.decided for rival in result.rivals)


def _losses_statement(result: Rivalry, named: list[Rival], context: Context) -> Statement:
    first = named[0]
    text = f"{first.lost} von {result.lost} verlorenen Angeboten gingen an {first.name}."
    return Statement(
        id=LOSSES_ID,
        chapter=CHAPTER,
        question=LOSSES_QUESTION,
        text=text,
        value=float(first.lost),
        unit="count",
        n=result.lost,
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R26",),
        meaning=(
            f"Auf {first.name} entfallen {context.fmt.money_short(first.lost_amount)} an "
            "verlorenem Angebotswert."
        ),
        note=_note(result, result.lost - result.lost_named),
        unit_of_n="verlorene Angebote",
        evidence="gemessen",
    )


def _note(result: Rivalry, unnamed: int) -> str:
    words = [
        (unnamed, "ohne genannten Wettbewerber"),
        (result.overlapping, "mit mehreren Wettbewerbern, bei jedem gezählt"),
        (result.undated, "ohne Abschlussdatum nicht enthalten"),
    ]
    return ". ".join(f"{plural(n, 'Angebot', 'Angebote')} {text}" for n, text in words if n)


def _losses_table(named: list[Rival], context: Context) -> Table:
    most = named[0].lost
    return Table(
        id="competitors.losses",
        who="Verlorene Angebote.",
        what=f"Anzahl und Angebotswert in {context.fmt.thousand}",
        columns=(
            Column("Wettbewerber", weight=1),
            Column("Anzahl", "bar", "0"),
            Column(f"Wert ({context.fmt.thousand})", "number", "#,##0"),
        ),
        rows=tuple(
            (
                Cell(r.name),
                Cell(str(r.lost), float(r.lost), tone="" if i else "focus", bar=r.lost / most),
                Cell(context.fmt.thousands(r.lost_amount), r.lost_amount / 1000),
            )
            for i, r in enumerate(named[:SHOWN])
        ),
        note=_rest(len(named)),
        span=6,
    )


def _rest(count: int) -> str:
    return f"Gezeigt: {SHOWN} von {count} Wettbewerbern." if count > SHOWN else ""


def _rate_statement(result: Rivalry, judged: list[Rival], context: Context) -> Statement:
    worst = min(judged, key=lambda r: (r.rate or 0.0, -r.decided, r.name))
    fmt = context.fmt
    words = share_words(worst.won, worst.decided, fmt)
    share = f"{words} Angeboten" if worst.decided < PERCENT_FROM else f"{words} der Angebote"
    text = f"Gegen {worst.name} wurden {share} gewonnen."
    if len(judged) > 1:
        text = f"Am seltensten wird gegen {worst.name} gewonnen: {share}."
    return Statement(
        id=RATE_ID,
        chapter=CHAPTER,
        question=RATE_QUESTION,
        text=text,
        value=worst.rate,
        unit="share",
        n=worst.decided,
        as_of=context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R26",),
        meaning=_rate_meaning(judged, worst, context),
        note="95-%-Intervall nach Wilson. Beteiligte nach Angabe des eigenen Vertriebs",
        unit_of_n=f"entschiedene Angebote gegen {worst.name}",
        evidence="gemessen",
    )


def _rate_meaning(judged: list[Rival], worst: Rival, context: Context) -> str:
    best = max(judged, key=lambda r: (r.rate or 0.0, r.decided, r.name))
    if best is worst:
        return f"Ein Vergleich mit weiteren Wettbewerbern braucht mindestens {RATE_FROM} Fälle."
    gap = (best.rate or 0.0) - (worst.rate or 0.0)
    size = context.fmt.number(gap * 100)
    return f"Gegen {best.name} liegt der Anteil um {size}{NBSP}Prozentpunkte höher."


def _rate_table(result: Rivalry, context: Context) -> Table:
    return Table(
        id="competitors.win_rates",
        who="Entschiedene Angebote.",
        what="Anteil gewonnener mit Intervall, in %",
        columns=(
            Column("Wettbewerber", weight=1),
            Column("n", "number", "0"),
            Column("Anteil", "bar", "0.0"),
            Column("Intervall", "number"),
        ),
        rows=tuple(_rate_row(r, context) for r in result.rivals[:SHOWN]),
        note=_rest(len(result.rivals)),
        span=6,
    )


def _rate_row(rival: Rival, context: Context) -> tuple[Cell, ...]:
    fmt, rate = context.fmt, rival.rate or 0.0
    n = Cell(str(rival.decided), float(rival.decided))
    if rival.decided < RATE_FROM or rival.low is None or rival.high is None:
        return (
            Cell(rival.name),
            n,
            Cell(f"{rival.won} von {rival.decided}"),
            Cell("–", tone="muted"),
        )
    interval = fmt.range(fmt.number(rival.low * 100), fmt.number(rival.high * 100))
    return Cell(rival.name), n, Cell(fmt.number(rate * 100), rate * 100, bar=rate), Cell(interval)


def _losses_metric(rival: Rival, result: Rivalry, context: Context) -> Metric:
    dims: dict[str, str | float | int] = {"competitor": rival.name}
    return metric(LOSSES_ID, float(rival.lost), "count", result.lost, context, dims=dims)


def _rate_metrics(result: Rivalry, context: Context) -> tuple[Metric, ...]:
    if not result.rivals:
        reason = no_data("Feld „Verloren an“")
        return (metric(RATE_ID, None, "share", None, context, reason=reason),)
    return tuple(_rate_metric(rival, context) for rival in result.rivals)


def _rate_metric(rival: Rival, context: Context) -> Metric:
    dims: dict[str, str | float | int] = {"competitor": rival.name}
    if rival.rate is None:
        reason = no_data("bei gewonnenen Angeboten ist kein Wettbewerber erfasst")
        return metric(RATE_ID, None, "share", rival.decided, context, reason=reason, dims=dims)
    return metric(
        RATE_ID,
        rival.rate,
        "share",
        rival.decided,
        context,
        low=rival.low,
        high=rival.high,
        dims=dims,
    )
