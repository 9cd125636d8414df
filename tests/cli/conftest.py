"""Calls of the command line as a consultant makes them, without a process of their own."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from vertrieb_kit.cli.app import run


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def vertrieb(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Call `vertrieb` with arguments."""

    def call(*arguments: object) -> Answer:
        code = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Answer(code, captured.out, captured.err)

    return call


@pytest.fixture
def engagement(tmp_path: Path) -> Callable[..., Path]:
    """Write mandat.toml, an optional workbook and further files; return the folder."""

    def write(
        text: str,
        sheets: dict[str, list[list[Any]]] | None = None,
        files: dict[str, bytes] | None = None,
    ) -> Path:
        folder = tmp_path / "mandat"
        (folder / "daten").mkdir(parents=True, exist_ok=True)
        (folder / "mandat.toml").write_bytes(text.encode())
        for name, content in (files or {}).items():
            (folder / name).write_bytes(content)
        if sheets is not None:
            _workbook(folder / "daten" / "Erhebung.xlsx", sheets)
        return folder

    return write


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a bare workbook."""

    def write(sheets: dict[str, list[list[Any]]]) -> Path:
        return _workbook(tmp_path / "Erhebung.xlsx", sheets)

    return write


def _workbook(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(row)
    book.save(path)
    return path
