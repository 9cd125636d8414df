"""Price against performance: what competitors charge for comparable items."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from vertrieb_kit.contracts.sheets.competitors import OWN_COMPANY

COMPARABLE = ("ja", "bedingt")


@dataclass(frozen=True, slots=True)
class PricePosition:
    """One competitor's prices over the items that the client offers as well.

    `index` is the unweighted geometric mean of its price ratios to the client (own price = 1):
    items of unlike size, a machine and an hour of service, count alike.
    """

    company: str
    items: int
    index: float


@dataclass(frozen=True, slots=True)
class PriceComparison:
    """Competitors by price, cheapest first.

    `own_items` counts items with an own price, `n` the competitors' prices compared,
    `conditional` those that are only "bedingt" comparable; `other_currency`, `not_comparable` and
    `no_counterpart` count prices left out.
    """

    companies: tuple[PricePosition, ...]
    own_items: int
    n: int
    conditional: int
    other_currency: int
    not_comparable: int
    no_counterpart: int

    @property
    def cheaper(self) -> tuple[PricePosition, ...]:
        """Return the competitors whose basket costs less than the client's."""
        return tuple(c for c in self.companies if round(c.index, 3) < 1)


def price_comparison(prices: pd.DataFrame, *, currency: str) -> PriceComparison:
    """Compare prices item by item, over the items that both sides price.

    Only prices in `currency` count; of an item only those of its newest Stand, averaged.
    """
    known = prices.dropna(subset=["company", "item", "net_price", "currency", "comparable"])
    known = known[known["net_price"] > 0]
    same = known[known["currency"].str.upper() == currency]
    usable = same[same["comparable"].isin(COMPARABLE)]
    newest = _newest(usable)
    table = newest.pivot_table(index="item", columns="company", values="net_price", aggfunc="mean")
    own = table[OWN_COMPANY].dropna() if OWN_COMPANY in table.columns else pd.Series(dtype=float)
    rivals = newest[newest["company"] != OWN_COMPANY]
    matched = rivals[rivals["item"].isin(own.index)]
    return PriceComparison(
        companies=_positions(table, own),
        own_items=len(own),
        n=len(matched),
        conditional=int((matched["comparable"] == "bedingt").sum()),
        other_currency=len(known) - len(same),
        not_comparable=len(same) - len(usable),
        no_counterpart=len(rivals) - len(matched),
    )


def _newest(rows: pd.DataFrame) -> pd.DataFrame:
    dated = rows.dropna(subset=["as_of"])
    newest = dated.groupby(["company", "item"])["as_of"].transform("max")
    return dated[dated["as_of"] == newest]


def _positions(table: pd.DataFrame, own: pd.Series) -> tuple[PricePosition, ...]:
    rivals = table.drop(columns=OWN_COMPANY, errors="ignore").reindex(own.index)
    rivals = rivals.dropna(axis="columns", how="all")
    ratios = np.log(rivals.div(own, axis="index"))
    index = np.exp(ratios.mean()).sort_values(kind="stable")
    table = pd.DataFrame({"items": rivals.notna().sum(), "index": index}).loc[index.index]
    return tuple(PricePosition(str(c), int(n), float(v)) for c, n, v in table.itertuples())
