"""What the chapter says: sentences, metrics, and what stands there when data are missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.analysis.target_groups.factories import (
    STICHTAG,
    compared,
    customers,
    need,
    potential,
    revenue,
    table,
)
from vertrieb_kit.analysis import target_groups as numbers
from vertrieb_kit.contracts.parameters import Parameters
from vertrieb_kit.formats import NBSP
from vertrieb_kit.present import target_groups as words
from vertrieb_kit.present.blocks import Finding, as_json, from_json
from vertrieb_kit.present.context import Context

CONTEXT = Context(
    company="Muster GmbH",
    period_start=date(2025, 1, 1),
    period_end=STICHTAG,
    sources={"revenue": "Umsätze (SAP)"},
)
TEN = tuple((f"k{i}", amount) for i, amount in enumerate([500.0, 300.0, *[25.0] * 8]))


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def concentration_of(*lines, context: Context = CONTEXT) -> Finding:
    return words.concentration_finding(numbers.concentration(revenue(*lines)), context)


def metric(finding: Finding, name: str, **dims: object):
    wanted = f"target_groups.{name}"
    return next(m for m in finding.metrics if m.id == wanted and m.dims == dims)


def segments_of(lines, firms) -> Finding:
    result = numbers.segments(lines, firms, all_revenue=lines, periods=compared(lines))
    return words.segments_finding(result, CONTEXT)


def needs_of(*rows) -> Finding:
    return words.needs_finding(numbers.needs(table("needs", *rows)), CONTEXT)


def market_of(*rows, lines) -> Finding:
    firms = customers(**{f"k{i}": "Serie" for i in range(10)})
    result = numbers.market(table("market", *rows), lines, firms, reference_date=STICHTAG)
    return words.market_finding(result, CONTEXT)


def test_concentration_names_the_few_and_the_largest():
    finding = concentration_of(*TEN)

    assert plain(finding.statement.text) == (
        "Auf 2 von 10 Kunden entfallen 80 % des Nettoumsatzes 2025, auf den größten allein 50 %."
    )
    assert finding.statement.headline


def test_a_single_a_customer_is_not_said_twice():
    text = concentration_of(("a", 900.0), *((f"k{i}", 1.0) for i in range(9))).statement.text

    assert plain(text) == "Auf einen von 10 Kunden entfallen 99 % des Nettoumsatzes 2025."


def test_negative_customers_are_named_with_both_totals():
    note = plain(concentration_of(*TEN, ("g", -50_000.0)).statement.note)

    assert note.startswith("1 Kunde mit negativer Summe (Klasse G)")
    assert "insgesamt −49 T€" in note


def test_concentration_metrics_carry_dims_as_numbers_and_class_g():
    finding = concentration_of(*TEN)

    assert metric(finding, "concentration.top_share", k=1).value == 0.5
    assert metric(finding, "abc.customers", **{"class": "G"}).value == 0
    assert metric(finding, "revenue_total").unit == "EUR"


def test_gini_is_preliminary_below_twenty_customers():
    assert metric(concentration_of(*TEN), "concentration.gini").status == "preliminary"


def test_too_few_customers_are_not_assessed_whatever_the_value():
    finding = concentration_of(("a", 1.0), ("b", 2.0))

    assert finding.statement.status == "not_assessed"
    assert metric(finding, "revenue_total").value is None
    assert metric(finding, "revenue_total").reason.code == "too_few"


def test_no_revenue_is_absent_data_not_zero():
    finding = concentration_of()

    assert finding.statement.reason.code == "no_data"
    assert metric(finding, "abc.customers", **{"class": "A"}).value is None


def test_only_credit_notes_leave_the_shares_undefined():
    finding = concentration_of(*((f"k{i}", -1.0) for i in range(6)))

    assert finding.statement.reason.code == "undefined"
    assert metric(finding, "revenue_total").value == -6
    assert metric(finding, "revenue_total").reason is None


def test_group_view_carries_the_entity():
    firms = customers(k0=None, k1=None).assign(group_id=["G", "G"])
    groups = numbers.group_concentration(revenue(*TEN), firms)

    finding = words.concentration_finding(
        numbers.concentration(revenue(*TEN)), CONTEXT, groups=groups
    )

    assert metric(finding, "concentration.top_share", k=1, entity="group").value == 0.8


def test_the_customer_band_travels_with_the_concentration():
    figures = {e.id: e for e in concentration_of(*TEN).evidence}

    band = figures["target_groups.customer_band"]
    assert (band.width_mm, band.height_mm) == (170, 52)
    assert band.svg.startswith("<?xml")


def test_charts_repeat_byte_for_byte():
    first, second = (concentration_of(*TEN).evidence[0].svg for _ in range(2))

    assert first == second


def test_segments_say_who_grew_and_who_shrank():
    lines = revenue(
        *((f"k{i}", 100.0, "2024-01-05") for i in range(10)),
        *((f"k{i}", 150.0, "2025-01-05") for i in range(5)),
        *((f"k{i}", 80.0, "2025-01-05") for i in range(5, 10)),
    )
    firms = customers(**{f"k{i}": "Serie" if i < 5 else "Sonder" for i in range(10)})

    assert plain(segments_of(lines, firms).statement.text) == (
        "Im Segment „Serie“ stieg der Nettoumsatz 2025 um 50 %, in „Sonder“ sank er um 20 %."
    )


def test_segments_without_prior_year_name_the_largest():
    finding = segments_of(revenue(*TEN), customers(**{f"k{i}": "Serie" for i in range(8)}))

    assert plain(finding.statement.text).startswith("95 % des Nettoumsatzes 2025 entfallen auf")
    assert "2 Kunden ohne Segment" in plain(finding.statement.note)


def test_customers_are_counted_even_when_nobody_named_segments():
    finding = segments_of(revenue(*TEN), table("customers"))

    assert finding.statement.reason.code == "no_data"
    assert metric(finding, "customers").value == 10
    assert metric(finding, "segment.revenue", segment="ohne Segment").value == 1000


def test_the_widest_need_gap_becomes_the_sentence():
    finding = needs_of(need("Serie", "Lieferzeit", 4.6, 2.9), need("Serie", "Service", 4, 4))

    assert finding.statement.text == (
        "Serie: Bei „Lieferzeit“ liegt die Erfüllung (2,9) am weitesten unter der "
        "Wichtigkeit (4,6)."
    )
    assert metric(finding, "need_gap", segment="Serie", need="Lieferzeit").value == 1.7


def test_a_need_without_number_of_people_asked_is_not_assessed():
    finding = needs_of(need("Serie", "Lieferzeit", 4.6, 2.9, n=None))

    assert finding.statement.status == "not_assessed"
    assert metric(finding, "need_gap", segment="Serie", need="Lieferzeit").value is None


def test_market_is_about_potential_and_never_about_market_share():
    finding = market_of(potential("Serie", market_potential=10_000.0), lines=revenue(*TEN))

    assert plain(finding.statement.text) == (
        "In „Serie“ sind 10 % des Marktpotenzials 2025 ausgeschöpft."
    )
    assert metric(finding, "market.utilisation", segment="Serie").value == pytest.approx(0.1)


def test_conflicting_potentials_are_undefined():
    row = potential("Serie", market_potential=1.0, n_companies=3, potential_per_company=1.0)

    finding = market_of(row, lines=revenue(*TEN))

    assert metric(finding, "market.utilisation", segment="Serie").reason.code == "undefined"


def test_unproven_personas_are_called_hypotheses():
    cards = [
        {"persona": f"P{i}", "segment": "Serie", "buying_role": "Nutzer", "evidence": evidence}
        for i, evidence in enumerate(["angenommen", *["befragt"] * 4])
    ]
    result = numbers.personas(table("personas", *cards), table("needs"))

    finding = words.personas_finding(result, CONTEXT)

    assert finding.statement.text.startswith("1 von 5 Personas ist eine Hypothese")
    assert finding.evidence[0].rows[0][-1].text == "Hypothese"


def test_empty_fields_of_the_message_matrix_are_the_finding():
    rows = [
        {"segment": s, "channel": c, "view": "Vertrieb", "message": "Wort"}
        for s, c in (("A", "Messe"), ("A", "Web"), ("B", "Web"), ("B", "Web"), ("B", "Web"))
    ]
    result = numbers.messaging(table("messaging", *rows), table("customers"))

    text = words.messaging_finding(result, CONTEXT).statement.text

    assert text == (
        "1 von 4 Feldern aus Zielgruppe und Kanal ist ohne Botschaft; "
        "in keinem sprechen Marketing und Vertrieb gemeinsam."
    )


def test_without_any_data_every_finding_says_what_to_deliver():
    lines, firms = table("revenue"), table("customers")
    findings = (
        concentration_of(),
        segments_of(lines, firms),
        needs_of(),
        market_of(lines=lines),
        words.personas_finding(numbers.personas(table("personas"), table("needs")), CONTEXT),
        words.messaging_finding(numbers.messaging(table("messaging"), firms), CONTEXT),
    )

    assert all(f.statement.status == "not_assessed" for f in findings)
    assert all(f.statement.deliver for f in findings)


def test_the_answer_is_calm_when_the_data_carry_none():
    empty = table("revenue")
    answer = words.chapter_answer(
        numbers.concentration(empty),
        numbers.segments(empty, table("customers"), all_revenue=empty, periods=compared(empty)),
        numbers.needs(table("needs")),
        CONTEXT,
    )

    assert answer.text == "Die gelieferten Daten tragen keine Antwort auf diese Frage."


def test_findings_survive_the_way_through_a_notebook():
    finding = concentration_of(*TEN)

    assert from_json(as_json(finding)) == finding


def test_a_higher_minimum_turns_an_answer_into_not_assessed():
    strict = replace(CONTEXT, parameters=Parameters(min_n=11))

    assert concentration_of(*TEN, context=strict).statement.status == "not_assessed"
