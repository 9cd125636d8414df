"""The win rate as of a day: what is decided, what is not, and when value says nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.analysis.journey.factories import deals, lost, won
from vertrieb_kit.analysis.journey import win_rate

UNTIL = date(2025, 12, 31)


def test_open_deals_do_not_count():
    result = win_rate(deals(won(), lost(), lost(), {}), until=UNTIL)

    assert (result.total.won, result.total.lost, result.open) == (1, 2, 1)
    assert result.total.rate == pytest.approx(1 / 3)


def test_a_deal_decided_after_the_reference_date_is_open():
    result = win_rate(deals(won("2025-12-31"), won("2026-01-01")), until=UNTIL)

    assert (result.total.won, result.open) == (1, 1)


def test_a_deal_created_after_the_reference_date_does_not_exist():
    result = win_rate(deals({"created_on": "2026-01-02"}), until=UNTIL)

    assert result.open == 0


def test_a_decision_without_date_takes_no_part():
    result = win_rate(deals(won(), {"status": "verloren"}), until=UNTIL)

    assert (result.total.decided, result.undated, result.open) == (1, 1, 0)


def test_the_period_bounds_the_decision_not_the_creation():
    frame = deals(won("2024-11-01", created_on="2024-06-01"), won(created_on="2024-06-01"))

    assert win_rate(frame, until=UNTIL, since=date(2025, 1, 1)).total.won == 1


def test_nothing_decided_has_no_rate():
    result = win_rate(deals({}, {}), until=UNTIL)

    assert result.total.rate is None
    assert result.value_rate is None


def test_value_rate_is_a_ratio_of_sums():
    result = win_rate(deals(won(amount=100), lost(amount=300)), until=UNTIL)

    assert result.value_rate == 0.25


def test_value_says_nothing_when_most_lost_deals_have_none():
    frame = deals(won(), lost(amount=0), lost(amount=None), lost(amount=50))
    result = win_rate(frame, until=UNTIL)

    assert result.value_rate is None
    assert result.lost_without_value == 2


def test_value_counts_when_half_of_the_lost_deals_have_one():
    assert win_rate(deals(won(), lost(amount=0), lost()), until=UNTIL).value_rate == 0.5


def test_hardly_any_lost_deal_is_implausible():
    assert not win_rate(deals(*[won()] * 9, lost()), until=UNTIL).lost_share_is_plausible


def test_channels_stand_by_number_of_decided_deals():
    frame = deals(won(channel="Messe"), lost(channel="Messe"), lost())

    channels = win_rate(frame, until=UNTIL).by_channel
    assert [(name, rate.decided) for name, rate in channels] == [("Messe", 2), ("unbekannt", 1)]


def test_no_deals_give_nothing():
    assert win_rate(deals(), until=UNTIL).total.decided == 0
