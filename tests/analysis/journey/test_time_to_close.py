"""Time to the decision: open deals are censored, impossible dates are left out and counted."""

from __future__ import annotations

from datetime import date

from tests.analysis.journey.factories import deals, lost, won
from vertrieb_kit.analysis.journey import time_to_close

UNTIL = date(2025, 12, 31)


def test_open_deals_lengthen_the_median():
    frame = deals(won("2025-01-11"), lost("2025-01-21"), won("2025-01-31"), {}, {})
    result = time_to_close(frame, until=UNTIL)

    assert result.decision.median == 30
    assert result.closed_only_median == 20
    assert (result.n, result.open) == (5, 2)


def test_a_median_that_is_not_reached_is_none():
    assert time_to_close(deals(won(), {}, {}), until=UNTIL).decision.median is None


def test_closed_before_created_takes_no_part():
    result = time_to_close(deals(won("2024-12-01"), won("2025-01-11")), until=UNTIL)

    assert (result.n, result.reversed) == (1, 1)


def test_a_deal_decided_later_is_censored_at_the_reference_date():
    result = time_to_close(deals(won("2026-03-01")), until=UNTIL)

    assert (result.open, result.decision.events) == (1, 0)


def test_a_passed_expected_decision_is_overdue():
    frame = deals(won(), {"expected_close_on": "2025-06-30"}, {"expected_close_on": "2026-06-30"})

    assert time_to_close(frame, until=UNTIL).overdue == 1


def test_no_deals_give_nothing():
    result = time_to_close(deals(), until=UNTIL)

    assert (result.n, result.decision.median) == (0, None)
