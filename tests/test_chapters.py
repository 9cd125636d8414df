"""What the delivered sheets allow."""

import pytest

from vertrieb_kit.chapters import BY_STEM, CHAPTERS, INTAKE, agreed, assessable
from vertrieb_kit.contracts.sheets import BY_NAME


@pytest.mark.parametrize(
    ("stem", "present", "answer"),
    [
        ("swot", (), "no"),
        ("swot", ("swot_combinations",), "no"),
        ("swot", ("swot",), "partly"),
        ("swot", ("swot", "swot_combinations", "measures"), "yes"),
        ("pricing", ("psm",), "partly"),
        ("data_intake", (), "partly"),
    ],
)
def test_one_group_of_sheets_carries_a_chapter(stem, present, answer):
    assert assessable(BY_STEM[stem], frozenset(present)).answer == answer


def test_missing_sheets_are_named_once_and_in_order():
    judged = assessable(BY_STEM["target_groups"], frozenset({"customers", "market"}))

    assert judged.missing == ("revenue", "needs", "personas", "messaging")


def test_an_empty_scope_means_all_and_the_data_basis_is_no_question_of_scope():
    every = [item.chapter.key for item in agreed((), frozenset())]

    assert every == [chapter.key for chapter in CHAPTERS if chapter is not INTAKE]
    assert [i.chapter.key for i in agreed(("swot", INTAKE.key), frozenset())] == ["swot"]


def test_chapters_read_sheets_that_the_contracts_know_and_no_two_share_a_name():
    assert {name for chapter in CHAPTERS for name in chapter.sheets} <= set(BY_NAME)
    for attribute in ("number", "stem", "key", "notebook"):
        names = [getattr(chapter, attribute) for chapter in CHAPTERS]
        assert len(set(names)) == len(names), attribute
