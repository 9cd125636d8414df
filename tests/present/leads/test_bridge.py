"""The bridge in words: the sentence, the numbers and the chart come from one result."""

from __future__ import annotations

from tests.analysis.leads.factories import leads
from vertrieb_kit.analysis.leads import bridge
from vertrieb_kit.contracts.definitions import definition_sets
from vertrieb_kit.present.blocks import Figure, Table
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.leads import bridge_finding

SETS = definition_sets()
SILENT = {"expression": "nein"}


def test_the_sentence_counts_and_names_the_largest_reason():
    result = bridge(leads(*[{}] * 4, SILENT, SILENT), SETS)
    finding = bridge_finding(result, Context())

    assert finding.statement.text == (
        "Von 6 gemeldeten Leads erkennt die Arbeitsdefinition 4 an; "
        "2 haben sich nicht selbst gemeldet."
    )
    assert finding.statement.headline


def test_one_lead_has_a_singular_clause():
    result = bridge(leads(*[{}] * 5, SILENT), SETS)

    assert "1 hat sich nicht selbst gemeldet" in bridge_finding(result, Context()).statement.text


def test_reasons_that_read_alike_are_one_row_of_the_chart():
    ways = ("ip", "dritter", "selbst")
    frame = leads(*[{}] * 3, *({**SILENT, "identified_by": way} for way in ways))
    figure = bridge_finding(bridge(frame, SETS), Context()).evidence[0]

    assert isinstance(figure, Figure)
    assert figure.data is not None
    assert [[cell.text for cell in row] for row in figure.data.rows] == [
        ["Gemeldet", "6"],
        ["Hat sich nicht selbst gemeldet", "−3"],
        ["Anerkannt", "3"],
    ]


def test_every_set_and_class_has_a_metric():
    metrics = bridge_finding(bridge(leads(*[{}] * 5), SETS), Context()).metrics
    counts = {
        (m.dims["definition"], m.dims["class"]): m.value
        for m in metrics
        if m.id == "leads.class_count"
    }

    assert len(counts) == 6 * 8
    assert counts["dim_v1", "mql"] == 5
    assert counts["dim_v1", "sql"] == 0


def test_clients_read_names_not_ids():
    finding = bridge_finding(bridge(leads(*[{}] * 5), SETS), Context())
    tables = [item for item in finding.evidence if isinstance(item, Table)]
    words = str([finding.statement, finding.notes, tables]).replace("leads.", "")

    assert "dim_v1" not in words
    assert "DIM" not in words
    assert "Zielkunde ohne Signal" in words
    assert tables[1].appendix_only


def test_no_leads_are_not_assessed_and_say_what_to_deliver():
    finding = bridge_finding(bridge(leads(), SETS), Context())

    assert finding.statement.status == "not_assessed"
    assert "Leadliste" in finding.statement.deliver
    assert {m.value for m in finding.metrics} == {None}


def test_too_few_leads_are_not_assessed():
    finding = bridge_finding(bridge(leads({}, {}), SETS), Context())

    assert finding.statement.reason is not None
    assert finding.statement.reason.code == "too_few"
