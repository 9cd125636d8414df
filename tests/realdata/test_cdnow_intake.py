"""CDNOW: runs of blanks, compact dates, numbers with leading zeros; totals as in its README."""

import pandas as pd
import pytest

from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.model import Intake


@pytest.fixture(scope="session")
def cdnow(cdnow_source) -> Intake:
    return load(cdnow_source)


@pytest.fixture(scope="session")
def totals(cdnow) -> pd.Series:
    """Revenue per customer, largest first."""
    revenue = cdnow.tables["revenue"]
    return revenue.groupby("customer_id")["net_revenue"].sum().sort_values(ascending=False)


def test_nothing_is_refused(cdnow):
    assert cdnow.refused == ()
    assert {"revenue"} == set(cdnow.present)


def test_rows_customers_and_period(cdnow):
    revenue = cdnow.tables["revenue"]

    assert len(revenue) == 69659
    assert revenue["customer_id"].nunique() == 23570
    assert revenue["doc_date"].min() == pd.Timestamp("1997-01-01")
    assert cdnow.reference_date.isoformat() == "1998-06-30"


def test_revenue_and_quantity(cdnow):
    revenue = cdnow.tables["revenue"]

    assert revenue["net_revenue"].sum() == pytest.approx(2500315.63, abs=0.001)
    assert revenue["quantity"].sum() == 167881
    assert (revenue["net_revenue"] == 0).sum() == 80


@pytest.mark.parametrize(("year", "amount"), [(1997, 2024161.26), (1998, 476154.37)])
def test_revenue_by_year(cdnow, year, amount):
    revenue = cdnow.tables["revenue"]
    here = revenue["doc_date"].dt.year == year

    assert revenue.loc[here, "net_revenue"].sum() == pytest.approx(amount, abs=0.001)


def test_top_five_customers_keep_their_leading_zeros(totals):
    assert totals.head(5).round(2).to_dict() == {
        "07592": 13990.93,
        "14048": 8976.33,
        "07983": 6973.07,
        "19339": 6552.70,
        "07931": 6497.18,
    }


def test_top_fifth_of_the_customers(totals):
    assert totals.head(4714).sum() / totals.sum() == pytest.approx(0.677774, abs=1e-6)


def test_customers_below_eighty_per_cent(totals):
    """The README counts cumulated share ≤ 0.80; the row crossing the limit is an A customer too."""
    assert (totals.cumsum() / totals.sum() <= 0.80).sum() == 7694


def test_repeat_customers(cdnow):
    days = cdnow.tables["revenue"].groupby("customer_id")["doc_date"].nunique()

    assert (days == 1).sum() == 12054
