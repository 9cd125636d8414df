"""One text cell that should be a number: what it says under the German and the English reading."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Form = Literal["plain", "de", "en", "open"]

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007", " "))
_MINUS = "-−–"
_GROUPED = re.compile(r"\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?")
_PATTERNS: tuple[tuple[Form, re.Pattern[str]], ...] = (
    ("plain", re.compile(r"\d+")),
    ("en", re.compile(r"0\.\d+|\d+\.\d+[eE][+-]?\d+|\d+[eE][+-]?\d+")),
    ("de", re.compile(r"0,\d+|\d+,\d+[eE][+-]?\d+")),
    ("de", re.compile(r"\d{1,3}(?:\.\d{3})+,\d*|\d{1,3}(?:\.\d{3}){2,}")),
    ("en", re.compile(r"\d{1,3}(?:,\d{3})+\.\d*|\d{1,3}(?:,\d{3}){2,}")),
    ("open", re.compile(r"\d{1,3}[.,]\d{3}")),
    ("de", re.compile(r"\d*,\d+|\d+,[-–]{1,2}")),
    ("en", re.compile(r"\d*\.\d+")),
)
_SCALES: tuple[tuple[re.Pattern[str], float], ...] = (
    (re.compile(r"(t|tsd\.?|k)\s?(€|eur|euro|chf|usd|\$)|tsd\.?", re.IGNORECASE), 1e3),
    (re.compile(r"(mio\.?|m)\s?(€|eur|euro|chf|usd|\$)|mio\.?|mln\.?", re.IGNORECASE), 1e6),
    (re.compile(r"(mrd\.?)\s?(€|eur|euro|chf|usd|\$)?", re.IGNORECASE), 1e9),
    (re.compile(r"€|eur|euro|chf|fr\.|usd|us-\$|\$|gbp|£", re.IGNORECASE), 1.0),
    (re.compile(r"stk\.?|stück|st\.?|pt|h|kg|m|pers\.?", re.IGNORECASE), 1.0),
)
_CURRENCIES = {"€": "EUR", "eur": "EUR", "chf": "CHF", "fr.": "CHF", "$": "USD", "usd": "USD"}
_CURRENCIES |= {"£": "GBP", "gbp": "GBP"}
_UNIT = re.compile(
    r"(?P<before>(?:[^\d+\-−–(.,][^\d+\-−–(]*)?)(?P<body>.*?)(?P<after>(?:[^\d)\-−–.,]\D*)?)"
)


@dataclass(frozen=True, slots=True)
class NumberText:
    """What a text cell says. `de` and `en` are its value in either notation, None: not readable.

    `scale` is the factor of a unit in the cell, None without unit; `percent` when a % stands there.
    """

    form: Form
    de: float | None
    en: float | None
    grouped: bool = False
    signed: bool = False
    scale: float | None = None
    percent: bool = False
    currency: str = ""

    @property
    def code(self) -> str:
        """Return the rule that decided how the cell was read."""
        if self.percent:
            return "Q09"
        if self.scale is not None:
            return "Q06"
        if self.grouped:
            return "Q05"
        if self.signed:
            return "Q08"
        return "Q02" if self.form == "en" else "Q01"


@lru_cache(maxsize=100_000)
def read_number(text: str) -> NumberText | None:
    """Read a text cell as a number; None when it is none in any notation.

    >>> read_number("1.234,56").de, read_number("(1.234,50)").de, read_number("12.5OO,00")
    (1234.56, -1234.5, None)
    >>> read_number("1.234").form
    'open'
    """
    plain = " ".join(text.translate(_SPACES).split())
    body, negative, signed = _sign(plain)
    before, body, after = _units(body)
    body, inner_negative, inner_signed = _sign(body)
    unit = _unit(before, after)
    if unit is None:
        return None
    grouped = bool(_GROUPED.fullmatch(body))
    digits = re.sub(r"[ '’]", "", body) if grouped else body
    form = _form(digits, grouped)
    if form is None:
        return None
    sign = -1.0 if negative or inner_negative else 1.0
    scale, percent, currency = unit
    de, en = _value(digits, form, "de", sign), _value(digits, form, "en", sign)
    if any(value is not None and math.isinf(value) for value in (de, en)):
        return None  # 1e999 is no amount, and infinity would spoil every sum
    odd = signed or inner_signed
    return NumberText(form, de, en, grouped, odd, scale, percent, currency)


def _sign(text: str) -> tuple[str, bool, bool]:
    """Return the text without its sign, whether it is negative, and whether that was unusual."""
    if text.startswith("(") and text.endswith(")"):
        return text[1:-1].strip(), True, True
    if text[:1] in _MINUS and text[1:]:
        return text[1:].strip(), True, text[0] != "-"
    if text[:1] == "+":
        return text[1:].strip(), False, False
    if text[-1:] in _MINUS and text[-2:-1].isdigit():
        return text[:-1].strip(), True, True
    return text, False, False


def _units(text: str) -> tuple[str, str, str]:
    match = _UNIT.fullmatch(text)
    if match is None:
        return "", text, ""
    return match["before"].strip(), match["body"].strip(), match["after"].strip()


def _unit(before: str, after: str) -> tuple[float | None, bool, str] | None:
    """Return factor, percent sign and currency of the words around a number; None: unknown."""
    words = " ".join(word for word in (before, after) if word)
    if not words:
        return None, False, ""
    if words in ("%", "v.H.", "Prozent"):
        return None, True, ""
    for pattern, scale in _SCALES:
        if pattern.fullmatch(words):
            low = words.casefold()
            return scale, False, next((c for key, c in _CURRENCIES.items() if key in low), "")
    return None


def _form(digits: str, grouped: bool) -> Form | None:
    if grouped and "," in digits:
        return "de"
    if grouped and "." in digits:
        return "en"
    return next((form for form, pattern in _PATTERNS if pattern.fullmatch(digits)), None)


def _value(digits: str, form: Form, notation: Literal["de", "en"], sign: float) -> float | None:
    if form not in ("plain", "open", notation):
        return None
    group, point = (".", ",") if notation == "de" else (",", ".")
    plain = digits.replace(group, "").replace(point, ".").rstrip("-–")
    return sign * float(plain)
