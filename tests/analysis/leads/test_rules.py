"""The rule engine: the 26 cards under six sets, and what happens when facts are unknown."""

from __future__ import annotations

import itertools

import numpy as np
import pandas as pd
import pytest

from tests.analysis.leads.factories import leads
from vertrieb_kit.analysis.leads.rules import NOT_CLASSIFIABLE, classify
from vertrieb_kit.contracts.definitions import case_deck, definition_set, definition_sets
from vertrieb_kit.contracts.sheets.leads import LEADS

# id, dim_v1, basis and reason, marketing_breit_v1, vertrieb_streng_v1, HubSpot, Salesforce, bant_v1
CARDS = """
F01|interessent|E R_IDENT_OHNE_ZUTUN|mql|interessent|Lead|Lead: Open|interessent
F02|interessent|E R_KEINE_AEUSSERUNG|interessent|interessent|–|–|interessent
F03|mql|E R_INFO_ANGEFORDERT|mql|interessent|MQL|Lead: Open|mql
F04|interessent|A R_INTERESSE_UNKONKRET|mql|interessent|Lead|Lead: Open|interessent
F05|mql|E R_LEAD_ERFUELLT|mql|interessent|MQL|Lead: Open|mql
F06|mql|E R_LEAD_ERFUELLT|mql|interessent|MQL|Lead: Open|mql
F07|sal|E R_IN_BEARBEITUNG|sal|interessent|SQL|Lead: Working|mql
F08|mql|E R_INFO_ANGEFORDERT|mql|interessent|MQL|Lead: Open|mql
F09|interessent|A R_INTERESSE_UNKONKRET|mql|interessent|Subscriber|Lead: Open|interessent
F10|zielkontakt|A R_KEIN_VERHALTEN|mql|zielkontakt|Lead|Lead: Open|zielkontakt
F11|mql|A R_INFO_ANGEFORDERT|mql|interessent|MQL|Lead: Open|mql
F12|ausgeschlossen|A R_WIDERSPRUCH|ausgeschlossen|ausgeschlossen|Other|Lead: Not Converted|ausgeschlossen
F13|interessent|D R_KEINE_AEUSSERUNG|mql|interessent|Lead|Lead: Open|interessent
F14|mql|D R_LEAD_ERFUELLT|mql|interessent|MQL|Lead: Open|mql
F15|interessent|A R_NICHT_IDENTIFIZIERBAR|interessent|interessent|–|–|interessent
F16|mql|D R_INFO_ANGEFORDERT|mql|interessent|MQL|Lead: Open|mql
F17|mql|D R_BEDARF_OHNE_ANGEBOT|sql|mql|MQL|Lead: Open|mql
F18|mql|D R_UEBERGEBEN_NICHT_BEARBEITET|sal|interessent|MQL|Lead: Open|mql
F19|sal|D R_BEDARF_OHNE_ANGEBOT|sql|sal|SQL|Opp: Needs Analysis|sal
F20|sql|E R_ANGEBOTSPHASE|sql|sql|Opportunity|Opp: Proposal|sql
F21|mql|A R_ANGEBOT_RUHT|sql|mql|Opportunity|Opp: Proposal|mql
F22|sql|D R_ANGEBOTSPHASE|sql|sal|Opportunity|Opp: Proposal|sal
F23|sal|A R_IN_BEARBEITUNG|sal|interessent|Customer|Opp: Qualification|mql
F24|ausgeschlossen|A R_KEIN_KAUFINTERESSE_ROLLE|ausgeschlossen|ausgeschlossen|Other|Lead: Not Converted|ausgeschlossen
F25|interessent|A R_DRITTER_AEUSSERT|mql|interessent|Lead|Lead: Open|interessent
F26|sal|E R_IN_BEARBEITUNG|sal|interessent|SQL|Lead: Working|mql
"""  # noqa: E501  (a table reads better unbroken)
BANT = {"F17": 1, "F19": 2, "F20": 4, "F21": 1, "F22": 2}
CRM_CLASS = {
    "Subscriber": "interessent",
    "Lead": "mql",
    "MQL": "mql",
    "SQL": "sal",
    "Opportunity": "sql",
    "Customer": "kunde",
    "Other": "ausgeschlossen",
    "Lead: Open": "mql",
    "Lead: Working": "sal",
    "Opp: Qualification": "sal",
    "Opp: Needs Analysis": "sal",
    "Opp: Proposal": "sql",
    "Lead: Not Converted": "ausgeschlossen",
    "–": "interessent",
}


def cards() -> pd.DataFrame:
    deck = case_deck().cases
    return pd.DataFrame([case.facts for case in deck], index=[case.id for case in deck])


def expected(column: int) -> dict[str, str]:
    rows = [line.split("|") for line in CARDS.strip().splitlines()]
    return {row[0]: row[column] for row in rows}


@pytest.mark.parametrize(
    ("column", "definition"),
    [(1, "dim_v1"), (3, "marketing_breit_v1"), (4, "vertrieb_streng_v1"), (7, "bant_v1")],
)
def test_every_card_has_the_class_of_the_table(column: int, definition: str) -> None:
    classed = classify(cards(), definition_set(definition))

    assert dict(classed["lead_class"]) == expected(column)


@pytest.mark.parametrize(
    ("column", "definition"), [(5, "hubspot_lifecycle_v1"), (6, "salesforce_v1")]
)
def test_every_card_has_the_crm_stage_of_the_table_and_its_class(
    column: int, definition: str
) -> None:
    classed = classify(cards(), definition_set(definition))

    assert dict(classed["stage"]) == expected(column)
    assert list(classed["lead_class"]) == [CRM_CLASS[stage] for stage in classed["stage"]]


def test_every_card_has_basis_and_reason_of_the_table():
    reasons = classify(cards(), definition_set("dim_v1"))["reason"]

    assert {c.id: f"{c.basis} {reasons[c.id]}" for c in case_deck().cases} == expected(2)


def test_the_four_questions_are_counted_as_in_the_table():
    counted = definition_set("bant_v1").rules[-2].at_least
    assert counted is not None
    yes = (cards()[list(counted.facts)] == "ja").sum(axis=1)

    assert {id: n for id, n in yes.items() if n} == BANT


def test_the_counts_line_holds():
    classes = {id: classify(cards(), s)["lead_class"] for id, s in definition_sets().items()}

    assert classes["dim_v1"].value_counts().to_dict() == {
        "mql": 10,
        "interessent": 7,
        "sal": 4,
        "sql": 2,
        "ausgeschlossen": 2,
        "zielkontakt": 1,
    }
    assert int((classes["dim_v1"] != classes["marketing_breit_v1"]).sum()) == 10
    assert int((classes["dim_v1"] != classes["vertrieb_streng_v1"]).sum()) == 12


def test_an_unknown_fact_that_decides_makes_a_lead_unclassifiable():
    classed = classify(leads({"interest_concrete": "unbekannt"}), definition_set("dim_v1"))

    assert classed.loc[0, "lead_class"] == NOT_CLASSIFIABLE
    assert classed.loc[0, "reason"] == "R_FAKT_FEHLT"
    assert classed.loc[0, "missing"] == "interest_concrete"


def test_an_unknown_fact_that_cannot_change_the_class_does_not_matter():
    silent = {"expression": "nein", "identified_by": "unbekannt", "interest_concrete": "unbekannt"}
    classed = classify(leads(silent), definition_set("dim_v1"))

    assert classed.loc[0, "lead_class"] == "interessent"
    assert classed.loc[0, "reason"] == "R_KEINE_AEUSSERUNG"


def test_blank_and_unmapped_facts_are_unknown_not_nein():
    frame = leads({"handed_over": "ja"}).assign(in_progress=np.nan).drop(columns="budget_known")
    classed = classify(frame, definition_set("dim_v1"))

    assert classed.loc[0, "missing"] == "in_progress"


def test_two_known_answers_suffice_for_sal_whatever_the_others_are():
    two = {"budget_known": "ja", "decision_maker": "ja", "demand_known": "nein"}
    classed = classify(
        leads({**two, "timing_known": "nein"}, {**two, "timing_known": "unbekannt"}),
        definition_set("bant_v1"),
    )

    assert list(classed["lead_class"]) == ["sal", "sal"]


def test_the_channel_is_no_criterion():
    assert all("channel" not in s.facts for s in definition_sets().values())


def test_no_leads_give_no_rows():
    assert classify(leads(), definition_set("dim_v1")).empty


@pytest.mark.parametrize("definition", list(definition_sets()))
def test_classes_equal_those_of_all_completions_tried_one_by_one(definition: str) -> None:
    """The fast walk and the slow definition agree on random leads with up to four unknown facts."""
    rules, rng = definition_set(definition), np.random.default_rng(7)
    values = {n: [v for v in LEADS.column(n).allowed if v != "unbekannt"] for n in rules.facts}
    rows = [{n: str(rng.choice(v)) for n, v in values.items()} for _ in range(40)]
    for row in rows:
        for name in rng.choice(rules.facts, size=4, replace=False):
            row[str(name)] = "unbekannt"
    frame = pd.DataFrame(rows)

    classed = classify(frame, rules)["lead_class"]

    for place, row in enumerate(rows):
        unknown = [n for n, v in row.items() if v == "unbekannt"]
        completions = pd.DataFrame(
            [row | dict(zip(unknown, combo, strict=True))
             for combo in itertools.product(*(values[n] for n in unknown))]
        )  # fmt: skip
        found = set(classify(completions, rules)["lead_class"])
        assert classed[place] == (found.pop() if len(found) == 1 else NOT_CLASSIFIABLE)
