"""From reported to recognised leads: every lead counts once."""

from __future__ import annotations

from tests.analysis.leads.factories import leads
from vertrieb_kit.analysis.leads.bridge import bridge
from vertrieb_kit.contracts.definitions import definition_sets

SETS = definition_sets()


def test_net_and_reasons_add_up_to_gross():
    frame = leads({}, {"expression": "nein"}, {"objection": "ja"}, {"interest_concrete": ""})
    result = bridge(frame, SETS)

    assert result.gross == 4
    assert result.net == 1
    assert result.reasons == {"R_FAKT_FEHLT": 1, "R_KEINE_AEUSSERUNG": 1, "R_WIDERSPRUCH": 1}
    assert result.missing == {"interest_concrete": 1}


def test_a_lead_counts_at_its_first_reason():
    frame = leads({"objection": "ja", "expression": "nein", "identifiable": "nein"})

    assert bridge(frame, SETS).reasons == {"R_WIDERSPRUCH": 1}


def test_customers_without_a_new_request_are_not_in_net():
    frame = leads({"has_order": "ja", "new_request": "nein"})
    result = bridge(frame, SETS)

    assert result.chosen.counts["kunde"] == 1
    assert result.net == 0


def test_every_set_writes_every_class_and_the_counts_add_up():
    result = bridge(leads({}, {}), SETS)

    assert len(result.by_definition) == 6
    assert all(sum(one.counts.values()) == 2 for one in result.by_definition)
    assert result.chosen.counts["sql"] == 0


def test_the_parameter_chooses_the_definition():
    assert bridge(leads({}), SETS, chosen="vertrieb_streng_v1").net == 0


def test_no_leads_give_a_bridge_of_nothing():
    assert bridge(leads(), SETS).gross == 0
