"""Files: encodings, delimiters, title rows, and what is no table at all."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pytest

from vertrieb_kit.errors import SourceError, UsageError
from vertrieb_kit.intake.csv_reading import find_delimiter, read_csv
from vertrieb_kit.intake.raw import CellError, Grid, raw_table
from vertrieb_kit.intake.reading import open_source

FILE = Path("export.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_are_recognised(encoding):
    data = "Firma;Umsatz\r\nMüller & Söhne;12,50\r\n".encode(encoding)

    assert read_csv(data, FILE) == [["Firma", "Umsatz"], ["Müller & Söhne", "12,50"]]


@pytest.mark.parametrize(("sign", "name"), [(";", ";"), (",", ","), ("\t", "\t"), ("|", "|")])
def test_delimiters_are_recognised(sign, name):
    assert find_delimiter([f"a{sign}b{sign}c", f"1{sign}2{sign}3"]) == name


def test_runs_of_blanks_are_a_delimiter():
    assert read_csv(b" id  date\r\n 1   19970101\r\n", FILE) == [["id", "date"], ["1", "19970101"]]


def test_a_decimal_comma_is_no_delimiter():
    lines = ["Nr;Betrag;Menge", "1;10,50;1,5", "2;11,50;2,5", "3;12,50;3,5"]

    assert find_delimiter(lines) == ";"


def test_one_column_of_decimal_commas_stays_one_column():
    assert read_csv(b"Wert\n1,5\n2,5\n", FILE) == [["Wert"], ["1,5"], ["2,5"]]


def test_quoted_cells_keep_delimiter_and_line_break():
    data = b'a;b\n"x;1\ny";2\n'

    assert read_csv(data, FILE) == [["a", "b"], ["x;1\ny", "2"]]


def test_the_excel_line_sep_is_no_data():
    assert read_csv(b"sep=,\na,b\n1,2\n", FILE) == [[], ["a", "b"], ["1", "2"]]


def test_packed_files_are_unpacked():
    assert read_csv(gzip.compress(b"a;b\n1;2\n"), FILE) == [["a", "b"], ["1", "2"]]


def test_an_unknown_encoding_is_a_usage_error():
    with pytest.raises(UsageError, match="utf9"):
        read_csv(b"a;b", FILE, encoding="utf9")


def zipped(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "leer"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "alte Excel-Format"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "Kennwort"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        (zipped("brief.docx"), "keine Excel-Arbeitsmappe"),
        (b"PK\x03\x04 abgeschnitten", "beschädigt"),
        (b"Nr;Betrag\n1;2\n", "keine Excel-Arbeitsmappe"),
    ],
)
def test_what_only_looks_like_a_workbook_is_refused_with_the_cure(tmp_path, data, message):
    path = tmp_path / "Erhebung.xlsx"
    path.write_bytes(data)

    with pytest.raises(SourceError, match=message) as caught:
        _ = open_source(path).workbook
    assert "Bitte" in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_locked_workbook_asks_to_close_excel(tmp_path, monkeypatch):
    def locked(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", locked)

    with pytest.raises(SourceError, match="Bitte in Excel schließen"):
        open_source(tmp_path / "Erhebung.xlsx")


def test_excel_errors_hidden_rows_and_uncomputed_formulas_are_seen(tmp_path):
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Nr", "Wert", "Formel"], [1, "#REF!", "=1+1"], [2, 5, 3]):
        sheet.append(row)
    sheet["B2"].data_type = "e"
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "x.xlsx")

    grid = open_source(tmp_path / "x.xlsx").workbook.grid("Sheet")

    assert isinstance(grid.rows[1][1], CellError)
    assert grid.hidden.rows == {3}
    assert grid.hidden.columns == 1
    assert grid.uncached == ("C2",)


def grid(*rows: list) -> Grid:
    return Grid("x.xlsx", "Blatt", [list(row) for row in rows], native=True)


def test_title_rows_above_the_header_are_skipped():
    table = raw_table(
        grid(["Umsatzliste 2025"], [], ["Nr", "Betrag"], [1.0, 2.0]), ["Nr", "Betrag"]
    )

    assert table.header_row == 3
    assert table.numbers == (4,)


def test_explanations_totals_and_notes_are_no_data():
    table = raw_table(
        grid(
            ["Nr", "Firma", "Betrag"],
            ["#hinweis", "Name", "netto"],
            ["1", "A", 5.0],
            ["2", "B", 6.0],
            ["3", "C", 7.0],
            ["Summe", "", 18.0],
            ["Gesamt", "", 18.0],
            ["Stand: 31.12.2025", "", ""],
        ),
        ["Nr", "Firma", "Betrag"],
    )

    assert table.numbers == (3, 4, 5)
    assert [(d.row, d.reason) for d in table.dropped] == [
        (6, "Summenzeile"),
        (7, "Summenzeile"),
        (8, "Anmerkung"),
    ]


def test_a_group_called_gesamt_is_data():
    """A full row is data, whatever its first cell says."""
    table = raw_table(grid(["Gruppe", "A", "B"], ["Gesamt", 1.0, 2.0], ["X", 1.0, 2.0]), ["Gruppe"])

    assert table.numbers == (2, 3)
