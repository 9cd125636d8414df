"""Intervals for shares."""

from __future__ import annotations

from scipy.stats import binomtest


def wilson(k: int, n: int, *, confidence: float = 0.95) -> tuple[float | None, float | None]:
    """Return the Wilson score interval of k successes in n trials; (None, None) when n is 0.

    Source: Wilson (1927), Journal of the American Statistical Association 22.

    >>> [round(bound, 4) for bound in wilson(0, 20)]
    [0.0, 0.1611]
    """
    if not 0 <= k <= n:
        raise ValueError(f"k must lie between 0 and n, got k={k}, n={n}")
    if n == 0:
        return None, None
    bounds = binomtest(k, n).proportion_ci(confidence_level=confidence, method="wilson")
    return max(0.0, float(bounds.low)), min(1.0, float(bounds.high))
