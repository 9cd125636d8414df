"""Quantity and mix variance against a published textbook problem."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import mix_variance

METHOD = "sales_mix_variance"


def test_sales_mix_variance(case):
    given = case.inputs
    found = mix_variance(given["budget_units"], given["actual_units"], given["budget_cm_per_unit"])

    case.check_all(
        {
            "quantity_by_product": found.quantity,
            "mix_by_product": found.mix,
            "quantity_total": found.quantity_total,
            "mix_total": found.mix_total,
            "volume_total": found.volume_total,
        }
    )
