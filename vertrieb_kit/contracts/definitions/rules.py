"""A definition set: ordered rules over the facts of a lead, read from its TOML file and checked."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from vertrieb_kit.contracts.parameters import DEFINITION_SETS
from vertrieb_kit.contracts.sheets.leads import LEAD_CLASSES, LEADS


@dataclass(frozen=True, slots=True)
class Condition:
    """One fact (machine name of its column in Leads) must have one of these values."""

    fact: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """At least `count` of these facts must be ja."""

    count: int
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """When every condition holds, the lead has this class, for this reason.

    `stage` is the stage under which a CRM would show it, empty for sets that are no CRM.
    `basis` says where the rule comes from: E source, D derived, A interpretation, X addition.
    """

    when: tuple[Condition, ...]
    at_least: AtLeast | None
    lead_class: str
    reason: str
    basis: str
    text: str
    stage: str = ""

    @property
    def facts(self) -> tuple[str, ...]:
        """Return the facts that the rule looks at."""
        counted = self.at_least.facts if self.at_least else ()
        return (*(condition.fact for condition in self.when), *counted)


@dataclass(frozen=True, slots=True)
class DefinitionSet:
    """One understanding of "lead": the first rule that holds decides, the last one always holds.

    `name` and `subject` are what a client reads: "Arbeitsdefinition", "die Arbeitsdefinition".
    """

    id: str
    version: int
    valid_from: date
    name: str
    subject: str
    source: str
    classes: tuple[str, ...]
    rules: tuple[Rule, ...]
    fingerprint: str

    @property
    def facts(self) -> tuple[str, ...]:
        """Return every fact that some rule looks at, once, in order."""
        return tuple(dict.fromkeys(fact for rule in self.rules for fact in rule.facts))

    @property
    def label(self) -> str:
        """Return id, version and fingerprint: results of different versions are no trend."""
        return f"{self.id}@{self.version} ({self.fingerprint})"


@cache
def definition_set(id: str) -> DefinitionSet:
    """Read one set that the package ships.

    >>> definition_set("dim_v1").name
    'Arbeitsdefinition'
    """
    content = (files(__package__) / f"{id}.toml").read_bytes()
    # line ends differ between checkouts, the rules do not
    text = content.decode("utf-8").replace("\r\n", "\n")
    return parse_definition(text)


def definition_sets() -> dict[str, DefinitionSet]:
    """Return all sets by id, in the order of the parameter `definitionssatz`."""
    return {id: definition_set(id) for id in DEFINITION_SETS}


def parse_definition(text: str) -> DefinitionSet:
    """Build a set from TOML text; ValueError names the rule that cannot work."""
    data = tomllib.loads(text)
    result = DefinitionSet(
        id=data["id"],
        version=data["version"],
        valid_from=data["gueltig_ab"],
        name=data["name"],
        subject=data["subjekt"],
        source=data["quelle"],
        classes=tuple(data["klassen"]),
        rules=tuple(_rule(raw) for raw in data["regeln"]),
        fingerprint=hashlib.sha256(text.encode()).hexdigest()[:8],
    )
    _check(result)
    return result


def facts_of(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Translate German fact names into the machine names of the sheet Leads."""
    return {_fact(name): value for name, value in raw.items()}


def _rule(raw: Mapping[str, Any]) -> Rule:
    counted = raw.get("mindestens")
    return Rule(
        when=tuple(_condition(f, v) for f, v in facts_of(raw.get("wenn", {})).items()),
        at_least=AtLeast(counted["anzahl"], tuple(map(_fact, counted["von"]))) if counted else None,
        lead_class=raw["klasse"],
        reason=raw["grund_code"],
        basis=raw["quelle"],
        text=raw["text"],
        stage=raw.get("stufe", ""),
    )


def _fact(name: str) -> str:
    column = LEADS.by_header(name)
    if column is None:
        raise ValueError(f"no fact {name!r} in the sheet Leads")
    return column.name


def _condition(fact: str, value: str | list[str]) -> Condition:
    values = (value,) if isinstance(value, str) else tuple(value)
    allowed = LEADS.column(fact).allowed
    if unknown := set(values) - set(allowed):
        raise ValueError(f"{fact} cannot be {sorted(unknown)}, only {allowed}")
    return Condition(fact, values)


def _check(result: DefinitionSet) -> None:
    classes = {rule.lead_class for rule in result.rules}
    if not classes <= set(result.classes) <= set(LEAD_CLASSES):
        raise ValueError(f"{result.id}: a rule or the list of classes names an unknown class")
    if result.rules[-1].facts:
        raise ValueError(f"{result.id}: the last rule must hold without condition")
