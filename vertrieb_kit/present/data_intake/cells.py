"""Cells of tables about plans, where much is still open: texts, days, amounts."""

from __future__ import annotations

from typing import Any

import pandas as pd

from vertrieb_kit.formats import NBSP, Format, is_missing, rounded
from vertrieb_kit.present.blocks import Cell

OPEN = "offen"


def words(value: Any) -> str:
    """Return a text of a sheet; what nobody entered is open.

    >>> words("Vertriebsleitung"), words(float("nan"))
    ('Vertriebsleitung', 'offen')
    """
    return OPEN if pd.isna(value) else str(value)


def day_words(value: Any, fmt: Format) -> str:
    """Return a day as 31.12.2025, or that it is open."""
    return OPEN if pd.isna(value) else fmt.date(value)


def amount_cell(value: float | None, fmt: Format, *, unit: str = "", missing: str = OPEN) -> Cell:
    """Return an amount with the decimals that it needs, at most two, and its unit.

    >>> amount_cell(4.25, Format(), unit="%").text, amount_cell(1500.0, Format()).text
    ('4,25\\xa0%', '1.500')
    """
    if value is None or is_missing(value):
        return Cell(missing, tone="muted")
    exponent = rounded(value, 2).normalize().as_tuple().exponent
    text = fmt.number(value, max(0, -int(exponent)))
    return Cell(f"{text}{NBSP}{unit}" if unit else text, value)
