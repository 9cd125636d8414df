"""Every sheet of the workbook and every export as typed parts of contract sheets."""

from __future__ import annotations

import difflib
import string
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from vertrieb_kit.contracts.columns import Sheet, fold
from vertrieb_kit.contracts.problems import Handling, Problem
from vertrieb_kit.contracts.sheets import BY_TITLE, SHEETS
from vertrieb_kit.contracts.sheets.engagement import PROJECT
from vertrieb_kit.errors import SourceError
from vertrieb_kit.formats import plural
from vertrieb_kit.intake.cleaning import Part, Reading, clean
from vertrieb_kit.intake.findings import listed
from vertrieb_kit.intake.mapping import Mapped, map_columns, wanted_headers
from vertrieb_kit.intake.model import Engagement, Export
from vertrieb_kit.intake.project import as_text_grid
from vertrieb_kit.intake.raw import Grid, RawTable, raw_table
from vertrieb_kit.intake.reading import SourceFile, open_source
from vertrieb_kit.intake.workbook_reading import Workbook

_BY_FOLDED = {fold(sheet.title): sheet for sheet in SHEETS}
_CAPS = (2_000, 10_000, 50_000, 65_535, 65_536, 100_000, 1_048_575, 1_048_576)


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """The files of an engagement that could be opened, and why the others could not."""

    workbook: SourceFile | None
    files: dict[Path, SourceFile]
    errors: dict[Path, SourceError]


@dataclass(frozen=True, slots=True, eq=False)
class Delivered:
    """What the files hold for every contract sheet.

    `empty` maps titles of workbook sheets without data rows to their file; `refused` are titles
    whose file cannot be read.
    """

    parts: tuple[Part, ...] = ()
    empty: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    refused: tuple[str, ...] = ()


def open_files(engagement: Engagement) -> Opened:
    """Open every file once, however many sheets it fills."""
    paths = [engagement.workbook] if engagement.workbook else []
    paths += [export.file for export in engagement.exports]
    files: dict[Path, SourceFile] = {}
    errors: dict[Path, SourceError] = {}
    for path in dict.fromkeys(paths):
        try:
            files[path] = open_source(path)
            if path == engagement.workbook:
                _ = files[path].workbook
        except SourceError as error:
            errors[path] = error
    usable = files.get(engagement.workbook) if engagement.workbook else None
    workbook = usable if engagement.workbook not in errors else None
    return Opened(workbook, files, errors)


def read_parts(
    engagement: Engagement, opened: Opened, *, skip_hidden: bool, amount: float = 1.0
) -> Delivered:
    """Read the workbook's contract sheets (amounts in the unit of Projekt) and all exports."""
    deliveries = [_unreadable_workbook(engagement, opened)]
    if opened.workbook:
        book = opened.workbook.workbook
        reading = Reading(currency=engagement.currency, amount=amount)
        deliveries += [_sheet(book, t, reading, skip_hidden) for t in book.titles]
    deliveries += [
        _export(export, opened, engagement.currency, skip_hidden) for export in engagement.exports
    ]
    return _together(deliveries)


def sheet_for(title: str) -> Sheet | None:
    """Return the contract sheet that a sheet's title stands for."""
    return _BY_FOLDED.get(fold(title))


def _sheet(book: Workbook, title: str, reading: Reading, skip_hidden: bool) -> Delivered:
    sheet = sheet_for(title)
    if sheet is None:
        return Delivered(problems=_misspelt(book, title))
    grid = book.grid(title)
    if sheet is PROJECT:
        grid = as_text_grid(grid)
    table = raw_table(grid, wanted_headers(sheet, None), skip_hidden=skip_hidden)
    if not table.rows:
        return Delivered(empty={sheet.title: book.file.name})
    return Delivered((_part(table, sheet, None, reading),))


def _export(export: Export, opened: Opened, currency: str, skip_hidden: bool) -> Delivered:
    sheet = BY_TITLE[export.sheet]
    try:
        if export.file in opened.errors:
            raise opened.errors[export.file]
        grid = export_grid(opened.files[export.file], export, sheet)
    except SourceError as error:
        return Delivered(problems=(_unreadable(error, export),), refused=(sheet.title,))
    table = raw_table(grid, wanted_headers(sheet, export), skip_hidden=skip_hidden)
    preset = _preset_note(export)
    if not table.rows:
        text = "Der Export enthält keine Datenzeilen."
        file = export.file.name
        none = Problem("CONTRACT_MISSING_SHEET", text, "warned", sheet.title, file)
        return Delivered(problems=(*preset, none))
    reading = Reading(export.number_format, export.date_order, grid.native, currency)
    return Delivered((_part(table, sheet, export, reading),), problems=preset)


def _part(table: RawTable, sheet: Sheet, export: Export | None, reading: Reading) -> Part:
    mapped = map_columns(table, sheet, export)
    uncached, broken = _uncached(table, mapped)
    part = clean(table, mapped, reading)
    notes = (*_table_notes(table, sheet), *uncached)
    return replace(part, problems=(*notes, *part.problems), refused=part.refused or broken)


def export_grid(file: SourceFile, export: Export, sheet: Sheet) -> Grid:
    """Read the table of an export that its entry means."""
    if not file.is_workbook:
        return file.text_grid(encoding=export.encoding, delimiter=export.delimiter)
    book = file.workbook
    if export.table is None:
        return _likeliest(book, sheet, export)
    title = next((t for t in book.titles if fold(t) == fold(export.table)), None)
    if title is None:
        hint = f"Vorhanden sind: {listed([f'„{t}“' for t in book.titles])}."
        raise SourceError(f"Die Tabelle „{export.table}“ fehlt.", file=export.file, hint=hint)
    return book.grid(title)


def _likeliest(book: Workbook, sheet: Sheet, export: Export) -> Grid:
    """Return the sheet of a foreign workbook whose headers fit best."""
    wanted = {fold(header) for header in wanted_headers(sheet, export)}
    titles = [title for title in book.titles if not book.hidden(title)] or list(book.titles)
    grids = [book.grid(title) for title in titles]

    def fit(grid: Grid) -> int:
        headers = raw_table(grid, wanted_headers(sheet, export)).headers
        return sum(fold(header) in wanted for header in headers)

    return max(grids, key=fit)


def _table_notes(table: RawTable, sheet: Sheet) -> Iterator[Problem]:
    """Report totals, hidden rows and columns, and a suspicious number of rows."""
    grid = table.grid
    totals = [d.row for d in table.dropped if d.reason == "Summenzeile"]
    if totals:
        text = f"Summenzeilen ({listed([f'Zeile {row}' for row in totals])}) zählen nicht mit."
        yield Problem(
            "Q18", text, "corrected", sheet.title, grid.file, totals[0], count=len(totals)
        )
    hidden = _hidden_words(table)
    if hidden:
        text = f"Ausgeblendet: {hidden}. Bitte prüfen, ob sie zum Bericht gehören."
        yield Problem("Q19", text, "warned", sheet.title, grid.file, count=1)
    if len(table.rows) in _CAPS:
        text = f"Genau {len(table.rows)} Zeilen: Der Export ist möglicherweise abgeschnitten."
        yield Problem("Q39", text, "warned", sheet.title, grid.file)


def _hidden_words(table: RawTable) -> str:
    hidden = table.grid.hidden
    parts = []
    rows = len(hidden.rows & set(table.numbers))
    if rows:
        parts.append(f"{plural(rows, 'Zeile', 'Zeilen')} (mitgezählt)")
    if hidden.columns:
        parts.append(plural(hidden.columns, "Spalte", "Spalten"))
    if hidden.sheet:
        parts.append("das Blatt selbst")
    return ", ".join(parts)


def _uncached(table: RawTable, mapped: Mapped) -> tuple[tuple[Problem, ...], bool]:
    """Report formulas that were never computed; in a required column they refuse the sheet."""
    sheet, grid = mapped.sheet, table.grid
    letters = {raw.letter: raw.column for raw in mapped.columns.values() if raw.letter}
    hit = [cell for cell in grid.uncached if cell.rstrip("0123456789") in letters]
    if not hit:
        return (), False
    hard = any(letters[cell.rstrip("0123456789")].required for cell in hit)
    text = (
        f"Formeln ohne berechneten Wert: {listed(hit)}."
        " Bitte die Datei in Excel öffnen und speichern."
    )
    handling: Handling = "refused" if hard else "warned"
    column, row = (
        letters[hit[0].rstrip("0123456789")].header,
        int(hit[0].lstrip(string.ascii_letters)),
    )
    place = (sheet.title, grid.file, row, column, hit[0])
    problem = Problem("Q32", text, handling, *place, count=len(hit))
    return (problem,), hard


def _misspelt(book: Workbook, title: str) -> tuple[Problem, ...]:
    near = difflib.get_close_matches(fold(title), _BY_FOLDED, n=1, cutoff=0.8)
    if not near:
        return ()
    known = _BY_FOLDED[near[0]].title
    text = f"Das Blatt „{title}“ ist nicht bekannt und wurde nicht gelesen. Meinten Sie „{known}“?"
    return (Problem("CONTRACT_MISSING_SHEET", text, "warned", known, book.file.name),)


def _unreadable_workbook(engagement: Engagement, opened: Opened) -> Delivered:
    error = opened.errors.get(engagement.workbook) if engagement.workbook else None
    if error is None or engagement.workbook is None:
        return Delivered()
    name = engagement.workbook.name
    problem = Problem(_unreadable_code(engagement.workbook), str(error), "refused", "", name)
    return Delivered(problems=(problem,), refused=(name,))


def _unreadable(error: SourceError, export: Export) -> Problem:
    code = _unreadable_code(export.file)
    return Problem(code, str(error), "refused", export.sheet, export.file.name)


def _unreadable_code(path: Path) -> str:
    try:
        return "Q43" if path.exists() else "CONTRACT_MISSING_SHEET"
    except OSError:  # a name that no file can have
        return "CONTRACT_MISSING_SHEET"


def _preset_note(export: Export) -> tuple[Problem, ...]:
    if export.preset is None:
        return ()
    text = (
        f"Die Vorlage „{export.preset}“ ist in dieser Fassung nicht enthalten;"
        " es gelten die Angaben unter [export.spalten] und gleichlautende Überschriften."
    )
    return (Problem("PRESET_UNKNOWN", text, "warned", export.sheet, export.file.name),)


def _together(deliveries: list[Delivered]) -> Delivered:
    empty: dict[str, str] = {}
    for delivered in deliveries:
        empty |= delivered.empty
    return Delivered(
        tuple(part for d in deliveries for part in d.parts),
        empty,
        tuple(problem for d in deliveries for problem in d.problems),
        tuple(dict.fromkeys(title for d in deliveries for title in d.refused)),
    )
