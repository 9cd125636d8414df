"""How far leads and deals get: from one milestone to a later one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

import numpy as np
import pandas as pd

from vertrieb_kit.analysis.intervals import wilson
from vertrieb_kit.analysis.journey.as_of import deals_as_of

MILESTONES = ("lead", "deal", "requested", "demo", "quoted", "won")
_DATE_OF = {"requested": "requested_on", "demo": "demo_on", "quoted": "quoted_on"}


@dataclass(frozen=True, slots=True)
class Step:
    """From one milestone to a later one.

    `advanced` of `entered` got there; `open` ones have not, but may still. `rate` is over the
    resolved ones, entered − open; `gross_rate` over all that entered.
    """

    start: str
    end: str
    entered: int
    advanced: int
    open: int
    rate: float | None
    low: float | None
    high: float | None

    @property
    def gross_rate(self) -> float | None:
        """Return advanced over entered, open cases included."""
        return self.advanced / self.entered if self.entered else None

    @property
    def open_share(self) -> float:
        """Return the share of the entered that is still open."""
        return self.open / self.entered if self.entered else 0.0


@dataclass(frozen=True, slots=True)
class Conversion:
    """Steps between all milestones; those in `unrecorded` have no date (or link) in the data."""

    steps: tuple[Step, ...]
    unrecorded: tuple[str, ...]

    def step(self, start: str, end: str) -> Step:
        """Return one step; KeyError when the milestones are not in order."""
        for step in self.steps:
            if (step.start, step.end) == (start, end):
                return step
        raise KeyError(f"no step from {start!r} to {end!r}")

    @property
    def path(self) -> tuple[Step, ...]:
        """Return the steps between neighbouring milestones that are recorded."""
        recorded = [name for name in MILESTONES if name not in self.unrecorded]
        pairs = pairwise(recorded)
        return tuple(self.step(start, end) for start, end in pairs)


def step(start: str, end: str, *, entered: int, advanced: int, open: int) -> Step:
    """Return one step from its counts, with the Wilson interval of the resolved rate.

    >>> step("quoted", "won", entered=45, advanced=18, open=9).rate
    0.5
    """
    resolved = entered - open
    low, high = wilson(advanced, resolved)
    rate = advanced / resolved if resolved else None
    return Step(start, end, entered, advanced, open, rate, low, high)


def conversion(deals: pd.DataFrame, leads: pd.DataFrame, *, until: date) -> Conversion:
    """Follow the deals created (and the leads met) up to the end of `until`.

    A later milestone implies the earlier ones. Deals decided without a date take no part.
    """
    known = deals_as_of(deals, until)
    known = known[known["outcome"].notna() & known["created_on"].notna()]
    reached = _reached(known, until)
    lead_rows = _of_leads(leads, known, reached)
    steps = []
    for start, end in combinations(MILESTONES, 2):
        frame = lead_rows if start == "lead" else reached
        steps.append(_step(frame, start, end))
    return Conversion(tuple(steps), _unrecorded(known, leads))


def _reached(known: pd.DataFrame, until: date) -> pd.DataFrame:
    """Return per deal which milestones it reached, and whether it is still open."""
    end = pd.Timestamp(until) + timedelta(days=1)
    reached = pd.DataFrame({"won": known["outcome"] == "gewonnen"}, index=known.index)
    later = reached["won"]
    for name in ("quoted", "demo", "requested"):
        later = later | (known[_DATE_OF[name]] < end)
        reached[name] = later
    return reached.assign(deal=True, open=known["outcome"] == "offen")


def _of_leads(leads: pd.DataFrame, known: pd.DataFrame, reached: pd.DataFrame) -> pd.DataFrame:
    """Return per lead what its deal reached; a lead without deal reached nothing, for good."""
    by_deal = reached.set_index(known["deal_id"].to_numpy())
    by_deal = by_deal[by_deal.index.notna() & ~by_deal.index.duplicated()]
    of_lead = by_deal.reindex(leads["deal_id"].to_numpy()).fillna(False).astype(bool)
    return of_lead.assign(lead=True)


def _step(frame: pd.DataFrame, start: str, end: str) -> Step:
    entered = frame[frame[start]]
    waiting = ~entered[end] & entered["open"]
    return step(
        start,
        end,
        entered=len(entered),
        advanced=int(np.sum(entered[end])),
        open=int(np.sum(waiting)),
    )


def _unrecorded(known: pd.DataFrame, leads: pd.DataFrame) -> tuple[str, ...]:
    missing = [name for name, column in _DATE_OF.items() if not known[column].notna().any()]
    linked = set(leads["deal_id"].dropna()) & set(known["deal_id"].dropna())
    if not linked:
        missing.append("lead")
    return tuple(missing)
