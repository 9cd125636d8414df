"""What target groups need and how well it is met: gap = importance − fulfilment."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

ASSUMED = "angenommen"


@dataclass(frozen=True, slots=True)
class NeedGap:
    """One need of one target group on the scale 1–5; `n` counts the people asked, None: unsaid."""

    segment: str
    need: str
    importance: float | None
    fulfilment: float | None
    gap: float | None
    n: float | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Needs:
    """All needs of all target groups, in the order of the sheet."""

    gaps: tuple[NeedGap, ...]

    @property
    def segments(self) -> tuple[str, ...]:
        """Return the target groups."""
        return tuple(dict.fromkeys(gap.segment for gap in self.gaps))

    @property
    def names(self) -> tuple[str, ...]:
        """Return the needs, the one with the largest gap anywhere first."""
        largest = {
            name: max(self._sizes(name)) for name in dict.fromkeys(g.need for g in self.gaps)
        }
        return tuple(sorted(largest, key=lambda name: -largest[name]))

    @property
    def assumed(self) -> int:
        """Return how many entries nobody measured or asked for."""
        return sum(gap.evidence == ASSUMED for gap in self.gaps)

    def cell(self, segment: str, need: str) -> NeedGap | None:
        """Return one entry, None when the sheet has none."""
        return next((g for g in self.gaps if (g.segment, g.need) == (segment, need)), None)

    def carried(self, min_n: int) -> tuple[NeedGap, ...]:
        """Return the gaps that enough people support, largest first."""
        known = [g for g in self.gaps if g.gap is not None and (g.n or 0) >= min_n]
        return tuple(sorted(known, key=lambda g: -(g.gap or 0)))

    def _sizes(self, name: str) -> list[float]:
        return [-5.0 if g.gap is None else g.gap for g in self.gaps if g.need == name]


def needs(entries: pd.DataFrame) -> Needs:
    """Return the gap of every entry of the sheet Beduerfnisse; a blank rating has no gap."""
    known = entries.dropna(subset=["segment", "need"])
    columns = ["segment", "need", "importance", "fulfilment", "gap", "n", "evidence"]
    # rounding undoes binary noise: 4.6 − 2.9 is 1.7
    cells = known.assign(gap=(known["importance"] - known["fulfilment"]).round(9))[columns]
    plain = cells.astype(object).where(cells.notna(), None)
    return Needs(tuple(NeedGap(*cell) for cell in plain.itertuples(index=False, name=None)))
