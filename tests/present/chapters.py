"""Chapters on a workbook of a few rows, without a kernel: what a notebook would show."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from openpyxl import Workbook

from tests.conftest import ROOT
from vertrieb_kit.chapters import BY_STEM
from vertrieb_kit.present.blocks import Block, Finding, Metric

STEMS = ("target_groups", "competitors", "swot", "pricing", "leads")

Rows = Sequence[Sequence[object]]


def workbook(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """Write an engagement of a single workbook: sheet name → header and rows."""
    book = Workbook()
    project = book.active
    assert project is not None
    project.title = "Projekt"
    for row in (["Feld", "Wert"], ["Mandant", "Muster GmbH"], ["Stichtag", date(2025, 12, 31)]):
        project.append(row)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def findings(source: Path, stem: str) -> list[Finding]:
    """Run the code cells of a chapter's notebook and return the findings it shows."""
    shown: list[Block] = []
    name = f"{BY_STEM[stem].number:02}_{stem}.ipynb"
    notebook = json.loads((ROOT / "notebooks" / name).read_text("utf-8"))
    scope: dict[str, Any] = {}
    with patch("vertrieb_kit.notebook.show", lambda *blocks: shown.extend(blocks)):
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                exec("".join(cell["source"]), scope)
            if "parameters" in cell["metadata"].get("tags", []):
                scope["source"] = str(source)
    return [block for block in shown if isinstance(block, Finding)]


def metrics(source: Path, stems: Sequence[str] = STEMS) -> list[Metric]:
    """Return the metrics of several chapters."""
    return [m for stem in stems for found in findings(source, stem) for m in found.metrics]
