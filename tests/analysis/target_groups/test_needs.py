from tests.analysis.target_groups.factories import need, table
from vertrieb_kit.analysis.target_groups import needs


def test_gap_is_importance_minus_fulfilment():
    result = needs(table("needs", need("Serie", "Lieferzeit", 4.6, 2.9)))

    assert result.gaps[0].gap == 1.7


def test_a_blank_rating_has_no_gap():
    assert needs(table("needs", need("Serie", "Lieferzeit", 4.6, None))).gaps[0].gap is None


def test_only_gaps_that_enough_people_support_are_carried_largest_first():
    result = needs(
        table(
            "needs",
            need("Serie", "Lieferzeit", 4, 3, n=8),
            need("Serie", "Service", 5, 2, n=8),
            need("Sonder", "Service", 5, 1, n=3),
            need("Sonder", "Preis", 5, 1, n=None),
        )
    )

    assert [gap.need for gap in result.carried(5)] == ["Service", "Lieferzeit"]
    assert result.assumed == 1


def test_a_combination_that_the_sheet_lacks_is_none():
    assert needs(table("needs", need("Serie", "Service", 4, 3))).cell("Sonder", "Service") is None


def test_no_needs_are_an_empty_result():
    assert needs(table("needs")).gaps == ()
