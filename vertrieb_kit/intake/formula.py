"""The small arithmetic of `[export.berechnet]`: source headers, numbers, + - * / and brackets.

Headers may hold blanks and hyphens ("Sub-Category"), so the longest header that fits is taken.
Nothing is ever evaluated as Python.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

_DEEPEST = 50
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_WORD = re.compile(r"[^\s+*/()]+(?:[ \-][^\s+\-*/()\d][^\s+*/()]*)*")


class FormulaError(ValueError):
    """A formula that cannot be read; `name` is the header that does not exist, if that is it."""

    def __init__(self, message: str, *, name: str = "") -> None:
        self.name = name
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a formula: a header, a number, or one of the signs + - * / ( )."""

    kind: str
    text: str


@dataclass(slots=True)
class _Reader:
    """Tokens with a position, read from left to right."""

    tokens: list[Token]
    columns: Mapping[str, pd.Series[Any]]
    at: int = field(default=0)
    depth: int = field(default=0)

    def peek(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def take(self) -> Token:
        if self.at >= len(self.tokens):
            raise FormulaError("Die Formel endet zu früh.")
        self.at += 1
        return self.tokens[self.at - 1]


def formula_headers(formula: str, headers: Iterable[str]) -> tuple[str, ...]:
    """Return the source headers that a formula uses.

    >>> formula_headers("Sales / (1 - Sub-Category)", ["Sales", "Sub-Category", "Sub"])
    ('Sales', 'Sub-Category')
    """
    return tuple(t.text for t in _tokens(formula, list(headers)) if t.kind == "header")


def evaluate(formula: str, values: Mapping[str, pd.Series[Any]]) -> Any:
    """Compute a formula row by row; a division by zero gives a missing value.

    >>> evaluate("a / b", {"a": pd.Series([6.0, 1.0]), "b": pd.Series([3.0, 0.0])}).tolist()
    [2.0, nan]
    """
    reader = _Reader(list(_tokens(formula, list(values))), values)
    result = _sum(reader)
    if reader.at < len(reader.tokens):
        raise FormulaError(f"„{reader.peek()}“ steht an einer Stelle, an der nichts folgen darf.")
    return result


def _tokens(formula: str, headers: list[str]) -> Iterator[Token]:
    longest = sorted((h for h in headers if h), key=len, reverse=True)
    rest = formula.strip()
    while rest:
        token = _next(rest, longest)
        yield token
        rest = rest[len(token.text) :].lstrip()


def _next(rest: str, headers: list[str]) -> Token:
    header = next((h for h in headers if rest.startswith(h) and _ends(rest, h)), None)
    if header:
        return Token("header", header)
    if match := _NUMBER.match(rest):
        return Token("number", match.group())
    if rest[0] in "+-*/()":
        return Token("sign", rest[0])
    word = _WORD.match(rest)
    name = word.group().strip() if word else rest
    raise FormulaError(f"„{name}“ ist keine Spalte der Datei.", name=name)


def _ends(rest: str, header: str) -> bool:
    """Tell whether a header ends here, so that "Sales" is not found in "Salesman"."""
    after = rest[len(header) : len(header) + 1]
    return not (after.isalnum() or after == "_")


def _sum(reader: _Reader) -> Any:
    result = _product(reader)
    while reader.peek() in ("+", "-"):
        sign = reader.take().text
        term = _product(reader)
        result = result + term if sign == "+" else result - term
    return result


def _product(reader: _Reader) -> Any:
    result = _factor(reader)
    while reader.peek() in ("*", "/"):
        sign = reader.take().text
        factor = _factor(reader)
        result = result * factor if sign == "*" else _divide(result, factor)
    return result


def _factor(reader: _Reader) -> Any:
    token = reader.take()
    if token.kind == "number":
        return float(token.text)
    if token.kind == "header":
        return reader.columns[token.text]
    if token.text not in ("-", "("):
        raise FormulaError(f"„{token.text}“ steht an einer Stelle, an der eine Zahl erwartet wird.")
    reader.depth += 1
    if reader.depth > _DEEPEST:
        raise FormulaError(f"Mehr als {_DEEPEST} Klammern oder Vorzeichen liegen ineinander.")
    inner = -_factor(reader) if token.text == "-" else _bracket(reader)
    reader.depth -= 1
    return inner


def _bracket(reader: _Reader) -> Any:
    inner = _sum(reader)
    if reader.take().text != ")":
        raise FormulaError("Eine Klammer wird nicht geschlossen.")
    return inner


def _divide(top: Any, bottom: Any) -> Any:
    if isinstance(bottom, pd.Series):
        return top / bottom.where(bottom != 0)
    return top / bottom if bottom else top * np.nan
