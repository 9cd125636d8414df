"""Ugly files on a Monday morning: never a traceback, never silent, never a wrong number."""

from __future__ import annotations

import datetime as dt
import gzip
from pathlib import Path
from typing import Any

import pytest

from vertrieb_kit.intake.load import load

HEAD = ["Belegnummer", "Belegdatum", "Kundennummer", "Produktgruppe", "Nettoumsatz", "Belegart"]
ROWS = [[f"R{n}", dt.datetime(2025, 3, n), f"K{n}", "Pumpen", 100.0, "Rechnung"] for n in (1, 2)]
LINES = [f"R{n};{n:02d}.03.2025;K{n % 4};Pumpen;100,50;Rechnung" for n in range(1, 29)]
GOOD = "\n".join([";".join(HEAD), *LINES]) + "\n"
MANDATE = '[mandat]\nname = "A"\n[[export]]\ndatei = "daten/u.csv"\nblatt = "Umsaetze"\n'


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leer.xlsx", b"", "Die Datei ist leer (0 Byte)."),
        ("leer.csv", b"", "Die Datei ist leer (0 Byte)."),
        ("alt.xls", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "das alte Excel-Format (.xls)"),
        ("web.xlsx", b"\xef\xbb\xbf\n<html><table>", "HTML-Seite"),
        ("brief.csv", b"%PDF-1.7\n\x01\x02", "ein Dokument oder Bild"),
        ("bild.csv", b"\xff\xd8\xff\xe0" + bytes(range(256)), "ein Dokument oder Bild"),
        ("was.csv", bytes(range(256)) * 8, "enthält Binärdaten"),
        ("halb.csv.gz", gzip.compress(GOOD.encode())[:-20], "beschädigt"),
        ("offen.csv", GOOD.replace("R3;", '"R3;').encode(), "Ab Zeile 4 bleibt ein Anführ"),
        (
            "paar.csv",
            GOOD.replace("R3;", '"R3;').replace("R9;", 'R9";').encode(),
            "Ab Zeile 4 bleibt ein Anführ",
        ),
        ("kopf.csv", (";".join(HEAD) + "\n").encode(), "keine Datenzeilen"),
    ],
)
def test_an_unusable_file_says_why(vertrieb, tmp_path: Path, name, content, said):
    (tmp_path / name).write_bytes(content)

    answer = vertrieb("pruefen", tmp_path / name)

    assert answer.code == 2
    assert said in flat(answer.out + answer.err)
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    "content",
    [
        GOOD.encode(),
        GOOD.encode("utf-8-sig"),
        GOOD.replace("Pumpen", "Hülsen").encode("cp1252"),
        GOOD.replace("Pumpen", "Hülsen").encode("utf-16"),
        GOOD.replace("Pumpen", "Hülsen").encode("utf-16-le"),
        GOOD.replace("Pumpen", '"Pum""pen\nund; mehr"').encode(),
        GOOD.replace("R3;", "R3" + "x" * 1_000_000 + ";").encode(),
        gzip.compress(GOOD.encode()),
    ],
    ids=["utf8", "bom", "cp1252", "utf16", "utf16le", "quotes", "long cell", "gzip"],
)
def test_a_readable_csv_is_read_whole(vertrieb, tmp_path: Path, content):
    (tmp_path / "u.csv").write_bytes(content)

    table = vertrieb("pruefen", tmp_path / "u.csv", "--json").document["tables"][0]

    assert table["rows"] == 28
    assert [c["sum"] for c in table["columns"] if c["header"] == "Nettoumsatz"] == [2814.0]


def test_a_delimiter_inside_a_text_shifts_no_figure(engagement):
    """One line of 28 has a field too many: it is left out and named, not read askew."""
    content = GOOD.replace("K3;Pumpen;100,50", "K3;Pumpen;Ventile;100,50", 1).encode()

    intake = load(engagement(MANDATE, None, {"daten/u.csv": content}))

    [found] = [p for p in intake.problems if "Mehr Felder" in p.text]
    assert (found.code, found.handling, found.row, found.count) == (
        "CONTRACT_ALLOWED",
        "warned",
        4,
        1,
    )
    count = intake.counts["revenue"]
    assert (count.read, count.used, count.excluded) == (28, 27, 1)


def test_decimal_commas_between_commas_refuse_the_sheet(vertrieb, engagement):
    """100,50 in a comma CSV would be read as 100 and 50."""
    content = GOOD.replace(";", ",").encode()

    answer = vertrieb("pruefen", engagement(MANDATE, None, {"daten/u.csv": content}))

    assert answer.code == 2
    assert "Mehr Felder als die Kopfzeile (6)" in answer.out


def test_a_header_that_stands_twice_over_different_figures_refuses_the_sheet(vertrieb, workbook):
    path = workbook({"Umsaetze": [[*HEAD, "Nettoumsatz"], *[[*row, 999.0] for row in ROWS]]})

    answer = vertrieb("pruefen", path, "--json")

    assert answer.code == 2
    [found] = [p for p in answer.document["problems"] if p["handling"] == "refused"]
    assert (found["code"], found["cell"], found["column"]) == ("Q16", "E1", "Nettoumsatz")
    assert "Spalten E, G" in found["text"]


def test_a_header_that_stands_twice_over_equal_cells_is_only_named(workbook):
    intake = load(workbook({"Umsaetze": [[*HEAD, "Belegart"], *[[*r, r[-1]] for r in ROWS]]}))

    assert intake.tables["revenue"]["net_revenue"].sum() == 200.0
    assert [(p.code, p.handling) for p in intake.problems] == [("Q16", "warned")]


def test_an_optional_column_under_a_doubled_header_counts_as_missing(workbook):
    rows = [[*row, 1, 2] for row in ROWS]

    intake = load(workbook({"Umsaetze": [[*HEAD, "Menge", "Menge"], *rows]}))

    assert intake.tables["revenue"]["quantity"].isna().all()
    assert len(intake.tables["revenue"]) == 2


def test_a_header_without_unit_goes_before_one_in_thousands(workbook):
    head = [h if h != "Nettoumsatz" else "Nettoumsatz (T€)" for h in HEAD]

    intake = load(workbook({"Umsaetze": [[*head, "Nettoumsatz"], *[[*r, 7.0] for r in ROWS]]}))

    assert intake.tables["revenue"]["net_revenue"].tolist() == [7.0, 7.0]


def test_a_merged_header_names_the_column_without_a_name(vertrieb, workbook):
    head = [HEAD[0], None, *HEAD[2:]]

    answer = vertrieb("pruefen", workbook({"Umsaetze": [head, *ROWS]}))

    assert "Gefüllte Spalten ohne Überschrift: B." in answer.out
    assert "Meinten Sie „Belegart“" not in answer.out, "a header in use is no suggestion"


def test_a_renamed_column_is_suggested(vertrieb, workbook):
    head = [h if h != "Nettoumsatz" else "Netto-Umsaz" for h in HEAD]

    answer = vertrieb("pruefen", workbook({"Umsaetze": [head, *ROWS]}))

    assert answer.code == 2
    assert "Keine Tabelle ist verwendbar. Abgelehnt: Umsaetze." in answer.out
    assert "„Nettoumsatz“ fehlt. Meinten Sie „Netto-Umsaz“?" in flat(answer.out)


@pytest.mark.parametrize("text", ["NaN", "inf", "-Infinity", "1e400", "9" * 400, "12.5OO,00"])
def test_a_figure_that_is_none_is_missing_and_named(workbook, text):
    intake = load(workbook({"Umsaetze": [HEAD, *ROWS, [*ROWS[0][:4], text, "Rechnung"]]}))

    assert intake.tables["revenue"]["net_revenue"].sum() == 200.0
    assert ("CONTRACT_TYPE", "E4") in [(p.code, p.cell) for p in intake.problems]


@pytest.mark.parametrize(
    "text", ["31.02.2025", "2025-01-01T10:00:00+99:99", "0001-01-01T00:00:00+10:00", "morgen"]
)
def test_a_day_that_does_not_exist_is_missing_and_named(workbook, text):
    row: list[Any] = ["R9", text, "K9", "Pumpen", 1.0, "Rechnung"]

    intake = load(workbook({"Umsaetze": [HEAD, *ROWS, row]}))

    assert ("CONTRACT_TYPE", "B4") in [(p.code, p.cell) for p in intake.problems]


def test_names_lose_what_cannot_be_seen(workbook):
    """Control characters break Excel files, marks of direction turn a report's text around."""
    name = "A\u202eGmbH\u2066 \u200bund\u0085 Co"

    intake = load(
        workbook({"Umsaetze": [HEAD, *ROWS], "Kunden": [["Kundennummer", "Firma", "Status"],
                  ["K1", name, "Bestand"]]})
    )  # fmt: skip

    assert intake.tables["customers"]["company_name"].tolist() == ["AGmbH und Co"]


def test_rows_that_all_lie_after_the_stichtag_make_no_report(vertrieb, workbook, tmp_path: Path):
    project = [["Feld", "Wert"], ["Mandant", "X"], ["Stichtag", dt.date(2024, 12, 31)]]
    path = workbook({"Projekt": project, "Umsaetze": [HEAD, *ROWS]})

    answer = vertrieb("bericht", path, "--ausgabe", tmp_path / "aus")

    assert answer.code == 2
    assert "Alle Zeilen liegen nach dem Stichtag: Umsaetze." in answer.err


def test_a_workbook_of_somebody_else_names_the_sheets_that_are_known(vertrieb, workbook):
    answer = vertrieb("bericht", workbook({"Tabelle1": [["a", "b"], [1, 2]]}))

    assert answer.code == 2
    assert "Kein Blatt der Arbeitsmappe trägt einen bekannten Namen." in answer.err
    assert "Umsaetze" in answer.err


def test_an_unmapped_export_gets_the_lines_that_map_it(vertrieb, tmp_path: Path):
    (tmp_path / "u.csv").write_text(GOOD, "utf-8")

    answer = vertrieb("pruefen", tmp_path / "u.csv")

    assert answer.code == 0
    assert "u.csv: 28\u00a0Zeilen, Kopfzeile in Zeile 1, sieht aus wie das Blatt Umsaetze" in (
        answer.out
    )
    assert "01.03.2025 bis 28.03.2025" in answer.out
    assert '  [[export]]\n  datei = "daten/u.csv"\n  blatt = "Umsaetze"' in answer.out


def test_the_page_names_sheet_and_file_of_every_problem(vertrieb, engagement):
    content = GOOD.replace("R3;03.03.2025", "R3;31.02.2025").encode()

    page = vertrieb("pruefen", engagement(MANDATE, None, {"daten/u.csv": content})).out

    assert "Hinweise, bitte ansehen" in page
    assert (
        "  Umsaetze (u.csv)\n    – Spalte „Belegdatum“: Der Inhalt ist kein Datum. Zelle B4."
        in (page)
    )
    assert "Nächster Schritt: vertrieb bericht" in page


def test_data_cannot_steer_the_terminal(vertrieb, engagement):
    content = GOOD.replace("Rechnung\n", "\x1b[2JLos\u202e\n").encode()

    page = vertrieb("pruefen", engagement(MANDATE, None, {"daten/u.csv": content})).out

    assert "\x1b" not in page
    assert "\u202e" not in page
