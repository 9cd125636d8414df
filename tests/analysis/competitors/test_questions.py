"""Lead, self image, prices, rivals and development, on data small enough to check by hand."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from vertrieb_kit.analysis.competitors import (
    development,
    first_place,
    leads,
    matrix,
    price_comparison,
    rivalry,
    self_image,
    win_rate,
)

CRITERIA_COLUMNS = ["criterion", "weight", "direction", "scale", "customer_importance"]
RATING_COLUMNS = ["company", "criterion", "score", "perspective", "as_of"]
PRICE_COLUMNS = ["company", "item", "net_price", "currency", "as_of", "comparable"]


def compared(*rows, importance=4.5):
    criteria = pd.DataFrame(
        [
            ("Preis", 0.5, "hoch ist gut", "1-5", importance),
            ("Service", 0.5, "hoch ist gut", "1-5", 3.0),
        ],
        columns=CRITERIA_COLUMNS,
    )
    frame = pd.DataFrame(rows, columns=RATING_COLUMNS)
    typed = frame.assign(as_of=pd.to_datetime(frame["as_of"]), score=frame["score"].astype(float))
    return matrix(typed, criteria)


def rated(company, price, service, *, view="Kunde", on="2025-10-01"):
    return [(company, "Preis", price, view, on), (company, "Service", service, view, on)]


def prices(*rows):
    frame = pd.DataFrame(rows, columns=PRICE_COLUMNS)
    return frame.assign(
        as_of=pd.to_datetime(frame["as_of"]), net_price=frame["net_price"].astype(float)
    )


def deals(*rows):
    frame = pd.DataFrame(rows, columns=["status", "lost_to", "closed_on", "amount"])
    return frame.assign(
        closed_on=pd.to_datetime(frame["closed_on"]),
        lost_to=frame["lost_to"].astype("str").where(frame["lost_to"].notna()),
        amount=frame["amount"].astype(float),
    )


def test_lead_is_measured_against_the_best_competitor_not_the_average():
    result = leads(compared(*rated("EIGEN", 4, 2), *rated("A", 3, 4), *rated("B", 1, 3)))

    assert [(c.criterion, c.value, c.rival) for c in result.criteria] == [
        ("Preis", 1.0, "A"),
        ("Service", -2.0, "A"),
    ]
    assert [c.criterion for c in result.ahead if c.important] == ["Preis"]


def test_a_difference_that_reads_as_zero_is_neither_lead_nor_lag():
    result = leads(compared(*rated("EIGEN", 4.04, 3), *rated("A", 4, 3)))

    assert result.ahead == ()
    assert result.behind == ()


def test_without_own_ratings_there_is_no_lead():
    assert leads(compared(*rated("A", 4, 2), *rated("B", 3, 4))).criteria == ()


def test_self_image_is_the_own_view_minus_that_of_the_customers():
    result = self_image(compared(*rated("EIGEN", 3, 4), *rated("EIGEN", 4, 3, view="Selbst")))

    assert [(g.criterion, g.value) for g in result.gaps] == [("Preis", 1.0), ("Service", -1.0)]
    assert result.n == 4


def test_self_image_names_the_missing_view():
    assert self_image(compared(*rated("EIGEN", 3, 4))).missing == ("Selbst",)


def test_price_index_weighs_a_machine_and_an_hour_alike():
    result = price_comparison(
        prices(
            ("EIGEN", "Maschine", 1000, "EUR", "2025-01-01", "ja"),
            ("EIGEN", "Stunde", 100, "EUR", "2025-01-01", "ja"),
            ("A", "Maschine", 800, "EUR", "2025-01-01", "ja"),
            ("A", "Stunde", 125, "EUR", "2025-01-01", "bedingt"),
        ),
        currency="EUR",
    )

    assert result.companies[0].index == pytest.approx(1.0)
    assert (result.n, result.conditional) == (2, 1)


def test_prices_in_another_currency_or_without_counterpart_are_left_out_and_counted():
    result = price_comparison(
        prices(
            ("EIGEN", "Maschine", 1000, "EUR", "2025-01-01", "ja"),
            ("A", "Maschine", 900, "USD", "2025-01-01", "ja"),
            ("B", "Maschine", 900, "EUR", "2025-01-01", "nein"),
            ("C", "Stunde", 90, "EUR", "2025-01-01", "ja"),
        ),
        currency="EUR",
    )

    assert result.companies == ()
    assert (result.other_currency, result.not_comparable, result.no_counterpart) == (1, 1, 1)


def test_only_the_newest_price_of_an_item_counts():
    result = price_comparison(
        prices(
            ("EIGEN", "Maschine", 1000, "EUR", "2025-01-01", "ja"),
            ("A", "Maschine", 500, "EUR", "2020-01-01", "ja"),
            ("A", "Maschine", 900, "EUR", "2025-01-01", "ja"),
        ),
        currency="EUR",
    )

    assert result.companies[0].index == pytest.approx(0.9)


def test_several_rivals_in_a_cell_count_for_each():
    result = rivalry(
        deals(
            ("gewonnen", "A", "2025-01-01", 10),
            ("verloren", "A; B", "2025-01-01", 20),
            ("verloren", "A/B", "2025-01-01", 30),
            ("verloren", None, "2025-01-01", 40),
        ),
        reference_date=date(2025, 12, 31),
    )

    a, b = result.rivals
    assert (a.name, a.won, a.lost, a.rate) == ("A", 1, 2, pytest.approx(1 / 3))
    assert (b.name, b.won, b.lost, b.lost_amount) == ("B", 0, 2, 50.0)
    assert (result.lost, result.lost_named, result.overlapping) == (3, 2, 2)


def test_no_rate_as_long_as_no_won_deal_names_a_rival():
    """Losses alone would give every rival a win rate of zero."""
    result = rivalry(
        deals(("verloren", "A", "2025-01-01", 1), ("gewonnen", None, "2025-01-01", 1)),
        reference_date=date(2025, 12, 31),
    )

    assert result.rivals[0].rate is None
    assert result.rivals[0].lost == 1


def test_deals_decided_later_are_open_and_undated_ones_are_counted():
    result = rivalry(
        deals(
            ("verloren", "A", "2026-01-01", 1),
            ("verloren", "A", None, 1),
            ("offen", "A", None, 1),
        ),
        reference_date=date(2025, 12, 31),
    )

    assert result.rivals == ()
    assert result.undated == 1


def test_nothing_decided_has_no_rate():
    assert win_rate(0, 0) == (None, None, None)


def test_development_needs_two_dated_ratings():
    assert development(compared(*rated("EIGEN", 3, 4), *rated("A", 3, 3))).moves == ()


def test_development_compares_the_same_criteria_at_both_dates():
    result = development(
        compared(
            *rated("EIGEN", 3, 4),
            *rated("A", 4, 4),
            *rated("A", 3, 3, on="2024-10-01"),
        )
    )

    assert [(m.company, m.change) for m in result.moves] == [("A", 1.0)]
    assert (result.since, result.until, result.n) == (date(2024, 10, 1), date(2025, 10, 1), 4)


def test_no_comparison_has_no_first_place_to_test():
    assert first_place(compared(*rated("EIGEN", 3, 4)).headline) is None
