"""What moved the revenue from one year to the next: price, volume, mix, new, dropped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
import pandas as pd

from vertrieb_kit.analysis.periods import Comparison, comparison
from vertrieb_kit.contracts.parameters import Parameters

EFFECTS = ("volume", "mix", "price", "new", "dropped")
_SUMS = ["revenue_before", "quantity_before", "revenue_after", "quantity_after"]


@dataclass(frozen=True, slots=True)
class Bridge:
    """From one revenue to the next, without a rest.

    Only items sold in both periods enter volume, mix and price; the joint term of price and
    quantity is in `price`. `fx` is what exchange rates add, 0 within one currency.
    """

    before: float
    after: float
    volume: float
    mix: float
    price: float
    fx: float
    new: float
    dropped: float
    n_common: int
    n_new: int
    n_dropped: int

    @property
    def total(self) -> float:
        """Return the change that the effects add up to."""
        return self.volume + self.mix + self.price + self.fx + self.new + self.dropped


@dataclass(frozen=True, slots=True)
class MixVariance:
    """Horngren's form: quantity and mix variance per product, in contribution margin."""

    quantity: tuple[float, ...]
    mix: tuple[float, ...]

    @property
    def quantity_total(self) -> float:
        """Return the quantity variance over all products."""
        return sum(self.quantity)

    @property
    def mix_total(self) -> float:
        """Return the mix variance over all products."""
        return sum(self.mix)

    @property
    def volume_total(self) -> float:
        """Return the sales-volume variance: quantity and mix together."""
        return self.quantity_total + self.mix_total


@dataclass(frozen=True, slots=True)
class PriceVolumeMix:
    """The bridge between two periods, or None with the reason in `gap`.

    `source` is the sheet it rests on; `n` lines of both periods took part, `n_left_out` had no
    quantity, price or article. `coverage` is the revenue of the later period in this bridge as a
    share of all revenue then, None when the latter is unknown.
    """

    bridge: Bridge | None
    gap: Literal["", "no_lines", "too_short"]
    source: Literal["price_lines", "revenue"]
    comparison: Comparison
    n: int
    n_left_out: int
    coverage: float | None = None


def price_volume_mix(
    price_lines: pd.DataFrame,
    revenue: pd.DataFrame,
    *,
    reference_date: date,
    parameters: Parameters,
) -> PriceVolumeMix:
    """Compare two periods, per article of the price lines where these cover both.

    Otherwise per product group and unit of quantity of the revenue lines. Give all rows, whatever
    the report's period. Method: methods.md 4.7.
    """
    by_article = _compared(_article_lines(price_lines), "price_lines", reference_date, parameters)
    if by_article.bridge:
        return _with_coverage(by_article, by_article.bridge, revenue)
    by_group = _compared(_group_lines(revenue), "revenue", reference_date, parameters)
    if by_group.bridge:
        return _with_coverage(by_group, by_group.bridge, revenue)
    return by_group if by_article.gap == "no_lines" else by_article


def bridge(items: pd.DataFrame) -> Bridge:
    """Split the change of revenue over items (one row each).

    `items` has revenue_before, quantity_before, revenue_after and quantity_after; optionally
    family (quantities add up only inside one) and revenue_after_base (at the rates of the first
    period). An item without a positive quantity in a period counts as not sold then.
    """
    sold_before, sold_after = items["quantity_before"] > 0, items["quantity_after"] > 0
    both = sold_before & sold_after
    common, other = items[both], items[~both]
    at_base = common.get("revenue_after_base", common["revenue_after"])
    at_old_price = common["quantity_after"] * common["revenue_before"] / common["quantity_before"]
    volume = _pure_volume(common)
    return Bridge(
        before=float(items["revenue_before"].sum()),
        after=float(items["revenue_after"].sum()),
        volume=volume,
        mix=float(at_old_price.sum() - common["revenue_before"].sum()) - volume,
        price=float(at_base.sum() - at_old_price.sum()),
        fx=float(common["revenue_after"].sum() - at_base.sum()),
        new=float(other["revenue_after"].sum()),
        dropped=0.0 - float(other["revenue_before"].sum()),  # no −0.0
        n_common=len(common),
        n_new=int((sold_after & ~both).sum()),
        n_dropped=int((sold_before & ~both).sum()),
    )


def bridge_of_prices(
    p0: Sequence[float | None],
    q0: Sequence[float],
    p1: Sequence[float | None],
    q1: Sequence[float],
    *,
    fx0: Sequence[float] | float = 1.0,
    fx1: Sequence[float] | float = 1.0,
) -> Bridge:
    """Split the change over products given by price and quantity; rates per product where needed.

    Prices are in the reporting currency, each at the rate of its own period.

    >>> bridge_of_prices([10, 20], [10, 5], [11, 20], [10, 5]).price
    10.0
    """
    before = np.asarray(p0, dtype=float) * np.asarray(q0, dtype=float)
    after = np.asarray(p1, dtype=float) * np.asarray(q1, dtype=float)
    rates = np.asarray(fx0, dtype=float) / np.asarray(fx1, dtype=float)
    items = {"revenue_before": before, "quantity_before": q0, "revenue_after": after}
    return bridge(
        pd.DataFrame({**items, "quantity_after": q1, "revenue_after_base": after * rates})
    )


def mix_variance(
    budget_units: Sequence[float], actual_units: Sequence[float], unit_margin: Sequence[float]
) -> MixVariance:
    """Return quantity and mix variance per product at budgeted margins. Method: methods.md 4.7."""
    plan, actual = np.asarray(budget_units, float), np.asarray(actual_units, float)
    margin, total, planned = np.asarray(unit_margin, float), actual.sum(), plan.sum()
    quantity = (total - planned) * plan / planned * margin
    mix = (actual / total - plan / planned) * total * margin
    return MixVariance(tuple(quantity.tolist()), tuple(mix.tolist()))


def _with_coverage(result: PriceVolumeMix, found: Bridge, revenue: pd.DataFrame) -> PriceVolumeMix:
    total = result.comparison.current.rows(revenue, "doc_date")["net_revenue"].sum()
    return replace(result, coverage=found.after / float(total) if total > 0 else None)


def _pure_volume(common: pd.DataFrame) -> float:
    """Return the volume effect: the change in quantity at the old average price, per family."""
    family = common["family"] if "family" in common else pd.Series(0, index=common.index)
    sums = common[_SUMS].groupby(family, dropna=False).sum()
    growth = sums["quantity_after"] / sums["quantity_before"] - 1
    return float((sums["revenue_before"] * growth).sum())


def _article_lines(lines: pd.DataFrame) -> pd.DataFrame:
    amount = lines["invoice_price"] * lines["quantity"]
    wanted = {"item": lines["sku"], "family": "", "date": lines["date"], "revenue": amount}
    return pd.DataFrame({**wanted, "quantity": lines["quantity"]})


def _group_lines(revenue: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "item": revenue["product_group"],
            "family": revenue["quantity_unit"].fillna(""),
            "date": revenue["doc_date"],
            "revenue": revenue["net_revenue"],
            "quantity": revenue["quantity"],
        }
    )


def _compared(
    lines: pd.DataFrame,
    source: Literal["price_lines", "revenue"],
    reference_date: date,
    parameters: Parameters,
) -> PriceVolumeMix:
    usable = lines.dropna(subset=["item", "revenue", "quantity", "date"])
    periods = comparison(usable["date"], reference_date=reference_date, parameters=parameters)
    before, after = periods.prior.holds(usable["date"]), periods.current.holds(usable["date"])
    inside = periods.prior.holds(lines["date"]) | periods.current.holds(lines["date"])
    n = int((before | after).sum())
    items = _items(usable[before], usable[after])
    return PriceVolumeMix(
        bridge=bridge(items) if periods.covered else None,
        gap="" if periods.covered else "no_lines" if usable.empty else "too_short",
        source=source,
        comparison=periods,
        n=n,
        n_left_out=int(inside.sum()) - n,
    )


def _items(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Net revenue and quantity per item and family in both periods; 0 where nothing was sold."""
    keys = ["item", "family"]
    sums = [rows.groupby(keys)[["revenue", "quantity"]].sum() for rows in (before, after)]
    joined = sums[0].add_suffix("_before").join(sums[1].add_suffix("_after"), how="outer")
    return joined.fillna(0.0).reset_index()
