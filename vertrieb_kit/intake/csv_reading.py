"""CSV, CSV.GZ and TXT: encoding and delimiter are found out unless they were given."""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections import Counter
from pathlib import Path
from typing import Any

from vertrieb_kit.errors import SourceError, UsageError
from vertrieb_kit.intake.workbook_reading import MOST_BYTES, too_large

BLANKS = "leer"
_DELIMITERS = (";", ",", "\t", "|")
_SEPARATING = re.compile(r"(?<!\d),|,(?!\d)")
_SAMPLE = 100
_END = "\x1eend"
_BINARY = re.compile(r"[\x00-\x08\x0e-\x19\x7f]")
_LONGEST_CELL = 1 << 24  # Python's own limit of 128 KB ends at the first long note


def read_csv(
    data: bytes, file: Path, *, encoding: str | None = None, delimiter: str | None = None
) -> list[list[Any]]:
    """Return the rows of a text file as text cells.

    >>> read_csv("a;b\\n1;2,5\\n".encode(), Path("x.csv"))
    [['a', 'b'], ['1', '2,5']]
    """
    text = decode(_unpacked(data, file), file, encoding)
    if len(_BINARY.findall(text[:10_000])) > len(text[:10_000]) // 50:
        raise _no_text(file)
    csv.field_size_limit(_LONGEST_CELL)
    lines = text.splitlines()
    skip = 0
    if lines and lines[0].strip('"').casefold().startswith("sep=") and len(lines[0]) <= 8:
        delimiter, skip = delimiter or lines[0].strip('"')[4:5] or None, 1
    separator = delimiter or find_delimiter(lines[skip : skip + _SAMPLE])
    # row numbers stay those of the file: the line "sep=;" remains as an empty row
    return [[] for _ in range(skip)] + _split(text, lines, separator, skip, file)


def decode(data: bytes, file: Path, encoding: str | None = None) -> str:
    """Decode text in the given encoding, else UTF-8, UTF-16 or the Windows code page."""
    try:
        return data.decode(encoding or _guess(data))
    except (LookupError, ValueError) as error:
        if isinstance(error, UnicodeDecodeError):
            return _otherwise(data, file, encoding)
        hint = "Üblich sind „utf-8“ und „cp1252“."
        raise UsageError(
            f"Die Kodierung „{encoding}“ gibt es nicht.", file=file, hint=hint
        ) from None


def _otherwise(data: bytes, file: Path, encoding: str | None) -> str:
    if encoding is None:
        return data.decode("latin-1")
    raise SourceError(
        f"Die Datei ist nicht in der Kodierung „{encoding}“ geschrieben.",
        file=file,
        hint="Bitte lassen Sie „kodierung“ in mandat.toml weg; sie wird dann erkannt.",
    )


def find_delimiter(lines: list[str]) -> str:
    """Return the delimiter that cuts the lines most evenly; runs of blanks as a last resort."""
    filled = [line for line in lines if line.strip()]
    # where every comma stands between digits, it is a decimal comma
    commas = any(_SEPARATING.search(line) for line in filled)
    possible = [d for d in _DELIMITERS if d != "," or commas]
    scores = {d: _evenness(_row_widths(filled, d)) for d in possible}
    best = max(possible, key=lambda d: scores[d])
    blanks = _evenness([len(line.split()) for line in filled])
    if scores[best][1] < 2 and blanks[1] > 1 and blanks[0] >= 0.9:
        return BLANKS
    return best


def _row_widths(lines: list[str], delimiter: str) -> list[int]:
    try:
        return [len(row) for row in csv.reader(lines, delimiter=delimiter)]
    except csv.Error:  # a cell without end: `_split` says so
        return [len(line.split(delimiter)) for line in lines]


def _evenness(widths: list[int]) -> tuple[float, int]:
    """Return the share of lines with the most frequent width, and that width; 0 when it is 1."""
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0, 0
    width, often = counts.most_common(1)[0]
    # titles and footers above and below a table must not decide against its delimiter
    share = round(often / len(widths), 1)
    return (share, width) if share >= 0.5 else (share / 2, width)


def _split(text: str, lines: list[str], separator: str, skip: int, file: Path) -> list[list[Any]]:
    if separator == BLANKS:
        return [line.split() for line in lines[skip:]]
    if len(separator) != 1 or separator.isalnum() or separator in "\"'\r\n .-":
        raise _no_separator(separator, file)
    # a line of our own at the end: a quote that stays open would swallow it with all before
    source = io.StringIO(text.rstrip("\r\n\x1a") + f"\n{_END}", newline="")
    for _ in range(skip):
        source.readline()
    return _records(csv.reader(source, delimiter=separator), separator, skip, file)


def _records(reader: Any, separator: str, skip: int, file: Path) -> list[list[Any]]:
    """Return the records before our last line; SourceError where a quote stays open."""
    rows: list[list[Any]] = []
    begins = last = skip + 1
    try:
        for row in reader:
            if row == [_END]:
                return rows
            last, begins = begins, skip + reader.line_num + 1
            if begins - last > 2 and _holds_records(row, separator, rows):
                break
            rows.append(row)
    except csv.Error:
        last = begins
    raise _open_quote(last, file)


def _holds_records(row: list[Any], separator: str, before: list[list[Any]]) -> bool:
    """Tell whether a cell holds whole lines of the file: a stray quote has swallowed them."""
    width = max((len(other) for other in before[:_SAMPLE]), default=0)
    inner = [cell.splitlines()[1:-1] for cell in row]
    return width >= 4 and any(
        bool(lines) and all(line.count(separator) == width - 1 for line in lines) for lines in inner
    )


def _unpacked(data: bytes, file: Path) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            content = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        raise SourceError(
            "Die gepackte Datei ist beschädigt.", file=file, hint="Bitte kopieren Sie sie neu."
        ) from None
    if len(content) > MOST_BYTES:
        raise too_large(file)
    return content


def _no_text(file: Path) -> SourceError:
    return SourceError(
        "Die Datei ist keine Texttabelle (CSV); sie enthält Binärdaten.",
        file=file,
        hint="Bitte exportieren Sie die Daten als .csv oder .xlsx.",
    )


def _no_separator(separator: str, file: Path) -> UsageError:
    hint = "Erlaubt sind ein Zeichen wie „;“, „,“ oder „|“ und das Wort „leer“."
    return UsageError(f"„{separator}“ ist kein Trennzeichen.", file=file, hint=hint)


def _open_quote(line: int, file: Path) -> SourceError:
    return SourceError(
        f"Ab Zeile {line} bleibt ein Anführungszeichen offen; der Rest wäre verloren.",
        file=file,
        hint="Bitte ergänzen oder entfernen Sie es, oder exportieren Sie die Datei noch einmal.",
    )


def _guess(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = data[:2000]
    if start[1::2].count(0) > len(start) // 4:
        return "utf-16-le"
    if start[::2].count(0) > len(start) // 4:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"
