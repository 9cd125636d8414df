"""What is wrong in the example on purpose: each defect is one that intake mends or names."""

from __future__ import annotations

import pandas as pd


def with_text_number(revenue: pd.DataFrame) -> pd.DataFrame:
    """Write one amount as German text: 1.234,56."""
    amounts = revenue["net_revenue"].astype(object)
    chosen = revenue.index[revenue["net_revenue"].between(1_000, 9_999)][40]
    whole, cents = f"{revenue.loc[chosen, 'net_revenue']:,.2f}".split(".")
    amounts[chosen] = whole.replace(",", ".") + "," + cents
    return revenue.assign(net_revenue=amounts)


def with_late_invoice(revenue: pd.DataFrame) -> pd.DataFrame:
    """Add an invoice of the new year, which lies after the reference date."""
    late = revenue.iloc[[-1]].assign(
        doc_date=pd.Timestamp("2026-01-08"), doc_id="R-2600001", doc_type="Rechnung"
    )
    return pd.concat([revenue, late], ignore_index=True)


def with_other_spelling(revenue: pd.DataFrame) -> pd.DataFrame:
    """Write the kind of three documents in capitals, as another clerk would."""
    kinds = revenue["doc_type"].copy()
    kinds.iloc[[120, 121, 122]] = kinds.iloc[[120, 121, 122]].str.upper()
    return revenue.assign(doc_type=kinds)


def with_equal_row(customers: pd.DataFrame) -> pd.DataFrame:
    """Enter one customer twice with the same values."""
    return pd.concat([customers, customers.iloc[[17]]], ignore_index=True)


def with_contradiction(leads: pd.DataFrame) -> pd.DataFrame:
    """Add one lead number twice with different values; neither row can be used."""
    twice = leads.iloc[[300, 300]].assign(lead_id="L-1999")
    twice["channel"] = ["Messe", "Website"]
    return pd.concat([leads, twice], ignore_index=True)
