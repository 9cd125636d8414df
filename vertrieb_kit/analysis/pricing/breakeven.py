"""How much volume a price change may cost, or must bring, until the margin is the same again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BreakEven:
    """One price change; `volume_change` is None when no volume makes up for it."""

    price_change: float
    volume_change: float | None


@dataclass(frozen=True, slots=True)
class ProfitLever:
    """Relative change of profit when price, or volume, alone changes; None without profit."""

    price: float | None
    volume: float | None


def margin_rate(price: float, variable_cost: float) -> float | None:
    """Return the contribution margin as a share of the price."""
    return (price - variable_cost) / price if price > 0 else None


def breakeven_volume(
    price_change: float,
    margin_rate: float | None,
    *,
    cost_change: float = 0.0,
    fixed_cost: float = 0.0,
) -> float | None:
    """Return the relative change in volume that leaves the contribution as it was.

    All arguments are shares of the old price (`fixed_cost`: extra cost as a share of the old
    revenue). For a rise it is the largest loss that does no harm. None when there is no margin to
    begin with, or none left: then no volume makes up for the change. Method: methods.md 4.8.

    >>> round(breakeven_volume(0.05, 0.30), 4), round(breakeven_volume(-0.05, 0.30), 4)
    (-0.1429, 0.2)
    """
    if margin_rate is None or margin_rate <= 0:
        return None
    left = margin_rate + price_change - cost_change
    # 0.10 − 0.10 is not 0 in binary
    return None if left <= 1e-12 else (margin_rate + fixed_cost) / left - 1


def breakeven_table(
    margin_rate: float | None, price_changes: tuple[float, ...]
) -> tuple[BreakEven, ...]:
    """Return the break-even volume of every price change, smallest first."""
    return tuple(BreakEven(c, breakeven_volume(c, margin_rate)) for c in sorted(price_changes))


def profit_lever(
    revenue: float, variable_cost_share: float, fixed_cost: float, *, change: float = 0.01
) -> ProfitLever:
    """Return how far profit moves when price or volume changes and nothing else does.

    Arithmetic, not a forecast: customers do not react here.
    """
    profit = revenue * (1 - variable_cost_share) - fixed_cost
    if profit <= 0:
        return ProfitLever(None, None)
    return ProfitLever(
        price=revenue * change / profit,
        volume=revenue * (1 - variable_cost_share) * change / profit,
    )
