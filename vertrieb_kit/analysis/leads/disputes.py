"""Which cases people dispute most, and how many votes changed between two rounds."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from vertrieb_kit.analysis.leads.coefficients import item_agreement


@dataclass(frozen=True, slots=True)
class RoundChange:
    """Votes of the same people on the same cases that changed from one round to the next."""

    changed: int
    total: int

    @property
    def share(self) -> float | None:
        """Return the share that changed, None when nobody voted twice."""
        return self.changed / self.total if self.total else None


def item_disagreement(counts: pd.DataFrame) -> pd.DataFrame:
    """Order cases by dispute: agreement ascending, then more votes, then name.

    `counts` has one row per case and one column per class. Returns agreement (NaN below two
    votes), majority_share and votes per case.
    """
    votes = counts.sum(axis=1)
    table = pd.DataFrame(
        {
            "agreement": item_agreement(counts),
            "majority_share": counts.max(axis=1) / votes.where(votes > 0),
            "votes": votes,
            "name": counts.index,
        },
        index=counts.index,
    )
    order = table.sort_values(
        ["agreement", "votes", "name"], ascending=[True, False, True], kind="stable"
    )
    return order.drop(columns="name")


def round_change(votes: pd.DataFrame, first: int = 1, last: int = 2) -> RoundChange:
    """Count the votes that a person changed; people or cases of one round only do not count."""
    keys = ["participant_code", "case_id"]
    known = votes.dropna(subset=["lead_class"])
    before, after = (
        known[known["round"] == r].set_index(keys)["lead_class"] for r in (first, last)
    )
    both = pd.concat([before, after], axis=1, join="inner", keys=["before", "after"])
    return RoundChange(int((both["before"] != both["after"]).sum()), len(both))
