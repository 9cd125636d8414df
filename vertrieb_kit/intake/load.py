"""Read an engagement: the one call that turns a source into typed tables and problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from vertrieb_kit.contracts.columns import Sheet
from vertrieb_kit.contracts.parameters import Parameters
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.contracts.sheets import SHEETS
from vertrieb_kit.contracts.sheets.engagement import PROJECT
from vertrieb_kit.errors import NothingUsableError, UsageError
from vertrieb_kit.intake.aliases import customer_names
from vertrieb_kit.intake.checking import check, up_to
from vertrieb_kit.intake.engagement import read_engagement
from vertrieb_kit.intake.model import Engagement, Intake
from vertrieb_kit.intake.origins import source_tables
from vertrieb_kit.intake.parts import Delivered, Opened, open_files, read_parts, sheet_for
from vertrieb_kit.intake.project import (
    amount_unit,
    merged_engagement,
    merged_parameters,
    project_fields,
    vat_problem,
)
from vertrieb_kit.intake.stack import Stack, stack

_ABOUT = ("project", "sources")
_STANDS = (("ratings", "as_of"), ("competitor_prices", "as_of"), ("sources", "exported_on"))


@dataclass(frozen=True, slots=True, eq=False)
class About:
    """What an engagement says about itself, merged, and its opened files."""

    engagement: Engagement
    parameters: Parameters
    project: Mapping[str, str]
    problems: tuple[Problem, ...]
    opened: Opened


def load(source: Path) -> Intake:
    """Read an engagement and say what was wrong with it.

    Raises UsageError (call, mandat.toml), SourceError (the only file is unreadable) or
    NothingUsableError.
    """
    about = _about(source)
    engagement = about.engagement
    delivered = _delivered(about)
    checked = {s.name: check(_stack(delivered, s, engagement.currency)) for s in SHEETS}
    found = (*about.problems, *_problems(delivered, checked))
    _anything_usable(checked, about.opened, found)
    reference, dated = _reference_date(about, checked)
    stacks = {name: up_to(rows, reference) for name, rows in checked.items()}
    found = (*about.problems, *dated, *_problems(delivered, stacks))
    _anything_usable(stacks, about.opened, found)
    tables = {name: rows.used for name, rows in stacks.items()}
    return Intake(
        engagement=engagement,
        reference_date=reference,
        parameters=about.parameters,
        tables=tables,
        counts={name: rows.count for name, rows in stacks.items()},
        problems=found,
        sources=source_tables(stacks.values(), tables["sources"]),
        files=tuple(file.identity for file in about.opened.files.values()),
        refused=_refused(delivered, stacks),
        aliases=customer_names(engagement, tables),
        project=about.project,
    )


def _about(source: Path) -> About:
    """Merge mandat.toml with the sheet Projekt."""
    stated = read_engagement(source)
    opened = open_files(stated)
    project = project_fields(opened.workbook) if opened.workbook else {}
    name = stated.workbook.name if stated.workbook else ""
    engagement, contradictions = merged_engagement(stated, project, name)
    parameters, more = merged_parameters(engagement, project, name)
    problems = (*contradictions, *more, *vat_problem(project, name))
    return About(engagement, parameters, project, problems, opened)


def _delivered(about: About) -> Delivered:
    skip = about.parameters.versteckte_zeilen == "ausschliessen"
    amount = amount_unit(about.project)
    return read_parts(about.engagement, about.opened, skip_hidden=skip, amount=amount)


def _stack(delivered: Delivered, sheet: Sheet, currency: str) -> Stack:
    return stack(sheet, [part for part in delivered.parts if part.sheet is sheet], currency)


def _problems(delivered: Delivered, stacks: Mapping[str, Stack]) -> tuple[Problem, ...]:
    found = (problem for rows in stacks.values() for problem in rows.problems)
    return (*delivered.problems, *_empty_sheets(delivered, stacks), *found)


def _anything_usable(
    stacks: Mapping[str, Stack], opened: Opened, problems: tuple[Problem, ...]
) -> None:
    """Stop when no table but those about the engagement itself has a row."""
    if any(len(rows.used) for name, rows in stacks.items() if name not in _ABOUT):
        return
    if len(opened.errors) == 1 and not opened.files:
        raise next(iter(opened.errors.values()))
    hint = "„vertrieb pruefen“ nennt die Gründe mit Blatt und Zelle."
    message = f"Keine Tabelle ist verwendbar. {_why_nothing(stacks, opened)}"
    raise NothingUsableError(message, hint=hint, problems=problems)


def _why_nothing(stacks: Mapping[str, Stack], opened: Opened) -> str:
    refused = [rows.sheet.title for rows in stacks.values() if rows.refused]
    if opened.errors:
        return " ".join(str(error) for error in opened.errors.values())
    if refused:
        return f"Abgelehnt: {', '.join(refused)}."
    late = [rows.sheet.title for rows in stacks.values() if rows.keep.size and not rows.keep.any()]
    if late:
        return f"Alle Zeilen liegen nach dem Stichtag: {', '.join(late)}."
    titles = opened.workbook.workbook.titles if opened.workbook else ()
    if titles and not any(sheet_for(title) for title in titles):
        known = ", ".join(sheet.title for sheet in SHEETS if sheet.name not in _ABOUT)
        return f"Kein Blatt der Arbeitsmappe trägt einen bekannten Namen. Bekannt sind: {known}."
    if not opened.files:
        return "Das Mandat nennt weder eine Arbeitsmappe noch einen Export."
    return "Alle Blätter sind leer."


def _reference_date(about: About, stacks: Mapping[str, Stack]) -> tuple[date, tuple[Problem, ...]]:
    """Return the Stichtag: stated, else the latest event, else the latest Stand of the data."""
    if about.engagement.reference_date:
        return about.engagement.reference_date, ()
    event = _latest(_event_dates(stacks))
    if event:
        return event, ()
    stand = _latest(stacks[name].used[column] for name, column in _STANDS) or _saved(about.opened)
    if stand:
        text = (
            f"Ohne Stichtag und Belege gilt der jüngste Stand der Angaben: {stand:%d.%m.%Y}."
            " Bitte tragen Sie „stichtag“ in mandat.toml oder im Blatt Projekt ein."
        )
        return stand, (Problem("CONTRACT_REQUIRED", text, "warned", PROJECT.title),)
    raise UsageError(
        "Es gibt keinen Stichtag, und die Daten enthalten kein Datum.",
        hint="Bitte tragen Sie „stichtag“ in mandat.toml oder im Blatt Projekt ein.",
    )


def _saved(opened: Opened) -> date | None:
    return opened.workbook.workbook.modified if opened.workbook else None


def _event_dates(stacks: Mapping[str, Stack]) -> Iterable[pd.Series[Any]]:
    for rows in stacks.values():
        event = rows.sheet.event_column
        if event:
            yield rows.used[event.name]
    deals = stacks["deals"].used
    # an open deal carries its planned date in the same column of many systems
    yield deals.loc[deals["status"].isin(["gewonnen", "verloren"]), "closed_on"]


def _latest(columns: Iterable[pd.Series[Any]]) -> date | None:
    days = [column.max() for column in columns]
    known = [day for day in days if not pd.isna(day)]
    return max(known).date() if known else None


def _empty_sheets(delivered: Delivered, stacks: Mapping[str, Stack]) -> tuple[Problem, ...]:
    filled = {rows.sheet.title for rows in stacks.values() if rows.parts} | {*delivered.refused}
    text = "Das Blatt enthält keine Datenzeilen und gilt als nicht geliefert."
    return tuple(
        Problem("CONTRACT_MISSING_SHEET", text, "warned", title, file)
        for title, file in delivered.empty.items()
        if title not in filled
    )


def _refused(delivered: Delivered, stacks: Mapping[str, Stack]) -> tuple[str, ...]:
    titles = [rows.sheet.title for rows in stacks.values() if rows.refused]
    return tuple(dict.fromkeys([*delivered.refused, *titles]))
