from tests.reference.conftest import Case
from vertrieb_kit.analysis.journey.win_rate import rate, velocity

METHOD = "velocity"


def test_win_rate_and_velocity_agree_with_the_case(case: Case) -> None:
    given = case.inputs
    won = rate(given["won"], given["lost"])
    result = velocity(
        given["open"],
        won,
        mean_won_value=given["avg_deal"],
        cycle_days=given["cycle_days"],
        open_value=given["pipeline_open_value"],
        target=given["quota"],
    )

    case.check_all(
        {
            "win_rate": won.rate,
            "win_rate_low": won.low,
            "win_rate_high": won.high,
            "velocity_per_day": result.per_day,
            "coverage": result.coverage,
            "required_coverage_at_win_rate": result.needed_coverage,
        }
    )
