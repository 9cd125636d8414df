"""What a sheet and a column are, declared once for workbook, checks, dictionary and errors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "text",  # free text
    "id",  # key, kept as text with its leading zeros
    "integer",  # whole number
    "number",  # decimal number
    "money",  # amount in the currency of the engagement, net of VAT
    "percent",  # entered as 12,5; held as the fraction 0.125
    "date",
    "datetime",
    "enum",  # one of `allowed`
]

FACT_VALUES = ("ja", "nein", "unbekannt")

_FOLD = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_UNIT_AT_END = re.compile(r"\s*[\(\[][^()\[\]]*[\)\]]\s*$")


def fold(text: str) -> str:
    """Return the form in which headers and allowed values are compared.

    Case, umlaut spelling, blanks, hyphens and underscores do not count.

    >>> fold("Variable_Kosten "), fold("Maßnahme")
    ('variablekosten', 'massnahme')
    """
    plain = unicodedata.normalize("NFC", text).casefold().translate(_FOLD)
    return re.sub(r"[\s\-_\u00ad]+", "", plain)


def fold_header(text: str) -> str:
    """Return the folded header without a bracketed unit at its end.

    >>> fold_header("Rechnungsrabatt (%)") == fold_header("rechnungsrabatt")
    True
    """
    return fold(_UNIT_AT_END.sub("", text)) or fold(text)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a contract sheet.

    `header` is what people see, `name` what code uses. `low` and `high` bound numbers (inclusive).
    `aliases` are further spellings of allowed values, spelling → allowed value.
    `event` marks the date that must not lie after the reference date.
    `person` marks values that must never get past the door.
    """

    header: str
    name: str
    kind: Kind = "text"
    required: bool = False
    help: str = ""
    example: str = ""
    unit: str = ""
    allowed: tuple[str, ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
    low: float | None = None
    high: float | None = None
    event: bool = False
    person: bool = False

    @property
    def is_numeric(self) -> bool:
        """Tell whether the typed column is float64."""
        return self.kind in ("integer", "number", "money", "percent")

    @property
    def is_date(self) -> bool:
        """Tell whether the typed column holds timestamps."""
        return self.kind in ("date", "datetime")

    def allowed_value(self, text: str) -> str | None:
        """Return the allowed value that a spelling stands for, None when there is none."""
        wanted = fold(text)
        spellings = {fold(value): value for value in self.allowed}
        spellings |= {fold(alias): value for alias, value in self.aliases}
        return spellings.get(wanted)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One contract sheet.

    `title` is the sheet's name in the workbook, `name` that of the typed frame.
    `key` lists the column names that identify a row; empty when equal rows are legitimate.
    `hundred` names the percent column whose used rows must sum to 100 ± 0.1.
    `by` says who usually fills the sheet: Auftraggeber or Beratung.
    """

    title: str
    name: str
    purpose: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    hundred: str = ""
    by: Literal["Auftraggeber", "Beratung"] = "Auftraggeber"

    def column(self, name: str) -> Column:
        """Return a column by its machine name; KeyError for a programming mistake."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"sheet {self.title} has no column {name!r}")

    def by_header(self, header: str) -> Column | None:
        """Return the column that a written header stands for, None when there is none."""
        wanted = fold_header(header)
        return next((c for c in self.columns if fold_header(c.header) == wanted), None)

    @property
    def event_column(self) -> Column | None:
        """Return the date column that the reference date bounds."""
        return next((c for c in self.columns if c.event), None)

    @property
    def required(self) -> tuple[Column, ...]:
        """Return the columns that must be mapped."""
        return tuple(c for c in self.columns if c.required)


def facts(pairs: Iterable[tuple[str, str, str]]) -> tuple[Column, ...]:
    """Build ja/nein/unbekannt columns from (header, name, help)."""
    yes_no = (("yes", "ja"), ("no", "nein"), ("true", "ja"), ("false", "nein"), ("wahr", "ja"))
    more = (("falsch", "nein"), ("1", "ja"), ("0", "nein"), ("x", "ja"), ("?", "unbekannt"))
    return tuple(
        Column(header, name, "enum", allowed=FACT_VALUES, aliases=(*yes_no, *more), help=text)
        for header, name, text in pairs
    )
