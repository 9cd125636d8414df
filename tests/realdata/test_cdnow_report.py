"""The whole report on CDNOW: its metrics are the facts that the README of the data states."""

import pytest

from tests.conftest import FinishedRun

REVENUE = 2500315.63
TOP_FIVE = (13990.93, 8976.33, 6973.07, 6552.70, 6497.18)


@pytest.fixture(scope="module")
def run(finished, cdnow_source) -> FinishedRun:
    return finished(cdnow_source, "cdnow")


def value(run: FinishedRun, metric_id: str, **dims: object) -> float:
    found = run.metric(metric_id, **dims)["value"]
    assert found is not None
    return found


def test_the_report_is_done_without_limitation(run):
    assert run.exit_code == 0
    assert {"bericht.html", "bericht.pdf", "anhang.xlsx"} <= {p.name for p in run.client.iterdir()}


def test_every_row_is_used(run):
    states = {
        state: value(run, "data.rows", sheet="Umsaetze", state=state)
        for state in ("read", "used", "excluded")
    }

    assert states == {"read": 69659, "used": 69659, "excluded": 0}


def test_revenue_and_customers(run):
    total = run.metric("target_groups.revenue_total")

    assert total["value"] == pytest.approx(REVENUE, abs=0.001)
    assert total["unit"] == "USD"
    assert value(run, "target_groups.customers") == 23570


@pytest.mark.parametrize("k", [1, 5])
def test_top_shares_are_those_of_the_largest_customers(run, k):
    share = value(run, "target_groups.concentration.top_share", k=k)

    assert share == pytest.approx(sum(TOP_FIVE[:k]) / REVENUE, abs=1e-8)


def test_the_customer_who_crosses_80_per_cent_stays_in_class_a(run):
    """The README counts cumulated shares ≤ 80 % (end rule: 7694); the kit has one A customer more.

    With the start rule the customer who crosses the limit stays in the upper class.
    """
    customers = [value(run, "target_groups.abc.customers", **{"class": c}) for c in "ABCG"]
    share = value(run, "target_groups.abc.revenue_share", **{"class": "A"})

    assert customers[0] == 7694 + 1
    assert sum(customers) == 23570
    assert 0.80 < share < 0.80 + TOP_FIVE[0] / REVENUE


def test_customers_without_a_segment_are_counted_as_such(run):
    revenue = value(run, "target_groups.segment.revenue", segment="ohne Segment")

    assert revenue == pytest.approx(REVENUE, abs=0.001)


@pytest.mark.parametrize("name", ["need_gap", "market.utilisation"])
def test_what_the_file_does_not_hold_is_null_with_its_reason(run, name):
    missing = run.metric(f"target_groups.{name}")

    assert (missing["value"], missing["reason"]["code"]) == (None, "no_data")
