"""Percent columns: entered as 12,5, held as 0.125, and never guessed when both could be meant."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.intake.cells import sort_cells
from vertrieb_kit.intake.findings import Finding, Typed, finding
from vertrieb_kit.intake.numbers import NumberRules, read_numbers

_CURE = "Bitte geben Sie „einheit“ in mandat.toml an oder tragen Sie überall 12,5 statt 0,125 ein."


def read_percents(raw: pd.Series[Any], column: Column, rules: NumberRules, *, whole: bool) -> Typed:
    """Return fractions. `whole` says that the column's values add up to 100 per cent."""
    read = read_numbers(raw, column, NumberRules(rules.notation, None, rules.native))
    if read.failed:
        return read
    if rules.scale is not None:
        return Typed(read.series * rules.scale, read.findings)
    marked = _has_sign(raw)
    if whole:
        return _by_sum(read, raw, marked)
    return _by_range(read, raw, marked)


def _by_sum(read: Typed, raw: pd.Series[Any], marked: pd.Series[bool]) -> Typed:
    """Weights add up to 100 or, as Excel percentages, to 1: no mix is possible."""
    if read.series.max() <= 1 and not marked.any():
        return Typed(read.series, (*read.findings, *_note(read.series.notna(), raw)))
    return Typed(read.series / 100, read.findings)


def _by_range(read: Typed, raw: pd.Series[Any], marked: pd.Series[bool]) -> Typed:
    bare = read.series[~marked].abs()
    small = (bare > 0) & (bare < 1)
    if not small.any():
        return Typed(read.series / 100, read.findings)
    if (bare > 1).any() or marked.any():
        hit = small.reindex(raw.index, fill_value=False).astype(bool)
        what = "Anteile wie 0,125 und Prozentwerte wie 12,5 stehen gemischt."
        found = finding("Q09", "refused", hit, raw, what, _CURE)
        return Typed(pd.Series(np.nan, index=raw.index), (*read.findings, *found), failed=True)
    return Typed(read.series, (*read.findings, *_note(read.series.notna(), raw)))


def _note(hit: pd.Series[bool], raw: pd.Series[Any]) -> tuple[Finding, ...]:
    what = "Alle Werte liegen zwischen 0 und 1 (Excel-Prozentformat)."
    return finding("Q09", "corrected", hit, raw, what, "0,125 wurde als 12,5 Prozent gelesen.")


def _has_sign(raw: pd.Series[Any]) -> pd.Series[bool]:
    text = sort_cells(raw).text
    marked = raw[text].map(lambda value: "%" in value)
    return marked.reindex(raw.index, fill_value=False).astype(bool)
