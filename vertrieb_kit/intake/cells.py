"""Sort the raw cells of a column: empty, said to be missing, Excel error, text, or native."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from vertrieb_kit.intake.findings import Finding, finding
from vertrieb_kit.intake.raw import CellError

MISSING_WORDS = frozenset(
    ("k.a.", "k. a.", "ka", "n/a", "n.a.", "n. a.", "#n/a", "keine angabe", "unbekannt", "null")
    + ("-", "--", "–", "—", "−", "./.", "/", "x", "?", "??", "(leer)", "leer")
)

_BLANKS = re.compile(r"\s+")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A raw column and masks over it; `words` says which text stands for a missing value."""

    raw: pd.Series[Any]
    text: pd.Series[bool]
    native: pd.Series[bool]
    words: pd.Series[bool]
    errors: pd.Series[bool]

    def findings(self, *, required: bool) -> tuple[Finding, ...]:
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
                "refused" if required else "warned",
                self.errors,
                self.raw,
                "Excel-Fehlerwerte statt eines Inhalts.",
                todo,
            ),
        )


def sort_cells(raw: pd.Series[Any], *, keep_words: bool = False) -> Cells:
    """Sort the cells of a column; with `keep_words` "unbekannt" and the like stay text."""
    kinds = raw.map(type, na_action=None)
    is_text = kinds.map(lambda kind: kind is str)
    blank = raw.isna() | (kinds == CellError)
    texts = per_value(raw[is_text], lambda text: not text.strip())
    empty = _spread(texts, raw)
    words = pd.Series(False, index=raw.index)
    if not keep_words:
        words = _spread(per_value(raw[is_text], is_missing_word), raw) & ~empty
    text = is_text & ~empty & ~words
    return Cells(raw, text, ~blank & ~is_text, words, kinds == CellError)


def is_missing_word(text: str) -> bool:
    """Tell whether a text says that a value is not known.

    >>> is_missing_word("k. A. "), is_missing_word("Karl")
    (True, False)
    """
    return _BLANKS.sub(" ", text).strip().casefold() in MISSING_WORDS


def per_value(texts: pd.Series[Any], function: Callable[[Any], _T]) -> pd.Series[Any]:
    """Apply a function once per different value: a column holds few of them."""
    codes, unique = pd.factorize(texts)
    results = np.empty(len(unique), dtype=object)
    for position, value in enumerate(unique):
        results[position] = function(value)
    return pd.Series(results[codes], index=texts.index, dtype=object)


def _spread(part: pd.Series[Any], whole: pd.Series[Any]) -> pd.Series[bool]:
    """Lay a mask over part of a column onto the whole column."""
    return part.reindex(whole.index, fill_value=False).astype(bool)
