"""The small arithmetic of berechnet."""

from __future__ import annotations

import pandas as pd
import pytest

from vertrieb_kit.intake.formula import FormulaError, evaluate

VALUES = {
    "Sales": pd.Series([100.0, 50.0]),
    "Quantity": pd.Series([2.0, 0.0]),
    "Discount": pd.Series([0.5, 0.0]),
    "Sub-Category": pd.Series([1.0, 2.0]),
    "Net Sales": pd.Series([7.0, 8.0]),
}


@pytest.mark.parametrize(
    ("formula", "first"),
    [
        ("Sales / Quantity / (1 - Discount)", 100.0),
        ("Sales - Quantity - 1", 97.0),
        ("Sales + Quantity * 3", 106.0),
        ("(Sales + Quantity) * 3", 306.0),
        ("-Sales + 1.5", -98.5),
        ("Sub-Category * 2", 2.0),
        ("Net Sales-Sales", -93.0),
    ],
)
def test_the_usual_rules_hold(formula, first):
    assert evaluate(formula, VALUES).iloc[0] == first


def test_division_by_zero_is_missing():
    assert pd.isna(evaluate("Sales / Quantity", VALUES).iloc[1])


@pytest.mark.parametrize(
    "formula", ["Sales /", "(Sales", "Sales Sales", "* Sales", "Sales ** 2", ""]
)
def test_broken_formulas_are_refused(formula):
    with pytest.raises(FormulaError):
        evaluate(formula, VALUES)


@pytest.mark.parametrize("formula", ["Umsatz * 2", "__import__('os')", "Salesman"])
def test_only_headers_and_numbers_are_known(formula):
    with pytest.raises(FormulaError, match="keine Spalte der Datei"):
        evaluate(formula, VALUES)
