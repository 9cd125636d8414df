"""Numbers, percentages, money and dates as people read them. The only module that imports Babel."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from babel.dates import format_date
from babel.numbers import format_decimal

Country = Literal["DE", "AT", "CH"]

NBSP = "\u00a0"
MINUS = "\u2212"
DASH = "\u2013"

# U+2011: a line must not break inside the symbol
_SYMBOLS = {"EUR": "€", "USD": "US\u2011$", "GBP": "£", "CHF": "CHF"}


def rounded(value: float, digits: int = 0) -> Decimal:
    """Round half away from zero, as merchants do, and turn −0 into 0.

    >>> rounded(0.125, 2), rounded(-0.4)
    (Decimal('0.13'), Decimal('0'))
    """
    # 0.285 · 100 is 28.499999999999996 in binary; 15 digits are what a float can promise
    exact = Decimal(f"{float(value):.15g}")
    result = exact.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


@dataclass(frozen=True, slots=True)
class Format:
    """German formats of one country and one currency.

    >>> Format().percent(0.1249), Format().number(-1234.5, 1)
    ('12,5\\xa0%', '−1.234,5')
    """

    country: Country = "DE"
    currency: str = "EUR"

    @property
    def locale(self) -> str:
        """Return the locale identifier, de_DE, de_AT or de_CH."""
        return f"de_{self.country}"

    @property
    def symbol(self) -> str:
        """Return the currency as it is written beside an amount."""
        return _SYMBOLS.get(self.currency, self.currency)

    @property
    def thousand(self) -> str:
        """Return the unit for thousands: T€, TCHF, Tsd. US-$."""
        return f"T{self.symbol}" if self.symbol in ("€", "CHF") else f"Tsd.{NBSP}{self.symbol}"

    def number(self, value: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return a grouped number with exactly `digits` decimals and a real minus sign."""
        exact = rounded(value, digits)
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        # Austria groups with a blank in plain text, which reads like two numbers: use the point
        locale = "de_DE" if self.country == "AT" else self.locale
        text = format_decimal(abs(exact), format=pattern, locale=locale)
        sign = MINUS if exact < 0 else "+" if signed and exact > 0 else ""
        return sign + text

    def count(self, count: int, one: str, many: str) -> str:
        """Return a grouped count and its noun: 1 Kunde, 2.500 Kunden."""
        return f"{self.number(count)}{NBSP}{one if count == 1 else many}"

    def percent(self, share: float, digits: int = 1) -> str:
        """Return a share 0–1 as per cent."""
        return f"{self.number(share * 100, digits)}{NBSP}%"

    def points(self, difference: float, digits: int = 1, *, short: bool = False) -> str:
        """Return a difference of two shares as signed percentage points."""
        unit = "PP" if short else "Prozentpunkte"
        return f"{self.number(difference * 100, digits, signed=True)}{NBSP}{unit}"

    def change(self, relative: float, digits: int = 1) -> str:
        """Return a relative change as signed per cent."""
        return f"{self.number(relative * 100, digits, signed=True)}{NBSP}%"

    def money(self, amount: float, digits: int = 0) -> str:
        """Return an amount with its currency, placed as the country does."""
        number = self.number(amount, digits)
        if self.country == "DE":
            return f"{number}{NBSP}{self.symbol}"
        return f"{self.symbol}{NBSP}{number}"

    def money_short(self, amount: float) -> str:
        """Return an amount in its natural size: 12,48 Mio. €, 540 T€, 870 €."""
        size = abs(amount)
        if size >= 999_500:
            return f"{self.number(amount / 1e6, 2)}{NBSP}Mio.{NBSP}{self.symbol}"
        if size >= 10_000:
            return f"{self.number(amount / 1e3)}{NBSP}{self.thousand}"
        return self.money(amount)

    def thousands(self, amount: float, digits: int = 0, *, signed: bool = False) -> str:
        """Return an amount in thousands without unit, for a column whose head names it."""
        return self.number(amount / 1000, digits, signed=signed)

    def range(self, low: str, high: str) -> str:
        """Join two formatted bounds with an en dash; a unit that both carry stands once."""
        head, _, unit = low.rpartition(NBSP)
        same = head and high.endswith(NBSP + unit)
        return f"{head if same else low}{DASH}{high}"

    def date(self, day: dt.date) -> str:
        """Return 31.12.2025."""
        return f"{day:%d.%m.%Y}"

    def long_date(self, day: dt.date) -> str:
        """Return 31. Dezember 2025 (Austria: Jänner)."""
        return format_date(day, format="d. MMMM y", locale=self.locale).replace(". ", f".{NBSP}")

    def month(self, day: dt.date) -> str:
        """Return Jan 25, for an axis."""
        return format_date(day, format="LLL", locale=self.locale).rstrip(".") + f" {day:%y}"

    def spell(self, text: str) -> str:
        """Follow the country's spelling: Switzerland has no ß and other quotation marks."""
        if self.country != "CH":
            return text
        return text.replace("ß", "ss").translate(str.maketrans("„“", "«»"))


def is_missing(value: object) -> bool:
    """Tell whether a value is None or not a number."""
    return value is None or (isinstance(value, float) and math.isnan(value))


def plural(count: int, one: str, many: str) -> str:
    """Return count and noun as Germany writes them: 1 Kunde, 2.500 Kunden.

    >>> plural(1, "Kunde", "Kunden"), plural(2500, "Kunde", "Kunden")
    ('1\\xa0Kunde', '2.500\\xa0Kunden')
    """
    return Format().count(count, one, many)


def joined(items: list[str] | tuple[str, ...]) -> str:
    """Join as German prose does.

    >>> joined(["A", "B", "C"])
    'A, B und C'
    """
    return " und ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)
