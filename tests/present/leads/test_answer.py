"""The answer of the chapter is made of what was assessed, and says so when nothing was."""

from __future__ import annotations

from tests.analysis.journey.factories import deals, lost, won
from tests.analysis.leads.factories import leads
from vertrieb_kit.analysis.journey import win_rate
from vertrieb_kit.analysis.leads import bridge
from vertrieb_kit.contracts.definitions import definition_sets
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.journey import win_rate_finding
from vertrieb_kit.present.leads import bridge_finding, chapter_answer

CONTEXT = Context()
NO_LEADS = bridge_finding(bridge(leads(), definition_sets()), CONTEXT)


def test_the_answer_skips_what_is_not_assessed():
    frame = deals(*[won()] * 3, *[lost()] * 3)
    rate = win_rate_finding(win_rate(frame, until=CONTEXT.reference_date), CONTEXT)

    answer = chapter_answer(NO_LEADS, rate, context=CONTEXT)

    assert answer.text == "3 von 6 entschiedenen Deals wurden gewonnen."


def test_nothing_assessed_is_said_calmly():
    answer = chapter_answer(NO_LEADS, context=CONTEXT)

    assert answer.text == "Die gelieferten Daten tragen keine Antwort auf diese Frage."
