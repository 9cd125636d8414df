"""The whole report on Superstore: its metrics are the facts that the README of the data states."""

import pytest

from tests.conftest import FinishedRun

SALES = 2297200.8603
TOP_FIVE = (25043.05, 19052.22, 15117.34, 14595.62, 14473.57)


@pytest.fixture(scope="module")
def run(finished, superstore_source) -> FinishedRun:
    return finished(superstore_source, "superstore")


def value(run: FinishedRun, metric_id: str, **dims: object) -> float:
    found = run.metric(metric_id, **dims)["value"]
    assert found is not None
    return found


def test_the_report_is_done_without_limitation(run):
    assert run.exit_code == 0
    assert {"bericht.html", "bericht.pdf", "anhang.xlsx"} <= {p.name for p in run.client.iterdir()}


def test_only_the_agreed_chapters_are_assessed(run):
    status = {c["stem"]: c["status"] for c in run.record("results.json")["chapters"]}

    assert status["target_groups"] == "partly"
    assert status["pricing"] == "partly"
    assert {status[stem] for stem in ("competitors", "swot", "leads")} == {"not_commissioned"}


@pytest.mark.parametrize(
    ("sheet", "read", "used"),
    [("Kunden", 9994, 793), ("Umsaetze", 9994, 9994), ("Preise", 9994, 9994)],
)
def test_rows_read_are_rows_used_plus_excluded(run, sheet, read, used):
    """Every order line repeats its customer; the repetitions collapse."""
    states = {
        state: value(run, "data.rows", sheet=sheet, state=state)
        for state in ("read", "used", "excluded")
    }

    assert states == {"read": read, "used": used, "excluded": read - used}


def test_revenue_and_customers(run):
    total = run.metric("target_groups.revenue_total")

    assert total["value"] == pytest.approx(SALES, abs=0.001)
    assert total["unit"] == "USD"
    assert value(run, "target_groups.customers") == 793


@pytest.mark.parametrize("k", [1, 5])
def test_top_shares_are_those_of_the_largest_customers(run, k):
    share = value(run, "target_groups.concentration.top_share", k=k)

    assert share == pytest.approx(sum(TOP_FIVE[:k]) / SALES, abs=1e-8)


def test_classes_hold_every_customer_and_all_revenue(run):
    customers = [value(run, "target_groups.abc.customers", **{"class": c}) for c in "ABCG"]
    shares = [value(run, "target_groups.abc.revenue_share", **{"class": c}) for c in "ABCG"]

    assert customers == [396, 209, 188, 0]
    assert sum(shares) == pytest.approx(1)


def test_waterfall_is_list_price_discount_and_profit(run):
    """No bonus, cash discount or freight in the data: not recorded is not zero."""
    amounts = {
        step: value(run, "pricing.waterfall", step=step)
        for step in ("list", "invoice_discount", "invoice", "margin")
    }

    assert amounts == pytest.approx(
        {"list": 2863935.04, "invoice_discount": 566734.18, "invoice": SALES, "margin": 286397.02},
        abs=0.01,
    )
    for step in ("rebate", "cash_discount", "freight"):
        missing = run.metric("pricing.waterfall", step=step)
        assert (missing["value"], missing["reason"]["code"]) == (None, "no_data")
    assert run.metric("pricing.waterfall", step="margin")["status"] == "preliminary"


def test_discounts_are_quantiles_over_the_lines(run):
    levels = {p: value(run, f"pricing.discount.{p}") for p in ("p10", "median", "p90")}

    assert levels == pytest.approx({"p10": 0, "median": 0.2, "p90": 0.4})


def test_price_volume_mix_adds_up_to_the_change_of_revenue(run):
    """The 12 months up to 2017-12-30 against the 12 before, per product."""
    parts = [
        value(run, "pricing.pvm", effect=e) for e in ("price", "volume", "mix", "new", "dropped")
    ]

    assert sum(parts) == pytest.approx(value(run, "pricing.pvm", effect="total"), abs=1e-6)
    assert value(run, "pricing.pvm", effect="total") == pytest.approx(124091.8492, abs=0.001)


def test_break_even_follows_from_the_margin_of_the_waterfall(run):
    """12.4672 % margin: a price 5 % lower needs 0.05 / 0.074672 more volume."""
    found = value(run, "pricing.breakeven_volume", price_change=-0.05)

    assert found == pytest.approx(0.05 / (0.124672 - 0.05), abs=1e-4)
