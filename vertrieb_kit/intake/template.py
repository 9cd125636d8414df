"""Write the workbook that a client fills: headers, explanations, drop-downs, nothing to calculate.

The sheets come from the contracts, so that the workbook asks for exactly what intake checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from vertrieb_kit.assets import tokens
from vertrieb_kit.contracts.columns import Column, Sheet
from vertrieb_kit.contracts.dictionary import explanation, header_text
from vertrieb_kit.contracts.sheets.engagement import PROJECT, PROJECT_FIELDS, SOURCES
from vertrieb_kit.intake.guide import GUIDE_TITLE, guide_lines
from vertrieb_kit.workbooks import repeatable_bytes

HINT = "#hinweis"
FIRST_DATA_ROW = 3
LAST_CHECKED_ROW = 5000
DOCUMENT_DATE = datetime(2026, 1, 1)  # fixed: the same sheets must give the same bytes
_LIST_LIMIT = 255  # Excel cuts a drop-down that is written as one text

_NUMBER_FORMATS = {
    "text": "General",
    "id": "@",
    "integer": "#,##0",
    "number": "#,##0.00",
    "money": "#,##0.00",
    "percent": "0.0#",
    "date": "DD.MM.YYYY",
    "datetime": "DD.MM.YYYY HH:MM",
    "enum": "General",
}


def write_workbook(
    path: Path,
    sheets: tuple[Sheet, ...],
    rows: Mapping[str, pd.DataFrame] | None = None,
) -> None:
    """Write the workbook with the given sheets; Projekt and Quellen always come first.

    `rows` maps machine names of sheets to what stands in them: columns are machine names, values
    as a person types them (percent 12.5, not 0.125). The same arguments give the same bytes.
    """
    filled = {"project": _project_rows(), **(rows or {})}
    wanted = tuple(dict.fromkeys((PROJECT, SOURCES, *sheets)))
    book = Workbook()
    _write_guide(book.worksheets[0], wanted)
    for sheet in wanted:
        _write_sheet(book.create_sheet(sheet.title), sheet, filled.get(sheet.name))
    path.write_bytes(repeatable_bytes(book, DOCUMENT_DATE))


def asked_columns(sheet: Sheet) -> tuple[Column, ...]:
    """Return the columns that a client is asked for: never one that holds persons."""
    return tuple(column for column in sheet.columns if not column.person)


def _project_rows() -> pd.DataFrame:
    return pd.DataFrame({"field": PROJECT_FIELDS})


def _write_guide(page: Worksheet, sheets: tuple[Sheet, ...]) -> None:
    page.title = GUIDE_TITLE
    page.sheet_view.showGridLines = False
    for number, line in enumerate(guide_lines(sheets), start=1):
        for index, text in enumerate(line.cells, start=1):
            cell = page.cell(number, index, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = _font(bold=line.bold, size=16 if number == 1 else 11)
        if len(line.cells) == 1:  # Excel does not fit the height of merged cells by itself
            page.merge_cells(start_row=number, end_row=number, start_column=1, end_column=4)
            page.row_dimensions[number].height = 32 if len(line.cells[0]) > 125 else 18
    for letter, width in zip("ABCD", (22, 56, 16, 56), strict=True):
        page.column_dimensions[letter].width = width
    _fit_to_page(page)


def _fit_to_page(page: Worksheet) -> None:
    """Print in landscape with every column on the page."""
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _write_sheet(page: Worksheet, sheet: Sheet, rows: pd.DataFrame | None) -> None:
    page.freeze_panes = f"A{FIRST_DATA_ROW}"
    page.row_dimensions[1].height = 32
    page.row_dimensions[2].height = 92
    columns = asked_columns(sheet)
    for index, column in enumerate(columns, start=1):
        _write_head(page, index, column)
        _prepare_column(page, index, column)
    if rows is not None:
        _write_rows(page, columns, rows)
    page.print_title_rows = "1:1"
    _fit_to_page(page)


def _write_head(page: Worksheet, index: int, column: Column) -> None:
    title = page.cell(1, index, header_text(column))
    title.font = _font(bold=column.required)
    title.fill = PatternFill("solid", start_color=tokens()["farbe"]["akzent08"].lstrip("#"))
    title.border = Border(bottom=Side("medium" if column.required else "thin"))
    title.alignment = Alignment(wrap_text=True, vertical="center")
    text = explanation(column)
    note = page.cell(2, index, f"{HINT} {text}".strip() if index == 1 else text)
    note.font = _font(italic=True, size=9)
    note.alignment = Alignment(wrap_text=True, vertical="top")


def _prepare_column(page: Worksheet, index: int, column: Column) -> None:
    letter = get_column_letter(index)
    dimension = page.column_dimensions[letter]
    dimension.width = _width(column)
    dimension.number_format = _NUMBER_FORMATS[column.kind]
    if column.allowed:
        choice = _drop_down(column)
        page.add_data_validation(choice)
        choice.add(f"{letter}{FIRST_DATA_ROW}:{letter}{LAST_CHECKED_ROW}")


def _drop_down(column: Column) -> DataValidation:
    listed = ",".join(column.allowed)
    if len(listed) > _LIST_LIMIT or any("," in value for value in column.allowed):
        raise ValueError(f"the values of {column.header} do not fit into one drop-down")
    return DataValidation(
        type="list",
        formula1=f'"{listed}"',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Bitte aus der Liste wählen",
        error=f"„{column.header}“ kennt nur die Werte der Auswahlliste.",
    )


def _write_rows(page: Worksheet, columns: tuple[Column, ...], rows: pd.DataFrame) -> None:
    for index, column in enumerate(columns, start=1):
        if column.name not in rows:
            continue
        for offset, value in enumerate(rows[column.name].tolist()):
            if not pd.isna(value):
                _write_value(page.cell(FIRST_DATA_ROW + offset, index), value, column)


def _write_value(cell: Cell, value: object, column: Column) -> None:
    cell.value = _plain(value)
    if cell.data_type == "f":  # a firm may be called "=1+1 GmbH"; data are never formulas
        cell.data_type = "s"
    is_day = isinstance(value, pd.Timestamp) and not column.is_date  # a date in the sheet Projekt
    cell.number_format = _NUMBER_FORMATS["date" if is_day else column.kind]


def _plain(value: object) -> object:
    """Turn a timestamp into what Excel knows, a whole float into an integer."""
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _width(column: Column) -> float:
    longest_word = max(len(word) for word in header_text(column).split())
    by_kind = {"text": 24, "enum": 18, "id": 16}.get(column.kind, 15)
    return float(max(by_kind, longest_word + 3))


def _font(*, bold: bool = False, italic: bool = False, size: int = 11) -> Font:
    return Font(name="Calibri", bold=bold, italic=italic, size=size)
