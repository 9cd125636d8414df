"""Deals that satisfy the contract, so that a test shows only what matters to it."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

DATES = ("created_on", "closed_on", "expected_close_on", "quoted_on", "requested_on", "demo_on")
TEXTS = ("deal_id", "status", "channel", "loss_reason")


def deals(*rows: dict[str, Any]) -> pd.DataFrame:
    """Return deals created on 1 January 2025, worth 100; only what a test names is set."""
    base = {"created_on": "2025-01-01", "status": "offen", "amount": 100.0}
    frame = pd.DataFrame(
        [{**base, "deal_id": f"D{i}", **row} for i, row in enumerate(rows, start=1)],
        columns=[*DATES, *TEXTS, "amount"],
    )
    dated = {name: pd.to_datetime(frame[name]) for name in DATES}
    texts = {name: frame[name].astype("str") for name in TEXTS}
    return frame.assign(**dated, **texts, amount=frame["amount"].astype(float))


def won(closed_on: str = "2025-03-01", **more: Any) -> dict[str, Any]:
    return {"status": "gewonnen", "closed_on": closed_on, **more}


def lost(closed_on: str = "2025-03-01", **more: Any) -> dict[str, Any]:
    return {"status": "verloren", "closed_on": closed_on, **more}


def linked_leads(*deal_ids: str | None) -> pd.DataFrame:
    return pd.DataFrame({"deal_id": [id if id else np.nan for id in deal_ids]}, dtype=object)
