"""The report as nbconvert exporters: `jupyter nbconvert --to vertriebsbericht_pdf x.ipynb`.

They take one executed notebook, or the merged book of a run (`report.book.merge`).
"""

from __future__ import annotations

from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from vertrieb_kit.report import html, pdf
from vertrieb_kit.report.document import from_notebook


class ReportHTMLExporter(Exporter):
    """Export the findings of a notebook as one self-contained HTML page."""

    export_from_notebook = "Vertriebsbericht (HTML)"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[Any, Any]:
        """Return the page and the resources of nbconvert."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return html.render(from_notebook(nb)), resources


class ReportPDFExporter(Exporter):
    """Export the findings of a notebook as an accessible PDF."""

    export_from_notebook = "Vertriebsbericht (PDF)"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **kwargs: Any
    ) -> tuple[Any, Any]:
        """Return the PDF and the resources of nbconvert."""
        nb, resources = super().from_notebook_node(nb, resources, **kwargs)
        return pdf.render(from_notebook(nb)), resources
