"""Matrix: scales, coverage and common criteria, on ratings small enough to check by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from vertrieb_kit.analysis.competitors import matrix

CRITERIA_COLUMNS = ["criterion", "weight", "direction", "scale", "customer_importance"]
RATING_COLUMNS = ["company", "criterion", "score", "perspective", "as_of", "source"]


def criteria(weights, *, scale="1-5", direction="hoch ist gut"):
    rows = [(name, weight, direction, scale, 4.0) for name, weight in weights.items()]
    return pd.DataFrame(rows, columns=CRITERIA_COLUMNS)


def ratings(*rows, perspective="Kunde", as_of="2025-10-01"):
    full = [(*row, perspective, pd.Timestamp(as_of), "Befragung") for row in rows]
    frame = pd.DataFrame(full, columns=RATING_COLUMNS)
    return frame.astype({"score": float})


def both(score_by_company, criterion="Preis", **more):
    return ratings(*[(c, criterion, s) for c, s in score_by_company.items()], **more)


def test_score_is_the_weighted_mean():
    table = pd.concat([both({"EIGEN": 4, "A": 2}), both({"EIGEN": 1, "A": 5}, "Service")])

    view = matrix(table, criteria({"Preis": 0.75, "Service": 0.25})).headline

    assert view.total("EIGEN") == pytest.approx(3.25)
    assert view.total("A") == pytest.approx(2.75)
    assert view.rank("EIGEN") == 1


def test_criteria_not_rated_for_all_leave_the_score_and_the_weights_are_rescaled():
    weights = criteria({"Preis": 0.4, "Service": 0.4, "Design": 0.2})
    table = pd.concat(
        [
            both({"EIGEN": 4, "A": 2}),
            both({"EIGEN": 2, "A": 4}, "Service"),
            both({"EIGEN": 5}, "Design"),
        ]
    )

    view = matrix(table, weights).headline

    assert view.common == ("Preis", "Service")
    assert view.total("EIGEN") == pytest.approx(3.0)
    assert view.coverage["A"] == pytest.approx(0.8)
    assert view.rank("EIGEN") == view.rank("A") == 1


def test_a_company_below_eighty_per_cent_is_left_out_before_the_common_criteria():
    table = pd.concat([both({"EIGEN": 4, "A": 2, "B": 5}), both({"EIGEN": 2, "A": 3}, "Service")])

    view = matrix(table, criteria({"Preis": 0.5, "Service": 0.5})).headline

    assert view.compared == ("A", "EIGEN")
    assert view.total("B") is None
    assert view.rank("B") is None
    assert view.coverage["B"] == pytest.approx(0.5)


def test_one_company_alone_has_no_score():
    view = matrix(both({"EIGEN": 4}), criteria({"Preis": 1.0})).headline

    assert view.scores is None
    assert view.total("EIGEN") is None


@pytest.mark.parametrize(
    ("country", "grade", "score"),
    [("DE", 1, 5.0), ("DE", 6, 1.0), ("AT", 2, 4.0), ("CH", 6, 5.0), ("CH", 1, 1.0)],
)
def test_school_grades_follow_the_country_whatever_the_direction(country, grade, score):
    rules = criteria({"Preis": 1.0}, scale="Schulnote", direction="niedrig ist gut")

    view = matrix(both({"EIGEN": grade, "A": 3}), rules, country=country).headline

    assert view.cells.loc["EIGEN", "Preis"] == pytest.approx(score)


def test_low_is_good_turns_the_scale():
    rules = criteria({"Preis": 1.0}, direction="niedrig ist gut")

    assert matrix(both({"EIGEN": 2, "A": 3}), rules).headline.total("EIGEN") == 4


def test_a_score_outside_its_scale_is_left_out_and_counted():
    result = matrix(both({"EIGEN": 5.5, "A": 3}), criteria({"Preis": 1.0}))

    assert result.ratings.off_scale == 1
    assert "EIGEN" not in result.headline.cells.index


def test_only_the_newest_stand_of_a_cell_counts_and_its_rows_are_averaged():
    old = both({"EIGEN": 1}, as_of="2024-01-01")
    new = pd.concat([both({"EIGEN": 4, "A": 3}), both({"EIGEN": 5})])

    view = matrix(pd.concat([old, new]), criteria({"Preis": 1.0})).headline

    assert view.total("EIGEN") == pytest.approx(4.5)
    assert view.n == 3


def test_customers_lead_then_outsiders_then_the_firm_itself():
    table = pd.concat(
        [both({"EIGEN": 3, "A": 3}, perspective=p) for p in ("Selbst", "Extern", "Kunde")]
    )

    views = matrix(table, criteria({"Preis": 1.0})).views

    assert [v.perspective for v in views] == ["Kunde", "Extern", "Selbst"]


def test_ratings_of_unknown_criteria_are_counted_and_spelling_does_not_matter():
    table = pd.concat([both({"EIGEN": 3, "A": 2}, "liefer zeit"), both({"A": 1}, "Farbe")])

    result = matrix(table, criteria({"Lieferzeit": 1.0}))

    assert result.ratings.unmatched == 1
    assert result.headline.common == ("Lieferzeit",)


def test_without_weights_there_are_cells_but_no_scores():
    view = matrix(both({"EIGEN": 3, "A": 2}), criteria({})).headline

    assert view.cells.loc["A", "Preis"] == 2
    assert view.scores is None


def test_nothing_rated_gives_no_view():
    assert matrix(ratings(), criteria({"Preis": 1.0})).views == ()
