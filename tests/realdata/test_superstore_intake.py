"""Superstore: three sheets from one CSV; the totals are those that its README states."""

import pandas as pd
import pytest

from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.model import Intake


@pytest.fixture(scope="session")
def superstore(superstore_source) -> Intake:
    return load(superstore_source)


def test_nothing_is_refused(superstore):
    assert superstore.refused == ()
    assert {"customers", "revenue", "price_lines"} == set(superstore.present)


def test_rows_and_customers(superstore):
    revenue = superstore.tables["revenue"]

    assert len(revenue) == 9994
    assert revenue["doc_id"].nunique() == 5009
    assert revenue["customer_id"].nunique() == 793
    assert len(superstore.tables["customers"]) == 793
    assert superstore.tables["price_lines"]["sku"].nunique() == 1862


def test_reference_date_is_the_latest_order(superstore):
    assert superstore.reference_date.isoformat() == "2017-12-30"
    assert superstore.tables["revenue"]["doc_date"].min() == pd.Timestamp("2014-01-03")


def test_sales_and_profit(superstore):
    revenue = superstore.tables["revenue"]
    sales = revenue["net_revenue"].sum()

    assert sales == pytest.approx(2297200.8603, abs=0.001)
    assert sales - revenue["variable_cost"].sum() == pytest.approx(286397.0217, abs=0.001)
    assert revenue["quantity"].sum() == 37873


@pytest.mark.parametrize(
    ("year", "sales"),
    [(2014, 484247.50), (2015, 470532.51), (2016, 609205.60), (2017, 733215.26)],
)
def test_sales_by_year(superstore, year, sales):
    revenue = superstore.tables["revenue"]
    here = revenue["doc_date"].dt.year == year

    assert revenue.loc[here, "net_revenue"].sum() == pytest.approx(sales, abs=0.01)


@pytest.mark.parametrize(
    ("category", "sales", "profit"),
    [
        ("Furniture", 741999.80, 18451.27),
        ("Office Supplies", 719047.03, 122490.80),
        ("Technology", 836154.03, 145454.95),
    ],
)
def test_sales_and_profit_by_category(superstore, category, sales, profit):
    revenue = superstore.tables["revenue"]
    here = revenue[revenue["product_group"] == category]
    cost = here["variable_cost"].sum()

    assert here["net_revenue"].sum() == pytest.approx(sales, abs=0.01)
    assert here["net_revenue"].sum() - cost == pytest.approx(profit, abs=0.01)


def test_top_five_customers(superstore):
    names = superstore.tables["customers"].set_index("customer_id")["company_name"]
    revenue = superstore.tables["revenue"]
    totals = revenue.groupby(revenue["customer_id"].map(names))["net_revenue"].sum()

    assert totals.nlargest(5).round(2).to_dict() == {
        "Sean Miller": 25043.05,
        "Tamara Chand": 19052.22,
        "Raymond Buch": 15117.34,
        "Tom Ashbrook": 14595.62,
        "Adrian Barton": 14473.57,
    }


def test_list_price_is_computed_from_sales_and_discount(superstore):
    lines = superstore.tables["price_lines"]
    listed = (lines["list_price"] * lines["quantity"]).sum()
    invoiced = (lines["invoice_price"] * lines["quantity"]).sum()

    assert listed == pytest.approx(2863935.04, abs=0.01)
    assert listed - invoiced == pytest.approx(566734.18, abs=0.01)


def test_discount_is_a_fraction(superstore):
    levels = superstore.tables["price_lines"]["invoice_discount"].round(4).unique()

    assert sorted(levels) == [0, 0.1, 0.15, 0.2, 0.3, 0.32, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8]


@pytest.mark.parametrize(
    ("discount", "profit"), [(0.0, 320987.60), (0.2, 90337.31), (0.3, -10369.28), (0.8, -30539.04)]
)
def test_profit_by_discount(superstore, discount, profit):
    lines = superstore.tables["price_lines"]
    here = lines[lines["invoice_discount"].round(4) == discount]
    margin = ((here["invoice_price"] - here["unit_cost"]) * here["quantity"]).sum()

    assert margin == pytest.approx(profit, abs=0.01)


def test_customers_are_treated_as_persons(superstore):
    assert superstore.engagement.customers_are_persons
