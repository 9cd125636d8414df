"""Every step is judged by its findings."""

from __future__ import annotations

from tests.report import report_fixtures as sample
from tests.report.report_fixtures import finding, unanswered
from vertrieb_kit.report.book import ChapterNotebook
from vertrieb_kit.report.coverage import coverage
from vertrieb_kit.report.document import Document, build


def step(document: Document, scheme: str, number: int) -> tuple[str, str]:
    return next(
        (r.status, r.reason) for r in coverage(document) if (r.scheme, r.step) == (scheme, number)
    )


def one(stem: str, *blocks: object, state: str = "ok") -> Document:
    return build([(stem, state, blocks)], sample.META)  # type: ignore[list-item]


def test_four_and_six_steps_in_order(document):
    rows = [(row.scheme, row.step) for row in coverage(document)]

    assert [("strategy", i) for i in range(1, 5)] + [("digital", i) for i in range(1, 7)] == rows


def test_done_when_every_finding_is_assessed():
    assert step(one("pricing", finding("pricing.a")), "strategy", 4) == ("done", "")


def test_partly_names_what_is_not_assessed():
    document = one("pricing", finding("pricing.a"), unanswered("pricing.b"))

    assert step(document, "strategy", 4) == ("partly", "Preise: 4.2 nicht bewertet.")


def test_a_preliminary_answer_is_partly():
    document = one("pricing", finding("pricing.a", status="preliminary"))

    assert step(document, "strategy", 4) == ("partly", "Preise: 4.1 vorläufig.")


def test_open_when_nothing_is_assessed():
    assert step(one("pricing", unanswered("pricing.a")), "strategy", 4)[0] == "open"


def test_outside_the_scope_is_not_commissioned():
    document = one("pricing", state="not_commissioned")

    assert step(document, "strategy", 4) == (
        "not_commissioned",
        "Kapitel Preise: nicht beauftragt.",
    )


def test_a_failed_chapter_leaves_its_step_open():
    document = one("pricing", state="failed")

    assert step(document, "strategy", 4) == (
        "open",
        "Kapitel Preise: konnte nicht erstellt werden.",
    )


def test_messaging_alone_does_not_finish_the_approach_to_customers():
    document = one("target_groups", finding("target_groups.messaging"))

    assert step(document, "strategy", 3)[0] == "partly"


def test_the_target_state_is_not_part_of_the_report(document):
    assert step(document, "digital", 4) == ("open", "Nicht Gegenstand dieses Berichts.")


def test_measures_and_goals_have_steps_of_their_own():
    document = one("data_intake", finding("data_intake.measures", placement="measures"))

    assert step(document, "digital", 5)[0] == "done"
    assert step(document, "digital", 6) == ("open", "Vertriebsziele: keine Angaben geliefert.")


def test_a_chapter_that_did_not_run_is_no_crash():
    assert len(coverage(build([], sample.META))) == 10
    assert ChapterNotebook("swot").notebook is None
