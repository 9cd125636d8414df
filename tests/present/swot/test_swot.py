"""The chapter on the SWOT: evidence, the best pair, and calm gaps."""

from __future__ import annotations

import pandas as pd

from vertrieb_kit.analysis.swot import combinations, hints, inventory
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.swot import (
    chapter_answer,
    checks_finding,
    combinations_finding,
    inventory_finding,
)

CONTEXT = Context()
ITEM_COLUMNS = [
    "item_id", "type", "statement", "impact", "likelihood", "evidence", "source", "horizon",
]  # fmt: skip
LINK_COLUMNS = ["from_id", "to_id", "strategy", "measure_id"]
MEASURES = pd.DataFrame({"measure_id": ["M1"], "measure": ["Verträge anbieten"]})

ITEMS = (
    ("S1", "S", "Service vor Ort: 4,5 von 5", 5, 5, "Befragung"),
    ("W1", "W", "Lange Lieferzeit", 5, 4, None),
    ("O1", "O", "Alte Anlagen im Bestand", 4, 4, "Marktstudie"),
    ("O2", "O", "Förderung bis 2027", 3, 3, None),
    ("T1", "T", "Neuer Anbieter am Markt", 3, 3, "Presse"),
)


def chapter(items, *links):
    frame = pd.DataFrame([(*row, None, None) for row in items], columns=ITEM_COLUMNS)
    table = pd.DataFrame(links, columns=LINK_COLUMNS)
    listed = inventory(frame.astype({"impact": float, "likelihood": float}), table)
    return listed, combinations(listed, table, MEASURES)


def test_the_sentence_counts_documented_items_and_names_the_first():
    listed, _ = chapter(ITEMS)

    statement = inventory_finding(listed, CONTEXT).statement

    assert statement.text == (
        "3 von 5 Aussagen sind belegt; die höchste Priorität hat die Stärke „Service vor Ort“."
    )
    assert statement.headline


def test_priorities_are_preliminary_as_long_as_nobody_says_who_rated():
    listed, _ = chapter(ITEMS)

    found = {m.dims["item"]: m for m in inventory_finding(listed, CONTEXT).metrics[5:]}

    assert (found["S1"].value, found["S1"].status) == (25.0, "preliminary")


def test_the_best_pair_speaks_for_the_chapter():
    listed, pairs = chapter(ITEMS, ("S1", "O1", "Serviceverträge anbieten", "M1"))

    finding = combinations_finding(pairs, CONTEXT)

    assert finding.statement.text == (
        "Die Stärke „Service vor Ort“ passt am besten zur Chance „Alte Anlagen im Bestand“."
    )
    assert finding.statement.meaning == "Daraus folgt: Serviceverträge anbieten (M1)."
    assert finding.statement.headline
    assert not inventory_finding(listed, CONTEXT).statement.headline


def test_empty_cells_and_uncovered_items_are_visible():
    _, pairs = chapter(ITEMS, ("S1", "O1", "Serviceverträge anbieten", None))

    finding = combinations_finding(pairs, CONTEXT)

    texts = [row[2].text for row in finding.evidence[0].rows]
    assert texts.count("keine Verknüpfung") == 3
    assert [note.title for note in finding.notes] == ["Noch ohne Antwort", "Leere Felder"]
    assert "T1" in finding.notes[0].text


def test_an_empty_sheet_is_not_assessed_and_the_answer_stays_calm():
    listed, pairs = chapter(())
    parts = combinations_finding(pairs, CONTEXT), inventory_finding(listed, CONTEXT)

    assert [p.statement.reason.code for p in parts] == ["no_data", "no_data"]
    assert chapter_answer(*parts).text.startswith("Die gelieferten Daten tragen")


def test_a_handful_of_items_below_the_minimum_is_too_few():
    listed, _ = chapter(ITEMS[:3])

    finding = inventory_finding(listed, CONTEXT)

    assert finding.statement.reason.code == "too_few"
    assert {m.value for m in finding.metrics} == {None}


def test_hints_stand_in_the_appendix_and_leave_the_items_alone():
    listed, _ = chapter((*ITEMS, ("O3", "O", "Neues CRM einführen", 2, 2, None)))

    finding = checks_finding(hints(listed), listed, CONTEXT)

    assert finding.placement == "appendix"
    assert finding.statement.text == ("1\xa0Aussage von 6 sollte noch einmal geprüft werden.")
    assert finding.evidence[0].rows[0][0].text == "O3"


def test_undocumented_items_are_named_even_without_a_rating():
    rows = [(f"S{i}", "S", f"Aussage {i}", None, None, None) for i in range(1, 7)]
    listed, _ = chapter(rows)

    statement = inventory_finding(listed, CONTEXT).statement

    assert statement.text == "Keine der 6 Aussagen ist belegt."
    assert statement.meaning == "Vor Entscheidungen zu belegen: S1 „Aussage 1“ und 5 weitere."
