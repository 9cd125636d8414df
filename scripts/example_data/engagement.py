"""Put the topics together: all sheets of the example and its CRM export."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from example_data import blemishes, judgement, strategy
from example_data.crm import make_deals
from example_data.customers import N_BUYERS, make_customers, settle_status, target_shares
from example_data.leads import make_leads
from example_data.survey import make_answers
from example_data.trade import make_lines, price_sheet, revenue_sheet
from example_data.workshop import make_votes

SEED = 20251231
CONTROL_FACTOR = 1.002  # the client's accounts know a little more than the export


@dataclass(frozen=True, slots=True)
class Example:
    """The example engagement: frames by machine name of the sheet, deals as in the CRM."""

    sheets: dict[str, pd.DataFrame]
    deals: pd.DataFrame
    control_total: int


def make_example() -> Example:
    """Return the whole example; the same on every call."""
    trade, crm, marketing, workshop, survey = (np.random.default_rng([SEED, n]) for n in range(5))
    firms = make_customers(trade)
    lines = make_lines(trade, firms.iloc[:N_BUYERS], target_shares(trade))
    firms = settle_status(firms, lines).sort_values("customer_id", ignore_index=True)
    deals = make_deals(crm, firms)
    sheets = {
        "customers": blemishes.with_equal_row(firms),
        "revenue": _revenue(trade, lines),
        "price_lines": price_sheet(trade, lines),
        "leads": blemishes.with_contradiction(make_leads(marketing, deals)),
        "votes": make_votes(workshop),
        "psm": make_answers(survey),
        **_written_down(),
    }
    total = round(lines["net_revenue"].sum() * CONTROL_FACTOR, -3)
    return Example(sheets, deals, int(total))


def _revenue(rng: np.random.Generator, lines: pd.DataFrame) -> pd.DataFrame:
    frame = blemishes.with_late_invoice(revenue_sheet(rng, lines))
    return blemishes.with_other_spelling(blemishes.with_text_number(frame))


def _written_down() -> dict[str, pd.DataFrame]:
    return {
        "needs": judgement.needs(),
        "personas": judgement.personas(),
        "market": judgement.market(),
        "messaging": judgement.messaging(),
        "criteria": judgement.criteria(),
        "ratings": judgement.ratings(),
        "competitor_prices": judgement.competitor_prices(),
        "swot": strategy.swot(),
        "swot_combinations": strategy.combinations(),
        "goals": strategy.goals(),
        "measures": strategy.measures(),
    }
