"""Segments: who is counted where, and which ratios are ratios of sums."""

from __future__ import annotations

import pytest

from tests.analysis.target_groups.factories import compared, customers, revenue, table
from vertrieb_kit.analysis.target_groups import Segments, segments

TWO_YEARS = (
    ("a", 100.0, "2024-01-10"),
    ("a", 150.0, "2025-01-10"),
    ("b", 100.0, "2024-05-05"),
    ("b", 80.0, "2025-05-05"),
    ("x", 10.0, "2025-05-05"),
)


def summarised(lines, firms) -> Segments:
    return segments(lines, firms, all_revenue=lines, periods=compared(lines))


def part(result: Segments, name: str):
    return next(p for p in result.parts if p.name == name)


def test_customers_without_a_segment_keep_their_own_row_at_the_end():
    result = summarised(revenue(*TWO_YEARS), customers(a="Serie", b="Sonder"))

    assert [p.name for p in result.parts] == ["Serie", "Sonder", "ohne Segment"]
    assert part(result, "ohne Segment").revenue == 10
    assert result.unassigned == 1


def test_change_compares_twelve_months_with_the_twelve_before():
    serie = part(summarised(revenue(*TWO_YEARS), customers(a="Serie", b="Sonder")), "Serie")

    assert (serie.prior, serie.current, serie.change) == (100, 150, 50)
    assert serie.change_rate == pytest.approx(0.5)


def test_mean_and_median_are_per_customer_not_per_line():
    lines = revenue(("a", 10.0), ("a", 20.0), ("b", 60.0), ("c", 0.0))

    serie = part(summarised(lines, customers(a="S", b="S", c="S")), "S")

    assert serie.mean == 30
    assert serie.median == 30


def test_contribution_is_a_ratio_of_sums_over_the_lines_with_a_cost():
    lines = revenue(("a", 100.0), ("a", 300.0), ("a", 600.0))
    lines["variable_cost"] = [50.0, 210.0, None]

    serie = part(summarised(lines, customers(a="S")), "S")

    assert serie.contribution_rate == pytest.approx(0.35)
    assert serie.cost_coverage == pytest.approx(0.4)


def test_no_cost_anywhere_leaves_the_contribution_open():
    serie = part(summarised(revenue(("a", 1.0)), customers(a="S")), "S")

    assert serie.contribution_rate is None


def test_customers_without_revenue_and_prospects_are_counted_apart():
    firms = customers(a="S", b="S", c="S")
    firms["status"] = ["Bestand", "Inaktiv", "Potenzial"]

    result = summarised(revenue(("a", 1.0)), firms)

    assert result.total.customers == 1
    assert (result.idle, result.prospects) == (2, 1)


def test_without_revenue_the_rows_of_kunden_count_except_prospects():
    firms = customers(a="S", b=None, c="S")
    firms["status"] = ["Bestand", "Verloren", "Potenzial"]

    result = summarised(table("revenue"), firms)

    assert result.total.customers == 2
    assert part(result, "S").revenue is None
    assert result.prospects == 1


def test_a_total_against_the_majority_of_segments_is_flagged():
    lines = revenue(
        *(("a", 10.0, "2024-01-05"), ("a", 90.0, "2025-01-05")),
        *(("b", 20.0, "2024-01-05"), ("b", 10.0, "2025-01-05")),
        *(("c", 20.0, "2024-01-05"), ("c", 10.0, "2025-01-05")),
    )

    assert summarised(lines, customers(a="A", b="B", c="C")).revenue_opposed


def test_nothing_at_all_is_an_empty_result():
    result = summarised(table("revenue"), table("customers"))

    assert result.parts == ()
    assert result.total.customers == 0
