"""The sample report, rendered once per session."""

from __future__ import annotations

import pytest

from tests.report import report_fixtures as sample
from vertrieb_kit.report import html, pdf
from vertrieb_kit.report.document import Document


@pytest.fixture(scope="session")
def document() -> Document:
    return sample.document()


@pytest.fixture(scope="session")
def pdf_bytes(document: Document) -> bytes:
    return pdf.render(document)


@pytest.fixture(scope="session")
def page(document: Document) -> str:
    return html.render(document)
