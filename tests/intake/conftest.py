"""Small engagements on disk: a workbook from literal cells, a mandat.toml from literal text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

Sheets = dict[str, list[list[Any]]]

CUSTOMER_HEAD = ["Kundennummer", "Firma", "Status"]
REVENUE_HEAD = [
    "Belegnummer",
    "Belegdatum",
    "Kundennummer",
    "Produktgruppe",
    "Nettoumsatz",
    "Belegart",
]


@pytest.fixture(autouse=True)
def fixed_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests away from the keys of the person who runs them."""
    monkeypatch.setenv("VERTRIEB_SCHLUESSEL", "ab" * 32)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook from literal rows and return its path."""

    def write(sheets: Sheets, name: str = "Erhebung.xlsx") -> Path:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        book.save(path)
        return path

    return write


@pytest.fixture
def mandate(tmp_path: Path) -> Callable[..., Path]:
    """Write mandat.toml and further files, and return the folder."""

    def write(text: str, files: dict[str, str | bytes] | None = None) -> Path:
        (tmp_path / "mandat.toml").write_text(text, "utf-8")
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path

    return write
