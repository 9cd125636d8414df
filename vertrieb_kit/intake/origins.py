"""Where every sheet came from: file, system, date of the export."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from vertrieb_kit.contracts.columns import fold
from vertrieb_kit.intake.model import SourceTable
from vertrieb_kit.intake.stack import Stack


def source_tables(stacks: Iterable[Stack], stated: pd.DataFrame) -> tuple[SourceTable, ...]:
    """Return one entry per sheet and file that gave usable rows; `stated` is the sheet Quellen."""
    known = stated.assign(folded=stated["sheet"].map(lambda s: fold(str(s)))).set_index("folded")
    found: list[SourceTable] = []
    for rows in stacks:
        if rows.refused:
            continue
        for number, part in enumerate(rows.parts):
            used = int((rows.keep & (rows.part == number)).sum())
            title = rows.sheet.title
            about = known[known.index == fold(title)]
            found.append(_table(title, part.file, part.table, used, about))
    return tuple(found)


def _table(title: str, file: str, table: str, rows: int, about: pd.DataFrame) -> SourceTable:
    default = "CSV-Export" if not table else "Excel"
    if about.empty:
        return SourceTable(title, file, table, default, rows, None)
    row = about.iloc[0]
    system = default if pd.isna(row["system"]) else str(row["system"])
    note = "" if pd.isna(row["filter_note"]) else str(row["filter_note"])
    return SourceTable(title, file, table, system, rows, _day(row["exported_on"]), note)


def _day(value: object) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) and not pd.isna(value) else None
