"""How a period is called: 2025, or 01.04.2024–31.03.2025."""

from __future__ import annotations

from vertrieb_kit.analysis.periods import Comparison, Period
from vertrieb_kit.formats import Format


def is_calendar_year(period: Period) -> bool:
    """Tell whether a period runs from 1 January to 31 December of one year."""
    start, end = period.start, period.end
    return (start.day, start.month, end.day, end.month, start.year) == (1, 1, 31, 12, end.year)


def period_words(period: Period, fmt: Format) -> str:
    """Name a period in prose."""
    if is_calendar_year(period):
        return str(period.end.year)
    return fmt.range(fmt.date(period.start), fmt.date(period.end))


def column_heads(periods: Comparison) -> tuple[str, str]:
    """Return the heads of the columns for the earlier and the later period."""
    if is_calendar_year(periods.prior) and is_calendar_year(periods.current):
        return str(periods.prior.end.year), str(periods.current.end.year)
    return "davor", "zuletzt"
