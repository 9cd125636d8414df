"""In which unit a chart or table writes its amounts: €, T€ or Mio. €."""

from __future__ import annotations

from dataclasses import dataclass

from vertrieb_kit.formats import NBSP, Format


@dataclass(frozen=True, slots=True)
class Scale:
    """One unit for all amounts of a chart, so that they can be compared."""

    unit: str
    divisor: float
    fmt: Format

    def text(self, amount: float, *, signed: bool = False) -> str:
        """Return an amount without its unit."""
        return self.fmt.number(amount / self.divisor, signed=signed)

    def full(self, amount: float, *, signed: bool = False) -> str:
        """Return an amount with its unit."""
        return f"{self.text(amount, signed=signed)}{NBSP}{self.unit}"

    def range(self, low: float, high: float) -> str:
        """Return "120 bis 310 T€", for prose: a dash would invite a line break."""
        same = self.text(low) == self.text(high)
        return self.full(high) if same else f"{self.text(low)}{NBSP}bis{NBSP}{self.full(high)}"


def scale_for(largest: float, fmt: Format) -> Scale:
    """Choose the unit by the largest amount shown."""
    if abs(largest) >= 1e9:
        return Scale(f"Mio.{NBSP}{fmt.symbol}", 1e6, fmt)
    if abs(largest) >= 100_000:
        return Scale(fmt.thousand, 1e3, fmt)
    return Scale(fmt.symbol, 1.0, fmt)
