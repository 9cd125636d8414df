from tests.analysis.target_groups.factories import need, table
from vertrieb_kit.analysis.target_groups import personas

CARD = {"persona": "Einkauf", "segment": "Serie", "buying_role": "Einkäufer"}


def test_assumed_entries_are_counted_over_personas_and_needs():
    cards = table("personas", {**CARD, "evidence": "angenommen"}, {**CARD, "evidence": "befragt"})
    asked = table("needs", need("Serie", "Preis", 4, 3), need("Serie", "Service", 4, 3, n=None))

    result = personas(cards, asked)

    assert (result.assumed, result.entries) == (2, 4)
    assert result.hypotheses == 1


def test_a_text_that_nobody_wrote_is_none():
    result = personas(table("personas", {**CARD, "evidence": "befragt"}), table("needs"))

    assert result.cards[0].motive is None


def test_no_cards_are_an_empty_result():
    assert personas(table("personas"), table("needs")).cards == ()
