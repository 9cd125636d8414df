"""Read and check a source without computing: what `vertrieb pruefen` reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vertrieb_kit.chapters import Assessable, agreed
from vertrieb_kit.contracts.columns import fold
from vertrieb_kit.contracts.problems import Problem
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.errors import NothingUsableError
from vertrieb_kit.intake.engagement import read_engagement
from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.model import RowCount
from vertrieb_kit.intake.profile import FileProfile, profile, profile_engagement


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found: tables, problems, and what each agreed chapter could assess.

    `refusal` says why no table can be used.
    """

    tables: tuple[FileProfile, ...]
    problems: tuple[Problem, ...]
    chapters: tuple[Assessable, ...]
    source: Path
    counts: Mapping[str, RowCount] = field(default_factory=dict)
    refusal: str = ""

    @property
    def exit_code(self) -> int:
        """Return 0 when at least one table can be used, else 2."""
        return 0 if any(table.rows for table in self.tables) and not self.refusal else 2

    def as_json(self) -> dict[str, Any]:
        """Return the JSON document of `pruefen`."""
        return {
            "tables": [table.as_json() for table in self.tables],
            "problems": [problem.as_json() for problem in self.problems],
            "chapters": [
                {"stem": c.chapter.stem, "assessable": c.answer, "missing": list(c.missing)}
                for c in self.chapters
            ],
        }


def check_source(source: Path) -> Checked:
    """Read an engagement, a workbook, or a single export that nobody has mapped.

    Raises UsageError or SourceError as `load` does; with nothing usable `refusal` says why.
    """
    if source.is_file():
        tables = tuple(profile(source))
        if not any(_is_contract_sheet(table) for table in tables):
            return Checked(tables, _nothing(source, tables), (), source)
        return _checked(source, tables)
    return _checked(source, None)


def _checked(source: Path, tables: tuple[FileProfile, ...] | None) -> Checked:
    try:
        intake = load(source)
    except NothingUsableError as error:
        problems = error.problems or (_problem(source, error.message),)
        there = profile_engagement(read_engagement(source)) if tables is None else tables
        return Checked(tuple(there), problems, (), source, refusal=error.message)
    found = profile_engagement(intake.engagement) if tables is None else tables
    chapters = agreed(intake.engagement.scope, intake.present)
    counts = {BY_NAME[name].title: count for name, count in intake.counts.items()}
    return Checked(tuple(found), intake.problems, chapters, source, counts)


def _nothing(source: Path, tables: tuple[FileProfile, ...]) -> tuple[Problem, ...]:
    """Say why a file that nobody has mapped cannot be used."""
    if any(table.rows for table in tables):
        return ()
    head = "Die Datei hat eine Kopfzeile, aber" if tables else "Die Datei enthält"
    return (_problem(source, f"{head} keine Datenzeilen. Bitte exportieren Sie sie noch einmal."),)


def _problem(source: Path, text: str) -> Problem:
    return Problem("CONTRACT_MISSING_SHEET", text, "refused", file=source.name)


def _is_contract_sheet(table: FileProfile) -> bool:
    return table.target is not None and fold(table.sheet) == fold(table.target)
