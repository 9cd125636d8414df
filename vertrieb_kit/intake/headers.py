"""Headers that do not say which column is meant: written twice, or not written at all."""

from __future__ import annotations

from collections.abc import Iterator

from vertrieb_kit.contracts.columns import Column, Sheet, fold, fold_header
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.intake.findings import listed
from vertrieb_kit.intake.raw import RawTable


def doubled(table: RawTable, position: int) -> list[int]:
    """Return the positions that carry the header of `position` once more, in file order.

    A header with a unit beside one without ("Umsatz", "Umsatz (T€)") is another header.
    """
    wanted = fold(table.headers[position])
    return [
        at
        for at, header in enumerate(table.headers)
        if at != position and header and fold(header) == wanted
    ]


def contradicting(table: RawTable, position: int, others: list[int]) -> list[int]:
    """Return those of the other columns whose cells differ from the first one."""
    first = table.cells(position)
    return [at for at in others if not first.equals(table.cells(at))]


def doubled_problem(
    table: RawTable, sheet: Sheet, column: Column, position: int, others: list[int], hard: bool
) -> Problem:
    """Word a header that stands over several columns."""
    letters = listed([table.address(at) for at in (position, *others)])
    text = f"Die Überschrift „{table.headers[position]}“ steht mehrfach (Spalten {letters})"
    differing = contradicting(table, position, others)
    if not differing:
        text += f" mit gleichem Inhalt; gelesen wurde Spalte {table.address(position)}."
        return _problem(table, sheet, text, column.header, position, len(others))
    text += " mit verschiedenem Inhalt. Es ist nicht entscheidbar, welche gilt."
    text += " Bitte benennen Sie die übrigen Spalten um."
    text += " Das Blatt ist abgelehnt." if hard else " Die Spalte gilt bis dahin als fehlend."
    found = _problem(table, sheet, text, column.header, position, len(others))
    return Problem(**{**found.as_json(), "handling": "refused"}) if hard else found


def unnamed(table: RawTable, sheet: Sheet) -> Iterator[Problem]:
    """Name filled columns without a header: nobody can say what they hold."""
    # in a CSV a longer row is a shifted row and no column (`shifted_rows`)
    width = max((len(row) for row in table.rows if table.grid.native), default=0)
    headers = (*table.headers, *[""] * (width - len(table.headers)))
    blank = [at for at, header in enumerate(headers) if not header]
    filled = [at for at in blank if table.cells(at).notna().any()]
    if filled:
        letters = listed([table.address(at) for at in filled])
        text = (
            f"Gefüllte Spalten ohne Überschrift: {letters}. Sie wurden nicht gelesen."
            " Bitte die Überschrift eintragen oder verbundene Kopfzellen trennen."
        )
        yield _problem(table, sheet, text, "", filled[0], len(filled))


def shifted_rows(table: RawTable) -> tuple[int, ...]:
    """Return the rows of a CSV that hold more cells than the header: a delimiter in a text."""
    if table.grid.native:
        return ()
    width = len(table.headers)
    return tuple(
        number
        for number, row in zip(table.numbers, table.rows, strict=True)
        if len(row) > width and any(cell.strip() for cell in row[width:])
    )


def shifted_problem(table: RawTable, sheet: Sheet, rows: tuple[int, ...]) -> Problem:
    """Word rows whose values no longer stand under their headers."""
    text = (
        f"Mehr Felder als die Kopfzeile ({len(table.headers)}): Zeilen"
        f" {listed([str(row) for row in rows])}. Vermutlich steht das Trennzeichen in einem Text"
        " oder ein Dezimalkomma zwischen Kommas. Die Zeilen sind ausgeschlossen."
        " Bitte Texte in Anführungszeichen setzen oder mit Semikolon exportieren."
    )
    raw = " | ".join(str(cell) for cell in table.rows[table.numbers.index(rows[0])])[:200]
    place = (sheet.title, table.grid.file, rows[0], "", "", raw)
    return Problem("CONTRACT_ALLOWED", text, "warned", *place, count=len(rows))


def exact_first(table: RawTable, sheet: Sheet) -> list[tuple[str, int]]:
    """Return headers and positions, those first that match a contract header to the unit."""
    wanted = {fold(column.header) for column in sheet.columns}
    bare = {fold_header(column.header) for column in sheet.columns}
    ranked = [(fold(header) not in wanted | bare, at, header) for header, at in _positions(table)]
    return [(header, at) for _, at, header in sorted(ranked)]


def _positions(table: RawTable) -> list[tuple[str, int]]:
    return list(table.positions().items())


def _problem(
    table: RawTable, sheet: Sheet, text: str, header: str, position: int, count: int
) -> Problem:
    cell = f"{table.address(position)}{table.header_row}"
    return Problem(
        "Q16", text, "warned", sheet.title, table.grid.file, table.header_row, header, cell,
        count=count,
    )  # fmt: skip
