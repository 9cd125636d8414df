from tests.analysis.target_groups.factories import customers, table
from vertrieb_kit.analysis.target_groups import messaging


def message(segment: str, channel: str, view: str, clarity: float | None = 4) -> dict[str, object]:
    return {
        "segment": segment,
        "channel": channel,
        "view": view,
        "message": "Termin gehalten",
        "clarity": clarity,
    }


def test_every_combination_has_its_coverage():
    result = messaging(
        table(
            "messaging",
            message("Serie", "Messe", "Marketing"),
            message("Serie", "Messe", "Vertrieb"),
            message("Sonder", "Telefon", "Vertrieb"),
        ),
        table("customers"),
    )

    assert result.cell("Serie", "Messe").coverage == "both"
    assert result.cell("Sonder", "Telefon").coverage == "sales"
    assert result.count("none") == 2


def test_a_segment_of_kunden_without_any_message_is_a_gap():
    result = messaging(table("messaging", message("Serie", "Messe", "Marketing")), customers(b="B"))

    assert result.gaps_of("B") == 1


def test_clarity_below_three_is_unclear_and_blanks_are_not_rated():
    result = messaging(
        table(
            "messaging",
            message("Serie", "Messe", "Marketing", clarity=2),
            message("Serie", "Telefon", "Vertrieb", clarity=None),
        ),
        table("customers"),
    )

    assert (result.unclear, result.rated, result.messages) == (1, 1, 2)


def test_no_messages_give_no_matrix():
    assert messaging(table("messaging"), customers(a="Serie")).cells == ()
