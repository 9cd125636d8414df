"""Whatever a client types can be typeset."""

from __future__ import annotations

from tests.report import report_fixtures as sample
from vertrieb_kit.report.fonts import covers
from vertrieb_kit.report.glyphs import prepare


def test_plain_german_stays_as_it_is():
    text = "„Größe“ – 1.234,5\u00a0€ −3\u00a0% × ≥ Δ"

    assert (text, ()) == (prepare(text).data, prepare(text).warnings)


def test_an_emoji_becomes_a_box_and_is_named():
    result = prepare("Team \U0001f9ec")

    assert result.data == "Team □"
    assert "U+1F9EC" in result.warnings[0]


def test_control_and_direction_characters_disappear():
    assert prepare("a\u0000\u001b\u202e\u200db").data == "ab"


def test_decomposed_umlauts_are_composed():
    assert prepare("Gro\u0308ße").data == "Größe"


def test_a_long_word_may_break_every_twelve_characters():
    assert prepare("A" * 32).data == "A" * 12 + "\u200b" + "A" * 12 + "\u200b" + "A" * 8


def test_drawings_are_left_alone():
    assert prepare({"svg": "<svg>" + "A" * 50}).data == {"svg": "<svg>" + "A" * 50}


def test_every_printed_character_has_a_glyph():
    printed = prepare(sample.HOSTILE).data.replace("\u200b", "")

    assert {ord(char) for char in printed} <= covers()
