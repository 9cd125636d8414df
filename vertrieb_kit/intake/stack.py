"""All rows of one sheet from all its files, with what was found out about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from vertrieb_kit.contracts.columns import Sheet
from vertrieb_kit.contracts.problems import Handling, Problem
from vertrieb_kit.intake.cleaning import Part, empty_frame
from vertrieb_kit.intake.findings import Place, finding, shown, to_problem
from vertrieb_kit.intake.model import RowCount


@dataclass(frozen=True, slots=True, eq=False)
class Stack:
    """Rows of a sheet: everything that was read, and in `keep` what takes part.

    `part` and `row` say for every row of `frame` which file and line it came from.
    """

    sheet: Sheet
    parts: tuple[Part, ...]
    frame: pd.DataFrame
    part: pd.Series[int]
    row: pd.Series[int]
    keep: pd.Series[bool]
    problems: tuple[Problem, ...] = ()
    refused: bool = False
    currency: str = "EUR"

    @property
    def mapped(self) -> list[str]:
        """Return the names of the columns that any file fills, in contract order."""
        filled = {name for part in self.parts for name in part.mapped}
        return [column.name for column in self.sheet.columns if column.name in filled]

    @property
    def used(self) -> pd.DataFrame:
        """Return the rows that take part, renumbered; none when the sheet is refused."""
        if self.refused:
            return empty_frame(self.sheet)
        return self.frame[self.keep].reset_index(drop=True)

    @property
    def count(self) -> RowCount:
        """Return rows read, used, excluded."""
        read, used = len(self.frame), len(self.used)
        return RowCount(read, used, read - used)

    def without(self, hit: pd.Series[bool]) -> Stack:
        """Leave rows out."""
        return replace(self, keep=self.keep & ~hit)

    def refuse(self) -> Stack:
        """Refuse the whole sheet."""
        return replace(self, refused=True)

    def add(self, *problems: Problem) -> Stack:
        """Append problems."""
        return replace(self, problems=(*self.problems, *problems))

    def report(
        self,
        code: str,
        handling: Handling,
        hit: pd.Series[bool],
        column: str,
        what: str,
        todo: str = "",
    ) -> Stack:
        """Append one problem per file about the rows that `hit` marks."""
        found: list[Problem] = []
        for number, part in enumerate(self.parts):
            here = hit & (self.part == number)
            if here.any():
                found.append(self._problem(code, handling, here, column, what, todo, part))
        return self.add(*found)

    def _problem(
        self,
        code: str,
        handling: Handling,
        here: pd.Series[bool],
        column: str,
        what: str,
        todo: str,
        part: Part,
    ) -> Problem:
        rows = self.row[here]
        cells = part.raw.get(column)
        raw = rows.map(lambda row: "" if cells is None else shown(cells[row]))
        place = part.places[column] if column else Place(self.sheet.title, part.file)
        marked = pd.Series(True, index=pd.Index(rows.to_numpy()))
        texts = pd.Series(raw.to_numpy(), index=marked.index, dtype=object)
        return to_problem(finding(code, handling, marked, texts, what, todo)[0], place)


def stack(sheet: Sheet, parts: Sequence[Part], currency: str = "EUR") -> Stack:
    """Put the rows of all files of a sheet together."""
    frames = [part.frame for part in parts if len(part.frame)]
    frame = pd.concat(frames, ignore_index=True) if frames else empty_frame(sheet)
    numbers = [n for n, part in enumerate(parts) for _ in range(len(part.frame))]
    rows = [int(row) for part in parts for row in part.frame.index]
    return Stack(
        sheet,
        tuple(parts),
        frame,
        pd.Series(numbers, index=frame.index, dtype="int64"),
        pd.Series(rows, index=frame.index, dtype="int64"),
        pd.Series(True, index=frame.index, dtype=bool),
        tuple(problem for part in parts for problem in part.problems),
        refused=any(part.refused for part in parts),
        currency=currency,
    )
