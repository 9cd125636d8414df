"""The Excel appendix: native tables, real numbers, no formula, equal bytes."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.report import report_fixtures as sample
from tests.report.report_fixtures import document_of, finding
from vertrieb_kit.present.blocks import Cell, Column, Table
from vertrieb_kit.report import xlsx


@pytest.fixture(scope="session")
def path(document, tmp_path_factory) -> Path:
    target = tmp_path_factory.mktemp("xlsx") / "anhang.xlsx"
    xlsx.write_appendix(document, target)
    return target


@pytest.fixture(scope="session")
def workbook(path):
    return openpyxl.load_workbook(path)


def written(document, folder: Path):
    xlsx.write_appendix(document, folder / "a.xlsx")
    return openpyxl.load_workbook(folder / "a.xlsx")


def test_every_sheet_holds_one_native_table(workbook):
    assert all(len(sheet.tables) == 1 for sheet in workbook)


def test_all_statements_stand_in_the_overview(document, workbook):
    numbers = [row[0].value for row in workbook["Übersicht"].iter_rows(min_row=5)]

    assert [n.number for n in document.findings] == numbers


def test_tables_of_the_appendix_only_are_here(workbook):
    assert "6.1 Entscheidungen" in workbook.sheetnames


def test_sheet_names_are_what_excel_allows(workbook):
    assert all(
        len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in workbook.sheetnames
    )


def test_equal_names_are_numbered(tmp_path):
    tables = (sample.table("a.b"), sample.table("a.c"))
    book = written(document_of(finding("target_groups.a", evidence=tables)), tmp_path)

    assert book.sheetnames[1:3] == ["1.1 Segmente", "1.1 Segmente (2)"]


def test_numbers_are_numbers_with_the_format_of_the_column(workbook):
    cell = workbook["1.2 Segmente"]["B5"]

    assert (cell.value, cell.number_format) == (5315, "#,##0")


def test_the_total_stands_below_the_table(workbook):
    sheet = workbook["1.2 Segmente"]

    assert next(iter(sheet.tables.values())).ref == "A4:C9"
    assert sheet["A10"].value == "Summe"


def test_title_and_source_stand_above(workbook):
    sheet = workbook["1.2 Segmente"]

    assert sheet["A1"].value == "Segmente. Nettoumsatz in T€, 2024 und 2025"
    assert sheet["A2"].value.startswith("n\u00a0=\u00a0184 Kunden.")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("x")']
)
def test_text_never_becomes_a_formula(tmp_path, text):
    table = Table("a", "A.", "", (Column(text), Column("B")), ((Cell(text), Cell("x")),))
    book = written(document_of(finding("target_groups.a", text, (table,))), tmp_path)

    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert book.worksheets[1]["A5"].quotePrefix


def test_the_file_holds_no_formula(path):
    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/")]

    assert not [sheet for sheet in sheets if b"<f>" in sheet]


def test_figure_data_are_exported(tmp_path):
    figure = sample.chart("target_groups.curve", data=sample.table("target_groups.curve.data"))
    book = written(document_of(finding("target_groups.a", evidence=(figure,))), tmp_path)

    assert "1.1 Segmente" in book.sheetnames


def test_empty_and_equal_headers_are_made_unique(tmp_path):
    table = Table(
        "a",
        "A.",
        "",
        (Column(""), Column("Anteil"), Column("Anteil")),
        ((Cell("1"), Cell("2"), Cell("3")),),
    )
    sheet = written(document_of(finding("target_groups.a", evidence=(table,))), tmp_path)["1.1 A"]

    assert [cell.value for cell in sheet[4]] == ["Nr.", "Anteil", "Anteil (2)"]


def test_the_properties_name_the_kit_and_the_reference_date(workbook):
    properties = workbook.properties

    assert properties.creator == "vertrieb_kit"
    assert (
        f"{properties.created:%Y-%m-%d}",
        f"{properties.modified:%Y-%m-%d}",
    ) == ("2025-12-31", "2025-12-31")


def test_the_same_document_gives_the_same_bytes(document, path, tmp_path):
    xlsx.write_appendix(document, tmp_path / "again.xlsx")

    assert path.read_bytes() == (tmp_path / "again.xlsx").read_bytes()


def test_control_characters_do_not_stop_the_export(tmp_path):
    table = Table("a", "A.", "", (Column("A"),), ((Cell("x\u0000\u001by"),),))
    book = written(document_of(finding("target_groups.a", evidence=(table,))), tmp_path)

    assert book["1.1 A"]["A5"].value == "xy"
