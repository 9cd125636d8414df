"""What a notebook imports: opening a chapter, its rows, its fallback for readers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from vertrieb_kit import notebook
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.errors import UsageError
from vertrieb_kit.intake.template import write_workbook
from vertrieb_kit.notebook import show, start
from vertrieb_kit.present.blocks import MIME, Answer, Cell, Column, Finding, Statement, Table

SALE = {"doc_id": "R", "customer_id": "0001", "product_group": "Service", "net_revenue": 100.0}
LINE = {
    "doc_id": "R",
    "customer_id": "0001",
    "sku": "A1",
    "product_group": "Service",
    "quantity": 1.0,
    "list_price": 100.0,
    "invoice_price": 90.0,
}


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Revenue of three years, price lines of the last one."""
    monkeypatch.setenv("VERTRIEB_SCHLUESSEL", "ab" * 32)
    days = pd.to_datetime(["2023-01-10", "2024-06-01", "2025-12-31"])
    sales = [{**SALE, "doc_id": f"R{i}", "doc_type": "Rechnung", "doc_date": d}
             for i, d in enumerate(days)]  # fmt: skip
    path = tmp_path / "Erhebung.xlsx"
    rows = {
        "revenue": pd.DataFrame(sales),
        "price_lines": pd.DataFrame([{**LINE, "date": pd.Timestamp("2025-01-15")}]),
    }
    write_workbook(path, tuple(BY_NAME[name] for name in rows), rows)
    return path


def test_a_chapter_is_labelled_with_the_years_of_its_own_sheet(source: Path):
    """A waterfall of 2025 must not be called 2023–2025 because the revenue reaches back so far."""
    assert start(str(source), "target_groups").context.period_label == "2023–2025"
    assert start(str(source), "pricing").context.period_label == "2025"


def test_rows_outside_of_the_report_period_stay_in_all_rows(source: Path):
    run = start(str(source), "target_groups", zeitraum_von="2024-01-01", zeitraum_bis="2024-12-31")

    assert list(run.table("revenue")["doc_id"]) == ["R1"]
    assert len(run.all_rows("revenue")) == 3
    assert run.context.period_end == date(2024, 12, 31)


def test_none_means_as_agreed(source: Path):
    assert start(str(source), "swot", min_n=None).parameters.min_n == 5
    assert start(str(source), "swot", min_n=9).parameters.min_n == 9


def test_an_unknown_parameter_is_named_with_the_nearest_known_one(source: Path):
    with pytest.raises(UsageError, match="Meinten Sie „min_n“"):
        start(str(source), "swot", minn=5)


def test_a_relative_source_is_found_from_any_folder(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("VERTRIEB_SCHLUESSEL", "ab" * 32)
    monkeypatch.chdir(tmp_path)

    assert start("data/example_gaps", "swot").context.company == "Muster Maschinenbau GmbH"


def test_what_readers_see_is_text_and_never_markup(monkeypatch: pytest.MonkeyPatch):
    shown: list[dict] = []
    monkeypatch.setattr(notebook, "display", lambda bundle, raw: shown.append(bundle))
    table = Table("t", "<b>Wer.</b>", "was", (Column("<i>Kopf</i>"),), ((Cell("<script>"),),))
    statement = Statement("x", "swot", "Frage?", "A < B & C", None, "", 3, "2025-12-31", "<Q>")

    show(Finding(statement, evidence=(table,)), Answer("swot", "<Antwort>"))

    page = shown[0]["text/html"]
    assert "A &lt; B &amp; C" in page
    assert [tag for tag in ("<b>Wer", "<i>Kopf", "<script>", "<Q>") if tag in page] == []
    assert "&lt;script&gt;" in page
    assert shown[1]["text/html"] == "<blockquote>&lt;Antwort&gt;</blockquote>"
    assert [bundle[MIME]["kind"] for bundle in shown] == ["finding", "answer"]
