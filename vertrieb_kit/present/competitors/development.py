"""How the competitors moved between two dated ratings."""

from __future__ import annotations

from vertrieb_kit.analysis.competitors import Development, Matrix, Move
from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present.blocks import Cell, Column, Finding, Reason, Statement, Table
from vertrieb_kit.present.competitors.naming import CHAPTER, EVIDENCE, VIEW_WORDS, named
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import metric, no_data, not_assessed, too_few

ID = "competitors.development"
QUESTION = "Wie entwickeln sich die Wettbewerber?"
SHEETS = ("ratings", "criteria")
VISIBLE = 0.05


def development_finding(result: Development, compared: Matrix, context: Context) -> Finding:
    """Say who moved most since the earlier rating."""
    reason = _obstacle(result, context)
    metrics = tuple(
        metric(ID, m.change, "score", result.n, context, dims={"company": m.company})
        for m in result.moves
    )
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="eine zweite, früher oder später datierte Bewertung derselben Anbieter und "
            "Kriterien",
            context=context,
            sheets=SHEETS,
            n=result.n or None,
            requirements=("R68",),
            metrics=metrics,
        )
    return Finding(
        _statement(result, compared, context),
        evidence=(_table(result, context),),
        metrics=metrics,
        span=6,
    )


def _obstacle(result: Development, context: Context) -> Reason | None:
    if not result.moves:
        return no_data("keine zweite Bewertung mit anderem Stand")
    return too_few(result.n) if result.n < context.parameters.min_n else None


def _statement(result: Development, compared: Matrix, context: Context) -> Statement:
    first = result.moves[0]
    perspective = compared.headline.perspective if compared.headline else "Kunde"
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(first, result, context),
        value=first.change,
        unit="score",
        n=result.n,
        as_of=result.until.isoformat() if result.until else context.stand(*SHEETS),
        source=context.source(*SHEETS),
        requirements=("R68",),
        meaning=_meaning(result, context),
        note=f"Bewertung {VIEW_WORDS[perspective]}; nur doppelt bewertete Kriterien, gewichtet",
        unit_of_n="Bewertungen",
        evidence=EVIDENCE[perspective],
    )


def _text(first: Move, result: Development, context: Context) -> str:
    since = context.fmt.date(result.since) if result.since else ""
    if abs(first.change) < VISIBLE:
        return f"Seit {since} hat sich keine Bewertung sichtbar verändert."
    change = context.fmt.number(first.change, 1, signed=True)
    now = context.fmt.number(first.now, 1)
    return (
        f"{named(first.company, context)} hat sich seit {since} am stärksten verändert: "
        f"{change} auf {now}{NBSP}Punkte."
    )


def _meaning(result: Development, context: Context) -> str:
    closer = [m.company for m in result.moves if m.company != OWN_COMPANY and m.change >= VISIBLE]
    if not closer:
        return "Kein Wettbewerber wird höher bewertet als zuvor."
    verb = "wird" if len(closer) == 1 else "werden"
    return f"{len(closer)} der Wettbewerber {verb} höher bewertet als zuvor."


def _table(result: Development, context: Context) -> Table:
    return Table(
        id="competitors.development",
        who="Anbieter.",
        what="Gesamtwert früher und jetzt (1–5)",
        columns=(
            Column("Anbieter", weight=1),
            Column("früher", "number", "0.00"),
            Column("jetzt", "number", "0.00"),
            Column("Veränderung", "number", "+0.00;-0.00;0.00"),
        ),
        rows=tuple(_row(move, context) for move in result.moves),
        span=6,
    )


def _row(move: Move, context: Context) -> tuple[Cell, ...]:
    fmt = context.fmt
    own = move.company == OWN_COMPANY
    return (
        Cell(named(move.company, context), tone="focus" if own else ""),
        Cell(fmt.number(move.before, 2), move.before),
        Cell(fmt.number(move.now, 2), move.now),
        Cell(fmt.number(move.change, 2, signed=True), move.change),
    )
