"""The chapter on competitors: what sentences may claim, and what they must not."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest

from vertrieb_kit.analysis.competitors import (
    first_place,
    leads,
    matrix,
    price_comparison,
    rivalry,
    self_image,
)
from vertrieb_kit.present.competitors import (
    chapter_answer,
    lead_finding,
    losses_finding,
    matrix_finding,
    prices_finding,
    robustness_finding,
    self_image_finding,
    win_rate_finding,
)
from vertrieb_kit.present.competitors.label_placement import Box, Label, placed
from vertrieb_kit.present.context import Context

CONTEXT = Context(company="Muster GmbH")
CRITERIA_COLUMNS = ["criterion", "weight", "direction", "scale", "customer_importance"]
RATING_COLUMNS = ["company", "criterion", "score", "perspective", "as_of"]
PRICE_COLUMNS = ["company", "item", "net_price", "currency", "as_of", "comparable"]
NAMES = ("Preis", "Service", "Lieferzeit")


def compared(scores, *, weights=(0.5, 0.3, 0.2), view="Kunde"):
    """Build the comparison of companies: name → one score per criterion."""
    rules = [(n, w, "hoch ist gut", "1-5", 4.5) for n, w in zip(NAMES, weights, strict=False)]
    rows = [
        (company, name, float(score), view, pd.Timestamp("2025-10-31"))
        for company, row in scores.items()
        for name, score in zip(NAMES, row, strict=True)
        if score is not None
    ]
    return matrix(
        pd.DataFrame(rows, columns=RATING_COLUMNS), pd.DataFrame(rules, columns=CRITERIA_COLUMNS)
    )


def metrics(finding):
    return {(m.id, *m.dims.values()): m for m in finding.metrics}


AHEAD = {"EIGEN": (5, 4, 2), "Alpmatik": (3, 3, 4)}


def test_the_sentence_names_rank_score_and_rival():
    finding = matrix_finding(compared(AHEAD), CONTEXT)

    assert finding.statement.text == (
        "Muster liegt mit 4,10 von 5\xa0Punkten auf Rang\xa01 von 2 Anbietern, vor Alpmatik (3,20)."
    )
    assert metrics(finding)["competitors.score", "EIGEN"].value == pytest.approx(4.1)


def test_a_missing_rating_reads_as_not_rated_and_never_as_zero():
    scores = {**AHEAD, "Corvex": (4, 4, None)}

    table = matrix_finding(compared(scores), CONTEXT).evidence[0]

    cell = table.rows[2][3]
    assert (cell.text, cell.value) == ("n. b.", None)


def test_a_company_below_eighty_per_cent_has_no_score_and_says_why():
    scores = {**AHEAD, "Corvex": (4, None, None)}

    found = metrics(matrix_finding(compared(scores), CONTEXT))

    score = found["competitors.score", "Corvex"]
    assert (score.value, score.status) == (None, "not_assessed")
    assert score.reason.text.endswith("(nur 50\xa0% des Gewichts bewertet)")
    assert found["competitors.coverage", "Corvex"].value == pytest.approx(0.5)


def test_without_weights_every_question_on_scores_is_open():
    result = compared(AHEAD, weights=())

    for finding in (
        matrix_finding(result, CONTEXT),
        robustness_finding(first_place(result.headline), result, CONTEXT),
    ):
        assert finding.statement.status == "not_assessed"
        assert "Gewichte" in finding.statement.reason.text


def test_the_lead_sentence_counts_what_matters_to_customers():
    result = compared(AHEAD)

    finding = lead_finding(leads(result), result, CONTEXT)

    assert finding.statement.text == (
        "Muster liegt bei 2 von 3\xa0Kriterien vor dem besten Wettbewerber; "
        "alle davon sind den Kunden wichtig."
    )
    assert finding.statement.headline


def test_the_firms_own_view_is_called_so_and_stays_off_page_one():
    result = compared(AHEAD, view="Selbst")

    statement = lead_finding(leads(result), result, CONTEXT).statement

    assert statement.text.startswith("Nach eigener Einschätzung liegt Muster bei 2 von 3")
    assert not statement.headline
    assert statement.evidence == "angenommen"


def test_a_weight_that_cannot_flip_the_rank_is_assessed_with_the_reason_none():
    result = compared({"EIGEN": (5, 4, 4), "Alpmatik": (3, 3, 3)})

    finding = robustness_finding(first_place(result.headline), result, CONTEXT)

    flip = metrics(finding)["competitors.smallest_flip", "Preis"]
    assert (flip.value, flip.status, flip.reason.code) == (None, "assessed", "none")
    assert finding.statement.text == (
        "Der erste Platz bleibt bei allen geprüften Gewichtungen bestehen."
    )


def test_self_image_without_the_customers_view_says_what_to_deliver():
    finding = self_image_finding(self_image(compared(AHEAD, view="Selbst")), CONTEXT)

    assert finding.statement.status == "not_assessed"
    assert "Kundensicht" in finding.statement.text
    assert finding.statement.deliver


def test_prices_without_an_own_price_are_not_assessed():
    prices = price_comparison(pd.DataFrame(columns=PRICE_COLUMNS), currency="EUR")

    finding = prices_finding(prices, compared(AHEAD), CONTEXT)

    assert finding.statement.reason.code == "no_data"


def deals(won, lost, *, won_names="A"):
    rows = [("gewonnen", won_names)] * won + [("verloren", "A")] * lost
    frame = pd.DataFrame(rows, columns=["status", "lost_to"])
    typed = frame.assign(closed_on=pd.Timestamp("2025-05-01"), amount=1000.0)
    return rivalry(typed, reference_date=date(2025, 12, 31))


def test_losses_are_shown_although_no_win_rate_can_be_told():
    result = deals(6, 6, won_names=None)

    assert losses_finding(result, CONTEXT).statement.text == (
        "6 von 6 verlorenen Angeboten gingen an A."
    )
    rate = win_rate_finding(result, CONTEXT)
    assert rate.statement.reason.code == "no_data"
    assert rate.metrics[0].value is None


def test_a_small_win_rate_is_told_as_a_count():
    statement = win_rate_finding(deals(4, 8), CONTEXT).statement

    assert statement.text == "Gegen A wurden 4 von 12 Angeboten gewonnen."
    assert statement.value == pytest.approx(1 / 3)


def test_nothing_delivered_gives_a_calm_answer():
    nothing = compared({})
    ahead = leads(nothing)
    matrix_part = matrix_finding(nothing, CONTEXT)
    lead_part = lead_finding(ahead, nothing, CONTEXT)

    answer = chapter_answer(matrix_part, lead_part, compared=nothing, leads=ahead, context=CONTEXT)

    assert answer.text.startswith("Die gelieferten Daten tragen noch keine Antwort.")


def test_labels_of_close_points_do_not_cover_each_other():
    area = Box(0, 0, 100, 50)
    labels = tuple(Label(f"Kriterium {i}", 40 + i, 25 + 0.5 * i, area) for i in range(4))

    heights = sorted(place.y for place in placed(labels) if place.x > 40)

    assert len(placed(labels)) == 4
    assert all(b - a > 2 for a, b in pairwise(heights))
