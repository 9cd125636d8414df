"""The example report as its reader receives it: complete, within bounds, closed to the outside."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.conftest import ROOT, FinishedRun

NBSP = "\u00a0"
CHAPTER_HEADS = ("Zielgruppen", "Wettbewerb", "SWOT", "Preise", "Leads", "Maßnahmen")


def pages(run: FinishedRun) -> list[str]:
    reader = PdfReader(run.client / "bericht.pdf")
    return [page.extract_text().replace(NBSP, " ") for page in reader.pages]


def test_example_is_done_without_limitation(example_run: FinishedRun):
    assert example_run.exit_code == 0


def test_summary_is_page_two_and_fits_on_it(example_run: FinishedRun):
    second, third = pages(example_run)[1:3]

    assert "Management Summary" in second
    assert "Entscheidungen, die jetzt anstehen" in second
    assert "Inhalt" in third


def test_report_has_at_most_twenty_pages_before_the_appendix(example_run: FinishedRun):
    running_head = re.compile(r"Stand \d\d\.\d\d\.\d{4}\s*Datengrundlage")
    first = next(i for i, text in enumerate(pages(example_run), 1) if running_head.search(text))

    assert first - 1 <= 20


def test_every_chapter_stands_in_pdf_and_html(example_run: FinishedRun):
    page = BeautifulSoup((example_run.client / "bericht.html").read_text("utf-8"), "html.parser")
    heads = [h.get_text(" ", strip=True) for h in page.find_all("h2")]
    text = " ".join(pages(example_run))

    for name in CHAPTER_HEADS:
        assert any(name in head for head in heads), name
        assert name in text


def test_html_neither_runs_nor_loads_anything(example_run: FinishedRun):
    page = (example_run.client / "bericht.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")

    assert soup.find_all(["script", "link", "iframe", "object", "embed"]) == []
    assert all(image["src"].startswith("data:") and image["alt"] for image in soup.find_all("img"))
    assert not re.search(r"@import|url\((?!\"?data:)", page)
    assert not re.search(r'\b(?:src|href)="(?!#|data:)', page)


def test_nothing_in_the_client_folder_names_a_path_or_a_parameter(example_run: FinishedRun):
    for path in example_run.client.iterdir():
        content = path.read_bytes()
        assert str(ROOT).encode() not in content, path.name
        assert b"definitionssatz" not in content, path.name
        assert b"ipynb" not in content, path.name


def test_third_party_brand_stands_once_as_a_citation(example_run: FinishedRun):
    assert len(re.findall(r"\bDIM\b", " ".join(pages(example_run)))) <= 1


def test_person_columns_reach_no_file_of_the_run(example_run: FinishedRun):
    """The CRM export names owners and their mail addresses; neither may survive anywhere."""
    export = (ROOT / "data/example/daten/opportunities.csv").read_text("cp1252").splitlines()
    owner, mail = (export[0].split(";").index(name) for name in ("owner", "contact_email"))
    people = {row.split(";")[column] for row in export[1:] for column in (owner, mail)} - {""}
    assert people

    for path in example_run.folder.rglob("*"):
        if path.suffix in (".html", ".json", ".txt", ".ipynb"):
            text = path.read_text("utf-8")
            assert [name for name in people if name in text] == [], path.name


def test_appendix_holds_native_tables_with_numbers(example_run: FinishedRun):
    book = load_workbook(example_run.client / "anhang.xlsx")
    tables = [table for sheet in book for table in sheet.tables.values()]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

    assert len(tables) > 20
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert sum(isinstance(cell.value, float) for cell in cells) > 200


def test_gaps_say_what_is_missing_and_what_to_deliver(gaps_run: FinishedRun):
    text = " ".join(" ".join(pages(gaps_run)).split())

    assert gaps_run.exit_code == 0
    assert "nicht bewertet – Datengrundlage fehlt" in text
    assert "zu wenige fälle (n = 8)" in text.lower()
    assert "nicht beauftragt" in text
    assert "Was die Daten nicht zeigen" in text


def test_every_sentence_of_the_summary_is_a_statement_of_the_results(example_run: FinishedRun):
    page = BeautifulSoup((example_run.client / "bericht.html").read_text("utf-8"), "html.parser")
    summary = [m.get_text().replace(NBSP, " ") for m in page.select("ol.summary .message")]
    texts = [s["text"].replace(NBSP, " ") for s in example_run.record("results.json")["statements"]]

    assert 1 <= len(summary) <= 5
    assert set(summary) <= set(texts)


@pytest.mark.skipif("VERTRIEB_BROWSER" not in os.environ, reason="VERTRIEB_BROWSER is not set")
def test_a_browser_shows_the_page_under_its_own_policy(example_run: FinishedRun, tmp_path: Path):
    """Headless Chromium renders all charts without breaking the page's content policy."""
    target = (example_run.client / "bericht.html").as_uri()
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    done = subprocess.run(
        [os.environ["VERTRIEB_BROWSER"], *flags, "--enable-logging=stderr", "--v=0",
         f"--user-data-dir={tmp_path}", "--dump-dom", target],
        capture_output=True, text=True, timeout=120, check=True,
    )  # fmt: skip

    assert done.stdout.count("<img") > 10
    assert "Content Security Policy" not in done.stderr
