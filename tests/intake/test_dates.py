"""Dates: Excel dates stay, text is read where one reading exists, placeholders are missing."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from vertrieb_kit.contracts.columns import Column
from vertrieb_kit.intake.dates import read_dates
from vertrieb_kit.intake.findings import Typed

DAY = Column("Belegdatum", "doc_date", "date")
TIME = Column("Erstkontakt am", "first_contact_at", "datetime")


def read(*cells: Any, column: Column = DAY, **options: Any) -> Typed:
    raw = pd.Series(list(cells), index=range(2, len(cells) + 2), dtype=object)
    return read_dates(raw, column, **options)


def codes(typed: Typed) -> list[tuple[str, str]]:
    return [(found.code, found.handling) for found in typed.findings]


def test_excel_dates_are_taken_as_they_are():
    typed = read(dt.date(2025, 12, 31), dt.datetime(2025, 1, 2, 13, 30))

    assert [pd.Timestamp(2025, 12, 31), pd.Timestamp(2025, 1, 2)] == typed.series.tolist()
    assert not typed.findings


@pytest.mark.parametrize(
    "text",
    [
        *("31.12.2025", "31.12.25", "31. 12. 2025", "2025-12-31", "2025-12-31 10:15:00"),
        *("20251231", "31. Dezember 2025", "31 Dez 2025", "31/12/2025", "2025/12/31"),
        "31.12.2025 09:00",
    ],
)
def test_text_with_one_reading_is_read(text: str):
    typed = read(text)

    assert pd.Timestamp(2025, 12, 31) == typed.series.iloc[0]
    assert codes(typed) == [("Q10", "corrected")]


def test_day_and_month_are_ambiguous_without_a_day_above_twelve():
    typed = read("03/04/2025", "05/06/2025")

    assert typed.failed
    assert codes(typed) == [("Q11", "refused")]


def test_a_stated_order_settles_the_ambiguous():
    assert pd.Timestamp(2025, 4, 3) == read("03/04/2025", order="TMJ").series.iloc[0]
    assert pd.Timestamp(2025, 3, 4) == read("03/04/2025", order="MTJ").series.iloc[0]


def test_one_day_above_twelve_settles_the_column():
    typed = read("03/04/2025", "05/31/2025")

    assert [pd.Timestamp(2025, 3, 4), pd.Timestamp(2025, 5, 31)] == typed.series.tolist()


def test_changing_order_is_refused():
    assert codes(read("31/05/2025", "05/31/2025")) == [("Q11", "refused")]


def test_excel_serials_are_converted():
    typed = read(45992.0)

    assert pd.Timestamp(2025, 12, 1) == typed.series.iloc[0]
    assert codes(typed) == [("Q12", "corrected")]


@pytest.mark.parametrize("cell", ["01.01.1900", "31.12.9999", "00.00.0000", dt.date(1900, 1, 1)])
def test_placeholders_are_missing(cell: Any):
    typed = read("02.01.2025", cell)

    assert pd.isna(typed.series.iloc[1])
    assert ("Q13", "corrected") in codes(typed)


@pytest.mark.parametrize("text", ["KW 1/2026", "Q3/25", "Sep 25", "2025-Q3", "12/2025"])
def test_a_period_never_becomes_a_day(text: str):
    typed = read("02.01.2025", text)

    assert pd.isna(typed.series.iloc[1])
    assert ("Q14", "warned") in codes(typed)


def test_a_day_that_does_not_exist_is_missing():
    typed = read("02.01.2025", "31.02.2025")

    assert pd.isna(typed.series.iloc[1])
    assert ("CONTRACT_TYPE", "warned") in codes(typed)


def test_a_time_with_zone_becomes_local_time():
    typed = read("2025-12-31T23:30:00Z", column=TIME)

    assert pd.Timestamp(2026, 1, 1, 0, 30) == typed.series.iloc[0]


def test_iso_dates_of_a_csv_need_no_note():
    assert codes(read("2025-12-31", native=False)) == []
