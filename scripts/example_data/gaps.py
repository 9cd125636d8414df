"""The same firm, badly supplied: most sheets are absent, the rest lacks what an answer needs."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from example_data import strategy
from example_data.crm import REFERENCE_DATE
from example_data.engagement import Example
from vertrieb_kit.contracts.columns import Sheet
from vertrieb_kit.contracts.sheets import BY_NAME

N_DEALS = 18
N_ANSWERS = 8
PEOPLE = ("M01", "V01", "V02")
CARDS = ("F01", "F03", "F09", "F17", "F18", "F20")
# sheet: optional columns that nobody could deliver
LACKING = {
    "customers": ("group_id", "employees", "sales_channel"),
    "revenue": ("quantity", "quantity_unit", "variable_cost", "order_channel"),
    "ratings": (),
    "swot": ("item_id", "impact", "likelihood", "evidence", "source", "horizon"),
    "psm": ("segment",),
    "deals": ("loss_reason", "lost_to", "quoted_on", "requested_on", "demo_on", "probability"),
    "votes": ("confidence", "voted_at"),
}
STATUS = {"Closed Won": "gewonnen", "Closed Lost": "verloren"}


def gap_sheets() -> tuple[Sheet, ...]:
    """Return the sheets that the firm filled, without the columns that it could not."""
    return tuple(_without(BY_NAME[name], lacking) for name, lacking in LACKING.items())


def gap_rows(example: Example) -> dict[str, pd.DataFrame]:
    """Return what little the firm delivered."""
    whole = example.sheets
    revenue = whole["revenue"]
    ratings = whole["ratings"]
    return {
        "project": strategy.project(Kurzname="MM_Luecken"),
        "sources": strategy.sources({"Kunden", "Umsaetze"}),
        "customers": whole["customers"].drop_duplicates("customer_id"),
        "revenue": revenue[revenue["doc_date"] <= REFERENCE_DATE],
        "ratings": ratings[ratings["perspective"] == "Selbst"],
        "swot": whole["swot"].iloc[[0, 2, 6, 7, 12, 18]],
        "psm": whole["psm"].head(N_ANSWERS),
        "deals": _deals(example.deals),
        "votes": _votes(whole["votes"]),
    }


def _without(sheet: Sheet, lacking: tuple[str, ...]) -> Sheet:
    return replace(sheet, columns=tuple(c for c in sheet.columns if c.name not in lacking))


def _deals(deals: pd.DataFrame) -> pd.DataFrame:
    few = deals.tail(160).head(N_DEALS)
    return pd.DataFrame(
        {
            "deal_id": few["opportunity_id"],
            "customer_id": few["account_no"],
            "created_on": few["created"],
            "stage": few["stage"].where(few["close_date"].isna(), "Entschieden"),
            "status": few["stage"].map(STATUS).fillna("offen"),
            "closed_on": few["close_date"],
            "amount": few["amount"],
            "product_group": few["group"],
        }
    )


def _votes(votes: pd.DataFrame) -> pd.DataFrame:
    here = votes["participant_code"].isin(PEOPLE) & votes["case_id"].isin(CARDS)
    return votes[here & (votes["round"] == 1)]
