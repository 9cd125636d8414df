"""What intake hands on: the engagement, its typed tables, and what was wrong with them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

import pandas as pd

from vertrieb_kit.contracts.parameters import Parameters
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.formats import Country

Profile = Literal["geschaeftsfuehrung", "verteiler", "intern"]


@dataclass(frozen=True, slots=True)
class Export:
    """One `[[export]]` of mandat.toml: a client's file and how it fills a contract sheet."""

    file: Path
    sheet: str
    table: str | None = None
    preset: str | None = None
    delimiter: str | None = None
    encoding: str | None = None
    number_format: Literal["de", "en", "ch"] | None = None
    date_order: Literal["TMJ", "MTJ", "JMT"] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, object] = field(default_factory=dict)
    computed: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Engagement:
    """One engagement as its `mandat.toml` (or its sheet Projekt) describes it.

    `scope` holds chapter keys (German). `reference_date` None means: latest event in the data.
    `given` are the parameters as written, not yet merged with the command line; `stated` are the
    keys of `[mandat]` that were written, which Projekt may not override.
    """

    source: Path
    name: str
    code: str
    reference_date: date | None = None
    country: Country = "DE"
    currency: str = "EUR"
    profile: Profile = "geschaeftsfuehrung"
    scope: tuple[str, ...] = ()
    control_total: float | None = None
    customers_are_persons: bool = False
    workbook: Path | None = None
    exports: tuple[Export, ...] = ()
    given: Mapping[str, object] = field(default_factory=dict)
    stated: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RowCount:
    """Rows of one sheet: read = used + excluded."""

    read: int
    used: int
    excluded: int


@dataclass(frozen=True, slots=True)
class SourceTable:
    """Where rows of a sheet came from, for source lines and the data basis.

    `as_of` is the export date of the sheet Quellen, None when nobody said it.
    """

    sheet: str
    file: str
    table: str
    system: str
    rows: int
    as_of: date | None
    filter_note: str = ""


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file that was read, with its SHA-256."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything an engagement holds, typed and checked.

    `tables`: machine name → used rows. Every contract sheet is there; an absent one is an empty
    frame. Every frame has all contract columns under their machine names: text and enums as str
    (missing: NaN), numbers as float64, percent as fractions, dates as datetime64. Index 0…n−1.
    `present`: machine names of sheets with at least one used row. `refused`: sheet titles.
    `control_total` and `parameters` are merged (mandat.toml over Projekt).
    """

    engagement: Engagement
    reference_date: date
    parameters: Parameters
    tables: Mapping[str, pd.DataFrame]
    counts: Mapping[str, RowCount]
    problems: tuple[Problem, ...]
    sources: tuple[SourceTable, ...]
    files: tuple[InputFile, ...]
    refused: tuple[str, ...] = ()
    aliases: Mapping[str, str] = field(default_factory=dict)
    project: Mapping[str, str] = field(default_factory=dict)

    @property
    def present(self) -> frozenset[str]:
        """Return the machine names of the sheets that have usable rows."""
        return frozenset(name for name, frame in self.tables.items() if len(frame))

    @property
    def as_of(self) -> dict[str, date]:
        """Return the oldest Stand of every sheet whose Stand somebody stated, by sheet title."""
        known: dict[str, date] = {}
        for table in self.sources:
            if table.as_of:
                known[table.sheet] = min(known.get(table.sheet, table.as_of), table.as_of)
        return known
