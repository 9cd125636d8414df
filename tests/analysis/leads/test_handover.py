"""Handover: answers, waiting times, and dates the wrong way round."""

from __future__ import annotations

from datetime import date

import pandas as pd

from vertrieb_kit.analysis.leads.handover import handover

UNTIL = date(2025, 12, 31)
COLUMNS = ("first_contact_at", "crm_created_at", "handed_over_at", "accepted_at")


def leads(*rows: dict[str, str]) -> pd.DataFrame:
    """Return leads that were met on 1 March; only what a test names is set."""
    frame = pd.DataFrame([{"first_contact_at": "2025-03-01", **row} for row in rows])
    frame = frame.reindex(columns=[*COLUMNS, "handed_over", "return_reason"])
    return frame.assign(**{name: pd.to_datetime(frame[name]) for name in COLUMNS})


def test_median_wait_is_over_accepted_leads():
    result = handover(
        leads(
            {"handed_over_at": "2025-03-02", "accepted_at": "2025-03-03"},
            {"handed_over_at": "2025-03-02", "accepted_at": "2025-03-05"},
            {"handed_over_at": "2025-03-02", "return_reason": "falsche Region"},
            {"handed_over": "ja"},
        ),
        until=UNTIL,
    )

    assert (result.handed_over, result.accepted, result.returned, result.waiting) == (4, 2, 1, 1)
    assert result.to_acceptance.median == 2
    assert result.acceptance_rate == 0.5


def test_what_happens_after_the_reference_date_has_not_happened():
    late = {"handed_over_at": "2025-12-30", "accepted_at": "2026-01-02"}
    result = handover(leads(late), until=UNTIL)

    assert (result.accepted, result.waiting) == (0, 1)


def test_acceptance_before_handover_is_no_duration():
    wrong = {"handed_over_at": "2025-03-05", "accepted_at": "2025-03-01"}
    wait = handover(leads(wrong), until=UNTIL).to_acceptance

    assert (wait.n, wait.median, wait.reversed) == (0, None, 1)


def test_nothing_handed_over_has_no_rate():
    assert handover(leads({}), until=UNTIL).acceptance_rate is None
