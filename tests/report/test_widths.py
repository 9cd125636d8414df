"""Columns fill the grid; numbers keep their width."""

from __future__ import annotations

import pytest

from tests.report import report_fixtures as sample
from vertrieb_kit.present.blocks import Cell, Column, Table
from vertrieb_kit.report.widths import GAP_PT, POINTS_PER_MM, column_widths


@pytest.mark.parametrize("table", [sample.table("a.b"), sample.matrix(), sample.marks()])
def test_columns_and_gaps_fill_the_page(table):
    widths = column_widths(table, 170)

    total = sum(widths) + GAP_PT * (len(widths) - 1)
    assert total == pytest.approx(170 * POINTS_PER_MM)


def test_numbers_keep_their_width_when_prose_needs_room():
    columns = (Column("Aussage", weight=1), Column("T€", "number"))
    short = Table("a", "", "", columns, ((Cell("kurz"), Cell("12.480")),))
    long = Table("a", "", "", columns, ((Cell("sehr lang " * 60), Cell("12.480")),))

    assert column_widths(short, 170)[1] == pytest.approx(column_widths(long, 170)[1])


def test_twenty_columns_still_fit():
    columns = tuple(Column(f"Spalte {i}", "number") for i in range(20))
    wide = Table("a", "", "", columns, (tuple(Cell("123.456.789") for _ in columns),))

    assert sum(column_widths(wide, 170)) <= 170 * POINTS_PER_MM


def test_an_empty_table_has_columns_too():
    assert len(column_widths(Table("a", "", "", (Column("A"), Column("B")), ()), 83)) == 2
