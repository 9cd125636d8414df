from itertools import pairwise

from tests.reference.conftest import Case
from vertrieb_kit.analysis.journey.conversion import step

METHOD = "funnel"


def test_funnel_agrees_with_the_case(case: Case) -> None:
    counts = dict(zip(case.inputs["stages"], case.inputs["cohort_counts"], strict=True))
    steps = [
        step(start, end, entered=counts[start], advanced=counts[end], open=still_open)
        for (start, end), still_open in zip(
            pairwise(counts), case.inputs["open_in_stage"], strict=True
        )
    ]
    first, last = case.inputs["stages"][0], case.inputs["stages"][-1]
    overall = step(first, last, entered=counts[first], advanced=counts[last], open=0)

    case.check_all(
        {
            "step_conversion_all": [one.gross_rate for one in steps],
            "step_conversion_resolved": [one.rate for one in steps],
            "overall": overall.gross_rate,
            "wilson_low_last_resolved": steps[-1].low,
            "wilson_high_last_resolved": steps[-1].high,
        }
    )
