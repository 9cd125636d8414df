"""The agreement figures as metrics: per round and group, and between roles."""

from __future__ import annotations

from typing import Any

from vertrieb_kit.analysis.leads.agreement import ALL, Agreement, GroupAgreement, PairAgreement
from vertrieb_kit.present.blocks import Metric, Reason
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.wording import metric, no_data, too_few, undefined

ID = "leads.agreement"
MIN_CASES, MIN_RATERS = 12, 3


def agreement_metrics(result: Agreement, context: Context) -> tuple[Metric, ...]:
    """Return observed agreement, alpha and kappa; without votes they are not assessed."""
    if not result.rounds:
        dims: dict[str, Any] = {"round": 1, "group": ALL}
        ids = ("observed", "alpha", "fleiss_kappa")
        absent = no_data("Blatt Workshop")
        roles = {"round": 1, "role_a": "Marketing", "role_b": "Vertrieb"}
        return (
            *(_metric(f"{ID}.{id}", None, 0, 0, context, absent, dims) for id in ids),
            _metric(f"{ID}.kappa_between", None, 0, 0, context, absent, roles),
        )
    return (
        *(item for group in result.groups for item in _of_group(group, context)),
        *(_of_pair(pair, context) for pair in result.pairs),
    )


def _metric(
    id: str,
    value: float | None,
    cases: int,
    raters: int,
    context: Context,
    reason: Reason | None,
    dims: dict[str, Any],
    low: float | None = None,
    high: float | None = None,
) -> Metric:
    """Build a metric over cases: preliminary below 12 cases or 3 raters."""
    minimum = MIN_CASES if raters >= MIN_RATERS else cases + 1
    return metric(
        id,
        value,
        "share" if id.endswith("observed") else "index",
        cases,
        context,
        method_minimum=minimum,
        reason=reason if value is None else None,
        dims=dims,
        low=low,
        high=high,
    )


def _of_group(group: GroupAgreement, context: Context) -> tuple[Metric, ...]:
    dims = {"round": group.round, "group": group.group}
    pairs = too_few(group.cases)
    flat = undefined("keine Streuung") if group.cases else pairs
    uneven = undefined("ungleich viele Stimmen je Fall")
    unequal = group.cases > 0 and not group.equal_votes
    observed, alpha = group.observed, group.alpha
    rows = (
        ("observed", observed.value, observed.low, observed.high, pairs),
        ("alpha", alpha.value, alpha.low, alpha.high, flat),
        ("fleiss_kappa", group.kappa, None, None, uneven if unequal else flat),
    )
    return tuple(
        _metric(f"{ID}.{name}", value, group.cases, group.raters, context, why, dims, low, high)
        for name, value, low, high, why in rows
    )


def _of_pair(pair: PairAgreement, context: Context) -> Metric:
    dims = {"round": pair.round, "role_a": pair.role_a, "role_b": pair.role_b}
    why = undefined("keine Streuung") if pair.cases else too_few(pair.cases)
    kappa = pair.kappa
    return _metric(
        f"{ID}.kappa_between",
        kappa.value,
        pair.cases,
        pair.raters,
        context,
        why,
        dims,
        kappa.low,
        kappa.high,
    )
