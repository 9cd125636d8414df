"""Whose name appears in which edition."""

from __future__ import annotations

import stat
from collections.abc import Mapping

import pandas as pd
import pytest

from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.errors import UsageError
from vertrieb_kit.intake.aliases import aliases, customer_names, engagement_key, is_sole_trader
from vertrieb_kit.intake.cleaning import empty_frame
from vertrieb_kit.intake.model import Engagement


def tables(**customers: list[str | None]) -> Mapping[str, pd.DataFrame]:
    frames = {name: empty_frame(sheet) for name, sheet in BY_NAME.items()}
    size = len(customers["customer_id"])
    given = {"company_name": [None] * size, "legal_form": [None] * size, **customers}
    return {**frames, "customers": pd.DataFrame(given, dtype="str")}


def engagement(tmp_path, **changes) -> Engagement:
    return Engagement(tmp_path, "Muster", "MM", **changes)


def test_managers_see_firms_but_no_sole_traders(tmp_path):
    shown = customer_names(
        engagement(tmp_path),
        tables(
            customer_id=["1", "2", "3"],
            company_name=["Alpha GmbH", "Karl Koch e. K.", None],
        ),
    )

    assert shown["1"] == "Alpha GmbH"
    assert shown["2"].startswith("Kunde A-")
    assert shown["3"].startswith("Kunde A-")


@pytest.mark.parametrize("changes", [{"profile": "verteiler"}, {"customers_are_persons": True}])
def test_a_wider_circle_sees_aliases_only(tmp_path, changes):
    shown = customer_names(
        engagement(tmp_path, **changes), tables(customer_id=["1"], company_name=["Alpha GmbH"])
    )

    assert shown == {"1": "Kunde A-001"}


@pytest.mark.parametrize(
    ("form", "firm", "sole"),
    [
        ("Einzelunternehmen", "Koch", True),
        ("e.K.", "Koch", True),
        ("e. Kfm.", "Koch", True),
        ("e.U.", "Koch", True),
        ("Freiberufler", "Koch", True),
        (None, "Metallbau Koch e.K.", True),
        (None, "Metallbau Inh. Karl Koch", True),
        (None, "Metallbau Koch eKfr", True),
        (None, "Metallbau Koch E.K.", True),
        ("eingetragener Kaufmann", "Koch", True),
        (None, "Logistik EU", False),
        ("GmbH", "Koch GmbH", False),
        ("GmbH & Co. KG", "Koch GmbH & Co. KG", False),
        (None, "Koch Werke", False),
        (None, "Heinrich KG", False),
    ],
)
def test_sole_traders_are_recognised(form, firm, sole):
    frame = pd.DataFrame({"legal_form": [form], "company_name": [firm]}, dtype="str")

    assert is_sole_trader(frame).tolist() == [sole]


def test_numbers_follow_the_key_and_not_the_ids():
    ids = [f"{n:03}" for n in range(50)]

    named = aliases(ids, b"key")

    assert named == aliases(list(reversed(ids)), b"key")
    assert named != aliases(ids, b"other")
    assert list(named) != ids
    assert sorted(named.values())[-1] == "Kunde A-050"


def test_a_key_is_made_once_and_for_its_owner(tmp_path, monkeypatch):
    path = tmp_path / "keys" / "MM.key"
    monkeypatch.setenv("VERTRIEB_SCHLUESSEL", str(path))

    first = engagement_key("MM")

    assert len(first) == 32
    assert engagement_key("MM") == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_key_can_be_given_as_digits(monkeypatch):
    monkeypatch.setenv("VERTRIEB_SCHLUESSEL", "0f" * 32)

    assert engagement_key("MM") == b"\x0f" * 32


def test_a_key_that_cannot_be_made_is_a_usage_error(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("VERTRIEB_SCHLUESSEL", str(tmp_path / "file" / "MM.key"))

    with pytest.raises(UsageError, match="VERTRIEB_SCHLUESSEL"):
        engagement_key("MM")
