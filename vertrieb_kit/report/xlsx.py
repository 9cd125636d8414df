"""The Excel appendix: all statements and every table as native Excel tables, never a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table as ExcelTable
from openpyxl.worksheet.table import TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from vertrieb_kit.assets import tokens
from vertrieb_kit.present.blocks import Cell as BlockCell
from vertrieb_kit.present.blocks import Column, Figure, Table
from vertrieb_kit.present.wording import source_line
from vertrieb_kit.report.appendix import coverage_tables, open_questions
from vertrieb_kit.report.document import Document, Numbered
from vertrieb_kit.report.texts import STATEMENT_STATUS
from vertrieb_kit.workbooks import repeatable_bytes

OVERVIEW = "Übersicht"
HEADER_ROW = 4  # title, source line, blank, header
MAX_WIDTH, MIN_WIDTH = 60, 9
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")

Value = float | str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the appendix."""

    name: str
    title: str
    source: str
    table: Table


def write_appendix(document: Document, path: Path) -> None:
    """Write the Excel appendix; the same document gives the same bytes."""
    book = Workbook()
    book.remove(book.active)
    names: set[str] = set()
    for number, sheet in enumerate(sheets(document), start=1):
        _write(book, sheet, _unique(_sheet_name(sheet.name), names), number)
    book.properties.lastModifiedBy = "vertrieb_kit"
    book.properties.title = document.meta.title
    path.write_bytes(
        repeatable_bytes(book, datetime.combine(document.meta.reference_date, time(12)))
    )


def sheets(document: Document) -> list[Sheet]:
    """Return the overview, the tables of every finding, and those of the report itself."""
    own = [sheet for finding in document.findings for sheet in _finding_sheets(finding, document)]
    general = [
        Sheet(table.who.rstrip("."), f"{table.who} {table.what}", "", table)
        for table in (*open_questions(document), *coverage_tables(document))
    ]
    overview = Sheet(OVERVIEW, document.meta.title, _stand(document), _overview(document))
    return [overview, *own, *general]


def _stand(document: Document) -> str:
    return f"Stand {document.meta.fmt.date(document.meta.reference_date)}"


def _finding_sheets(finding: Numbered, document: Document) -> Iterable[Sheet]:
    source = source_line(finding.statement, document.meta.fmt)
    for item in finding.finding.evidence:
        table = item.data if isinstance(item, Figure) else item
        if table is not None and table.rows:
            who, what = table.who or item.who, table.what or item.what
            name = f"{finding.number} {who.rstrip('.')}"
            yield Sheet(name, f"{who} {what}".strip(), source, table)


def _overview(document: Document) -> Table:
    titles = {c.section: c.chapter.title for c in document.body}
    titles |= {document.measures_section: "Maßnahmen"}
    columns = tuple(
        Column(header, "number" if header == "n" else "text", "#,##0" if header == "n" else "@")
        for header in ("Nr.", "Kapitel", "Frage", "Aussage", "Status", "n", "Stand", "Quelle")
    )
    rows = tuple(_overview_row(n, titles.get(n.section, "Anhang")) for n in document.findings)
    return Table("report.overview", "Aussagen.", "Alle Fragen und Antworten", columns, rows)


def _overview_row(finding: Numbered, chapter: str) -> tuple[BlockCell, ...]:
    s = finding.statement
    texts = (finding.number, chapter, s.question, s.text, STATEMENT_STATUS[s.status])
    n = BlockCell("" if s.n is None else str(s.n), s.n)
    stand = f"{s.as_of[8:10]}.{s.as_of[5:7]}.{s.as_of[:4]}" if s.as_of else ""
    return (*map(BlockCell, texts), n, BlockCell(stand), BlockCell(s.source))


def _write(book: Workbook, sheet: Sheet, name: str, number: int) -> None:
    page: Worksheet = book.create_sheet(name)
    table = _drawn_columns_dropped(sheet.table)
    _put(page.cell(1, 1), sheet.title).font = Font(bold=True, size=12)
    _put(page.cell(2, 1), sheet.source).font = Font(
        size=9, color=tokens()["farbe"]["text3"].removeprefix("#")
    )
    headers = _headers(table.columns)
    for column, header in enumerate(headers, start=1):
        _put(page.cell(HEADER_ROW, column), header)
    for row, cells in enumerate(table.rows, start=HEADER_ROW + 1):
        is_total = table.total and row == HEADER_ROW + len(table.rows)
        for column, (cell, spec) in enumerate(zip(cells, table.columns, strict=True), start=1):
            _fill(page.cell(row, column), cell, spec, bold=is_total)
    _add_table(page, table, number)
    _set_widths(page, headers, table)
    page.freeze_panes = page.cell(HEADER_ROW + 1, 1)


def _drawn_columns_dropped(table: Table) -> Table:
    """Leave out columns that only hold drawn bars."""
    columns = list(zip(*table.rows, strict=True))
    kept = [
        i
        for i, cells in enumerate(columns)
        if table.columns[i].kind != "bar" or any(c.text or c.value is not None for c in cells)
    ]
    return Table(
        table.id,
        table.who,
        table.what,
        tuple(table.columns[i] for i in kept),
        tuple(tuple(row[i] for i in kept) for row in table.rows),
        total=table.total,
    )


def _headers(columns: Sequence[Column]) -> list[str]:
    """Return headers as Excel wants them in a table: text, never empty, none twice."""
    taken: set[str] = set()
    return [_unique(_clean(column.header) or "Nr.", taken, limit=255) for column in columns]


def _fill(target: Cell, cell: BlockCell, column: Column, *, bold: bool) -> None:
    numeric = isinstance(cell.value, (int, float)) and not isinstance(cell.value, bool)
    text = cell.text if cell.value is None or numeric else str(cell.value)
    _put(target, cell.value if numeric else text.replace("\n", " – "))
    if numeric:
        target.number_format = column.excel
    target.alignment = Alignment(vertical="top", wrap_text=not numeric)
    if bold or cell.strong:
        target.font = Font(bold=True)


def _put(target: Cell, value: Value) -> Cell:
    """Write a value; text stays text, whatever it begins with."""
    if isinstance(value, str):
        value = _clean(value)
        target.value = value
        target.data_type = "s"  # openpyxl would take a leading "=" for a formula
        target.quotePrefix = value.startswith(_FORMULA)
    else:
        target.value = value
    return target


def _clean(text: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub("", text))


def _add_table(page: Worksheet, table: Table, number: int) -> None:
    # the total stands below the native table, so that sorting and filtering leave it alone
    rows = len(table.rows) - table.total
    last = get_column_letter(len(table.columns))
    native = ExcelTable(
        displayName=f"Tabelle{number}", ref=f"A{HEADER_ROW}:{last}{HEADER_ROW + max(rows, 1)}"
    )
    native.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    page.add_table(native)


def _set_widths(page: Worksheet, headers: Sequence[str], table: Table) -> None:
    for i, header in enumerate(headers):
        longest = max((len(row[i].text) for row in table.rows), default=0)
        width = min(max(longest, len(header) + 3, MIN_WIDTH) + 2, MAX_WIDTH)
        page.column_dimensions[get_column_letter(i + 1)].width = width


def _sheet_name(name: str) -> str:
    return _FORBIDDEN.sub(" ", name).strip() or "Tabelle"


def _unique(name: str, taken: set[str], *, limit: int = 31) -> str:
    """Return the name, shortened, with a number when it is taken already (Excel ignores case)."""
    candidate, count = name[:limit].strip(), 1
    while candidate.casefold() in taken:
        count += 1
        suffix = f" ({count})"
        candidate = name[: limit - len(suffix)].strip() + suffix
    taken.add(candidate.casefold())
    return candidate
