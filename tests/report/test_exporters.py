"""nbconvert finds the exporters and they take one notebook."""

from __future__ import annotations

import pytest
from nbconvert.exporters import get_exporter

from tests.report import report_fixtures as sample
from vertrieb_kit.report.book import merge


@pytest.mark.parametrize(
    ("name", "extension", "start"),
    [
        ("vertriebsbericht_html", ".html", "<!DOCTYPE html>"),
        ("vertriebsbericht_pdf", ".pdf", b"%PDF"),
    ],
)
def test_one_notebook_becomes_a_report(name, extension, start):
    notebook = sample.notebook([sample.finding("leads.a")])

    body, resources = get_exporter(name)().from_notebook_node(notebook)

    assert body.startswith(start)
    assert extension == resources["output_extension"]


def test_the_merged_book_is_exported_whole(page):
    exporter = get_exporter("vertriebsbericht_html")()

    assert page == exporter.from_notebook_node(merge(sample.chapters(), sample.META))[0]
