"""XLSX: cells with the types Excel gave them, plus what calamine does not tell (errors, hidden)."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from vertrieb_kit.errors import SourceError
from vertrieb_kit.intake.raw import CellError, Grid, Hidden

_OTHER_KINDS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf")
_ROW = re.compile(rb"<row\b[^>]*>")
_ERROR = re.compile(rb'<c\b[^>]*\br="([A-Z]+)(\d+)"[^>]*\bt="e"[^>]*>.*?<v>([^<]*)</v>', re.DOTALL)
_FORMULA = re.compile(
    rb'<c\b[^>]*\br="([A-Z]+\d+)"[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>'
)
_HIDDEN_COLUMN = re.compile(rb"<col\b[^>]*\bhidden=\"(?:1|true)\"[^>]*>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>(\d{4}-\d{2}-\d{2})")
MOST_BYTES = 1 << 30
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Marks:
    """Error cells by position (from 0), hidden rows and columns, formulas without a value."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: Hidden = field(default_factory=Hidden)
    uncached: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Workbook:
    """An opened workbook; a sheet is read when somebody asks for it."""

    file: Path
    book: CalamineWorkbook
    archive: zipfile.ZipFile
    parts: dict[str, str]

    @property
    def titles(self) -> tuple[str, ...]:
        """Return the names of the sheets in order."""
        return tuple(self.book.sheet_names)

    @property
    def modified(self) -> date | None:
        """Return the day on which the workbook was last saved, as it says itself."""
        if "docProps/core.xml" not in self.archive.namelist():
            return None
        match = _MODIFIED.search(self.archive.read("docProps/core.xml"))
        return date.fromisoformat(match.group(1).decode()) if match else None

    def hidden(self, title: str) -> bool:
        """Tell whether a sheet is hidden."""
        known = {m.name: m.visible for m in self.book.sheets_metadata}
        return known[title] is not SheetVisibleEnum.Visible

    def grid(self, title: str) -> Grid:
        """Read one sheet with all its cells from A1 on."""
        rows = self.book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        marks = self._marks(title)
        cells: list[list[Any]] = [list(row) for row in rows]
        for (row, column), error in marks.errors.items():
            if row < len(cells) and column < len(cells[row]):
                cells[row][column] = CellError(error)
        return Grid(self.file.name, title, cells, True, marks.hidden, marks.uncached)

    def _marks(self, title: str) -> Marks:
        part = self.parts.get(title)
        xml = self.archive.read(part) if part else b""
        hidden = Hidden(_hidden_rows(xml), len(_HIDDEN_COLUMN.findall(xml)), self.hidden(title))
        uncached = tuple(cell.decode() for cell in _FORMULA.findall(xml)) if b"<f" in xml else ()
        return Marks(dict(_errors(xml)), hidden, uncached)


def open_workbook(data: bytes, file: Path) -> Workbook:
    """Open a workbook from its bytes; say in German why it cannot be opened."""
    archive = _archive(data, file)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError:
        raise _protected(file) from None
    except CalamineError:
        raise _damaged(file) from None
    return Workbook(file, book, archive, _parts(archive))


def looks_like_workbook(data: bytes) -> bool:
    """Tell whether bytes are a workbook, whatever the file is called."""
    return data.startswith(b"PK\x03\x04")


def foreign_format(data: bytes, file: Path) -> SourceError | None:
    """Name a format that only looks like ours: old Excel, protected, HTML, another archive."""
    if not data:
        return SourceError(
            "Die Datei ist leer (0 Byte).", file=file, hint="Bitte exportieren Sie sie noch einmal."
        )
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return _protected(file)
        return SourceError(
            "Die Datei hat das alte Excel-Format (.xls).",
            file=file,
            hint="Bitte öffnen Sie sie in Excel und speichern Sie sie als .xlsx.",
        )
    if data.startswith(_OTHER_KINDS):
        return SourceError(
            "Die Datei ist ein Dokument oder Bild und keine Tabelle.",
            file=file,
            hint="Bitte exportieren Sie die Daten als .xlsx oder .csv.",
        )
    if (
        data.lstrip(b"\xef\xbb\xbf \r\n\t")[:200]
        .lower()
        .startswith((b"<html", b"<!doctype", b"<table"))
    ):
        return SourceError(
            "Die Datei ist eine HTML-Seite und keine Tabelle.",
            file=file,
            hint="Bitte öffnen Sie sie in Excel und speichern Sie sie als .xlsx.",
        )
    return None


def _archive(data: bytes, file: Path) -> zipfile.ZipFile:
    foreign = foreign_format(data, file)
    if foreign:
        raise foreign
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = archive.namelist()
    except zipfile.BadZipFile:
        if looks_like_workbook(data):
            raise _damaged(file) from None
        raise _not_excel(file) from None
    if "xl/workbook.xml" not in names:
        raise _not_excel(file)
    if sum(part.file_size for part in archive.infolist()) > MOST_BYTES:
        raise too_large(file)
    return archive


def too_large(file: Path) -> SourceError:
    """Say that a packed file would not fit into memory."""
    return SourceError(
        "Die Datei ist entpackt größer als 1 GB.",
        file=file,
        hint="Bitte teilen Sie den Export auf oder löschen Sie leere Zeilen und Spalten.",
    )


def _protected(file: Path) -> SourceError:
    return SourceError(
        "Die Datei ist mit einem Kennwort geschützt.",
        file=file,
        hint="Bitte speichern Sie eine Fassung ohne Kennwort.",
    )


def _damaged(file: Path) -> SourceError:
    return SourceError(
        "Die Arbeitsmappe ist beschädigt und lässt sich nicht öffnen.",
        file=file,
        hint="Bitte öffnen Sie sie in Excel und speichern Sie sie neu.",
    )


def _not_excel(file: Path) -> SourceError:
    return SourceError(
        "Die Datei ist keine Excel-Arbeitsmappe (.xlsx).",
        file=file,
        hint="Bitte speichern Sie die Tabelle in Excel als .xlsx.",
    )


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Map sheet names to the XML files that hold them."""
    try:
        book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
        rels = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except (KeyError, ElementTree.ParseError):
        return {}
    targets = {rel.get("Id"): rel.get("Target", "") for rel in rels}
    names = set(archive.namelist())
    found = {}
    for sheet in book.iter():
        target = targets.get(sheet.get(_REL))
        if sheet.tag.endswith("}sheet") and target:
            path = posixpath.normpath(posixpath.join("xl", target)).lstrip("/")
            path = target.lstrip("/") if target.startswith("/") else path
            if path in names:
                found[sheet.get("name", "")] = path
    return found


def _hidden_rows(xml: bytes) -> frozenset[int]:
    if b"hidden=" not in xml:
        return frozenset()
    tags = (m.group() for m in _ROW.finditer(xml))
    hidden = [t for t in tags if b'hidden="1"' in t or b'hidden="true"' in t]
    numbers = (_NUMBER.search(tag) for tag in hidden)
    return frozenset(int(match.group(1)) for match in numbers if match)


def _errors(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    if b't="e"' not in xml:
        return
    for column, row, error in _ERROR.findall(xml):
        yield (int(row) - 1, _position(column.decode())), error.decode()


def _position(letters: str) -> int:
    number = 0
    for char in letters:
        number = number * 26 + ord(char) - ord("A") + 1
    return number - 1
