"""Sentence and number come from one result: what the example says is what results.json holds."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import pytest
from bs4 import BeautifulSoup

from tests.conftest import FinishedRun

NBSP = "\u00a0"
MIN_N = 5
WORDS = {"kein": 0, "ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5}
SCALES = {"%": 0.01, "T€": 1e3, "Mio. €": 1e6}
# the value is the distance between the two numbers of the sentence
DISTANCES = {"target_groups.needs", "pricing.discount"}
# the value ranks the pair; the sentence names it without its points
SILENT = {"swot.combination"}
# a value of null that is a finding of its own
TELLING = {"interval", "none"}


class Shown(NamedTuple):
    """A number as the sentence writes it, and how far rounding may have moved it."""

    value: float
    slack: float


def shown(text: str) -> list[Shown]:
    """Read the numbers of a German sentence.

    >>> shown("Von 18 Blättern sind 5,6 % älter.")
    [Shown(value=18.0, slack=0.5), Shown(value=0.056, slack=0.0005)]
    """
    plain = text.replace(NBSP, " ").replace("−", "-")
    pattern = r"(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?(?: (%|T€|Mio\. €))?"
    found = []
    for whole, decimals, unit in re.findall(pattern, plain):
        scale = SCALES.get(unit, 1.0)
        number = float(f"{whole.replace('.', '')}.{decimals or 0}")
        digits = round(number * scale, 9)
        found.append(Shown(digits, round(0.5 * 10 ** -len(decimals) * scale, 9)))
    spoken = [n for word, n in WORDS.items() if re.search(rf"\b{word}(?:e[mnrs]?)?\b", plain, re.I)]
    return [*found, *(Shown(float(n), 0.0) for n in spoken)]


def says(statement: dict[str, Any]) -> bool:
    """Tell whether the sentence shows its value: as a number, as k of n, or as a distance."""
    value, numbers = abs(statement["value"]), shown(statement["text"])
    if any(abs(abs(n.value) - value) <= n.slack + 1e-9 for n in numbers):
        return True
    pairs = [(a, b) for a in numbers for b in numbers if b.value]
    if statement["unit"] == "share":
        ratio = 0.005 if any(n.value == 100 for n in numbers) else 1e-9
        if any(abs(a.value / b.value - value) <= ratio for a, b in pairs):
            return True
    distances = ((a.value - b.value, a.slack + b.slack) for a, b in pairs)
    return statement["id"] in DISTANCES and any(abs(d - value) <= s + 1e-9 for d, s in distances)


@pytest.fixture(scope="module")
def results(example_run: FinishedRun) -> dict[str, Any]:
    return example_run.record("results.json")


def test_every_sentence_shows_the_number_that_results_hold(results):
    valued = [s for s in results["statements"] if s["value"] is not None]
    silent = [(s["id"], s["value"], s["text"]) for s in valued if not says(s)]

    assert {id for id, _, _ in silent} <= SILENT, silent
    assert len(valued) > 30


def test_every_assessed_sentence_rests_on_records(results):
    for s in results["statements"]:
        if s["status"] == "not_assessed":
            assert s["value"] is None, s["id"]
            assert s["reason"], s["id"]
        else:
            assert s["n"] >= 1, s["id"]
            assert s["source"], s["id"]


def test_every_assessed_metric_rests_on_enough_records(results):
    counted = [m for m in results["metrics"] if m["id"] != "data.rows"]

    for m in counted:
        if m["value"] is None:
            assert m["reason"], m
            assert m["status"] == "not_assessed" or m["reason"]["code"] in TELLING, m
        else:
            assert m["status"] in ("assessed", "preliminary"), m
            assert m["n"] >= MIN_N, m


def test_results_hold_no_number_that_json_does_not_know(example_run: FinishedRun):
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    text = (example_run.folder / "intern" / "results.json").read_text("utf-8")

    json.loads(text, parse_constant=refuse)


def test_intervals_enclose_their_value(results):
    for m in results["metrics"]:
        if None not in (m["low"], m["high"], m["value"]):
            assert m["low"] - 1e-9 <= m["value"] <= m["high"] + 1e-9, m


def test_the_summary_repeats_sentences_and_writes_none_of_its_own(example_run, results):
    page = BeautifulSoup((example_run.client / "bericht.html").read_text("utf-8"), "html.parser")
    said = {clean(p.get_text(" ")) for p in page.select("ol.summary .message")}
    known = {clean(s["text"]) for s in results["statements"] if s["status"] != "not_assessed"}

    assert said
    assert said <= known


def clean(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").replace(NBSP, " ").split())
