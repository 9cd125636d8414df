"""How many of the reported leads a definition recognises, and why the others drop out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from vertrieb_kit.analysis.leads.rules import FACT_MISSING, NOT_CLASSIFIABLE, classify
from vertrieb_kit.contracts.definitions import DefinitionSet
from vertrieb_kit.contracts.sheets.leads import LEAD_CLASSES

RECOGNISED = ("mql", "sal", "sql")
ALL_CLASSES = (*LEAD_CLASSES, NOT_CLASSIFIABLE)


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """The leads under one definition: every class counts, a count of 0 is a measured zero."""

    definition: DefinitionSet
    counts: dict[str, int]

    @property
    def net(self) -> int:
        """Return the recognised leads: MQL, SAL and SQL."""
        return sum(self.counts[name] for name in RECOGNISED)


@dataclass(frozen=True, slots=True)
class Bridge:
    """From the reported leads to those that `chosen` recognises.

    `reasons` maps the reason code of every lead left out to its count: each lead counts once, at
    the first rule that holds. `missing` counts the leads that cannot be classed by the fact that
    is missing. `undated` leads have no first contact and take no part. `years` are the first and
    the last calendar year of a first contact, None without leads.
    """

    gross: int
    chosen: ClassCounts
    reasons: dict[str, int]
    missing: dict[str, int]
    by_definition: tuple[ClassCounts, ...]
    undated: int
    years: tuple[int, int] | None

    @property
    def net(self) -> int:
        """Return the leads that the chosen definition recognises."""
        return self.chosen.net


def bridge(
    leads: pd.DataFrame,
    definitions: Mapping[str, DefinitionSet],
    *,
    chosen: str = "dim_v1",
    undated: int = 0,
) -> Bridge:
    """Class all leads under every definition and count what `chosen` leaves out, by reason.

    `leads` are the rows of the sheet Leads that the report's period holds.
    """
    classed = {id: classify(leads, definition) for id, definition in definitions.items()}
    counts = {id: _count(frame, definitions[id]) for id, frame in classed.items()}
    of_chosen = classed[chosen]
    out = of_chosen[~of_chosen["lead_class"].isin(RECOGNISED)]
    return Bridge(
        gross=len(leads),
        chosen=counts[chosen],
        reasons=_tally(out["reason"]),
        missing=_tally(out.loc[out["reason"] == FACT_MISSING, "missing"]),
        by_definition=tuple(counts.values()),
        undated=undated,
        years=_years(leads["first_contact_at"]),
    )


def undated(frame: pd.DataFrame, event: str) -> int:
    """Count the rows without their event date: they take no part in dated figures."""
    return int(frame[event].isna().sum())


def _years(contacts: pd.Series) -> tuple[int, int] | None:
    known = contacts.dropna()
    return (int(known.min().year), int(known.max().year)) if len(known) else None


def _count(classed: pd.DataFrame, definition: DefinitionSet) -> ClassCounts:
    found = classed["lead_class"].value_counts()
    return ClassCounts(definition, {name: int(found.get(name, 0)) for name in ALL_CLASSES})


def _tally(values: pd.Series) -> dict[str, int]:
    counts = values.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return {str(name): int(count) for name, count in counts.items()}
