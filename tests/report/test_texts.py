"""The report's own sentences keep the rules of wording."""

from __future__ import annotations

import re

from vertrieb_kit.report import texts

OWN = [
    *texts.LABELS.values(),
    *texts.RECIPIENTS.values(),
    *texts.READERS.values(),
    *(part for term in texts.GLOSSARY for part in (term.name, term.text)),
    *(part for m in texts.METHODS for part in (m.title, m.text)),
    texts.CITATION,
]


def test_the_source_is_cited_once_in_the_methods(page):
    assert re.findall(r"\bDIM\b", page) == ["DIM"]


def test_nobody_speaks_of_us_or_shouts():
    assert not [text for text in OWN if re.search(r"\b(wir|uns|unser\w*)\b|!", text, re.IGNORECASE)]


def test_the_glossary_is_sorted():
    terms = [term.name.casefold() for term in texts.GLOSSARY]

    assert terms == sorted(terms)
    assert 10 <= len(terms) <= 15


def test_methods_are_printed_only_when_used(page):
    assert "Preistreppe" in page
    assert "van Westendorp" not in page
