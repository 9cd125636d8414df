"""The consultant's own words reach the report as text, whatever they contain."""

from __future__ import annotations

from pathlib import Path

import pytest

from vertrieb_kit.chapters import BY_KEY
from vertrieb_kit.errors import SourceError
from vertrieb_kit.pipeline.own_texts import own_texts

PRICES = (BY_KEY["preise"],)


def written(folder: Path, content: bytes) -> Path:
    (folder / "texte").mkdir()
    (folder / "texte" / "preise.md").write_bytes(content)
    return folder


def test_the_stub_alone_is_no_text(tmp_path: Path):
    assert own_texts(written(tmp_path, b"<!-- Ihre eigenen Worte -->\n"), PRICES) == {}


def test_a_byte_order_mark_of_the_editor_is_not_part_of_the_text(tmp_path: Path):
    source = written(tmp_path, b"\xef\xbb\xbfErst die Regel.")

    assert own_texts(source, PRICES) == {"pricing": ("Erst die Regel.",)}


def test_a_text_in_another_encoding_is_named_with_its_cure(tmp_path: Path):
    with pytest.raises(SourceError, match=r"preise\.md: .*UTF-8 speichern"):
        own_texts(written(tmp_path, "Größe".encode("cp1252")), PRICES)
