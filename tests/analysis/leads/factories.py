"""Leads whose facts satisfy the contract, so that a test shows only what matters to it."""

from __future__ import annotations

import pandas as pd

from vertrieb_kit.contracts.definitions import case_deck


def leads(*changes: dict[str, str]) -> pd.DataFrame:
    """Return one lead per change of a plain enquiry by web form (card F05, an MQL)."""
    enquiry = next(case for case in case_deck().cases if case.id == "F05")
    frame = pd.DataFrame([{**enquiry.facts, **change} for change in changes])
    return frame.assign(first_contact_at=pd.Timestamp("2025-03-01 09:00"))
