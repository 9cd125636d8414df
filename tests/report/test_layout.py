"""What stands beside what."""

from __future__ import annotations

from tests.report.report_fixtures import NOTES, chart, document_of, finding, table, unanswered
from vertrieb_kit.report import layout


def rows_of(*blocks):
    return layout.rows(document_of(*blocks).chapters[0].own)


def spans(item):
    return [[slot.span for slot in line] for line in layout.lines(item)]


def test_two_neighbouring_halves_form_a_pair():
    rows = rows_of(finding("target_groups.a", span=6), finding("target_groups.b", span=6))

    assert [layout.Pair] == [type(row) for row in rows]


def test_a_third_half_stands_alone():
    rows = rows_of(*(finding(f"target_groups.{i}", span=6) for i in "abc"))

    assert [type(row).__name__ for row in rows] == ["Pair", "Numbered"]


def test_neighbouring_unanswered_questions_share_a_block():
    rows = rows_of(
        finding("target_groups.a"), unanswered("target_groups.b"), unanswered("target_groups.c")
    )

    assert [type(row).__name__ for row in rows] == ["Numbered", "Missing"]


def test_notes_stand_beside_a_chart_of_eight_columns():
    item = finding("a.b", evidence=(chart("a.c"), table("a.d")), notes=NOTES)

    assert spans(item) == [[8, 4], [12]]


def test_notes_without_a_narrow_chart_follow_in_three_columns():
    assert spans(finding("a.b", evidence=(table("a.d"),), notes=NOTES)) == [[12], [4, 4, 4]]


def test_two_half_charts_stand_side_by_side():
    halves = (chart("a.c", 83, 40, 6), chart("a.d", 83, 40, 6))

    assert spans(finding("a.b", evidence=halves)) == [[6, 6]]


def test_tables_for_the_appendix_stay_off_the_page():
    assert spans(finding("a.b", evidence=(table("a.c", appendix_only=True),))) == []
