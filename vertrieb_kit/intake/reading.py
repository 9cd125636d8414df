"""From a file to raw tables, whatever kind of file it is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from vertrieb_kit.errors import SourceError
from vertrieb_kit.intake.csv_reading import read_csv
from vertrieb_kit.intake.model import InputFile
from vertrieb_kit.intake.raw import Grid
from vertrieb_kit.intake.workbook_reading import (
    Workbook,
    foreign_format,
    looks_like_workbook,
    open_workbook,
)

_WORKBOOKS = (".xlsx", ".xlsm")


@dataclass(frozen=True, eq=False)
class SourceFile:
    """One file, read once: its bytes, and its sheets when they are asked for."""

    path: Path
    data: bytes
    grids: dict[tuple[str | None, str | None], Grid] = field(default_factory=dict)

    @property
    def is_workbook(self) -> bool:
        """Tell whether the file is, or claims to be, an Excel workbook."""
        return looks_like_workbook(self.data) or self.path.suffix.lower() in (*_WORKBOOKS, ".xls")

    @cached_property
    def workbook(self) -> Workbook:
        """Open the file as a workbook."""
        return open_workbook(self.data, self.path)

    @cached_property
    def identity(self) -> InputFile:
        """Return name, SHA-256 and size."""
        digest = hashlib.sha256(self.data).hexdigest()
        return InputFile(self.path.name, digest, len(self.data))

    def text_grid(self, *, encoding: str | None = None, delimiter: str | None = None) -> Grid:
        """Read the file as CSV, once however many sheets it fills."""
        wanted = (encoding, delimiter)
        if wanted not in self.grids:
            self.grids[wanted] = self._text_grid(encoding, delimiter)
        return self.grids[wanted]

    def _text_grid(self, encoding: str | None, delimiter: str | None) -> Grid:
        foreign = foreign_format(self.data, self.path)
        if foreign:
            raise foreign
        rows = read_csv(self.data, self.path, encoding=encoding, delimiter=delimiter)
        return Grid(self.path.name, "", rows, native=False)


def open_source(path: Path) -> SourceFile:
    """Read a file's bytes; SourceError when it is missing, locked or a folder."""
    try:
        return SourceFile(path, path.read_bytes())
    except FileNotFoundError:
        raise SourceError(
            "Die Datei fehlt.", file=path, hint="Bitte prüfen Sie Ordner und Schreibweise."
        ) from None
    except IsADirectoryError:
        raise SourceError("Das ist ein Ordner und keine Datei.", file=path) from None
    except PermissionError:
        raise SourceError(
            "Die Datei ist gesperrt.",
            file=path,
            hint="Bitte in Excel schließen und den Befehl noch einmal starten.",
        ) from None
    except OSError as error:
        raise SourceError(
            f"Die Datei lässt sich nicht lesen ({error.strerror}).", file=path
        ) from None
