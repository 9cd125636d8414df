"""Raw cells → numbers. Native numbers stay; only text meets the parser, one notation a column."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.intake.cells import Cells, PerValue, per_value, sort_cells
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
_LOST = "Die Werte gelten als fehlend."
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
    parsed = per_value(raw[cells.text], read_number)
    notation, blocked = _notation(cells, parsed, rules)
    texts = parsed.over(raw.index, lambda item: _text_value(item, notation), np.nan)
    values = _native(cells).where(~cells.text, texts)
    refused = blocked if not cells.native.any() else ()
    refused = refused or _unit_conflict(cells, parsed, rules)
    unreadable = _unreadable(cells, parsed, values, column)
    if unreadable and not values.notna().any():
        refused = refused or (replace(unreadable[0], handling="refused"),)
    if refused:
        return Typed(pd.Series(np.nan, index=raw.index), refused, failed=True)
    notes = _notes(cells, parsed, notation, rules)
    return Typed(values, (*cells.findings(), *blocked, *unreadable, *notes))


def _native(cells: Cells) -> pd.Series[Any]:
    numbers = cells.raw[cells.native]
    real = [_is_finite(v) for v in numbers]
    return numbers[real].astype("float64").reindex(cells.raw.index)


def _is_finite(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _notation(
    cells: Cells, parsed: PerValue, rules: NumberRules
) -> tuple[Literal["de", "en"] | None, tuple[Finding, ...]]:
    """Decide on one notation for the column, or say which cells make that impossible."""
    if rules.notation:
        return ("de" if rules.notation == "de" else "en"), ()
    seen = {item.form for item in parsed.items if item}
    if {"de", "en"} <= seen:
        what = "Deutsche (1.234,56) und englische Zahlen (1,234.56) stehen gemischt."
        return None, _blocked("Q04", cells, parsed, ("de", "en", "open"), what)
    if "open" in seen and not seen & {"de", "en"}:
        what = "Nicht entscheidbar, ob Punkt oder Komma Tausender oder Dezimalstellen trennt."
        return None, _blocked("Q03", cells, parsed, ("open",), what)
    return ("en" if "en" in seen else "de"), ()


def _blocked(
    code: str, cells: Cells, parsed: PerValue, forms: tuple[str, ...], what: str
) -> tuple[Finding, ...]:
    """Report undecidable cells; beside real numbers only these cells are lost."""
    hit = parsed.over(cells.raw.index, lambda item: bool(item and item.form in forms), False)
    if cells.native.any():
        return finding(code, "warned", hit, cells.raw, what, f"{_LOST} {_CURE_FORMAT}")
    return finding(code, "refused", hit, cells.raw, what, _CURE_FORMAT)


def _text_value(item: NumberText | None, notation: Literal["de", "en"] | None) -> float:
    if item is None:
        return np.nan
    if notation is None:
        value = item.de if item.form == "plain" else None
    else:
        value = item.de if notation == "de" else item.en
    return np.nan if value is None else value * (item.scale or 1.0)


def _unit_conflict(cells: Cells, parsed: PerValue, rules: NumberRules) -> tuple[Finding, ...]:
    """Refuse cells in T€ beside cells without unit, and amounts in another currency."""
    index = cells.raw.index
    scaled = parsed.over(index, lambda item: bool(item and item.scale and item.scale > 1), False)
    bare = parsed.any(lambda item: bool(item and item.scale is None)) or cells.native.any()
    if scaled.any() and bare:
        what = "Beträge mit und ohne Einheit (T€, Mio. €) stehen gemischt."
        todo = "Bitte geben Sie jeder Zelle eine Einheit oder keiner."
        return finding("Q06", "refused", scaled, cells.raw, what, todo)
    own = ("", rules.currency)
    foreign = parsed.over(index, lambda item: bool(item and item.currency not in own), False)
    what = f"Beträge in einer anderen Währung als {rules.currency}."
    todo = "Bitte rechnen Sie sie um; ohne Kurs mit Datum werden sie nicht addiert."
    return finding("Q29", "refused", foreign, cells.raw, what, todo)


def _unreadable(
    cells: Cells, parsed: PerValue, values: pd.Series[Any], column: Column
) -> tuple[Finding, ...]:
    strange = parsed.over(cells.raw.index, lambda item: item is None, False)
    hit = strange | (cells.native & values.isna())
    kind = "kein Betrag" if column.kind == "money" else "keine Zahl"
    todo = f"{_LOST} Bitte tragen Sie Zahlen ein."
    return finding("CONTRACT_TYPE", "warned", hit, cells.raw, f"Der Inhalt ist {kind}.", todo)


def _notes(
    cells: Cells, parsed: PerValue, notation: Literal["de", "en"] | None, rules: NumberRules
) -> tuple[Finding, ...]:
    codes = parsed.over(cells.raw.index, lambda item: _note_code(item, notation, rules), "")
    found: list[Finding] = []
    for code in sorted({str(code) for code in codes.unique()} - {""}):
        what, todo = _NOTES[code]
        found += finding(code, "corrected", codes == code, cells.raw, what, todo)
    return tuple(found)


def _note_code(
    item: NumberText | None, notation: Literal["de", "en"] | None, rules: NumberRules
) -> str:
    """Return the rule that a cell needed; what a CSV holds by nature needs none."""
    if item is None or math.isnan(_text_value(item, notation)):
        return ""
    code = "Q02" if item.code == "Q01" and item.form == "open" and notation == "en" else item.code
    machine = item.form == "plain" or notation == "en" or rules.notation is not None
    return "" if not rules.native and code in ("Q01", "Q02") and machine else code
