"""How the client sees itself, and how others see it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from vertrieb_kit.analysis.competitors.lead import LEVEL
from vertrieb_kit.analysis.competitors.matrix import Matrix
from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY

OUTSIDE = ("Kunde", "Extern")


@dataclass(frozen=True, slots=True)
class Gap:
    """One criterion as the client and as others rate it."""

    criterion: str
    own_view: float
    outside_view: float

    @property
    def value(self) -> float:
        """Return the own view minus the outside view."""
        return self.own_view - self.outside_view


@dataclass(frozen=True, slots=True)
class SelfImage:
    """Own and outside view of the client, largest overestimation first.

    `outside` is Kunde, else Extern, None when one of the two views is missing; `missing` names
    it then. `n` counts the ratings of both views.
    """

    gaps: tuple[Gap, ...]
    outside: str | None
    n: int
    missing: tuple[str, ...]

    @property
    def higher(self) -> tuple[Gap, ...]:
        """Return the criteria on which the client rates itself visibly higher."""
        return tuple(gap for gap in self.gaps if gap.value >= LEVEL)

    @property
    def lower(self) -> tuple[Gap, ...]:
        """Return the criteria on which the client rates itself visibly lower, widest first."""
        return tuple(gap for gap in reversed(self.gaps) if gap.value <= -LEVEL)


def self_image(compared: Matrix) -> SelfImage:
    """Compare the client's own rating with that of its customers (else of outsiders)."""
    rows = compared.ratings.newest()
    own = rows[rows["company"] == OWN_COMPANY]
    means = own.groupby(["perspective", "criterion"])["score"].mean()
    present = set(own["perspective"])
    outside = next((p for p in OUTSIDE if p in present), None)
    if outside is None or "Selbst" not in present:
        missing = ([] if "Selbst" in present else ["Selbst"]) + ([] if outside else ["Kunde"])
        return SelfImage((), None, 0, tuple(missing))
    both = pd.DataFrame({"own": means["Selbst"], "outside": means[outside]}).dropna()
    ordered = both.assign(gap=both["own"] - both["outside"]).sort_values(
        ["gap", "own"], ascending=False, kind="stable"
    )
    used = own[own["perspective"].isin(["Selbst", outside]) & own["criterion"].isin(both.index)]
    gaps = (Gap(str(c), float(a), float(b)) for c, a, b, _ in ordered.itertuples())
    return SelfImage(tuple(gaps), outside, len(used), ())
