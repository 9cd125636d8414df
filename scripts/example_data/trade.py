"""Revenue and price lines of two years, one generation: both tell of the same positions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

YEARS = (2024, 2025)
LIST_RISE = {2024: 1.0, 2025: 1.02}
SERVICE_HOUR = {2024: 104.0, 2025: 109.0}
N_CREDIT_NOTES = 63
MACHINES = ("Serienmaschinen", "Sondermaschinen")


@dataclass(frozen=True, slots=True)
class Range:
    """One range of articles: list prices, quantities, and lines per year."""

    group: str
    prefix: str
    list_low: float
    list_high: float
    quantity: tuple[int, int]
    cost_share: float
    freight_share: float
    lines: tuple[int, int]
    stays: int
    dropped: int
    new: int


RANGES = (
    Range("Serienmaschinen", "S-", 41_000, 84_000, (1, 1), 0.59, 0.024, (104, 114), 7, 1, 1),
    Range("Ersatzteile", "E-", 140, 2_300, (1, 8), 0.44, 0.052, (500, 640), 58, 6, 20),
    Range("Service", "W-", 2_400, 7_800, (1, 1), 0.52, 0.0, (56, 86), 4, 0, 1),
)


def make_lines(
    rng: np.random.Generator, customers: pd.DataFrame, shares: np.ndarray
) -> pd.DataFrame:
    """Return every invoiced position of both years with its price steps."""
    listed = pd.concat([_listed(rng, articles) for articles in RANGES], ignore_index=True)
    lines = pd.concat([listed, _special_machines(rng), _service_hours(rng)], ignore_index=True)
    lines = lines.assign(doc_date=_dates(rng, lines), doc_type="Rechnung")
    lines["customer_id"] = _assign(rng, lines, customers["customer_id"].to_numpy(), shares)
    lines["net_revenue"] = (lines["invoice_price"] * lines["quantity"]).round(2)
    lines["variable_cost"] = (lines["unit_cost"] * lines["quantity"]).round(2)
    lines = _terms(rng, lines, customers)
    lines = pd.concat([lines, _credit_notes(rng, lines)], ignore_index=True)
    return _numbered(lines.sort_values(["doc_date", "customer_id", "sku"], ignore_index=True))


def revenue_sheet(rng: np.random.Generator, lines: pd.DataFrame) -> pd.DataFrame:
    """Return the sheet Umsaetze: all lines, with the way in which they were ordered."""
    channels = rng.choice(
        ["Webshop", "E-Mail", "Telefon", "EDI"], len(lines), p=[0.22, 0.46, 0.24, 0.08]
    )
    by_hand = lines["product_group"].isin(MACHINES)
    frame = lines.assign(order_channel=np.where(by_hand, "Außendienst", channels))
    frame["quantity_unit"] = np.where(lines["sku"] == "H-0001", "Std", "Stück")
    return frame


def price_sheet(rng: np.random.Generator, lines: pd.DataFrame) -> pd.DataFrame:
    """Return the sheet Preise: the invoiced positions that have a list price."""
    frame = lines[lines["list_price"].notna() & (lines["doc_type"] == "Rechnung")]
    frame = frame.reset_index(drop=True).rename(columns={"doc_date": "date"})
    no_freight = rng.choice(frame.index[frame["freight"] > 0], 38, replace=False)
    frame.loc[no_freight, "freight"] = np.nan  # carriers whose bill was not booked to the order
    return frame


def _articles(rng: np.random.Generator, articles: Range) -> pd.DataFrame:
    n = articles.stays + articles.dropped + articles.new
    prices = np.exp(rng.uniform(np.log(articles.list_low), np.log(articles.list_high), n))
    life = ["stays"] * articles.stays + ["dropped"] * articles.dropped + ["new"] * articles.new
    numbers = 100 + 7 * np.arange(n)
    return pd.DataFrame(
        {
            "sku": [f"{articles.prefix}{number:04d}" for number in numbers],
            "base": np.round(prices, -1 if articles.list_low < 1000 else -2),
            "life": life,
        }
    )


def _listed(rng: np.random.Generator, articles: Range) -> pd.DataFrame:
    catalogue = _articles(rng, articles)
    parts = [
        _year_lines(rng, articles, catalogue, year, n)
        for year, n in zip(YEARS, articles.lines, strict=True)
    ]
    return pd.concat(parts, ignore_index=True)


def _year_lines(
    rng: np.random.Generator, articles: Range, catalogue: pd.DataFrame, year: int, n: int
) -> pd.DataFrame:
    sold = catalogue[catalogue["life"] != ("new" if year == 2024 else "dropped")]
    lines = sold.sample(n, replace=True, random_state=rng).reset_index(drop=True)
    low, high = articles.quantity
    lines = lines.assign(year=year, product_group=articles.group)
    lines["quantity"] = rng.integers(low, high + 1, n).astype(float)
    lines["list_price"] = (lines["base"] * LIST_RISE[year]).round(2)
    discount = _discounts(rng, lines["list_price"] * lines["quantity"], year)
    lines["invoice_discount"] = discount * 100
    lines["invoice_price"] = (lines["list_price"] * (1 - discount)).round(2)
    cost = lines["base"] * articles.cost_share * (1.03 if year == 2025 else 1.0)
    lines["unit_cost"] = (cost * rng.normal(1, 0.03, n)).round(2)
    lines["freight_share"] = articles.freight_share
    return lines.drop(columns=["base", "life"])


def _discounts(rng: np.random.Generator, value: pd.Series, year: int) -> np.ndarray:
    """Draw discounts: small orders scatter without any rule, large ones keep to theirs."""
    rise = 0.031 if year == 2025 else 0.0
    n = len(value)
    small = rng.uniform(0.0, 0.30, n) + rise
    middle = rng.normal(0.158, 0.045, n) + rise
    large = rng.normal(0.172, 0.012, n) + rise
    drawn = np.where(value < 3_000, small, np.where(value < 12_000, middle, large))
    steps = np.round(np.clip(drawn, 0, 0.42) * 200) / 200
    return np.where(steps < 0.01, 0.0, steps)  # nobody grants half a per cent


def _special_machines(rng: np.random.Generator) -> pd.DataFrame:
    years = np.repeat(YEARS, (32, 24))
    n = len(years)
    price = np.round(rng.uniform(72_000, 139_000, n), -2)
    return pd.DataFrame(
        {
            "sku": [f"X-{1000 + number}" for number in range(n)],
            "product_group": "Sondermaschinen",
            "year": years,
            "quantity": 1.0,
            "invoice_price": price,
            "unit_cost": (price * rng.normal(0.76, 0.05, n)).round(2),
        }
    )


def _service_hours(rng: np.random.Generator) -> pd.DataFrame:
    years = np.repeat(YEARS, (412, 469))
    n = len(years)
    hours = rng.integers(6, 44, n).astype(float)
    return pd.DataFrame(
        {
            "sku": "H-0001",
            "product_group": "Service",
            "year": years,
            "quantity": hours,
            "invoice_price": pd.Series(years).map(SERVICE_HOUR).to_numpy(),
            "unit_cost": np.where(years == 2024, 61.0, 64.0),
        }
    )


def _dates(rng: np.random.Generator, lines: pd.DataFrame) -> pd.Series:
    """Draw a working day of the line's year."""
    dates = pd.Series(pd.NaT, index=lines.index, dtype="datetime64[us]")
    for year in YEARS:
        days = pd.bdate_range(f"{year}-01-08", f"{year}-12-19")
        here = lines["year"] == year
        dates[here] = days[rng.integers(0, len(days), int(here.sum()))]
    return dates


def _assign(
    rng: np.random.Generator, lines: pd.DataFrame, ids: np.ndarray, shares: np.ndarray
) -> pd.Series:
    """Give each line to a buyer so that revenue follows the wanted shares.

    Machines go to the larger firms only; what remains of a share is spare parts and service.
    """
    value = lines["invoice_price"] * lines["quantity"]
    is_machine = lines["product_group"].isin(MACHINES)
    want = shares * value.sum()
    large = want > 62_000
    rest = np.where(large, want, 0.0)
    small_total = want[~large].sum()
    other_value = value[~is_machine].sum()
    parts = np.where(large, rest / rest.sum() * (other_value - small_total), want)
    owner = pd.Series("", index=lines.index, dtype=object)
    for chosen, targets in ((is_machine, want - parts), (~is_machine, parts)):
        order = rng.permutation(lines.index[chosen])
        middle = value[order].cumsum() - value[order] / 2
        limits = np.cumsum(targets) / targets.sum() * value[order].sum()
        owner[order] = ids[np.searchsorted(limits, middle.to_numpy())]
    return owner


def _terms(rng: np.random.Generator, lines: pd.DataFrame, customers: pd.DataFrame) -> pd.DataFrame:
    """Add what follows the invoice: rebate, cash discount, freight, and the noted reason."""
    revenue = lines.groupby("customer_id")["net_revenue"].sum()
    rank = lines["customer_id"].map(revenue.rank(ascending=False))
    rebate = np.select([rank <= 10, rank <= 40], [0.06, 0.045], 0.01)
    takes_cash = rng.random(len(lines)) < 0.8
    freight = lines["freight_share"] * rng.uniform(0.7, 1.3, len(lines))
    country = customers.set_index("customer_id")["country"]
    discount = lines["invoice_discount"].fillna(0)
    reasons = rng.choice(["Menge", "Wettbewerb", "Kulanz", "Rahmenvertrag"], len(lines))
    noted = (discount > 0) & (rng.random(len(lines)) < 0.45)
    return lines.assign(
        rebate=(lines["net_revenue"] * rebate).round(2),
        cash_discount=(lines["net_revenue"] * 0.03 * takes_cash).round(2),
        freight=(lines["list_price"] * lines["quantity"] * freight).round(2),
        country=lines["customer_id"].map(country),
        discount_reason=pd.Series(reasons, index=lines.index).where(noted),
    )


def _credit_notes(rng: np.random.Generator, lines: pd.DataFrame) -> pd.DataFrame:
    """Return credit notes over a part of earlier spare part and service lines."""
    possible = lines[~lines["product_group"].isin(MACHINES) & (lines["doc_date"] < "2025-11-20")]
    picked = possible.sample(N_CREDIT_NOTES, random_state=rng).reset_index(drop=True)
    share = rng.choice([0.25, 0.5, 1.0], N_CREDIT_NOTES)
    days = pd.to_timedelta(rng.integers(6, 30, N_CREDIT_NOTES), "D")
    return picked.assign(
        doc_date=picked["doc_date"] + days,
        doc_type="Gutschrift",
        quantity=-picked["quantity"] * share,
        net_revenue=-(picked["net_revenue"] * share).round(2),
        variable_cost=-(picked["variable_cost"] * share).round(2),
    )


def _numbered(lines: pd.DataFrame) -> pd.DataFrame:
    """Number the documents: lines of one firm, day and kind share one."""
    number = lines.groupby(["doc_date", "customer_id", "doc_type"], sort=False).ngroup() + 1
    letter = lines["doc_type"].map({"Rechnung": "R", "Gutschrift": "G"})
    year = lines["doc_date"].dt.strftime("%y")
    return lines.assign(doc_id=letter + "-" + year + number.map("{:05d}".format))
