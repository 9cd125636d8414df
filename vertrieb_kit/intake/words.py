"""Raw cells → text, keys and allowed values: tidy what the eye does not see, guess nothing."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Any

import pandas as pd

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.intake.cells import is_missing_word, mapped_values, per_value, sort_cells
from vertrieb_kit.intake.findings import Finding, Typed, finding, listed, shown

_ZERO_WIDTH = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
# marks of writing direction turn the letters after them around, in a report as in an e-mail
_DIRECTION = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CONTROL = "".join(map(chr, [*range(9), *range(14, 28), *range(127, 133), *range(134, 160)]))
_INVISIBLE = dict.fromkeys(map(ord, _ZERO_WIDTH + _DIRECTION + _CONTROL))
_MOJIBAKE = re.compile(r"Ã.|Â.|â€")
_FLOAT_ID = re.compile(r"\d+\.0+")
_SCIENTIFIC = re.compile(r"\d+([.,]\d+)?[eE]\+?\d+")


def tidy(text: str) -> str:
    """Return a text without stray blanks and invisible characters, umlauts composed.

    >>> tidy(" Mu\\u0308ller\\u00a0 AG "), tidy("MÃ¼ller")
    ('Müller AG', 'Müller')
    """
    composed = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join(_unscrambled(composed).split())


def read_text(raw: pd.Series[Any], column: Column) -> Typed:
    """Return a text column; numbers and truth values become the text a reader sees."""
    cells = sort_cells(raw)
    values = _texts(raw, cells.text, cells.native)
    dated = raw[cells.native].map(lambda value: isinstance(value, dt.date | dt.time))
    found = (
        *cells.findings(),
        *_tidied(raw, cells.text, values),
        *finding(
            "Q15",
            "warned",
            _over(dated, raw),
            raw,
            "Excel hat den Text in ein Datum verwandelt.",
            "Bitte prüfen und die Spalte als Text formatieren.",
        ),
    )
    return Typed(values, found)


def read_ids(raw: pd.Series[Any], column: Column) -> Typed:
    """Return keys as text: 10023.0 is "10023"; a key that Excel rounded refuses the column."""
    read = read_text(raw, column)
    text = sort_cells(raw).text
    broken = _over(raw[text].map(lambda v: bool(_SCIENTIFIC.fullmatch(v.strip()))), raw)
    if broken.any():
        what = "Excel hat Nummern gerundet (1,0E+05); die Ziffern sind verloren."
        todo = "Bitte die Spalte als Text formatieren und neu exportieren."
        found = finding("Q25", "refused", broken, raw, what, todo)
        return Typed(pd.Series(None, index=raw.index, dtype="str"), found, failed=True)
    as_float = _over(raw[text].map(lambda v: bool(_FLOAT_ID.fullmatch(v.strip()))), raw)
    numeric = _over(raw[~text].map(lambda v: isinstance(v, int | float) and v == v), raw)
    values = read.series.mask(as_float, read.series.str.replace(r"\.0+$", "", regex=True))
    what = "Nummern stehen als Zahl in der Datei; führende Nullen können fehlen."
    note = finding("Q25", "corrected", as_float | numeric, raw, what, "Sie gelten als Text.")
    return Typed(values, (*read.findings, *note))


def read_enum(raw: pd.Series[Any], column: Column) -> Typed:
    """Return allowed values; `findings` with CONTRACT_ALLOWED mark the rows that have none."""
    cells = sort_cells(raw, keep_words=True)
    texts = _texts(raw, cells.text, cells.native)
    known = mapped_values(texts.dropna(), column.allowed_value).reindex(raw.index)
    unmatched = texts.notna() & known.isna()
    words = unmatched & per_value(texts[unmatched], is_missing_word).over(raw.index, bool, False)
    unknown = unmatched & ~words
    spelled = known.notna() & (known != texts)
    found = (
        *finding("Q26", "corrected", words, raw, "Wörter wie „k. A.“.", "Sie gelten als fehlend."),
        *finding(
            "Q31", "warned", cells.errors, raw, "Excel-Fehlerwerte.", "Sie gelten als fehlend."
        ),
        *finding(
            "Q35",
            "corrected",
            spelled,
            raw,
            "Schreibweisen weichen von den erlaubten Werten ab.",
            f"Sie wurden angeglichen: {_pairs(texts[spelled], known[spelled])}.",
        ),
        *_unknown(unknown, texts, column),
    )
    return Typed(known.astype("str").where(known.notna()).astype("str"), found)


def _unknown(hit: pd.Series[bool], texts: pd.Series[Any], column: Column) -> tuple[Finding, ...]:
    values = listed([f"„{value}“" for value in texts[hit].unique()])
    what = f"Unbekannte Werte: {values}. Erlaubt sind: {', '.join(column.allowed)}."
    todo = "Die Zeilen sind ausgeschlossen."
    return finding("CONTRACT_ALLOWED", "warned", hit, texts, what, todo)


def _texts(raw: pd.Series[Any], text: pd.Series[bool], native: pd.Series[bool]) -> pd.Series[Any]:
    parts = [mapped_values(raw[text], tidy), raw[native].map(_visible)]
    whole = pd.concat([part for part in parts if len(part)] or [raw.iloc[:0]])
    text_column: pd.Series[Any] = whole.reindex(raw.index).astype("str")
    return text_column


def _visible(value: Any) -> str:
    if isinstance(value, bool):
        return "wahr" if value else "falsch"
    if isinstance(value, dt.datetime) and not (value.hour or value.minute):
        return f"{value:%d.%m.%Y}"
    return f"{value:%d.%m.%Y}" if type(value) is dt.date else shown(value)


def _tidied(
    raw: pd.Series[Any], text: pd.Series[bool], values: pd.Series[Any]
) -> tuple[Finding, ...]:
    said = raw[text]
    changed = _over(said != values[text].astype(object), raw)
    scrambled = per_value(said, lambda v: bool(_MOJIBAKE.search(v))).over(raw.index, bool, False)
    repaired, changed = changed & scrambled, changed & ~scrambled
    lost = per_value(said, lambda v: "\ufffd" in v).over(raw.index, bool, False)
    return (
        *finding("Q22", "corrected", repaired, raw, "Umlaute waren falsch kodiert.", "Repariert."),
        *finding("Q22", "warned", lost, raw, "Umlaute sind verloren.", "Bitte neu exportieren."),
        *finding(
            "Q34",
            "corrected",
            changed,
            raw,
            "Überzählige Leerzeichen, Umbrüche oder zerlegte Umlaute.",
            "Sie wurden bereinigt.",
        ),
    )


def _unscrambled(text: str) -> str:
    if not _MOJIBAKE.search(text):
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


def _pairs(texts: pd.Series[Any], known: pd.Series[Any]) -> str:
    pairs = dict(zip(texts, known, strict=True))
    return listed([f"„{said}“ → „{meant}“" for said, meant in pairs.items()])


def _over(mask: pd.Series[Any], raw: pd.Series[Any]) -> pd.Series[bool]:
    return mask.reindex(raw.index, fill_value=False).astype(bool)
