"""How a period is called: 2025, or 01.04.2024–31.03.2025."""

from __future__ import annotations

from vertrieb_kit.analysis.periods import Comparison, Period, twelve_months
from vertrieb_kit.formats import NBSP, Format
from vertrieb_kit.present.context import Context


def is_calendar_year(period: Period) -> bool:
    """Tell whether a period runs from 1 January to 31 December of one year."""
    start, end = period.start, period.end
    return (start.day, start.month, end.day, end.month, start.year) == (1, 1, 31, 12, end.year)


def period_words(period: Period, fmt: Format) -> str:
    """Name a period in prose."""
    if is_calendar_year(period):
        return str(period.end.year)
    return fmt.range(fmt.date(period.start), fmt.date(period.end))


def in_period(period: Period, fmt: Format) -> str:
    """Place a verb in a period: "2025", or "in den 12 Monaten bis 30.06.2025"."""
    if is_calendar_year(period):
        return str(period.end.year)
    if period == twelve_months(period.end):
        return f"in den 12{NBSP}Monaten bis {fmt.date(period.end)}"
    return f"vom {fmt.date(period.start)} bis {fmt.date(period.end)}"


def of_years(context: Context) -> str:
    """Return the report's period for a sentence: " 2025"; dates stand in the chart title only."""
    label = context.period_label
    return "" if "." in label else f" {label}"


def column_heads(periods: Comparison) -> tuple[str, str]:
    """Return the heads of the columns for the earlier and the later period."""
    if is_calendar_year(periods.prior) and is_calendar_year(periods.current):
        return str(periods.prior.end.year), str(periods.current.end.year)
    return "davor", "zuletzt"
