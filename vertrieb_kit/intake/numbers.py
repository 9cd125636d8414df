"""Raw cells → numbers. Native numbers stay; only text meets the parser, one notation a column."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.intake.cells import Cells, per_value, sort_cells
from vertrieb_kit.intake.findings import Finding, Typed, finding
from vertrieb_kit.intake.number_text import NumberText, read_number

_NOTES = {
    "Q01": ("Zahlen in deutscher Schreibweise oder als Text.", "Sie wurden als Zahl gelesen."),
    "Q02": ("Zahlen in englischer Schreibweise (1,234.56).", "Sie wurden als Zahl gelesen."),
    "Q05": ("Leerzeichen oder Apostroph als Tausendertrennung.", "Sie wurden entfernt."),
    "Q06": ("Einheiten stehen in den Zellen.", "Der Wert wurde in die Grundeinheit umgerechnet."),
    "Q08": ("Minuszeichen nachgestellt, in Klammern oder als Sonderzeichen.", "Wert ist negativ."),
    "Q09": ("Prozentzeichen stehen in den Zellen.", "12,5 % wurde als 12,5 Prozent gelesen."),
}
_CURE_FORMAT = "Bitte geben Sie „zahlformat“ in mandat.toml an oder speichern Sie echte Zahlen."


@dataclass(frozen=True, slots=True)
class NumberRules:
    """How a column's numbers are to be read: stated notation and factor, else found out.

    `native` says that the file keeps types (Excel), so that a number as text is worth a note.
    """

    notation: Literal["de", "en", "ch"] | None = None
    scale: float | None = None
    native: bool = True
    currency: str = "EUR"


def read_numbers(raw: pd.Series[Any], column: Column, rules: NumberRules | None = None) -> Typed:
    """Return a float64 column; missing and unreadable cells are nan and reported."""
    rules = rules or NumberRules()
    cells = sort_cells(raw)
    values = _native(cells)
    parsed = per_value(raw[cells.text], read_number)
    notation, blocked = _notation(cells, parsed, rules)
    if blocked and not cells.native.any():
        return Typed(values, blocked, failed=True)
    texts = parsed.map(lambda item: _text_value(item, notation))
    values = values.where(~cells.text, texts.reindex(raw.index).astype("float64"))
    unit = _unit_conflict(cells, parsed, rules)
    if unit:
        return Typed(pd.Series(np.nan, index=raw.index), unit, failed=True)
    unreadable = _unreadable(cells, values, column)
    if unreadable and not values.notna().any():
        return Typed(values, (replace(unreadable[0], handling="refused"),), failed=True)
    found = (
        *cells.findings(required=False),
        *blocked,
        *unreadable,
        *_notes(cells, parsed, values, rules),
    )
    return Typed(values, found)


def _native(cells: Cells) -> pd.Series[Any]:
    numbers = cells.raw[cells.native]
    real = numbers.map(lambda v: isinstance(v, int | float) and not isinstance(v, bool))
    kept = numbers[real.astype(bool)].astype("float64")
    return kept.reindex(cells.raw.index)


def _notation(
    cells: Cells, parsed: pd.Series[Any], rules: NumberRules
) -> tuple[Literal["de", "en"] | None, tuple[Finding, ...]]:
    """Decide on one notation for the column, or say which cells make that impossible."""
    if rules.notation:
        return ("de" if rules.notation == "de" else "en"), ()
    forms = parsed.map(lambda item: item.form if item else "")
    seen = set(forms.unique())
    if {"de", "en"} <= seen:
        hit = _over(forms.isin(["de", "en", "open"]), cells)
        what = "Deutsche (1.234,56) und englische Zahlen (1,234.56) stehen gemischt."
        return None, finding("Q04", _severity(cells), hit, cells.raw, what, _CURE_FORMAT)
    if "open" in seen and not seen & {"de", "en"}:
        hit = _over(forms == "open", cells)
        what = "Nicht entscheidbar, ob Punkt oder Komma Tausender oder Dezimalstellen trennt."
        return None, finding("Q03", _severity(cells), hit, cells.raw, what, _CURE_FORMAT)
    return ("en" if "en" in seen else "de"), ()


def _severity(cells: Cells) -> Literal["warned", "refused"]:
    return "warned" if cells.native.any() else "refused"


def _text_value(item: NumberText | None, notation: Literal["de", "en"] | None) -> float:
    if item is None:
        return np.nan
    if notation is None:
        value = item.de if item.form == "plain" else None
    else:
        value = item.de if notation == "de" else item.en
    return np.nan if value is None else value * (item.scale or 1.0)


def _unit_conflict(cells: Cells, parsed: pd.Series[Any], rules: NumberRules) -> tuple[Finding, ...]:
    """Refuse cells in T€ beside cells without unit, and amounts in another currency."""
    scaled = parsed.map(lambda item: bool(item and item.scale and item.scale > 1)).astype(bool)
    bare = parsed.map(lambda item: bool(item and item.scale is None)).astype(bool)
    if scaled.any() and (bare.any() or cells.native.any()):
        what = "Beträge mit und ohne Einheit (T€, Mio. €) stehen gemischt."
        todo = "Bitte geben Sie jeder Zelle eine Einheit oder keiner."
        return finding("Q06", "refused", _over(scaled, cells), cells.raw, what, todo)
    foreign = parsed.map(
        lambda item: bool(item and item.currency not in ("", rules.currency))
    ).astype(bool)
    what = f"Beträge in einer anderen Währung als {rules.currency}."
    todo = "Bitte rechnen Sie sie um; ohne Kurs mit Datum werden sie nicht addiert."
    return finding("Q29", "refused", _over(foreign, cells), cells.raw, what, todo)


def _unreadable(cells: Cells, values: pd.Series[Any], column: Column) -> tuple[Finding, ...]:
    known = _over(per_value(cells.raw[cells.text], lambda t: read_number(t) is not None), cells)
    hit = (cells.text & ~known) | (cells.native & values.isna())
    kind = "kein Betrag" if column.kind == "money" else "keine Zahl"
    todo = "Die Werte gelten als fehlend; bitte tragen Sie Zahlen ein."
    return finding("CONTRACT_TYPE", "warned", hit, cells.raw, f"Der Inhalt ist {kind}.", todo)


def _notes(
    cells: Cells, parsed: pd.Series[Any], values: pd.Series[Any], rules: NumberRules
) -> tuple[Finding, ...]:
    codes = parsed.map(lambda item: _note_code(item, rules))
    done = codes[values.reindex(codes.index).notna()]
    found: list[Finding] = []
    for code in sorted({str(code) for code in done.unique()} - {""}):
        what, todo = _NOTES[code]
        hit = _over(done == code, cells)
        found += finding(code, "corrected", hit, cells.raw, what, todo)
    return tuple(found)


def _note_code(item: NumberText | None, rules: NumberRules) -> str:
    """Return the rule that a cell needed; what a CSV holds by nature needs none."""
    if item is None:
        return ""
    code = item.code
    machine = item.form in ("plain", "en") or bool(rules.notation)
    return "" if not rules.native and code in ("Q01", "Q02") and machine else code


def _over(mask: pd.Series[Any], cells: Cells) -> pd.Series[bool]:
    return mask.reindex(cells.raw.index, fill_value=False).astype(bool)
