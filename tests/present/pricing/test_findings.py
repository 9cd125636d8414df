"""What the chapter on prices says: sentences, metrics, and what stands there without data."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from tests.analysis.pricing.factories import price_lines, sheet
from vertrieb_kit.analysis import pricing as numbers
from vertrieb_kit.contracts.parameters import Parameters
from vertrieb_kit.formats import NBSP, Format
from vertrieb_kit.present import pricing as words
from vertrieb_kit.present.blocks import Finding, as_json, from_json
from vertrieb_kit.present.context import Context

CONTEXT = Context(company="Muster GmbH", period_start=date(2025, 1, 1))
BEFORE, AFTER = pd.Timestamp("2024-01-05"), pd.Timestamp("2025-07-01")


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def metric(finding: Finding, name: str, **dims: object):
    found = [m for m in finding.metrics if m.id == f"pricing.{name}" and m.dims == dims]
    assert len(found) == 1
    return found[0]


def waterfall_of(lines: pd.DataFrame, context: Context = CONTEXT) -> Finding:
    return words.waterfall_finding(numbers.waterfall(lines), context)


def discount_of(lines: pd.DataFrame, context: Context = CONTEXT) -> Finding:
    return words.discount_finding(numbers.discount_spread(lines), context)


def bridge_of(lines: pd.DataFrame, revenue: pd.DataFrame | None = None) -> Finding:
    result = numbers.price_volume_mix(
        lines,
        sheet("revenue") if revenue is None else revenue,
        reference_date=CONTEXT.reference_date,
        parameters=CONTEXT.parameters,
    )
    return words.price_volume_mix_finding(result, CONTEXT)


def breakeven_of(lines: pd.DataFrame, context: Context = CONTEXT) -> Finding:
    return words.breakeven_finding(numbers.waterfall(lines), context)


def potential_of(lines: pd.DataFrame, goals: pd.DataFrame) -> Finding:
    return words.potential_finding(numbers.price_potential(lines, goals, margin_rate=0.3), CONTEXT)


def survey_of(n: int, *rows: tuple[float, float, float, float]) -> Finding:
    answers = list(rows) or [(10 + i, 20 + i, 30 + i, 40 + i) for i in range(n)]
    names = ("too_cheap", "cheap", "expensive", "too_expensive")
    columns = {name: [row[i] for row in answers] for i, name in enumerate(names)}
    products = ["Pumpe"] * len(answers)
    ids = [str(i) for i in range(len(answers))]
    survey = sheet("psm", respondent_id=ids, product=products, **columns)
    return words.psm_finding(numbers.price_sensitivity(survey), CONTEXT)


def two_years(n: int = 5, price: float = 90.0) -> pd.DataFrame:
    """Build n lines a year of one article; `price` is that of the second year."""
    dates = [BEFORE] * n + [AFTER] * n
    return price_lines(date=dates, invoice_price=[90.0] * n + [price] * n)


def test_the_waterfall_names_what_is_left_and_the_largest_deduction():
    finding = waterfall_of(price_lines(100))

    assert plain(finding.statement.text) == (
        "Vom Listenpreis bleiben nach allen Abzügen 81,0 %; größter Abzug ist der "
        "Rechnungsrabatt mit 10,0 Prozentpunkten."
    )
    assert finding.statement.headline
    assert metric(finding, "waterfall", step="pocket").value == 8100
    assert metric(finding, "waterfall", step="freight").value == 300


def test_a_step_not_recorded_makes_pocket_and_margin_preliminary():
    finding = waterfall_of(price_lines(100, rebate=None))

    assert finding.statement.status == "preliminary"
    assert "nach den erfassten Abzügen" in finding.statement.text
    assert metric(finding, "waterfall", step="pocket").status == "preliminary"
    assert metric(finding, "waterfall", step="margin").status == "preliminary"
    assert metric(finding, "waterfall", step="invoice").status == "assessed"
    missing = metric(finding, "waterfall", step="rebate")
    assert (missing.value, missing.status, missing.reason.code) == (None, "not_assessed", "no_data")


def test_lines_left_out_are_named_and_bridged():
    finding = waterfall_of(price_lines(freight=[None, *[3.0] * 9]))

    assert "Von 10 Positionen nicht enthalten: 1 ohne Fracht" in finding.statement.note
    bridge = next(item for item in finding.evidence if item.id == "pricing.waterfall.bridge")
    assert [row[1].value for row in bridge.rows] == [10, -1, 9]


def test_fewer_lines_than_min_n_are_not_assessed():
    finding = waterfall_of(price_lines(4))

    assert finding.statement.status == "not_assessed"
    pocket = metric(finding, "waterfall", step="pocket")
    assert (pocket.value, pocket.reason.code, pocket.n) == (None, "too_few", 4)


def test_discounts_are_said_for_the_class_with_the_widest_spread():
    small = [100.0 - d for d in range(30)]
    large = [90.0] * 30
    lines = price_lines(invoice_price=small + large, quantity=[1.0] * 30 + [100.0] * 30)
    finding = discount_of(lines)

    assert plain(finding.statement.text) == (
        "Bei Aufträgen unter 100 € liegen die mittleren 80 % der Rabatte zwischen 4 % und 26 %."
    )
    assert "Spearman" not in finding.statement.note
    assert metric(finding, "discount.order_correlation").unit == "index"
    assert metric(finding, "discount.median").value == pytest.approx(0.10)
    assert metric(finding, "discount.p90", basis="pocket").n == 60


def test_orders_of_one_size_are_not_called_a_class():
    finding = discount_of(price_lines(30))

    assert plain(finding.statement.text).startswith("Die mittleren 80 % der Rabatte liegen")


def test_half_a_per_cent_rounds_up_whatever_the_binary_says():
    finding = discount_of(price_lines(30, invoice_price=78.5))

    assert "22" in finding.statement.text


def test_a_contradicting_discount_column_is_warned():
    finding = discount_of(price_lines(30, invoice_discount=[0.2, *[0.1] * 29]))

    assert "weicht die Rabattspalte um mehr als 0,5" in plain(finding.statement.note)


def test_the_bridge_says_the_change_with_and_without_price():
    finding = bridge_of(two_years(price=80.0))

    assert plain(finding.statement.text) == (
        "Der Artikelumsatz sank um 50 €, ohne den Preiseffekt blieb er nahezu gleich."
    )
    assert metric(finding, "pvm", effect="price").value == -50
    assert metric(finding, "pvm", effect="total").value == -50
    assert "nominal" in finding.statement.note


def test_no_change_at_all_is_said_without_an_amount():
    finding = bridge_of(two_years(price=90.0))

    assert plain(finding.statement.text) == (
        "Der Artikelumsatz blieb nahezu gleich, auch ohne den Preiseffekt."
    )


def test_price_lines_that_hold_all_revenue_speak_of_revenue():
    revenue = sheet("revenue", doc_date=[AFTER], net_revenue=[450.0])
    finding = bridge_of(two_years(price=90.0), revenue)

    assert finding.statement.text.startswith("Der Umsatz blieb nahezu gleich")


def test_one_year_alone_is_not_compared():
    finding = bridge_of(price_lines(10, date=AFTER))

    assert finding.statement.status == "not_assessed"
    assert "24" in finding.statement.text
    assert metric(finding, "pvm", effect="total").reason.code == "no_data"


def test_break_even_volumes_of_a_margin_of_thirty_per_cent():
    free = {"rebate": 0.0, "cash_discount": 0.0, "freight": 0.0, "invoice_price": 100.0}
    finding = breakeven_of(price_lines(100, unit_cost=70.0, **free))

    assert plain(finding.statement.text) == (
        "5 % weniger Preis erfordern 20 % mehr Menge; 5 % mehr Preis erlauben 14 % weniger."
    )
    assert metric(finding, "breakeven_volume", price_change=0.05).value == pytest.approx(-1 / 7)
    assert metric(finding, "breakeven_volume", price_change=-0.05).value == pytest.approx(0.2)


def test_a_cut_that_eats_the_margin_is_undefined_not_a_number():
    context = Context(parameters=Parameters(preisaenderung=(-0.5,)))
    finding = breakeven_of(price_lines(100), context)

    assert "gleicht keine Mehrmenge aus" in finding.statement.text
    assert metric(finding, "breakeven_volume", price_change=-0.5).reason.code == "undefined"


def test_without_cost_there_is_no_break_even():
    finding = breakeven_of(price_lines(100, unit_cost=None))

    assert finding.statement.status == "not_assessed"
    assert finding.statement.deliver
    assert len(finding.metrics) == 4


def test_the_ceiling_is_called_one_and_stays_preliminary_without_market_goals():
    lines = price_lines(invoice_price=[90.0] * 15 + [70.0] * 5).assign(doc_id="R1")
    without = potential_of(lines, sheet("goals"))
    with_goal = potential_of(lines, sheet("goals", goal_type=["Preis"]))

    assert "rechnerisch höchstens" in without.statement.text
    assert (without.statement.status, with_goal.statement.status) == ("preliminary", "assessed")


def test_a_survey_below_a_hundred_answers_is_orientation():
    finding = survey_of(40)

    assert finding.statement.text.startswith("Orientierung: Für „Pumpe“ gelten")
    assert "ursprüngliche Lesart" in finding.statement.note
    assert metric(finding, "psm.ipp", product="Pumpe").status == "assessed"


@pytest.mark.parametrize(
    ("n", "status"), [(30, "assessed"), (29, "preliminary"), (9, "not_assessed")]
)
def test_the_ladder_of_a_survey(n, status):
    assert survey_of(n).statement.status == status
    assert metric(survey_of(n), "psm.opp", product="Pumpe").status == status


def test_a_plateau_is_assessed_without_a_value():
    """Nobody is too cheap or too dear between 19 and 60: the OPP is that interval."""
    finding = survey_of(0, *[(10 + i, 20 + i, 60 + i, 80 + i) for i in range(10)] * 3)
    opp = metric(finding, "psm.opp", product="Pumpe")

    assert (opp.value, opp.status, opp.reason.code) == (None, "assessed", "interval")
    assert (opp.low, opp.high) == (19, 80)


def test_more_than_half_of_the_answers_invalid_gives_no_result():
    finding = survey_of(0, *[(10, 20, 30, 40)] * 20, *[(40, 30, 20, 10)] * 21)

    assert finding.statement.status == "not_assessed"
    assert metric(finding, "psm.ipp", product="Pumpe").reason.code == "undefined"


def all_findings(lines: pd.DataFrame, context: Context = CONTEXT) -> list[Finding]:
    return [
        waterfall_of(lines, context),
        discount_of(lines, context),
        bridge_of(lines),
        breakeven_of(lines, context),
        potential_of(lines, sheet("goals")),
        words.psm_finding((), context),
    ]


def test_without_data_every_question_says_what_to_deliver():
    for finding in all_findings(sheet("price_lines")):
        assert finding.statement.status == "not_assessed"
        assert finding.statement.reason.code == "no_data"
        assert finding.statement.deliver
        assert all(m.value is None for m in finding.metrics)


def test_the_answer_combines_what_is_assessed():
    findings = all_findings(two_years(price=80.0))
    answer = words.chapter_answer(*findings, context=CONTEXT)

    assert plain(answer.text) == (
        "Von 100 € Listenpreis bleiben nach allen Abzügen 76 €. Der Artikelumsatz sank gegenüber "
        "dem Zeitraum davor um 50 €; der Preiseffekt betrug −50 €."
    )
    assert len(answer.text) <= 220


def test_without_data_the_answer_stays_calm():
    answer = words.chapter_answer(*all_findings(sheet("price_lines")), context=CONTEXT)

    assert "noch keine Aussage" in answer.text


def test_a_drawing_repeats_byte_by_byte():
    first, second = (discount_of(two_years(30)).evidence[0] for _ in range(2))

    assert first.svg == second.svg


def test_findings_survive_the_way_through_a_notebook():
    for finding in [*all_findings(two_years(30, price=80.0)), survey_of(40)]:
        assert from_json(as_json(finding)) == finding


def test_dollars_are_written_as_dollars():
    context = Context(fmt=Format("DE", "USD"))
    finding = waterfall_of(price_lines(100, quantity=1e4), context)

    assert "Tsd. US\u2011$" in plain(finding.evidence[0].what)
    assert metric(finding, "waterfall", step="list").unit == "USD"
