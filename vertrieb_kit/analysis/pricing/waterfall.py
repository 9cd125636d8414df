"""What is left of the list price after every deduction: the price waterfall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

STEPS = (
    "list",
    "invoice_discount",
    "invoice",
    "rebate",
    "cash_discount",
    "freight",
    "pocket",
    "unit_cost",
    "margin",
)
OFF_INVOICE = ("rebate", "cash_discount", "freight")
_RECORDED = ("list_price", *OFF_INVOICE, "unit_cost")
_STEP_OF = {"list_price": "list"}


@dataclass(frozen=True, slots=True)
class Ladder:
    """One way from list price to contribution margin; deductions are positive.

    The sum of all steps equals list minus pocket by construction. `variable_cost` and `margin` are
    None when the cost is not known.
    """

    list: float
    on_invoice: Mapping[str, float]
    off_invoice: Mapping[str, float] = field(default_factory=dict)
    variable_cost: float | None = None

    @property
    def on_invoice_total(self) -> float:
        """Return everything deducted on the invoice."""
        return sum(self.on_invoice.values())

    @property
    def off_invoice_total(self) -> float:
        """Return everything deducted after the invoice."""
        return sum(self.off_invoice.values())

    @property
    def invoice(self) -> float:
        """Return what the invoice says."""
        return self.list - self.on_invoice_total

    @property
    def pocket(self) -> float:
        """Return what stays after all deductions."""
        return self.invoice - self.off_invoice_total

    @property
    def margin(self) -> float | None:
        """Return the contribution margin."""
        return None if self.variable_cost is None else self.pocket - self.variable_cost

    @property
    def leakage_share(self) -> float | None:
        """Return what is deducted altogether, as a share of list."""
        return (self.list - self.pocket) / self.list if self.list else None

    @property
    def off_invoice_share(self) -> float | None:
        """Return what is deducted after the invoice, as a share of the invoice price."""
        return self.off_invoice_total / self.invoice if self.invoice else None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Lines that take no part because a column is empty, counted once, at their first gap."""

    column: str
    lines: int
    revenue: float


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Sums over the lines that have every step the sheet carries at all.

    `amounts` maps each of `STEPS` to its sum in currency, None when nobody recorded it. `missing`
    names the steps without any value. `n_all` = `n` + the lines of `left_out`.
    """

    n: int
    n_all: int
    revenue_all: float
    amounts: Mapping[str, float | None]
    missing: tuple[str, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def base(self) -> str:
        """Name the step that is 100 per cent: list, or invoice when no list price is known."""
        return "invoice" if "list" in self.missing else "list"

    def share(self, step: str) -> float | None:
        """Return a step as a share of the base, None when either is unknown."""
        amount, base = self.amounts[step], self.amounts[self.base]
        return None if amount is None or not base or base < 0 else amount / base

    @property
    def margin_rate(self) -> float | None:
        """Return contribution margin / pocket price."""
        margin, pocket = self.amounts["margin"], self.amounts["pocket"]
        return None if margin is None or not pocket or pocket < 0 else margin / pocket

    @property
    def complete(self) -> bool:
        """Tell whether every deduction down to the pocket price is recorded."""
        return not {"list", *OFF_INVOICE} & set(self.missing)


def waterfall(price_lines: pd.DataFrame) -> Waterfall:
    """Sum the steps from list price to contribution margin over all complete lines.

    Prices and unit cost are per unit, rebate, cash discount and freight amounts of the line. An
    empty cell is unknown, never 0: such a line is left out. Method: methods.md 4.5.
    """
    recorded = [column for column in _RECORDED if price_lines[column].notna().any()]
    rows, left_out = _complete(price_lines, ["quantity", "invoice_price", *recorded])
    return Waterfall(
        n=len(rows),
        n_all=len(price_lines),
        revenue_all=float((price_lines["invoice_price"] * price_lines["quantity"]).sum()),
        amounts=_amounts(_ladder(rows, recorded), recorded) if len(rows) else _nothing(),
        missing=tuple(_STEP_OF.get(c, c) for c in _RECORDED if c not in recorded),
        left_out=left_out,
    )


def line_pockets(price_lines: pd.DataFrame) -> pd.DataFrame:
    """Return list and pocket value of every complete line, as columns list and pocket.

    Empty when nobody recorded what is deducted after the invoice.
    """
    off = [column for column in OFF_INVOICE if price_lines[column].notna().any()]
    if not off:
        return pd.DataFrame({"list": [], "pocket": []}, dtype=float)
    rows, _ = _complete(price_lines, ["quantity", "list_price", "invoice_price", *off])
    invoice = rows["invoice_price"] * rows["quantity"]
    return pd.DataFrame(
        {"list": rows["list_price"] * rows["quantity"], "pocket": invoice - rows[off].sum(axis=1)}
    )


def _complete(lines: pd.DataFrame, columns: list[str]) -> tuple[pd.DataFrame, tuple[LeftOut, ...]]:
    revenue = lines["invoice_price"] * lines["quantity"]
    open_ = pd.Series(True, index=lines.index)
    left_out = []
    for column in columns:
        gap = open_ & lines[column].isna()
        if gap.any():
            left_out.append(LeftOut(column, int(gap.sum()), float(revenue[gap].sum())))
        open_ &= ~gap
    return lines[open_], tuple(left_out)


def _ladder(rows: pd.DataFrame, recorded: list[str]) -> Ladder:
    quantity = rows["quantity"]
    invoice = float((rows["invoice_price"] * quantity).sum())
    top = float((rows["list_price"] * quantity).sum()) if "list_price" in recorded else invoice
    cost = float((rows["unit_cost"] * quantity).sum()) if "unit_cost" in recorded else None
    off = {step: float(rows[step].sum()) for step in OFF_INVOICE if step in recorded}
    return Ladder(top, {"invoice_discount": top - invoice}, off, cost)


def _amounts(ladder: Ladder, recorded: list[str]) -> dict[str, float | None]:
    has_list = "list_price" in recorded
    return {
        "list": ladder.list if has_list else None,
        "invoice_discount": ladder.on_invoice_total if has_list else None,
        "invoice": ladder.invoice,
        **{step: ladder.off_invoice.get(step) for step in OFF_INVOICE},
        "pocket": ladder.pocket,
        "unit_cost": ladder.variable_cost,
        "margin": ladder.margin,
    }


def _nothing() -> dict[str, float | None]:
    return dict.fromkeys(STEPS)
