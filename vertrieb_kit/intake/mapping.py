"""Which cells of a file fill which contract column: by header, by `[[export]]`, or made up."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from vertrieb_kit.contracts.columns import Column, Sheet, fold, fold_header
from vertrieb_kit.contracts.problems import Handling, Problem
from vertrieb_kit.intake.cells import mapped_values
from vertrieb_kit.intake.findings import Place, Typed, listed, shown
from vertrieb_kit.intake.formula import FormulaError, evaluate, formula_headers
from vertrieb_kit.intake.headers import (
    contradicting,
    doubled,
    doubled_problem,
    exact_first,
    unnamed,
)
from vertrieb_kit.intake.model import Export
from vertrieb_kit.intake.numbers import NumberRules, read_numbers
from vertrieb_kit.intake.raw import RawTable

NUMBERED = ("doc_id", "respondent_id")
OPTIONAL = (*NUMBERED, "company_name")
_PERSON = re.compile(
    r"ansprech|kontaktperson|vorname|nachname|familienname|person|kundenname|customername|e?mail"
    r"|telefon|phone|mobil|inhaber|besitzer|owner|mitarbeiterfür|zustaendig|bearbeiter|verkaeufer"
    r"|salesrep|contact|firstname|lastname|fullname|benutzer|user|geburt|iban"
)
_BRACKET = re.compile(r"[\(\[]([^()\[\]]*)[\)\]]\s*$")
_FACTORS = {"T€": 1e3, "TEUR": 1e3, "Tsd. €": 1e3, "Mio. €": 1e6, "Mio €": 1e6}
_FACTORS |= {"anteil": 1.0, "prozent": 0.01}
_NAME_ONLY = Column("Wert", "value", "number")


@dataclass(frozen=True, slots=True, eq=False)
class RawColumn:
    """The raw cells that fill one contract column, with their header and letter in the file."""

    column: Column
    cells: pd.Series[Any]
    header: str
    letter: str = ""
    scale: float | None = None
    mapped_values: Mapping[str, str] | None = None

    def place(self, sheet: Sheet, file: str) -> Place:
        """Return where the column stands."""
        return Place(sheet.title, file, self.header, self.letter)


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """A source table laid out for a contract sheet; `usable` is False when it must be refused."""

    sheet: Sheet
    columns: Mapping[str, RawColumn]
    problems: tuple[Problem, ...]
    usable: bool


def wanted_headers(sheet: Sheet, export: Export | None) -> tuple[str, ...]:
    """Return the headers by which the header row of a file is recognised."""
    own = tuple(column.header for column in sheet.columns)
    return own if export is None else (*own, *export.columns.values())


def map_columns(table: RawTable, sheet: Sheet, export: Export | None = None) -> Mapped:
    """Find the cells of every contract column and say what is missing or left aside."""
    stated, wrong = _stated(table, sheet, export) if export else ({}, ())
    own = _by_header(table, sheet, export)
    columns, twice = _unambiguous(table, sheet, {**own, **stated})
    lost = {p.column for p in twice if p.handling == "refused"}
    missing, usable = _missing(table, sheet, columns, lost, export)
    aside = _left_aside(table, sheet, {**own, **stated}, export)
    notes = (*twice, *unnamed(table, sheet), *_title_note(table, sheet))
    return Mapped(sheet, columns, (*wrong, *missing, *aside, *notes), usable)


def unit_factor(header: str) -> float | None:
    """Return the factor that a bracketed unit at the end of a header states: "Umsatz (T€)"."""
    match = _BRACKET.search(header)
    return _FACTORS.get(match.group(1).strip()) if match else None


def is_person_header(header: str) -> bool:
    """Tell whether a header announces a person's data."""
    return bool(_PERSON.search(fold(header)))


def _unambiguous(
    table: RawTable, sheet: Sheet, columns: Mapping[str, RawColumn]
) -> tuple[dict[str, RawColumn], tuple[Problem, ...]]:
    """Name every header that stands twice; drop its column when the cells differ."""
    kept, found = dict(columns), []
    positions = table.positions()
    for name, raw in columns.items():
        at = positions.get(raw.header) if raw.letter else None
        others = [] if at is None else doubled(table, at)
        if at is None or not others:
            continue
        hard = raw.column.required or name in sheet.key
        found.append(doubled_problem(table, sheet, raw.column, at, others, hard))
        if contradicting(table, at, others):
            del kept[name]
    return kept, tuple(found)


def _by_header(table: RawTable, sheet: Sheet, export: Export | None) -> dict[str, RawColumn]:
    found: dict[str, RawColumn] = {}
    for header, position in exact_first(table, sheet):
        column = sheet.by_header(header)
        if column and column.name not in found and not column.person:
            found[column.name] = _from_file(table, column, header, position, export)
    return found


def _from_file(
    table: RawTable, column: Column, header: str, position: int, export: Export | None
) -> RawColumn:
    cells = table.cells(position)
    scale = _factor(column, export)
    if scale is None and column.is_numeric and column.kind != "percent":
        scale = unit_factor(header)
    values = _of(export.values, column) if export else None
    return RawColumn(
        column, _translated(cells, values), header, table.address(position), scale, values
    )


def _factor(column: Column, export: Export | None) -> float | None:
    unit = _of(export.units, column) if export else None
    return _FACTORS[unit] if unit else None


def _of(settings: Mapping[str, Any], column: Column) -> Any:
    """Return what an export table says about a contract column."""
    wanted = fold_header(column.header)
    return next((value for key, value in settings.items() if fold_header(key) == wanted), None)


def _translated(cells: pd.Series[Any], values: Mapping[str, str] | None) -> pd.Series[Any]:
    if not values:
        return cells
    known = {" ".join(said.split()).casefold(): meant for said, meant in values.items()}

    def translate(cell: Any) -> Any:
        return known.get(" ".join(shown(cell).split()).casefold(), cell)

    filled = cells[cells.notna()]
    return mapped_values(filled, translate).reindex(cells.index)


def _stated(
    table: RawTable, sheet: Sheet, export: Export
) -> tuple[dict[str, RawColumn], tuple[Problem, ...]]:
    """Apply spalten, konstant and berechnet; name every header that does not exist."""
    found: dict[str, RawColumn] = {}
    wrong: list[Problem] = []
    settings = (
        (export.columns, _renamed),
        (export.constants, _constant),
        (export.computed, _computed),
    )
    for entries, build in settings:
        for header, value in entries.items():
            column = sheet.by_header(header)
            made = build(table, column, value, export) if column else None
            if isinstance(made, RawColumn) and column and not column.person:
                found[column.name] = made
            elif column is None:
                wrong.append(_unknown(table, sheet, header, [c.header for c in sheet.columns]))
            elif isinstance(made, str):
                wrong.append(_unknown(table, sheet, made, [h for h in table.headers if h]))
            elif isinstance(made, FormulaError):
                wrong.append(_bad_formula(table, sheet, header, made))
    for named in (list(export.units), [*export.values]):  # noqa: PD011, a mapping and no frame
        unknown = [header for header in named if sheet.by_header(header) is None]
        headers = [c.header for c in sheet.columns]
        wrong += [_unknown(table, sheet, header, headers) for header in unknown]
    return found, tuple(wrong)


def _renamed(table: RawTable, column: Column, source: Any, export: Export) -> RawColumn | str:
    position = _position(table, str(source))
    if position is None:
        return str(source)
    return _from_file(table, column, table.headers[position], position, export)


def _constant(table: RawTable, column: Column, value: Any, export: Export) -> RawColumn:
    cells = pd.Series([value] * len(table.numbers), index=list(table.numbers), dtype=object)
    return RawColumn(column, cells, column.header, scale=_factor(column, export))


def _computed(
    table: RawTable, column: Column, formula: Any, export: Export
) -> RawColumn | FormulaError:
    positions = table.positions()
    rules = NumberRules(export.number_format, native=table.grid.native)
    try:
        used = formula_headers(str(formula), positions)
        read = {h: read_numbers(table.cells(positions[h]), _NAME_ONLY, rules) for h in used}
        for header, typed in read.items():
            _all_lost(header, typed)
        values = {h: typed.series for h, typed in read.items()}
        result = evaluate(str(formula), values)
    except FormulaError as error:
        return error
    cells = pd.Series(result, index=list(table.numbers)).astype(object)
    return RawColumn(
        column, cells.where(cells.notna(), None), column.header, scale=_factor(column, export)
    )


def _all_lost(header: str, typed: Typed) -> None:
    """Stop a formula over a column that holds no number, or none that can be decided."""
    if typed.failed:
        raise FormulaError(f"Spalte „{header}“: {typed.findings[0].what} {typed.findings[0].todo}")


def _position(table: RawTable, header: str) -> int | None:
    """Return the position of a source header: exact first, then by its folded spelling."""
    positions = table.positions()
    if header in positions:
        return positions[header]
    wanted = fold(header)
    return next((at for name, at in positions.items() if fold(name) == wanted), None)


def _missing(
    table: RawTable,
    sheet: Sheet,
    columns: Mapping[str, RawColumn],
    lost: set[str],
    export: Export | None,
) -> tuple[tuple[Problem, ...], bool]:
    absent = [c for c in sheet.required if c.name not in columns]
    hard = [c for c in absent if c.name not in OPTIONAL]
    used = {raw.header for raw in columns.values()}
    free = [header for header in table.headers if header and header not in used]
    problems = [
        _absent(table, sheet, column, free, export, refused=column in hard)
        for column in absent
        if column.header not in lost
    ]
    return tuple(problems), not hard


def _absent(
    table: RawTable,
    sheet: Sheet,
    column: Column,
    free: list[str],
    export: Export | None,
    *,
    refused: bool,
) -> Problem:
    if refused:
        cure = (
            f'Bitte ordnen Sie sie unter [export.spalten] zu: "{column.header}" = "…".'
            if export
            else "Bitte ergänzen oder die Überschrift berichtigen."
        )
        text = f"Die Pflichtspalte „{column.header}“ fehlt.{_near(column.header, free)} {cure}"
        return _problem(table, sheet, column.header, text, "refused")
    how = (
        "Es werden Aliasnamen verwendet."
        if column.name == "company_name"
        else "Die Zeilen wurden nummeriert."
    )
    text = f"Die Spalte „{column.header}“ fehlt. {how}"
    return _problem(table, sheet, column.header, text, "warned")


def _unknown(table: RawTable, sheet: Sheet, header: str, known: list[str]) -> Problem:
    text = f"Die Spalte „{header}“ gibt es nicht.{_near(header, known)}"
    text += f" Vorhanden sind: {listed(known)}."
    return _problem(table, sheet, header, text, "warned")


def _bad_formula(table: RawTable, sheet: Sheet, header: str, error: FormulaError) -> Problem:
    near = _near(error.name, [h for h in table.headers if h]) if error.name else ""
    text = f"Die Formel für „{header}“ ist nicht anwendbar: {error}{near}"
    return _problem(table, sheet, header, text, "warned")


def _near(header: str, known: list[str]) -> str:
    near = difflib.get_close_matches(header, known, n=1, cutoff=0.6)
    return f" Meinten Sie „{near[0]}“?" if near else ""


def _left_aside(
    table: RawTable, sheet: Sheet, columns: Mapping[str, RawColumn], export: Export | None
) -> tuple[Problem, ...]:
    """Name the columns that are not taken over: persons apart from the rest, never a value."""
    used = {raw.header for raw in columns.values()}
    if export:
        positions = table.positions()
        used |= {h for f in export.computed.values() for h in _used(str(f), positions)}
    rest = [h for h in table.positions() if h not in used]
    persons = [h for h in rest if is_person_header(h) or _is_person(sheet, h)]
    others = [h for h in rest if h not in persons]
    return (
        *_aside(
            table,
            sheet,
            persons,
            "PERSON_DROPPED",
            "Beim Einlesen verworfene Spalten mit Personenbezug",
        ),
        *_aside(table, sheet, others, "COLUMN_IGNORED", "Nicht übernommene Spalten"),
    )


def _used(formula: str, positions: Mapping[str, int]) -> tuple[str, ...]:
    try:
        return formula_headers(formula, positions)
    except FormulaError:
        return ()


def _is_person(sheet: Sheet, header: str) -> bool:
    column = sheet.by_header(header)
    return bool(column and column.person)


def _aside(
    table: RawTable, sheet: Sheet, headers: list[str], code: str, what: str
) -> tuple[Problem, ...]:
    if not headers:
        return ()
    names = listed([f"„{header}“" for header in headers])
    text = f"{what} ({len(headers)}): {names}."
    handling: Handling = "corrected" if code == "PERSON_DROPPED" else "warned"
    return (Problem(code, text, handling, sheet.title, table.grid.file, count=len(headers)),)


def _title_note(table: RawTable, sheet: Sheet) -> tuple[Problem, ...]:
    above = [row for row in table.grid.rows[: table.header_row - 1] if any(row)]
    if not above:
        return ()
    text = f"Über der Kopfzeile stehen Titelzeilen; gelesen wurde ab Zeile {table.header_row}."
    file = table.grid.file
    return (
        Problem("Q17", text, "corrected", sheet.title, file, table.header_row, count=len(above)),
    )


def _problem(table: RawTable, sheet: Sheet, header: str, text: str, handling: Handling) -> Problem:
    return Problem(
        "CONTRACT_MISSING_COLUMN",
        text,
        handling,
        sheet.title,
        table.grid.file,
        table.header_row,
        header,
    )
