"""Loss reasons: shares of all lost deals, the empty cell included."""

from __future__ import annotations

from datetime import date

from tests.analysis.journey.factories import deals, lost, won
from vertrieb_kit.analysis.journey import loss_reasons

UNTIL = date(2025, 12, 31)


def test_an_empty_cell_is_the_reason_unbekannt():
    frame = deals(lost(loss_reason="Preis"), lost(loss_reason="Preis"), lost(), won())
    result = loss_reasons(frame, until=UNTIL)

    assert [(r.reason, r.count) for r in result.reasons] == [("Preis", 2), ("unbekannt", 1)]
    assert sum(r.share for r in result.reasons) == 1


def test_value_shares_rank_apart_from_counts():
    frame = deals(lost(loss_reason="Preis"), lost(loss_reason="Technik", amount=300))
    shares = {r.reason: r.value_share for r in loss_reasons(frame, until=UNTIL).reasons}

    assert shares == {"Preis": 0.25, "Technik": 0.75}


def test_mostly_missing_values_give_no_value_share():
    frame = deals(lost(amount=0), lost(amount=0), lost())

    assert loss_reasons(frame, until=UNTIL).reasons[0].value_share is None


def test_nothing_lost_has_no_reasons():
    assert loss_reasons(deals(won()), until=UNTIL).reasons == ()
