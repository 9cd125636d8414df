"""Numbers, summary and decisions of the document."""

from __future__ import annotations

from dataclasses import replace

from tests.report import report_fixtures as sample
from tests.report.report_fixtures import document_of, finding, unanswered
from vertrieb_kit.report.document import build, from_notebook


def test_chapters_keep_their_number_when_one_is_not_commissioned(document):
    assert [(c.section, c.status) for c in document.body] == [
        ("1", "partly"),
        ("2", "done"),
        ("3", "not_commissioned"),
        ("4", "partly"),
        ("5", "done"),
    ]


def test_findings_are_numbered_where_they_stand(document):
    numbers = [n.number for n in document.findings]

    assert numbers[:4] == ["1.1", "1.2", "1.3", "1.4"]
    assert numbers[-3:] == ["6.1", "A.1", "A.2"]


def test_summary_takes_one_headline_per_chapter_before_a_second():
    blocks = [
        ("target_groups", "ok", [finding(f"target_groups.{i}", headline=True) for i in "ab"]),
        ("competitors", "ok", [finding("competitors.a", headline=True)]),
        ("swot", "ok", [finding("swot.a", headline=True)]),
        ("pricing", "ok", [finding("pricing.a", headline=True)]),
        ("leads", "ok", [finding("leads.a", headline=True)]),
    ]

    ids = [n.statement.id for n in build(blocks, sample.META).summary]

    assert ids == ["target_groups.a", "competitors.a", "swot.a", "pricing.a", "leads.a"]


def test_summary_is_filled_up_with_further_headlines():
    document = document_of(*(finding(f"target_groups.{i}", headline=True) for i in range(7)))

    assert len(document.summary) == 5


def test_few_headlines_leave_room_for_firm_findings_with_a_consequence():
    """Page 1 of a thin delivery shows what is known, but nothing assumed or preliminary."""
    document = document_of(
        finding("target_groups.a", headline=True),
        finding("target_groups.b", meaning="Das folgt daraus."),
        finding("target_groups.c"),
        finding("target_groups.d", meaning="Das folgt daraus.", proof="angenommen"),
        finding("target_groups.e", meaning="Das folgt daraus.", status="preliminary"),
    )

    assert [n.statement.id for n in document.summary] == ["target_groups.a", "target_groups.b"]


def test_an_unanswered_question_is_no_headline():
    assert document_of(unanswered("target_groups.a", headline=True)).summary == ()


def test_three_decisions_at_most(document):
    assert len(document.decisions) == 3
    assert document.decisions[0].text == "Rabattregel je Auftragsgröße einführen."


def test_the_customer_band_moves_to_the_cover(document):
    shown = [e.id for n in document.findings for e in n.finding.evidence]

    assert document.cover is not None
    assert document.cover.figure.id not in shown


def test_a_preliminary_finding_leaves_the_chapter_partly_done():
    document = document_of(finding("target_groups.a", status="preliminary"))

    assert document.chapters[0].status == "partly"


def test_a_single_notebook_is_a_report_of_its_own():
    document = from_notebook(sample.notebook([finding("leads.a", as_of="2025-06-30")]))

    assert [c.chapter.stem for c in document.chapters] == ["leads"]
    assert document.meta.title == "Vertriebsanalyse 2025"


def test_intake_findings_without_placement_belong_to_the_appendix():
    blocks = [replace(finding("data_intake.rows"), placement="chapter")]

    assert build([("data_intake", "ok", blocks)], sample.META).findings[0].number == "A.1"
