"""SWOT: priorities, evidence, hints and combinations."""

from __future__ import annotations

import pandas as pd
import pytest

from vertrieb_kit.analysis.swot import combinations, hints, inventory

ITEM_COLUMNS = [
    "item_id", "type", "statement", "impact", "likelihood", "evidence", "source", "horizon",
]  # fmt: skip
NO_LINKS = pd.DataFrame(columns=["from_id", "to_id", "strategy", "measure_id"])
NO_MEASURES = pd.DataFrame(columns=["measure_id", "measure"])


def swot(*rows):
    """Build items from (id, type, statement, impact, likelihood, evidence)."""
    full = [(*row, None, None) for row in rows]
    frame = pd.DataFrame(full, columns=ITEM_COLUMNS)
    return frame.astype({"impact": float, "likelihood": float})


def links(*rows):
    return pd.DataFrame(rows, columns=list(NO_LINKS.columns))


SERVICE = ("S1", "S", "Service vor Ort", 5, 4, "Befragung")
DELIVERY = ("W1", "W", "Lange Lieferzeit", 5, 5, None)
RETROFIT = ("O1", "O", "Alte Anlagen im Bestand", 4, 4, "Marktstudie")
RIVAL = ("T1", "T", "Neuer Anbieter am Markt", 3, 3, "Presse")


def test_priority_is_impact_times_likelihood_and_orders_the_items():
    result = inventory(swot(RIVAL, SERVICE, DELIVERY), NO_LINKS)

    assert [(item.id, item.priority) for item in result.items] == [
        ("W1", 25.0),
        ("S1", 20.0),
        ("T1", 9.0),
    ]


def test_an_item_without_evidence_keeps_its_priority_but_stays_out_of_the_top():
    result = inventory(swot(SERVICE, DELIVERY), NO_LINKS)

    assert [item.id for item in result.top] == ["S1"]
    assert result.evidence_share == pytest.approx(0.5)


def test_blank_evidence_is_no_evidence():
    result = inventory(swot(("S1", "S", "Service", 5, 4, "  ")), NO_LINKS)

    assert result.evidence_share == 0


def test_items_without_id_are_numbered_per_field():
    rows = [
        (None, "S", "a", 1, 1, None),
        (None, "W", "b", 1, 1, None),
        (None, "S", "c", 1, 1, None),
    ]

    assert {i.id for i in inventory(swot(*rows), NO_LINKS).items} == {"S1", "W1", "S2"}


def test_a_missing_rating_is_no_priority_of_zero():
    result = inventory(swot(("S1", "S", "Service", None, 4, "x"), RIVAL), NO_LINKS)

    assert result.items[-1].priority is None
    assert [item.id for item in result.rated] == ["T1"]


def test_an_empty_sheet_has_no_share():
    assert inventory(swot(), NO_LINKS).evidence_share is None


def test_the_best_pair_joins_documented_items_only():
    listed = inventory(swot(SERVICE, DELIVERY, RETROFIT, RIVAL), NO_LINKS)
    table = links(("W1", "O1", "Vormontage", None), ("S1", "O1", "Verträge", "M1"))

    result = combinations(
        listed, table, pd.DataFrame({"measure_id": ["M1"], "measure": ["Angebot"]})
    )

    assert [p.points for p in result.pairs] == [41.0, 36.0]
    assert result.best is not None
    assert (result.best.inner.id, result.best.measure) == ("S1", "Angebot")
    assert [item.id for item in result.uncovered] == ["T1"]
    assert result.empty == ("ST", "WT")


def test_the_order_of_the_two_ids_does_not_matter():
    listed = inventory(swot(SERVICE, RIVAL), NO_LINKS)

    result = combinations(listed, links(("T1", "S1", "Zusage", None)), NO_MEASURES)

    assert result.pairs[0].quadrant == "ST"


def test_unknown_ids_and_pairs_of_one_side_are_counted():
    listed = inventory(swot(SERVICE, DELIVERY), NO_LINKS)
    table = links(("S1", "O9", "x", None), ("S1", "W1", "y", None))

    result = combinations(listed, table, NO_MEASURES)

    assert result.pairs == ()
    assert (result.unknown, result.same_side) == (1, 1)


@pytest.mark.parametrize(
    ("field", "statement", "kind"),
    [
        ("O", "Neues CRM einführen", "measure"),
        ("O", "Neue Kunden gewinnen", "measure"),
        ("W", "Preisdruck im Standardgeschäft", "external"),
        ("T", "Unser Vertriebsteam ist zu klein", "internal"),
    ],
)
def test_items_in_the_wrong_field_are_flagged(field, statement, kind):
    result = hints(inventory(swot((f"{field}1", field, statement, 3, 3, "x")), NO_LINKS))

    assert [hint.kind for hint in result] == [kind]


def test_ordinary_items_are_not_flagged():
    assert hints(inventory(swot(SERVICE, DELIVERY, RETROFIT, RIVAL), NO_LINKS)) == ()


def test_the_same_statement_in_two_fields_is_a_twin():
    twin = ("T9", "T", "Lange Lieferzeit", 3, 3, "x")

    result = hints(inventory(swot(DELIVERY, twin), NO_LINKS))

    assert [(h.item.id, h.kind, h.other.id) for h in result] == [("W1", "twin", "T9")]
