"""Deals in words: the sentence claims what the result holds, gaps are named."""

from __future__ import annotations

from datetime import date

from tests.analysis.journey.factories import deals, linked_leads, lost, won
from vertrieb_kit.analysis import journey as numbers
from vertrieb_kit.present import journey as words
from vertrieb_kit.present.blocks import Finding, Metric
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.journey.time_to_close import LABEL_GAP, _label_heights

UNTIL = date(2025, 12, 31)
CONTEXT = Context()
NBSP = "\u00a0"


def plain(finding: Finding) -> str:
    return finding.statement.text.replace(NBSP, " ")


def metric(finding: Finding, id: str, **dims: str) -> Metric:
    return next(m for m in finding.metrics if m.id == id and m.dims == dims)


def rate(*rows: dict[str, object]) -> Finding:
    return words.win_rate_finding(numbers.win_rate(deals(*rows), until=UNTIL), CONTEXT)


def test_win_rate_says_k_of_n_below_twenty_and_per_cent_above():
    few, many = rate(*[won()] * 4, *[lost()] * 6), rate(*[won()] * 10, *[lost()] * 20)

    assert plain(few) == "4 von 10 entschiedenen Deals wurden gewonnen."
    assert plain(many) == "10 von 30 entschiedenen Deals wurden gewonnen (33,3 %)."


def test_a_suspicious_win_rate_is_said_to_be_incomplete():
    assert "unvollständig erfasst" in rate(*[won()] * 9, lost()).statement.note


def test_win_rate_by_value_is_not_assessed_without_values_of_lost_deals():
    finding = rate(*[won()] * 5, *[lost(amount=None)] * 5)
    by_value = metric(finding, "journey.win_rate_value")

    assert by_value.value is None
    assert by_value.reason is not None
    assert by_value.reason.code == "no_data"


def test_nothing_decided_is_not_a_rate_of_zero():
    finding = rate({}, {})

    assert finding.statement.status == "not_assessed"
    assert metric(finding, "journey.win_rate").value is None


def test_time_to_close_is_preliminary_below_ten_decisions():
    frame = deals(*[won("2025-01-31")] * 6)
    finding = words.time_to_close_finding(numbers.time_to_close(frame, until=UNTIL), CONTEXT)

    assert plain(finding) == "Nach 30 Tagen ist die Hälfte der Deals entschieden."
    assert finding.statement.status == "preliminary"
    assert metric(finding, "journey.time_to_close_median").value == 30


def test_a_median_that_is_not_reached_is_not_assessed():
    frame = deals(won(), *[{}] * 5)
    finding = words.time_to_close_finding(numbers.time_to_close(frame, until=UNTIL), CONTEXT)

    assert finding.statement.reason is not None
    assert finding.statement.reason.code == "undefined"


def test_the_most_frequent_named_reason_leads():
    frame = deals(*[lost(loss_reason="Preis")] * 3, *[lost()] * 4)
    finding = words.loss_reasons_finding(numbers.loss_reasons(frame, until=UNTIL), CONTEXT)

    assert plain(finding) == "Bei 3 von 7 verlorenen Deals ist „Preis“ als Grund erfasst."
    assert finding.statement.status == "preliminary"
    assert metric(finding, "journey.loss_reason", reason="unbekannt").value == 4 / 7
    assert metric(finding, "journey.loss_reason", reason="Preis", basis="value").value == 3 / 7


def test_conversion_names_the_step_to_the_order():
    frame = deals(*[won()] * 3, *[lost(quoted_on="2025-02-01")] * 3)
    result = numbers.conversion(frame, linked_leads(None), until=UNTIL)
    finding = words.conversion_finding(result, CONTEXT)

    assert plain(finding) == "Zwischen Angebot und Auftrag kommen 3 von 6 Fällen weiter."
    assert metric(finding, "journey.conversion", **{"from": "quoted", "to": "won"}).value == 0.5
    assert metric(finding, "journey.conversion", **{"from": "lead", "to": "deal"}).value is None


def test_mostly_open_steps_have_no_rate():
    frame = deals(*[won()] * 5, *[{"quoted_on": "2025-02-01"}] * 6)
    result = numbers.conversion(frame, linked_leads(), until=UNTIL)
    step = metric(
        words.conversion_finding(result, CONTEXT),
        "journey.conversion",
        **{"from": "quoted", "to": "won"},
    )

    assert step.reason is not None
    assert step.reason.code == "undefined"


def test_without_milestones_conversion_is_left_to_the_win_rate():
    result = numbers.conversion(deals(*[won()] * 6), linked_leads(), until=UNTIL)

    assert words.conversion_finding(result, CONTEXT).statement.status == "not_assessed"


def test_a_rate_without_channels_needs_no_table_on_the_page():
    """One total row would only repeat the title."""
    table = rate(*[won(channel=None)] * 4, *[lost(channel=None)] * 6).evidence[0]

    assert table.appendix_only


def test_labels_of_two_curves_never_stand_over_each_other():
    frame = deals(*[won("2025-01-31")] * 6, *[lost("2025-01-31")] * 6)
    outcomes = numbers.time_to_close(frame, until=UNTIL).outcomes
    heights = _label_heights(outcomes, 60)

    assert abs(heights["gewonnen"] - heights["verloren"]) >= LABEL_GAP
