"""A defect in the client's data: collected, counted, addressed to a cell, worded in German."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Handling = Literal["corrected", "warned", "refused"]

HANDLING_LABELS: dict[Handling, str] = {
    "corrected": "korrigiert",
    "warned": "Hinweis",
    "refused": "abgelehnt",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One kind of defect in one column of one sheet of one file.

    `row`, `column`, `cell` and `raw` show the first occurrence (rows are 1-based as in the file);
    `text` names what was expected, the first ten cells and what to do; `count` says how often.
    """

    code: str
    text: str
    handling: Handling
    sheet: str = ""
    file: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""
    raw: str = ""
    count: int = 1

    def as_json(self) -> dict[str, Any]:
        """Return the entry of `problems.json`."""
        return asdict(self)
