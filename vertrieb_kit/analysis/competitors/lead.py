"""Where the client is ahead of its best competitor, and whether customers care."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from vertrieb_kit.analysis.competitors.matrix import Matrix
from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY

IMPORTANT_FROM = 4.0
LEVEL = 0.05  # smaller differences read as 0,0: neither ahead nor behind
CLEARLY_BEHIND = 1.0


@dataclass(frozen=True, slots=True)
class Lead:
    """Own rating minus that of the best competitor on one criterion.

    `importance` is that of the customers, None when nobody asked them.
    """

    criterion: str
    own: float
    best: float
    rival: str
    importance: float | None

    @property
    def value(self) -> float:
        """Return the signed lead in points."""
        return self.own - self.best

    @property
    def ahead(self) -> bool:
        """Tell whether the client is visibly ahead."""
        return self.value >= LEVEL

    @property
    def behind(self) -> bool:
        """Tell whether the client is visibly behind."""
        return self.value <= -LEVEL

    @property
    def important(self) -> bool:
        """Tell whether customers call the criterion important."""
        return self.importance is not None and self.importance >= IMPORTANT_FROM


@dataclass(frozen=True, slots=True)
class Leads:
    """The client against its best competitor, criterion by criterion, in their sheet's order.

    `n` counts the ratings behind the comparison.
    """

    criteria: tuple[Lead, ...]
    perspective: str | None
    n: int

    @property
    def ahead(self) -> tuple[Lead, ...]:
        """Return the criteria with a visible lead, largest first."""
        return tuple(sorted((c for c in self.criteria if c.ahead), key=lambda c: -c.value))

    @property
    def behind(self) -> tuple[Lead, ...]:
        """Return the criteria with a visible lag, largest first."""
        return tuple(sorted((c for c in self.criteria if c.behind), key=lambda c: c.value))

    @property
    def importance_known(self) -> bool:
        """Tell whether every criterion has an importance."""
        return bool(self.criteria) and all(c.importance is not None for c in self.criteria)

    @property
    def distinctive(self) -> tuple[Lead, ...]:
        """Return what sets the client apart: ahead, and at least of median importance."""
        known = [c.importance for c in self.criteria if c.importance is not None]
        median = pd.Series(known, dtype=float).median()
        return tuple(c for c in self.ahead if c.importance is not None and c.importance >= median)


def leads(compared: Matrix) -> Leads:
    """Compare the client with the best rated competitor per criterion, in the leading view.

    Every competitor with a rating counts here, whatever its coverage. Source: domain.md R27.
    """
    view = compared.headline
    if view is None or OWN_COMPANY not in view.cells.index or len(view.cells) < 2:
        return Leads((), view.perspective if view else None, 0)
    own: pd.Series = view.cells.T[OWN_COMPANY]
    others = view.cells.drop(index=OWN_COMPANY)
    best = others.max()
    rated = [str(c) for c in view.cells.columns if pd.notna(own[c]) and pd.notna(best[c])]
    importance = dict(zip(compared.importance.index, compared.importance, strict=True))
    return Leads(
        criteria=tuple(
            Lead(
                criterion=c,
                own=float(own[c]),
                best=float(best[c]),
                rival=str(others[c].idxmax()),
                importance=importance.get(c),
            )
            for c in rated
        ),
        perspective=view.perspective,
        n=view.n if rated else 0,
    )
