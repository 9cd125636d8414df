"""Conversion: later milestones imply earlier ones, open cases are not lost ones."""

from __future__ import annotations

from datetime import date

import pytest

from tests.analysis.journey.factories import deals, linked_leads, lost, won
from vertrieb_kit.analysis.journey import conversion

UNTIL = date(2025, 12, 31)


def test_a_won_deal_reached_every_milestone():
    frame = deals(won(), lost(quoted_on="2025-02-01"), lost(requested_on="2025-02-01"))
    result = conversion(frame, linked_leads(), until=UNTIL)

    assert result.step("deal", "quoted").advanced == 2
    assert result.step("quoted", "won").rate == 0.5


def test_open_deals_leave_the_denominator():
    frame = deals(won(quoted_on="2025-02-01"), {"quoted_on": "2025-02-01"}, lost())
    step = conversion(frame, linked_leads(), until=UNTIL).step("quoted", "won")

    assert (step.entered, step.open, step.rate, step.open_share) == (2, 1, 1.0, 0.5)


def test_a_milestone_after_the_reference_date_is_not_reached():
    frame = deals({"quoted_on": "2026-02-01"})

    assert conversion(frame, linked_leads(), until=UNTIL).step("deal", "quoted").open == 1


def test_leads_advance_through_their_deal():
    result = conversion(deals(won(), lost()), linked_leads("D1", "D2", None, None), until=UNTIL)

    assert result.step("lead", "deal").rate == 0.5
    assert result.step("lead", "won").rate == 0.25


def test_milestones_without_any_date_are_named_and_skipped():
    result = conversion(deals(won(), lost()), linked_leads(None), until=UNTIL)

    assert result.unrecorded == ("requested", "demo", "quoted", "lead")
    assert [(s.start, s.end) for s in result.path] == [("deal", "won")]


def test_no_step_leads_backwards():
    with pytest.raises(KeyError, match="won"):
        conversion(deals(), linked_leads(), until=UNTIL).step("won", "deal")


def test_no_deals_give_steps_without_rate():
    result = conversion(deals(), linked_leads(), until=UNTIL)

    assert result.step("deal", "won").rate is None
