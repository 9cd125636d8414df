"""The PDF edition: the document as JSON into a static Typst template, PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time

import typst

from vertrieb_kit.assets import templates
from vertrieb_kit.report import fonts
from vertrieb_kit.report.document import Document
from vertrieb_kit.report.glyphs import Prepared, prepare
from vertrieb_kit.report.view import view


def render(document: Document) -> bytes:
    """Return the report as PDF; the same document gives the same bytes."""
    return compile_view(prepared(document), document)


def prepared(document: Document) -> Prepared:
    """Return what the template will print, and which characters had to be replaced for it."""
    return prepare(view(document))


def compile_view(content: Prepared, document: Document) -> bytes:
    """Typeset a prepared view. Data are values here and never Typst source."""
    compiler = typst.Compiler(
        str(templates() / "typst" / "report.typ"),
        root=str(templates()),
        font_paths=[str(fonts.folder()), str(fonts.fallback_folder())],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(content.data, ensure_ascii=False)},
    )
    noon = datetime.combine(document.meta.reference_date, time(12), UTC)
    pdf = compiler.compile(
        format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=int(noon.timestamp())
    )
    assert isinstance(pdf, bytes)
    return pdf
