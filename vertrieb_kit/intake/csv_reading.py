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

BLANKS = "leer"
_DELIMITERS = (";", ",", "\t", "|")
_SEPARATING = re.compile(r"(?<!\d),|,(?!\d)")
_SAMPLE = 100


def read_csv(
    data: bytes, file: Path, *, encoding: str | None = None, delimiter: str | None = None
) -> list[list[Any]]:
    """Return the rows of a text file as text cells.

    >>> read_csv("a;b\\n1;2,5\\n".encode(), Path("x.csv"))
    [['a', 'b'], ['1', '2,5']]
    """
    text = decode(_unpacked(data, file), file, encoding)
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
    except LookupError:
        hint = "Üblich sind „utf-8“ und „cp1252“."
        raise UsageError(
            f"Die Kodierung „{encoding}“ gibt es nicht.", file=file, hint=hint
        ) from None
    except UnicodeDecodeError:
        if encoding is None:
            return data.decode("latin-1")
        raise SourceError(
            f"Die Datei ist nicht in der Kodierung „{encoding}“ geschrieben.",
            file=file,
            hint="Bitte lassen Sie „kodierung“ in mandat.toml weg; sie wird dann erkannt.",
        ) from None


def find_delimiter(lines: list[str]) -> str:
    """Return the delimiter that cuts the lines most evenly; runs of blanks as a last resort."""
    filled = [line for line in lines if line.strip()]
    # where every comma stands between digits, it is a decimal comma
    commas = any(_SEPARATING.search(line) for line in filled)
    possible = [d for d in _DELIMITERS if d != "," or commas]
    scores = {d: _evenness([len(r) for r in csv.reader(filled, delimiter=d)]) for d in possible}
    best = max(possible, key=lambda d: scores[d])
    blanks = _evenness([len(line.split()) for line in filled])
    if scores[best][1] < 2 and blanks[1] > 1 and blanks[0] >= 0.9:
        return BLANKS
    return best


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
    source = io.StringIO(text, newline="")
    for _ in range(skip):
        source.readline()
    try:
        return list(csv.reader(source, delimiter=separator))
    except csv.Error:
        raise SourceError(
            "Die Datei lässt sich nicht in Spalten zerlegen (offenes Anführungszeichen?).",
            file=file,
            hint="Bitte exportieren Sie sie noch einmal oder geben Sie „trennzeichen“ an.",
        ) from None
    except TypeError:
        raise UsageError(
            f"Das Trennzeichen „{separator}“ ist kein einzelnes Zeichen.",
            file=file,
            hint="Erlaubt sind ein Zeichen wie „;“ oder das Wort „leer“.",
        ) from None


def _unpacked(data: bytes, file: Path) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return gzip.decompress(data)
    except (OSError, EOFError, zlib.error):
        raise SourceError(
            "Die gepackte Datei ist beschädigt.", file=file, hint="Bitte kopieren Sie sie neu."
        ) from None


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
