"""How a share moved: in percentage points and in per cent, two numbers that must not mix."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShareChange:
    """`points` is the difference in percentage points, `percent` the relative change.

    `percent` is None when the share was 0 before: nothing grows from nothing by a percentage.
    """

    points: float
    percent: float | None


def share_change(before: float, after: float) -> ShareChange:
    """Compare two shares (0–1).

    >>> round(share_change(0.20, 0.25).points, 9), round(share_change(0.20, 0.25).percent, 9)
    (5.0, 25.0)
    """
    difference = after - before
    return ShareChange(difference * 100, difference / before * 100 if before else None)
