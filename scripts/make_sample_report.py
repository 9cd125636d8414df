"""Make the sample that readers of the project see: the example's report, and one of its pages.

python scripts/make_sample_report.py
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

import typst

from vertrieb_kit.assets import templates
from vertrieb_kit.intake.aliases import ENVIRONMENT
from vertrieb_kit.pipeline.plan import Request
from vertrieb_kit.pipeline.run import make_report
from vertrieb_kit.report import fonts
from vertrieb_kit.report.document import Document
from vertrieb_kit.report.pdf import prepared

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "reports" / "beispielbericht.pdf"
PAGE = ROOT / "docs" / "images" / "beispielseite.png"
SHOWN_PAGE = 12  # the first page on prices
PIXELS_PER_INCH = 96.0


def main() -> None:
    """Write the report and the picture."""
    os.environ[ENVIRONMENT] = "00" * 32  # aliases of an invented client need no secret
    with tempfile.TemporaryDirectory() as folder:
        request = Request(ROOT / "data" / "example", Path(folder), formats=("pdf",))
        outcome = make_report(request)
        REPORT.parent.mkdir(exist_ok=True)
        REPORT.write_bytes((outcome.folder / "kunde" / "bericht.pdf").read_bytes())
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_bytes(picture(outcome.document, SHOWN_PAGE))


def picture(document: Document, page: int) -> bytes:
    """Return one page of the report as PNG."""
    compiler = typst.Compiler(
        str(templates() / "typst" / "report.typ"),
        root=str(templates()),
        font_paths=[str(fonts.folder()), str(fonts.fallback_folder())],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(prepared(document).data, ensure_ascii=False)},
    )
    pages = compiler.compile(format="png", ppi=PIXELS_PER_INCH)
    return bytes(pages[page - 1])


if __name__ == "__main__":
    main()
