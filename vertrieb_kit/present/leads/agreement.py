"""Whether Marketing and Vertrieb class the same cases alike, before and after the discussion."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from vertrieb_kit.analysis.leads.agreement import (
    Agreement,
    card_agreement,
)
from vertrieb_kit.analysis.leads.disputes import RoundChange
from vertrieb_kit.contracts.sheets.leads import LEAD_CLASSES
from vertrieb_kit.formats import NBSP, Format, is_missing, joined, plural
from vertrieb_kit.present.blocks import (
    Cell,
    Column,
    Figure,
    Finding,
    Reason,
    Statement,
    Table,
)
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.leads.agreement_chart import (
    WIDTH_MM,
    CaseRow,
    agreement_chart,
    agreement_height,
)
from vertrieb_kit.present.leads.agreement_metrics import (
    ID,
    MIN_CASES,
    MIN_RATERS,
    agreement_metrics,
)
from vertrieb_kit.present.leads.labels import SHORT_CLASS_NAMES
from vertrieb_kit.present.wording import (
    NOT_RATED,
    no_data,
    not_assessed,
    too_few,
)

CHAPTER = "leads"
QUESTION = "Meinen Marketing und Vertrieb dasselbe?"

CASES_SHOWN = 12
OTHER_ROLES = "Weitere Rollen"
TOO_FEW_PEOPLE = "nicht bewertet – zu wenige Teilnehmende je Rolle (mindestens 3)"


def agreement_finding(
    result: Agreement,
    context: Context,
    *,
    names: Mapping[str, str],
    change: RoundChange | None = None,
) -> Finding:
    """Say how many cases both roles class alike; `names` maps case ids to short names."""
    metrics = agreement_metrics(result, context)
    reason = _obstacle(result, context)
    if reason:
        return not_assessed(
            ID,
            CHAPTER,
            QUESTION,
            reason,
            deliver="einen Workshop mit mindestens 3 Personen je Rolle, "
            "die unabhängig voneinander 12 oder mehr Fälle einordnen",
            context=context,
            sheets=("votes",),
            n=result.votes or None,
            requirements=("R88",),
            metrics=metrics,
        )
    return Finding(
        _statement(result, context, change),
        evidence=(_figure(result, context, names), _case_table(result, context.fmt, names)),
        metrics=metrics,
    )


def _obstacle(result: Agreement, context: Context) -> Reason | None:
    if not result.votes:
        return no_data("Blatt Workshop")
    missing = [role for role in result.roles if role not in result.raters]
    if missing:
        return no_data(f"Stimmen aus {joined(missing)}")
    cases = result.majorities[0].cases
    if cases < context.parameters.min_n:
        return too_few(cases)
    fewest = min(result.raters[role] for role in result.roles)
    # votes of one or two people would show who voted what
    return Reason("too_few", TOO_FEW_PEOPLE) if fewest < MIN_RATERS else None


def _statement(result: Agreement, context: Context, change: RoundChange | None) -> Statement:
    last = result.majorities[-1]
    return Statement(
        id=ID,
        chapter=CHAPTER,
        question=QUESTION,
        text=_text(result),
        value=last.equal / last.cases,
        unit="share",
        n=last.cases,
        as_of=context.stand("votes"),
        source=context.source("votes"),
        status="preliminary" if last.cases < MIN_CASES else "assessed",
        requirements=("R88", "R73", "R16"),
        meaning=_meaning(result),
        note=_note(result, context.fmt, change),
        unit_of_n="Fälle",
        evidence="befragt",
    )


def _text(result: Agreement) -> str:
    first, last = result.majorities[0], result.majorities[-1]
    a, b = result.roles
    cases = plural(first.cases, "Fall", "Fällen")
    if len(result.majorities) == 1:
        return f"{a} und {b} ordnen {first.equal} von {cases} mehrheitlich gleich ein."
    return (
        f"{a} und {b} ordneten vor der Diskussion {first.equal} von {cases} "
        f"mehrheitlich gleich ein, danach {last.equal}."
    )


def _meaning(result: Agreement) -> str:
    last = result.majorities[-1]
    left = last.cases - last.equal
    if not left:
        return "Alle Fälle sind mehrheitlich geklärt; die Definition kann vereinbart werden."
    return (
        f"{plural(left, 'Fall bleibt', 'Fälle bleiben')} zwischen den Rollen ungeklärt "
        f"und {'braucht' if left == 1 else 'brauchen'} eine schriftliche Regel."
    )


def _note(result: Agreement, fmt: Format, change: RoundChange | None) -> str:
    people = [f"{count} {role}" for role, count in sorted(result.raters.items())]
    total = sum(result.raters.values())
    parts = [
        f"{plural(total, 'Person', 'Personen')} ({', '.join(people)})",
        _kappa_note(result, fmt),
    ]
    if change and change.share is not None and len(result.rounds) > 1:
        parts.append(f"{fmt.percent(change.share, 0)} der Stimmen geändert")
    if result.dont_know:
        parts.append(
            f"„weiß nicht“ ({fmt.number(result.dont_know)} von {fmt.number(result.votes)} Stimmen) "
            "nicht enthalten"
        )
    ties = max(m.ties for m in result.majorities)
    if ties:
        parts.append(
            f"Gleichstand zählt als nicht gleich (bis zu {plural(ties, 'Fall', 'Fälle')} je Runde)"
        )
    return ". ".join(part for part in parts if part)


def _kappa_note(result: Agreement, fmt: Format) -> str:
    """Name the chance-corrected figure; a rise is only called one when its interval excludes 0."""
    pairs = [result.pair(round) for round in dict.fromkeys((result.rounds[0], result.rounds[-1]))]
    known = [
        fmt.number(p.kappa.value, 2) for p in pairs if p is not None and p.kappa.value is not None
    ]
    if not known:
        return ""
    text = f"Zufallsbereinigte Übereinstimmung κ{NBSP}={NBSP}" + " und ".join(known)
    change = result.change
    if len(known) < 2 or change.value is None or change.low is None or change.high is None:
        return text
    bounds = f"{fmt.number(change.low, 2)} bis {fmt.number(change.high, 2)}"
    verdict = "gestiegen" if change.low > 0 else "Veränderung nicht gesichert"
    return f"{text}, {verdict} (95-%-Intervall der Differenz {bounds}, Bootstrap über Fälle)"


def _figure(result: Agreement, context: Context, names: Mapping[str, str]) -> Figure:
    rows = _case_rows(result, names)
    heads = tuple(f"{role} ({result.raters[role]} Personen)" for role in result.roles)
    rounds = "in der ersten Runde" if len(result.rounds) > 1 else "je Klasse"
    return Figure(
        "leads.agreement.chart",
        who=f"{len(rows)} von {len(result.cases)} Fällen.",
        what=f"Stimmen {rounds}, gleiche Paare in %. "
        "Sales Qualified Lead (SQL): in der Angebotsphase",
        svg=agreement_chart(rows, (heads[0], heads[1]), context.fmt),
        alt=f"{_text(result)} Am stärksten strittig: {rows[0].label}.",
        width_mm=WIDTH_MM,
        height_mm=agreement_height(rows),
        data=_figure_data(rows, context.fmt),
    )


def _ordered(result: Agreement) -> list[str]:
    """Return the cases by their agreement in the first round, most disputed first."""
    shares = card_agreement(result, result.rounds[0])
    return sorted(result.cases, key=lambda case: (is_missing(shares[case]), shares[case], case))


def _case_rows(result: Agreement, names: Mapping[str, str]) -> list[CaseRow]:
    first = card_agreement(result, result.rounds[0])
    last = card_agreement(result, result.rounds[-1]) if len(result.rounds) > 1 else None
    a, b = (result.of_role(result.rounds[0], role) for role in result.roles)
    return [
        CaseRow(
            names.get(case, case),
            (_votes(a, case), _votes(b, case)),
            float(first[case]),
            None if last is None else float(last[case]),
        )
        for case in _ordered(result)[:CASES_SHOWN]
    ]


def _votes(matrix: pd.DataFrame, case: str) -> dict[str, int]:
    return dict(zip(LEAD_CLASSES, matrix.loc[[case]].to_numpy()[0].tolist(), strict=True))


def _share_cell(share: float | None, fmt: Format) -> Cell:
    if share is None or is_missing(share):
        return Cell(NOT_RATED, tone="muted")
    return Cell(fmt.percent(share, 0), share)


def _figure_data(rows: list[CaseRow], fmt: Format) -> Table:
    columns = (
        Column("Fall"),
        Column("Übereinstimmung vorher", "number", "0%"),
        Column("Übereinstimmung danach", "number", "0%"),
    )
    body = tuple(
        (Cell(row.label), _share_cell(row.first, fmt), _share_cell(row.last, fmt)) for row in rows
    )
    return Table(
        "leads.agreement.data", "Fälle.", "Übereinstimmung vorher und danach in %", columns, body
    )


def _display_roles(result: Agreement) -> dict[str, tuple[str, ...]]:
    """Return the roles to be shown: small ones together, and not at all below three people."""
    shown: dict[str, tuple[str, ...]] = {role: (role,) for role in result.roles}
    others = tuple(role for role in result.raters if role not in result.roles)
    large = [role for role in others if result.raters[role] >= MIN_RATERS]
    small = tuple(role for role in others if role not in large)
    shown |= {role: (role,) for role in large}
    if sum(result.raters[role] for role in small) >= MIN_RATERS:
        shown[OTHER_ROLES] = small
    return shown


def _case_table(result: Agreement, fmt: Format, names: Mapping[str, str]) -> Table:
    roles = _display_roles(result)
    ends = tuple(dict.fromkeys((result.rounds[0], result.rounds[-1])))
    heads = [Column(f"{role}, Runde{NBSP}{r}", weight=1) for role in roles for r in ends]
    rows = []
    for case in _ordered(result):
        cells = [
            Cell(_distribution(result, r, members, case))
            for members in roles.values()
            for r in ends
        ]
        rows.append((Cell(names.get(case, case)), *cells))
    return Table(
        "leads.agreement.cases",
        "Alle Fälle.",
        "Stimmen je Klasse, am stärksten strittige zuerst",
        (Column("Fall", weight=1), *heads),
        tuple(rows),
        note="Rollen mit weniger als 3 Personen sind zusammengefasst oder nicht ausgewiesen",
        appendix_only=True,
    )


def _distribution(result: Agreement, round: int, roles: tuple[str, ...], case: str) -> str:
    votes = [_votes(result.of_role(round, role), case) for role in roles]
    counts = {name: sum(one[name] for one in votes) for name in LEAD_CLASSES}
    parts = [f"{n}{NBSP}{SHORT_CLASS_NAMES[name]}" for name, n in counts.items() if n]
    return ", ".join(parts) or "–"
