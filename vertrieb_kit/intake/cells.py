"""Sort the raw cells of a column: empty, said to be missing, Excel error, text, or native."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from vertrieb_kit.intake.findings import Finding, finding
from vertrieb_kit.intake.raw import CellError

MISSING_WORDS = frozenset(
    (
        *("k.a.", "k. a.", "n/a", "n.a.", "n. a.", "#n/a", "keine angabe", "unbekannt", "null"),
        *("-", "--", "–", "—", "−", "./.", "?", "??", "(leer)"),
    )
)
_ERRORS = ("#REF!", "#BEZUG!", "#NV", "#WERT!", "#VALUE!", "#DIV/0!", "#NAME?", "#ZAHL!", "#NUM!")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, eq=False)
class PerValue:
    """Something computed once per different value of a column: a column holds few of them."""

    items: list[Any]
    codes: npt.NDArray[np.intp]
    index: pd.Index[Any]

    def over(self, whole: pd.Index[Any], function: Callable[[Any], Any], missing: Any) -> Any:
        """Return a column over `whole` with the function of every item, else `missing`."""
        if not self.items:
            return pd.Series(missing, index=whole)
        results = np.array([function(item) for item in self.items])
        part = pd.Series(results[self.codes], index=self.index)
        return part if len(part) == len(whole) else part.reindex(whole, fill_value=missing)

    def any(self, function: Callable[[Any], bool]) -> bool:
        """Tell whether a value with a property occurs."""
        return any(function(item) for item in self.items)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A raw column and masks over it; `words` says which text stands for a missing value."""

    raw: pd.Series[Any]
    text: pd.Series[bool]
    native: pd.Series[bool]
    words: pd.Series[bool]
    errors: pd.Series[bool]

    def findings(self) -> tuple[Finding, ...]:
        """Report missing words and Excel errors."""
        todo = "Bitte in der Ausgangsdatei beheben; die Werte gelten bis dahin als fehlend."
        return (
            *finding(
                "Q26",
                "corrected",
                self.words,
                self.raw,
                "Wörter wie „k. A.“ oder „-“ stehen für einen fehlenden Wert.",
                "Sie gelten als fehlend.",
            ),
            *finding(
                "Q31",
                "warned",
                self.errors,
                self.raw,
                "Excel-Fehlerwerte statt eines Inhalts.",
                todo,
            ),
        )


def sort_cells(raw: pd.Series[Any], *, keep_words: bool = False) -> Cells:
    """Sort the cells of a column; with `keep_words` "unbekannt" and the like stay text."""
    said = pd.Series([isinstance(cell, str) for cell in raw], index=raw.index, dtype=bool)
    kinds = per_value(raw[said], lambda text: _kind(text, keep_words))
    kind = kinds.over(raw.index, str, "")
    return Cells(raw, kind == "text", raw.notna() & ~said, kind == "word", kind == "error")


def is_missing_word(text: str) -> bool:
    """Tell whether a text says that a value is not known.

    >>> is_missing_word("k. A. "), is_missing_word("Karl")
    (True, False)
    """
    plain = _BLANKS.sub(" ", text).strip()
    return plain == "x" or plain.casefold() in MISSING_WORDS  # a group may be called X


def per_value(texts: pd.Series[Any], function: Callable[[Any], Any]) -> PerValue:
    """Apply a function once per different value."""
    codes, unique = pd.factorize(texts)
    return PerValue([function(value) for value in unique], codes, texts.index)


def mapped_values(texts: pd.Series[Any], function: Callable[[Any], Any]) -> pd.Series[Any]:
    """Apply a function once per different value and return the column of results."""
    found = per_value(texts, function)
    results = np.empty(len(found.items), dtype=object)
    results[:] = found.items
    return pd.Series(results[found.codes], index=texts.index, dtype=object)


def _kind(text: str, keep_words: bool) -> str:
    if isinstance(text, CellError) or text in _ERRORS:
        return "error"
    if not text.strip():
        return ""
    return "word" if not keep_words and is_missing_word(text) else "text"
