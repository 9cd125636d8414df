"""The frame of all sentences names the client in one way."""

from __future__ import annotations

import pytest

from vertrieb_kit.present.context import Context


@pytest.mark.parametrize(
    ("name", "firm"),
    [
        ("Muster Maschinenbau GmbH", "Muster Maschinenbau"),
        ("Muster Maschinenbau GmbH & Co. KG", "Muster Maschinenbau"),
        ("Superstore", "Superstore"),
        ("GmbH", "GmbH"),
        ("Das Unternehmen", "Das Unternehmen"),
    ],
)
def test_sentences_name_the_firm_without_its_legal_form(name, firm):
    assert Context(company=name).firm == firm
