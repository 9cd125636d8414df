"""Does the first place survive other weights: a sentence, and what it would take per criterion."""

from __future__ import annotations

import math

from vertrieb_kit.analysis.competitors import Flip, Matrix, Robustness, View
from vertrieb_kit.formats import NBSP, joined
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Reason, Statement, Table
from vertrieb_kit.present.competitors.matrix import DELIVER, NO_RATINGS, obstacle
from vertrieb_kit.present.competitors.naming import CHAPTER, EVIDENCE, head, named
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import metric, no_data, not_assessed, undefined

ID = "competitors.rank_stability"
FLIP_ID = "competitors.smallest_flip"
QUESTION = "Hängt der erste Platz von der Gewichtung ab?"
SHEETS = ("ratings", "criteria")
FIRM, OPEN = 0.90, 0.50


def robustness_finding(result: Robustness | None, compared: Matrix, context: Context) -> Finding:
    """Say in how many of 100 weightings the leader stays first."""
    view = compared.headline
    n = view.n if view else None
    reason = obstacle(compared, context) or _tie(result)
    metrics = _metrics(result, n, reason, compared, context)
    if result is None or result.stability is None or view is None or reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason or NO_RATINGS,
            deliver=DELIVER,
            context=context,
            sheets=SHEETS,
            n=n,
            requirements=("R26",),
            metrics=metrics,
        )
    statement = _statement(result, view, context)
    return Finding(statement, evidence=(_table(result, context),), metrics=metrics, span=6)


def _tie(result: Robustness | None) -> Reason | None:
    if result is None or result.leader is not None:
        return None
    return undefined("mehrere Anbieter teilen sich den ersten Platz")


def _statement(result: Robustness, view: View, context: Context) -> Statement:
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result.stability or 0.0),
        value=result.stability,
        unit="share",
        n=view.n,
        as_of=view.oldest.isoformat() if view.oldest else context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R26",),
        meaning=_meaning(result, context),
        note=_note(result, view, context),
        unit_of_n="Bewertungen",
        evidence=EVIDENCE[view.perspective],
    )


def _note(result: Robustness, view: View, context: Context) -> str:
    parts = [f"{context.fmt.number(result.draws)} zufällige Gewichtungen", _span(result, context)]
    if len(view.common) < view.cells.shape[1]:
        parts.append(f"Gewichte auf {len(view.common)} gemeinsame Kriterien umgerechnet")
    return ". ".join(parts)


def _span(result: Robustness, context: Context) -> str:
    """Say which single weight, changed by the agreed span, would cost the first place."""
    span = context.parameters.gewicht_spanne
    near = [
        f"„{flip.criterion}“"
        for flip in result.flips
        if flip.change is not None and abs(flip.change) <= span * flip.weight
    ]
    size = f"Einzelnes Gewicht um bis zu {context.fmt.percent(span, 0)} verändert"
    return f"{size}: Wechsel bei {joined(near)}" if near else f"{size}: kein Wechsel"


def _text(stability: float) -> str:
    if stability == 1:
        return "Der erste Platz bleibt bei allen geprüften Gewichtungen bestehen."
    # 99.99 of 100 must not read as all of them
    of_100 = min(max(math.floor(stability * 100 + 0.5), 1), 99)
    variants = f"in {of_100} von 100 geprüften Varianten"
    if stability >= FIRM:
        return f"Der erste Platz bleibt auch bei anderer Gewichtung bestehen ({variants})."
    if stability >= OPEN:
        return (
            f"Der erste Platz hängt von der Gewichtung ab: Er hält in {of_100} von 100 Varianten."
        )
    return f"Der erste Platz ist nicht gefestigt: Er hält in {of_100} von 100 Varianten."


def _meaning(result: Robustness, context: Context) -> str:
    smallest = result.smallest
    if smallest is None or smallest.change is None:
        return "Keine einzelne Gewichtsänderung ändert den ersten Platz."
    verb = "Steigt" if smallest.change > 0 else "Sinkt"
    size = context.fmt.number(abs(smallest.change) * 100, 1)
    return (
        f"{verb} das Gewicht von „{smallest.criterion}“ um {size}{NBSP}Prozentpunkte, "
        f"liegt {named(smallest.rival or '', context)} gleichauf."
    )


def _table(result: Robustness, context: Context) -> Table:
    ordered = sorted(result.flips, key=lambda f: math.inf if f.change is None else abs(f.change))
    return Table(
        id="competitors.flips",
        who="Gewicht in %.",
        what="Heute, und ab wann ein anderer gleichauf liegt",
        columns=(
            Column("Kriterium"),
            Column("heute", "number", "0.0"),
            Column("ab", "number", "0.0"),
            Column("gleichauf"),
        ),
        rows=tuple(_row(flip, result.smallest, context) for flip in ordered),
        span=6,
    )


def _row(flip: Flip, smallest: Flip | None, context: Context) -> tuple[Cell, ...]:
    weight = Cell(context.fmt.number(flip.weight * 100, 1), flip.weight * 100)
    if flip.new_weight is None:
        return Cell(flip.criterion), weight, Cell("–", tone="muted"), Cell("keiner", tone="muted")
    new = Cell(
        context.fmt.number(flip.new_weight * 100, 1),
        flip.new_weight * 100,
        strong=smallest is not None and flip.criterion == smallest.criterion,
    )
    return Cell(flip.criterion), weight, new, Cell(head(flip.rival or "", context))


def _metrics(
    result: Robustness | None,
    n: int | None,
    reason: Reason | None,
    compared: Matrix,
    context: Context,
) -> tuple[Metric, ...]:
    stability = result.stability if result else None
    first = metric(ID, stability, "share", n, context, reason=reason)
    flips = result.flips if result else ()
    found = tuple(_flip_metric(flip, n or 0, reason, context) for flip in flips)
    return first, *found, *_no_flips(flips, n, reason, compared, context)


def _no_flips(
    flips: tuple[Flip, ...],
    n: int | None,
    reason: Reason | None,
    compared: Matrix,
    context: Context,
) -> tuple[Metric, ...]:
    """Return the criteria that the test leaves out, or one metric without criterion."""
    why = reason or no_data("nicht für alle verglichenen Anbieter bewertet")
    tested = {flip.criterion for flip in flips}
    rest = [str(c) for c in compared.weights.index if c not in tested]
    if not tested and not rest:
        return (metric(FLIP_ID, None, "share", n, context, reason=why),)
    return tuple(
        metric(FLIP_ID, None, "share", n, context, reason=why, dims={"criterion": c}) for c in rest
    )


def _flip_metric(flip: Flip, n: int, reason: Reason | None, context: Context) -> Metric:
    dims: dict[str, str | float | int] = {"criterion": flip.criterion}
    if flip.change is None and reason is None:
        # a finding of its own: this weight cannot cost the first place
        none = Reason("none", "keine Änderung dieses Gewichts ändert den ersten Platz")
        return Metric(FLIP_ID, None, "share", n, dims=dims, reason=none)
    return metric(FLIP_ID, flip.change, "share", n, context, reason=reason, dims=dims)
