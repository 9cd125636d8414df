"""Text made safe for typesetting: PDF/UA refuses a character that no font holds."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from vertrieb_kit.report.fonts import covers

BOX = "\u25a1"
BREAK = "\u200b"  # zero width space: a line may break here
_KEPT = {"\n", BREAK, "\u00ad", "\u2060"}
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"}
_LONG_WORD = re.compile(r"[^\s\u00a0\u00ad\u200b/-]{31,}")
_STRIDE = re.compile(r".{12}(?=.)")

RAW = frozenset({"svg", "anchor", "id", "link"})  # keys whose values are no prose


@dataclass(frozen=True, slots=True)
class Prepared:
    """Text ready for the page, and a warning for every kind of character that was lost."""

    data: Any
    warnings: tuple[str, ...]


def prepare(data: Any) -> Prepared:
    """Clean every string of a JSON value: normalise, replace what no font holds, break long words.

    >>> prepare(["a\\x00b \\U0001f9ec"]).data
    ['ab □']
    """
    lost: set[str] = set()
    cleaned = _walk(data, lost)
    names = ", ".join(f"U+{ord(char):04X}" for char in sorted(lost)[:10])
    more = " und weitere" if len(lost) > 10 else ""
    text = f"Zeichen ohne Schriftbild wurden ersetzt oder entfernt: {names}{more}."
    return Prepared(cleaned, (text,) if lost else ())


def _walk(value: Any, lost: set[str]) -> Any:
    if isinstance(value, str):
        return _text(value, lost)
    if isinstance(value, dict):
        return {k: v if k in RAW else _walk(v, lost) for k, v in value.items()}
    return [_walk(item, lost) for item in value] if isinstance(value, (list, tuple)) else value


def _text(text: str, lost: set[str]) -> str:
    if not (text.isascii() and text.isprintable()):
        text = "".join(_char(char, lost) for char in unicodedata.normalize("NFC", text))
    return _LONG_WORD.sub(lambda match: _STRIDE.sub(rf"\g<0>{BREAK}", match[0]), text)


def _char(char: str, lost: set[str]) -> str:
    if char in _KEPT:
        return char
    if char in "\t\r\u2028\u2029":
        return " "
    kind = unicodedata.category(char)
    if ord(char) in covers() and kind not in ("Cc", "Cf"):
        return char
    lost.add(char)
    return "" if kind in _DROPPED else BOX
