"""The price waterfall against the published example."""

from __future__ import annotations

from vertrieb_kit.analysis.pricing import Ladder

METHOD = "price_waterfall"


def test_price_waterfall(case):
    given = case.inputs
    found = Ladder(given["list"], dict(given["on_invoice"]), dict(given["off_invoice"]))

    case.check_all(
        {
            "invoice": found.invoice,
            "pocket": found.pocket,
            "off_invoice_total": found.off_invoice_total,
            "leakage_share_of_list": found.leakage_share,
            "off_invoice_share_of_invoice": found.off_invoice_share,
        }
    )
