"""Typed frames of the sheets that this chapter reads; a test shows only what matters to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from vertrieb_kit.analysis.periods import Comparison, comparison
from vertrieb_kit.contracts.parameters import Parameters
from vertrieb_kit.contracts.sheets import BY_NAME

STICHTAG = date(2025, 12, 31)


def table(sheet: str, *rows: dict[str, Any]) -> pd.DataFrame:
    """Return rows of a contract sheet; columns that no row names are missing."""
    columns = {}
    for column in BY_NAME[sheet].columns:
        dtype = "datetime64[us]" if column.is_date else "float64" if column.is_numeric else "str"
        columns[column.name] = pd.Series([row.get(column.name) for row in rows], dtype=dtype)
    return pd.DataFrame(columns)


def revenue(*lines: tuple[str, float] | tuple[str, float, str], **more: Any) -> pd.DataFrame:
    """Return invoice lines from (customer, amount) or (customer, amount, day)."""
    days = (line[2] if len(line) > 2 else "2025-06-30" for line in lines)
    rows = (
        {"customer_id": line[0], "net_revenue": line[1], "doc_date": pd.Timestamp(day), **more}
        for line, day in zip(lines, days, strict=True)
    )
    return table("revenue", *rows)


def customers(**segments: str | None) -> pd.DataFrame:
    """Return existing customers from customer = segment."""
    rows = ({"customer_id": c, "segment": s, "status": "Bestand"} for c, s in segments.items())
    return table("customers", *rows)


def need(segment: str, name: str, importance: Any, fulfilment: Any, n: Any = 12) -> dict[str, Any]:
    """Return a row of Beduerfnisse."""
    evidence = "befragt" if n else "angenommen"
    return {
        "segment": segment,
        "need": name,
        "importance": importance,
        "fulfilment": fulfilment,
        "n": n,
        "evidence": evidence,
    }


def potential(segment: str, **more: Any) -> dict[str, Any]:
    """Return a row of Markt for 2025."""
    return {"segment": segment, "year": 2025, "source": "Verband", **more}


def compared(lines: pd.DataFrame) -> Comparison:
    """Return the two standard periods up to the end of 2025."""
    return comparison(lines["doc_date"], reference_date=STICHTAG, parameters=Parameters())
