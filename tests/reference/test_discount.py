"""Discount dispersion against a case computed twice."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import price_band

METHOD = "price_band"


def test_discount_dispersion(case):
    found = price_band(case.inputs["discount_pct"], case.inputs["revenue_k"])

    case.check_all(
        {
            "mean_unweighted": found.mean,
            "mean_revenue_weighted": found.weighted_mean,
            "median": found.median,
            "p10_linear": found.p10,
            "p90_linear": found.p90,
            "iqr_linear": found.iqr,
            "sd": found.sd,
            "spearman_discount_vs_revenue": found.spearman,
        }
    )
