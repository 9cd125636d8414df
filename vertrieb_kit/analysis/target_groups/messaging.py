"""Which target group hears which message over which channel, and where nobody speaks."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Literal

import pandas as pd

Coverage = Literal["both", "marketing", "sales", "none"]

UNCLEAR_BELOW = 3

_COVERAGE: dict[frozenset[str], Coverage] = {
    frozenset(("Marketing", "Vertrieb")): "both",
    frozenset(("Marketing",)): "marketing",
    frozenset(("Vertrieb",)): "sales",
    frozenset(): "none",
}


@dataclass(frozen=True, slots=True)
class MessageCell:
    """One combination of target group and channel, and who has a message for it."""

    segment: str
    channel: str
    messages: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Messaging:
    """Target groups × channels. `unclear` counts messages rated below 3 of 5 for clarity."""

    segments: tuple[str, ...]
    channels: tuple[str, ...]
    cells: tuple[MessageCell, ...]
    messages: int
    rated: int
    unclear: int

    def cell(self, segment: str, channel: str) -> MessageCell:
        """Return one combination; every one exists."""
        return next(c for c in self.cells if (c.segment, c.channel) == (segment, channel))

    def count(self, coverage: Coverage) -> int:
        """Return how many combinations have this coverage."""
        return sum(cell.coverage == coverage for cell in self.cells)

    def gaps_of(self, segment: str) -> int:
        """Return over how many channels a target group hears nothing."""
        return sum(c.coverage == "none" for c in self.cells if c.segment == segment)


def messaging(entries: pd.DataFrame, customers: pd.DataFrame) -> Messaging:
    """Cross target groups with channels.

    Target groups are those of the sheet Ansprache and the segments of Kunden: a segment that no
    message names is a finding, not a blank.
    """
    known = entries.dropna(subset=["segment", "channel", "message", "view"])
    found = pd.concat([known["segment"], customers["segment"]]).dropna() if len(known) else []
    names = tuple(dict.fromkeys(str(name) for name in found))
    channels = tuple(dict.fromkeys(str(name) for name in known["channel"]))
    views = known.groupby(["segment", "channel"])["view"].agg(list).to_dict()
    clarity = known["clarity"].dropna()
    return Messaging(
        segments=names,
        channels=channels,
        cells=tuple(_cell(s, c, views.get((s, c), [])) for s, c in product(names, channels)),
        messages=len(known),
        rated=len(clarity),
        unclear=int((clarity < UNCLEAR_BELOW).sum()),
    )


def _cell(segment: str, channel: str, views: list[str]) -> MessageCell:
    return MessageCell(segment, channel, len(views), _COVERAGE[frozenset(views)])
