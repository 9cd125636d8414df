"""What must hold for every file: no row gets lost, and a problem points at the cell it quotes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vertrieb_kit.errors import KitError
from vertrieb_kit.intake.findings import shown
from vertrieb_kit.intake.load import load

HEAD = ["Belegnummer", "Belegdatum", "Kundennummer", "Produktgruppe", "Nettoumsatz", "Belegart"]
MANDATE = '[mandat]\nname = "A"\nstichtag = 2025-12-31\n'

ugly = st.sampled_from(
    ["", None, "k. A.", "-", "#NV", "1.234,56", "1,234.56", "inf", "9" * 400, "€", "x\u202ey", -7]
)
day = st.one_of(
    st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)).map(
        lambda d: dt.datetime(d.year, d.month, d.day)
    ),
    st.sampled_from(["31.02.2025", "01.03.2025", "31.12.9999", 45992, "KW 1/2026"]),
)
line = st.tuples(
    st.sampled_from(["R1", "R2", "R3", 4, 5.0]),
    day,
    st.sampled_from(["K1", "K2", None, 7]),
    st.sampled_from(["Pumpen", " Pumpen ", "Ventile"]),
    st.one_of(st.floats(-1e6, 1e6).map(lambda v: round(v, 2)), ugly),
    st.sampled_from(["Rechnung"] * 20 + ["rechnung", "Gutschrift", "Storno", "Unsinn"]),
)
customer = st.tuples(
    st.sampled_from(["K1", "K2", "K3", None, "K9 "]),
    st.sampled_from(["A GmbH", "=1+1", "B\nAG"]),
    st.sampled_from(["Bestand", "Bestand", "Bestand", "neu", "weg"]),
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(line, min_size=1, max_size=25), st.lists(customer, max_size=12))
def test_rows_read_are_used_or_excluded_and_problems_quote_their_cell(tmp_path: Path, lines, firms):
    path = _engagement(tmp_path, lines, firms)
    try:
        intake = load(tmp_path)
    except KitError:
        return  # nothing usable in it: said, not lost

    for name, rows in (("revenue", lines), ("customers", firms)):
        count = intake.counts[name]
        assert count.read == len(rows) == count.used + count.excluded
        assert count.used == len(intake.tables[name])
    book = openpyxl.load_workbook(path)
    for problem in intake.problems:
        if problem.cell and problem.row:
            cell = book[problem.sheet][problem.cell]
            assert cell.row == problem.row
            assert shown(cell.value) == problem.raw, problem


def _engagement(folder: Path, lines: list[Any], firms: list[Any]) -> Path:
    (folder / "mandat.toml").write_text(MANDATE, "utf-8")
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Umsaetze"
    for row in [HEAD, *lines]:
        page.append(row)
    page = book.create_sheet("Kunden")
    for row in [["Kundennummer", "Firma", "Status"], *firms]:
        page.append(row)
        page.cell(page.max_row, 2).data_type = "s"
    (folder / "daten").mkdir(exist_ok=True)
    path = folder / "daten" / "Erhebung.xlsx"
    book.save(path)
    return path
