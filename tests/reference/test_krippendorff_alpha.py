import pandas as pd

from tests.reference.conftest import Case
from vertrieb_kit.analysis.leads.coefficients import krippendorff_alpha

METHOD = "krippendorff_alpha"


def test_krippendorff_alpha_agrees_with_the_case(case: Case) -> None:
    units = pd.DataFrame(case.inputs["ratings_raters_x_units"]).T
    values = sorted(units.melt()["value"].dropna().unique())
    counts = pd.DataFrame({value: (units == value).sum(axis=1) for value in values})
    nominal = krippendorff_alpha(counts)

    case.check_all(
        {
            "alpha_nominal": nominal,
            "alpha_ordinal": krippendorff_alpha(counts, level="ordinal"),
            "alpha_interval": krippendorff_alpha(counts, level="interval", values=values),
            "alpha_ratio": krippendorff_alpha(counts, level="ratio", values=values),
            "defined": nominal is not None,
        }
    )
