"""Who is ahead over all criteria: a sentence, the rated matrix, scores for every view."""

from __future__ import annotations

from datetime import date

import pandas as pd

from vertrieb_kit.analysis.competitors import Matrix, View
from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY
from vertrieb_kit.formats import NBSP, joined, plural
from vertrieb_kit.present.blocks import Cell, Column, Finding, Metric, Reason, Statement, Table
from vertrieb_kit.present.competitors.naming import (
    CHAPTER,
    EVIDENCE,
    VIEW_WORDS,
    head,
    named,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import (
    NOT_RATED,
    metric,
    no_data,
    not_assessed,
    status_for,
    too_few,
)

ID = "competitors.score"
QUESTION = "Wer liegt über alle Kriterien vorn?"
SHEETS = ("ratings", "criteria")
DELIVER = (
    "Bewertungen von mindestens zwei Anbietern je Kriterium (1–5) mit Stand und Quelle, "
    "dazu die Gewichte der Kriterien"
)
NO_RATINGS = no_data("Blatt Wettbewerb")
SHOWN = 5
TOP_OF_SCALE = 5.0


def matrix_finding(result: Matrix, context: Context) -> Finding:
    """Say who leads over the criteria rated for all, and show every rating."""
    metrics = _metrics(result, context)
    view, reason = result.headline, obstacle(result, context)
    if view is None or reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason or NO_RATINGS,
            deliver=DELIVER,
            context=context,
            sheets=SHEETS,
            n=view.n if view else None,
            requirements=("R25", "R26"),
            metrics=metrics,
        )
    return Finding(
        _statement(result, view, context), evidence=_tables(result, view, context), metrics=metrics
    )


def obstacle(result: Matrix, context: Context) -> Reason | None:
    """Return why the companies cannot be compared over all criteria, None when they can."""
    view = result.headline
    if view is None:
        return NO_RATINGS
    if result.weights.empty:
        return no_data("Gewichte im Blatt Kriterien")
    if view.scores is None:
        return no_data("weniger als zwei Anbieter zu 80 % des Gewichts bewertet")
    return too_few(view.n) if view.n < context.parameters.min_n else None


def _statement(result: Matrix, view: View, context: Context) -> Statement:
    oldest = view.oldest.isoformat() if view.oldest else context.stand("ratings")
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(view, context),
        value=view.total(OWN_COMPANY),
        unit="score",
        n=view.n,
        as_of=oldest,
        source=context.source(*SHEETS),
        status=status_for(view.n, context),
        requirements=("R25", "R26"),
        meaning=_meaning(view, context),
        note=_note(result, view, context),
        unit_of_n="Bewertungen",
        evidence=EVIDENCE[view.perspective],
    )


def _text(view: View, context: Context) -> str:
    fmt, ranked = context.fmt, _ranked(view)
    by = " nach eigener Einschätzung" if view.perspective == "Selbst" else ""
    own, rank = view.total(OWN_COMPANY), view.rank(OWN_COMPANY)
    if own is None:
        first, total = ranked[0], fmt.number(view.total(ranked[0]) or 0, 2)
        return (
            f"{first} liegt{by} mit {total} von 5{NBSP}Punkten auf Rang{NBSP}1 von {len(ranked)} "
            f"Anbietern; {context.firm} ist nicht vergleichbar bewertet."
        )
    rivals = [c for c in ranked if c != OWN_COMPANY]
    equal = [c for c in rivals if view.rank(c) == rank]
    if equal:
        place = f"gleichauf mit {joined(equal)}"
    else:
        before = rank != 1
        rival = ranked[0] if before else rivals[0]
        place = f"{'hinter' if before else 'vor'} {rival} ({fmt.number(view.total(rival) or 0, 2)})"
    return (
        f"{context.firm} liegt{by} mit {fmt.number(own, 2)} von 5{NBSP}Punkten auf "
        f"Rang{NBSP}{rank} von {len(ranked)} Anbietern, {place}."
    )


def _ranked(view: View) -> list[str]:
    """Return the compared companies, best first, the client before equals."""
    key = {c: (view.rank(c) or 0, c != OWN_COMPANY, c) for c in view.compared}
    return sorted(key, key=lambda c: key[c])


def _meaning(view: View, context: Context) -> str:
    ranked = _ranked(view)
    if view.scores is None or OWN_COMPANY not in ranked:
        return "Ohne eigene Bewertung lässt sich die Position nicht einordnen."
    rival = next(c for c in ranked if c != OWN_COMPANY)
    cells = view.cells.loc[:, list(view.common)]
    edge: pd.Series = cells.T[OWN_COMPANY] - cells.T[rival]
    share = edge * view.scores.weights
    ahead = view.rank(OWN_COMPANY) == 1
    criterion = str(share.idxmax() if ahead else share.idxmin())
    word = "Vorsprung vor" if ahead else "Rückstand auf"
    weighted = context.fmt.number(abs(float(share[criterion])), 2)
    return (
        f"Den größten Anteil am {word} {rival} hat „{criterion}“ "
        f"({weighted}{NBSP}Punkte nach Gewicht)."
    )


def _note(result: Matrix, view: View, context: Context) -> str:
    parts = [
        f"Bewertung {VIEW_WORDS[view.perspective]}, Skala 1 (schwach) bis 5 (stark)",
        _common_words(result, view, context),
        _excluded_words(view, context),
        *_left_out(result, view, context),
    ]
    return ". ".join(part for part in parts if part)


def _common_words(result: Matrix, view: View, context: Context) -> str:
    missing = [c for c in result.weights.index if c not in view.common]
    if not missing:
        return ""
    rated = result.weights[list(view.common)].sum() / result.weights.sum()
    return (
        f"Gesamtwert über die {len(view.common)} für alle verglichenen Anbieter bewerteten "
        f"Kriterien ({context.fmt.percent(rated, 0)} des Gewichts)"
    )


def _excluded_words(view: View, context: Context) -> str:
    excluded = [c for c in view.cells.index if c not in view.compared]
    if not excluded:
        return ""
    covered = [f"{named(c, context)} {context.fmt.percent(view.coverage[c], 0)}" for c in excluded]
    needed = context.fmt.percent(0.8, 0)
    return f"Ohne Gesamtwert, weil unter {needed} des Gewichts bewertet: {joined(covered)}"


def _left_out(result: Matrix, view: View, context: Context) -> list[str]:
    known = result.ratings
    words = [
        (known.unmatched, "ohne passendes Kriterium nicht enthalten"),
        (known.off_scale, "außerhalb der Skala nicht enthalten"),
        (_stale(result, view, context), "älter als vereinbart"),
    ]
    return [f"{plural(n, 'Bewertung', 'Bewertungen')} {text}" for n, text in words if n]


def _stale(result: Matrix, view: View, context: Context) -> int:
    rows = result.ratings.newest()
    day: date = context.reference_date
    limit = pd.Timestamp(day) - pd.DateOffset(months=context.parameters.max_alter_monate)
    used = rows[rows["perspective"] == view.perspective]
    return int((used["as_of"] < limit).sum())


def _tables(result: Matrix, view: View, context: Context) -> tuple[Table, ...]:
    ranked = _ranked(view)
    order = [c for c in [OWN_COMPANY] if c in view.cells.index]
    order += [c for c in ranked if c != OWN_COMPANY]
    order += sorted(c for c in view.cells.index if c not in {*ranked, OWN_COMPANY})
    shown = _table(result, view, order[:SHOWN], context)
    if len(order) <= SHOWN:
        return (shown,)
    return shown, _table(result, view, order, context, appendix_only=True)


def _table(
    result: Matrix, view: View, order: list[str], context: Context, *, appendix_only: bool = False
) -> Table:
    heads = [Column(head(c, context), "bar", "0.0") for c in order]
    columns = (Column("Kriterium"), Column("Gewicht", "number", "0.0"), *heads)
    rows = [_row(str(k), result, view, order, context) for k in result.weights.index]
    return Table(
        id="competitors.matrix_all" if appendix_only else "competitors.matrix",
        who=f"{len(order)} Anbieter.",
        what="Bewertung je Kriterium (Skala 1–5), Gewicht in %",
        columns=columns,
        rows=(*rows, _total_row(result, view, order, context)),
        total=True,
        appendix_only=appendix_only,
    )


def _row(
    criterion: str, result: Matrix, view: View, order: list[str], context: Context
) -> tuple[Cell, ...]:
    scores = view.cells[criterion]
    best = round(float(scores.max()), 1) if scores.notna().any() else None
    cells = [_rating(float(scores[c]), c == OWN_COMPANY, best, context) for c in order]
    return Cell(criterion), _weight(float(result.weights[criterion]), context), *cells


def _weight(share: float, context: Context) -> Cell:
    digits = 0 if round(share * 100, 6) == round(share * 100) else 1
    return Cell(context.fmt.number(share * 100, digits), share * 100)


def _rating(score: float, own: bool, best: float | None, context: Context) -> Cell:
    if pd.isna(score):
        return Cell(NOT_RATED, tone="muted")
    return Cell(
        context.fmt.number(score, 1),
        score,
        tone="focus" if own else "muted",
        bar=score / TOP_OF_SCALE,
        strong=round(score, 1) == best,
    )


def _total_row(result: Matrix, view: View, order: list[str], context: Context) -> tuple[Cell, ...]:
    weight = float(result.weights[list(view.common)].sum())
    totals = [view.total(c) for c in order]
    cells = [
        Cell(NOT_RATED, tone="muted") if t is None else Cell(context.fmt.number(t, 2), t)
        for t in totals
    ]
    return Cell("Gesamtwert"), _weight(weight, context), *cells


def _metrics(result: Matrix, context: Context) -> tuple[Metric, ...]:
    if result.headline is None:
        names = (("score", "score"), ("rank", "count"), ("coverage", "share"))
        reason = NO_RATINGS
        return tuple(
            metric(f"competitors.{name}", None, unit, None, context, reason=reason)
            for name, unit in names
        )
    return tuple(m for view in result.views for m in _view_metrics(result, view, context))


def _view_metrics(result: Matrix, view: View, context: Context) -> list[Metric]:
    more = {} if view is result.headline else {"perspective": view.perspective}
    found = []
    for company in view.cells.index:
        dims: dict[str, str | float | int] = {"company": str(company), **more}
        reason = _why_not(result, view, str(company), context)
        covered = float(view.coverage[company])
        for name, value, unit in (
            ("score", view.total(str(company)), "score"),
            ("rank", view.rank(str(company)), "count"),
            ("coverage", None if pd.isna(covered) else covered, "share"),
        ):
            why = reason if value is None else None
            found.append(
                metric(f"competitors.{name}", value, unit, view.n, context, reason=why, dims=dims)
            )
    return found


def _why_not(result: Matrix, view: View, company: str, context: Context) -> Reason:
    if result.weights.empty:
        return no_data("Gewichte im Blatt Kriterien")
    if view.scores is not None:
        share = context.fmt.percent(float(view.coverage[company]), 0)
        return no_data(f"nur {share} des Gewichts bewertet")
    return no_data("weniger als zwei Anbieter zu 80 % des Gewichts bewertet")
