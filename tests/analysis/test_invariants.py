"""What must hold for any data: parts add up, order does not matter, units only scale."""

from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vertrieb_kit.analysis.competitors import weighted_scores
from vertrieb_kit.analysis.intervals import wilson
from vertrieb_kit.analysis.journey.survival import kaplan_meier
from vertrieb_kit.analysis.leads.coefficients import fleiss_kappa, krippendorff_alpha
from vertrieb_kit.analysis.pricing import breakeven_volume, bridge, van_westendorp
from vertrieb_kit.analysis.pricing.discount import price_band
from vertrieb_kit.analysis.target_groups import concentration

FEW = settings(max_examples=40, deadline=None)

amounts = st.floats(min_value=-1e6, max_value=1e6).map(lambda x: round(x, 2))
quantities = st.integers(0, 50).map(float)
prices = st.floats(min_value=0.5, max_value=500).map(lambda x: round(x, 2))
lines = st.lists(st.tuples(st.sampled_from("abcdef"), amounts), min_size=1, max_size=20)
items = st.lists(st.tuples(quantities, prices, quantities, prices), min_size=1, max_size=8)


def orders(rows, *, factor=1.0):
    frame = pd.DataFrame(rows, columns=["customer_id", "net_revenue"])
    return frame.assign(net_revenue=frame["net_revenue"] * factor)


@FEW
@given(lines)
def test_class_shares_and_negative_totals_add_up_to_the_total(rows):
    result = concentration(orders(rows))

    assert sum(c.customers for c in result.classes) in (0, result.customers)
    if result.classes:
        assert sum(c.share for c in result.classes[:3]) == pytest.approx(1)
        whole = sum(c.share for c in result.classes) * result.positive_total
        assert whole == pytest.approx(result.total, abs=1e-6 * result.positive_total)


@FEW
@given(lines, st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    one, other = concentration(orders(rows)), concentration(orders(shuffled))

    assert one.hhi == pytest.approx(other.hhi, nan_ok=True)
    assert one.gini == pytest.approx(other.gini, nan_ok=True)
    assert one.top_share(1) == pytest.approx(other.top_share(1))


@FEW
@given(lines)
def test_thousands_scale_the_money_and_nothing_else(rows):
    one, other = concentration(orders(rows)), concentration(orders(rows, factor=1024.0))

    assert other.total == pytest.approx(one.total * 1024)
    assert other.hhi == pytest.approx(one.hhi)
    assert [c.customers for c in other.classes] == [c.customers for c in one.classes]


@FEW
@given(items)
def test_effects_add_up_to_the_change_of_revenue(rows):
    table = pd.DataFrame(
        {
            "item": [f"A{i}" for i in range(len(rows))],
            "family": "Stück",
            "quantity_before": [q0 for q0, _, _, _ in rows],
            "revenue_before": [q0 * p0 for q0, p0, _, _ in rows],
            "quantity_after": [q1 for _, _, q1, _ in rows],
            "revenue_after": [q1 * p1 for _, _, q1, p1 in rows],
        }
    )
    result = bridge(table)
    effects = result.price + result.volume + result.mix + result.new + result.dropped

    assert effects == pytest.approx(result.total, abs=1e-6)
    assert result.total == pytest.approx(result.after - result.before, abs=1e-6)


@FEW
@given(st.integers(0, 200), st.integers(0, 200))
def test_an_interval_encloses_its_share(won, lost):
    low, high = wilson(won, won + lost)

    assert (low, high) == (None, None) or 0 <= low <= won / (won + lost) <= high <= 1


@FEW
@given(st.lists(st.lists(st.floats(1, 5), min_size=3, max_size=3), min_size=2, max_size=5))
def test_a_weighted_score_lies_within_its_ratings(rows):
    table = pd.DataFrame(
        rows, columns=["k1", "k2", "k3"], index=[f"U{i}" for i in range(len(rows))]
    )
    result = weighted_scores(table, pd.Series({"k1": 0.5, "k2": 0.3, "k3": 0.2}))

    assert (result.totals >= table.min(axis=1) - 1e-9).all()
    assert (result.totals <= table.max(axis=1) + 1e-9).all()


@FEW
@given(st.floats(0.01, 0.9), st.floats(-0.3, 0.3))
def test_at_the_break_even_volume_the_margin_is_what_it_was(margin, change):
    volume = breakeven_volume(change, margin)

    if volume is None:
        assert margin + change <= 1e-12
    else:
        assert (1 + volume) * (margin + change) == pytest.approx(margin)


@FEW
@given(st.lists(st.tuples(st.integers(1, 100), st.booleans()), min_size=1, max_size=30))
def test_survival_only_falls(cases):
    result = kaplan_meier([t for t, _ in cases], [int(e) for _, e in cases])

    assert list(result.survival) == sorted(result.survival, reverse=True)
    assert all(0 <= s <= 1 for s in result.survival)


@FEW
@given(
    st.lists(
        st.lists(st.integers(1, 60), min_size=4, max_size=4, unique=True).map(sorted),
        min_size=1,
        max_size=25,
    ),
    st.sampled_from(["original", "enger"]),
    st.sampled_from(["strikt", "einschliesslich"]),
)
def test_price_points_lie_between_the_prices_named(rows, convention, counting):
    names = ["too_cheap", "cheap", "expensive", "too_expensive"]
    answers = pd.DataFrame(rows, columns=names).astype(float)
    result = van_westendorp(answers, convention=convention, counting=counting)

    for point in (result.pmc, result.opp, result.ipp, result.pme):
        if point.kind != "none":
            assert answers.to_numpy().min() <= point.low <= point.high
            assert point.high <= answers.to_numpy().max()


@FEW
@given(st.lists(st.floats(-0.5, 1), min_size=1, max_size=30))
def test_quantiles_are_ordered(discounts):
    band = price_band(discounts)

    assert band.p10 <= band.median <= band.p90


@FEW
@given(st.integers(2, 6), st.lists(st.integers(0, 3), min_size=2, max_size=40))
def test_agreement_never_exceeds_one(raters, chosen):
    """Votes of equally many raters per case; a single class everywhere is undefined, not 1."""
    cases = [chosen[i : i + raters] for i in range(0, len(chosen) - raters + 1, raters)]
    counts = np.array([[case.count(k) for k in range(4)] for case in cases], dtype=float)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        alpha = krippendorff_alpha(counts.reshape(-1, 4))
        kappa = fleiss_kappa(counts.reshape(-1, 4)).kappa

    for value in (alpha, kappa):
        assert value is None or value <= 1 + 1e-12
    if len({vote for case in cases for vote in case}) < 2:
        assert alpha is None
        assert kappa is None
