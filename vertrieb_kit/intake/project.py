"""The sheet Projekt: what it says about the engagement, and where mandat.toml contradicts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from vertrieb_kit.contracts.columns import Column, fold
from vertrieb_kit.contracts.parameters import DEFINITION_SETS, Parameters, parameters
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.contracts.sheets.engagement import PROJECT, PROJECT_FIELDS
from vertrieb_kit.intake.dates import read_dates
from vertrieb_kit.intake.findings import shown
from vertrieb_kit.intake.model import Engagement
from vertrieb_kit.intake.numbers import read_numbers
from vertrieb_kit.intake.raw import Grid, raw_table
from vertrieb_kit.intake.reading import SourceFile
from vertrieb_kit.intake.words import tidy

_SETTINGS = {
    "Zeitraum von": "zeitraum_von",
    "Zeitraum bis": "zeitraum_bis",
    "Definitionssatz Lead": "definitionssatz",
}
_VALUE = Column("Wert", "value", "number")
_DAY = Column("Wert", "value", "date")


def project_fields(file: SourceFile) -> dict[str, str]:
    """Return field → value of a workbook's sheet Projekt as text, dates as 31.12.2025."""
    book = file.workbook
    title = next((t for t in book.titles if fold(t) == fold(PROJECT.title)), None)
    return fields_of(book.grid(title)) if title else {}


def fields_of(grid: Grid) -> dict[str, str]:
    """Return the fields of a sheet Projekt under their contract spelling; empty ones are left out.

    >>> fields_of(Grid("x", "Projekt", [["Feld", "Wert"], ["mandant", " A  AG"]], True))
    {'Mandant': 'A AG'}
    """
    rows = raw_table(grid, [column.header for column in PROJECT.columns]).rows
    known = {fold(field): field for field in PROJECT_FIELDS}
    found: dict[str, str] = {}
    for row in rows:
        field, value = (*row, None, None)[:2]
        text = _text(value)
        if isinstance(field, str) and text:
            found.setdefault(known.get(fold(field), tidy(field)), text)
    return found


def as_text_grid(grid: Grid) -> Grid:
    """Return the sheet with all values as text, so that a date in it is no surprise."""
    rows = [[_text(cell) if cell is not None else None for cell in row] for row in grid.rows]
    return replace(grid, rows=rows)


def merged_engagement(
    engagement: Engagement, project: Mapping[str, str], file: str
) -> tuple[Engagement, tuple[Problem, ...]]:
    """Fill what mandat.toml leaves open from Projekt; name every contradiction."""
    said = {
        "name": ("name", project.get("Mandant")),
        "kuerzel": ("code", project.get("Kurzname")),
        "stichtag": ("reference_date", _day(project.get("Stichtag"))),
        "land": ("country", _country(project.get("Land"))),
        "waehrung": ("currency", project.get("Währung")),
        "kontrollsumme": ("control_total", _number(project.get("Kontrollsumme Nettoumsatz"))),
    }
    filled: dict[str, Any] = {}
    conflicts: list[str] = []
    for key, (field, value) in said.items():
        if value is None:
            continue
        if key not in engagement.stated:
            # the folder of the reports follows from mandat.toml or the workbook's name alone
            filled |= {} if key == "kuerzel" else {field: value}
        elif getattr(engagement, field) != value:
            conflicts.append(f"{key}: {shown(getattr(engagement, field))} statt {shown(value)}")
    return replace(engagement, **filled), _conflict(conflicts, file)


def merged_parameters(
    engagement: Engagement, project: Mapping[str, str], file: str
) -> tuple[Parameters, tuple[Problem, ...]]:
    """Return the parameters: mandat.toml over Projekt over the defaults."""
    said: dict[str, Any] = {}
    for field, name in _SETTINGS.items():
        value = project.get(field)
        if value:
            said[name] = _day(value) if name.startswith("zeitraum") else _definition(value)
    said = {name: value for name, value in said.items() if value is not None}
    stated = parameters(engagement.given)
    conflicts = [
        f"{name}: {shown(getattr(stated, name))} statt {shown(value)}"
        for name, value in said.items()
        if name in engagement.given and getattr(stated, name) != value
    ]
    return parameters({**said, **engagement.given}), _conflict(conflicts, file)


def _conflict(conflicts: list[str], file: str) -> tuple[Problem, ...]:
    if not conflicts:
        return ()
    text = (
        "mandat.toml und das Blatt Projekt widersprechen sich; es gilt mandat.toml: "
        f"{'; '.join(conflicts)}."
    )
    return (Problem("PROJECT_CONFLICT", text, "warned", PROJECT.title, file, count=len(conflicts)),)


def _text(value: Any) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return f"{value:%d.%m.%Y}"
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, float) and not value.is_integer():
        return repr(value).replace(".", ",")
    return tidy(shown(value))


def _day(text: str | None) -> dt.date | None:
    if not text:
        return None
    read = read_dates(pd.Series([text], dtype=object), _DAY).series.iloc[0]
    return None if pd.isna(read) else pd.Timestamp(read).date()


def _number(text: str | None) -> float | None:
    if not text:
        return None
    read = read_numbers(pd.Series([text], dtype=object), _VALUE).series.iloc[0]
    return None if pd.isna(read) else float(read)


def amount_unit(project: Mapping[str, str]) -> float:
    """Return the factor of the workbook's amounts: 1, 1000 or 1000000."""
    return _number(project.get("Betragseinheit")) or 1.0


def vat_problem(project: Mapping[str, str], file: str) -> tuple[Problem, ...]:
    """Warn when the amounts hold value added tax."""
    if fold(project.get("USt-Basis", "netto")) != "brutto":
        return ()
    text = "Die Beträge sind laut Projekt brutto; alle Auswertungen erwarten Nettobeträge."
    return (Problem("Q28", text, "warned", PROJECT.title, file),)


def _country(text: str | None) -> str | None:
    names = {"deutschland": "DE", "oesterreich": "AT", "schweiz": "CH"}
    code = names.get(fold(text or ""), (text or "").upper())
    return code if code in ("DE", "AT", "CH") else None


def _definition(text: str) -> str | None:
    return text if text in DEFINITION_SETS else None
