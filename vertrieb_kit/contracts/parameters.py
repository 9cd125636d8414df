"""The parameters of a run: the only ones, each with its type and rule, checked early."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any, Literal

from vertrieb_kit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Parameters:
    """Every parameter with its default; the names are those of `[parameter]` in mandat.toml."""

    min_n: int = 5
    psm_konvention: Literal["original", "enger"] = "original"
    zaehlweise: Literal["strikt", "einschliesslich"] = "strikt"
    definitionssatz: str = "dim_v1"
    abc_grenzen: tuple[float, float] = (0.80, 0.95)
    max_alter_monate: int = 12
    gewicht_spanne: float = 0.20
    preisaenderung: tuple[float, ...] = (-0.05, -0.02, 0.02, 0.05)
    zeitraum_von: date | None = None
    zeitraum_bis: date | None = None
    vergleich_von: date | None = None
    vergleich_bis: date | None = None
    versteckte_zeilen: Literal["einschliessen", "ausschliessen"] = "einschliessen"

    def as_json(self) -> dict[str, Any]:
        """Return plain values: dates as ISO text, tuples as lists."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: _plain(value) for name, value in values.items()}


NAMES = tuple(field.name for field in fields(Parameters))
DEFINITION_SETS = (
    "dim_v1",
    "marketing_breit_v1",
    "vertrieb_streng_v1",
    "hubspot_lifecycle_v1",
    "salesforce_v1",
    "bant_v1",
)


def parameters(given: Mapping[str, Any]) -> Parameters:
    """Check and convert parameters; values that are None keep their default.

    Raises UsageError for an unknown name (with a suggestion) or a value of the wrong kind.

    >>> parameters({"min_n": "7"}).min_n
    7
    """
    unknown = [name for name in given if name not in NAMES]
    if unknown:
        raise UsageError(unknown_name(unknown[0], NAMES, "Parameter"))
    found = Parameters(**{k: _CONVERT[k](k, v) for k, v in given.items() if v is not None})
    _in_order("zeitraum", found.zeitraum_von, found.zeitraum_bis)
    _in_order("vergleich", found.vergleich_von, found.vergleich_bis)
    return found


def unknown_name(name: str, known: tuple[str, ...], what: str) -> str:
    """Return the German message for a name that nobody declared, with the nearest known one."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    hint = f" Meinten Sie „{near[0]}“?" if near else ""
    return f"„{name}“ ist kein bekannter {what}.{hint} Erlaubt sind: {', '.join(known)}."


def _in_order(name: str, first: date | None, last: date | None) -> None:
    if first and last and first > last:
        raise UsageError(
            f"„{name}_von“ ({first:%d.%m.%Y}) liegt nach „{name}_bis“ ({last:%d.%m.%Y}).",
            hint="Bitte tauschen Sie die beiden Tage.",
        )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _wrong(name: str, value: Any, expected: str) -> UsageError:
    return UsageError(f"Parameter „{name}“: „{value}“ passt nicht. Erwartet wird {expected}.")


def _number(name: str, value: Any, low: float, high: float, expected: str) -> float:
    try:
        number = float(value.replace(",", ".")) if isinstance(value, str) else float(value)
    except (TypeError, ValueError):
        raise _wrong(name, value, expected) from None
    if isinstance(value, bool) or not low <= number <= high:
        raise _wrong(name, value, expected)
    return number


def _whole(low: int, high: int) -> Any:
    expected = f"eine ganze Zahl von {low} bis {high}"

    def convert(name: str, value: Any) -> int:
        number = _number(name, value, low, high, expected)
        if number != int(number):
            raise _wrong(name, value, expected)
        return int(number)

    return convert


def _share(name: str, value: Any) -> float:
    return _number(name, value, 0.0, 1.0, "ein Anteil zwischen 0 und 1, zum Beispiel 0,2")


def _one_of(*allowed: str) -> Any:
    def convert(name: str, value: Any) -> str:
        if value not in allowed:
            raise _wrong(name, value, "einer der Werte " + ", ".join(allowed))
        return str(value)

    return convert


def _numbers(name: str, value: Any, low: float, high: float, expected: str) -> tuple[float, ...]:
    if isinstance(value, str):
        try:
            value = ast.literal_eval(value if value.startswith(("[", "(")) else f"[{value}]")
        except (ValueError, SyntaxError):
            raise _wrong(name, value, expected) from None
    if not isinstance(value, (list, tuple)) or not value:
        raise _wrong(name, value, expected)
    return tuple(_number(name, item, low, high, expected) for item in value)


def _limits(name: str, value: Any) -> tuple[float, ...]:
    expected = "zwei aufsteigende Anteile zwischen 0 und 1, zum Beispiel [0.80, 0.95]"
    limits = _numbers(name, value, 0.0, 1.0, expected)
    if len(limits) != 2 or not 0 < limits[0] < limits[1] < 1:
        raise _wrong(name, value, expected)
    return limits


def _changes(name: str, value: Any) -> tuple[float, ...]:
    expected = "eine Liste von Anteilen zwischen −0,9 und 0,9 ohne 0, zum Beispiel [-0.05, 0.05]"
    changes = _numbers(name, value, -0.9, 0.9, expected)
    if 0 in changes:
        raise _wrong(name, value, expected)
    return changes


def _date(name: str, value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _wrong(name, value, "ein Datum der Form JJJJ-MM-TT") from None


_CONVERT: dict[str, Any] = {
    "min_n": _whole(1, 1000),
    "psm_konvention": _one_of("original", "enger"),
    "zaehlweise": _one_of("strikt", "einschliesslich"),
    "definitionssatz": _one_of(*DEFINITION_SETS),
    "abc_grenzen": _limits,
    "max_alter_monate": _whole(1, 600),
    "gewicht_spanne": _share,
    "preisaenderung": _changes,
    "zeitraum_von": _date,
    "zeitraum_bis": _date,
    "vergleich_von": _date,
    "vergleich_bis": _date,
    "versteckte_zeilen": _one_of("einschliessen", "ausschliessen"),
}
