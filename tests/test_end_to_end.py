"""One number, followed from an Excel cell to every file that a client receives."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader

from tests.conftest import FinishedRun

NBSP = "\u00a0"


def workbook(path: Path) -> Path:
    """Six customers; the cell of interest is Umsaetze!F2."""
    book = Workbook()
    project = book.active
    project.title = "Projekt"
    for row in (
        ["Feld", "Wert"],
        ["Mandant", "Prüf & Söhne GmbH"],
        ["Stichtag", date(2025, 12, 31)],
    ):
        project.append(row)
    customers = book.create_sheet("Kunden")
    customers.append(["Kundennummer", "Firma", "Segment", "Status"])
    for number in range(1, 7):
        customers.append([f"000{number}", f"Firma {number} AG", "Werkzeug", "Bestand"])
    revenue = book.create_sheet("Umsaetze")
    revenue.append(
        ["Belegnummer", "Belegdatum", "Kundennummer", "Produktgruppe", "Belegart", "Nettoumsatz"]
    )
    revenue.append(["R1", date(2025, 3, 1), "0001", "Fräser", "Rechnung", "734.512,34"])
    for number, amount in enumerate((100_000, 80_000, 50_000, 20_000, 15_487.66), start=2):
        row = [f"R{number}", date(2025, 4, 1), f"000{number}", "Fräser", "Rechnung", amount]
        revenue.append(row)
    book.save(path)
    return path


@pytest.fixture(scope="module")
def run(finished, tmp_path_factory: pytest.TempPathFactory) -> FinishedRun:
    source = workbook(tmp_path_factory.mktemp("mandat") / "Prüf & Söhne.xlsx")
    return finished(source, "one-number")


class TestOneNumber:
    """The cell says 734.512,34 as text; it is 73.5 % of exactly one million."""

    def test_the_metric_is_the_cell(self, run: FinishedRun):
        assert run.metric("target_groups.revenue_total")["value"] == pytest.approx(1_000_000)

        share = run.metric("target_groups.concentration.top_share", k=1)

        assert share["value"] == pytest.approx(0.73451234)
        assert share["n"] == 6

    def test_the_repair_is_logged_with_its_cell(self, run: FinishedRun):
        repaired = [p for p in run.record("problems.json") if p["code"] == "Q01"]

        assert [(p["sheet"], p["cell"], p["raw"]) for p in repaired] == [
            ("Umsaetze", "F2", "734.512,34")
        ]

    def test_pdf_html_and_excel_say_the_same(self, run: FinishedRun):
        pages = PdfReader(run.client / "bericht.pdf").pages
        pdf = "".join(page.extract_text() for page in pages).replace(NBSP, " ")
        html = BeautifulSoup((run.client / "bericht.html").read_text("utf-8"), "html.parser")
        page = html.get_text(" ").replace(NBSP, " ")
        book = load_workbook(run.client / "anhang.xlsx")
        cells = [str(c.value) for sheet in book for row in sheet.iter_rows() for c in row]

        sentence = "auf den größten allein 73 %"
        assert sentence in " ".join(pdf.split())
        assert sentence in " ".join(page.split())
        assert any(sentence in cell.replace(NBSP, " ") for cell in cells)

    def test_rows_read_are_rows_used_plus_excluded(self, run: FinishedRun):
        states = {
            state: run.metric("data.rows", sheet="Umsaetze", state=state)["value"]
            for state in ("read", "used", "excluded")
        }

        assert states == {"read": 6, "used": 6, "excluded": 0}
