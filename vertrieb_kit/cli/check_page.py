"""The page that `vertrieb pruefen` prints: what is there, what is wrong, what can be assessed."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from vertrieb_kit.contracts.problems import Handling, Problem
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.formats import Format, plural

if TYPE_CHECKING:  # these load pandas, and `--help` must not wait for it
    from vertrieb_kit.intake.model import RowCount
    from vertrieb_kit.intake.profile import ColumnProfile, FileProfile
    from vertrieb_kit.pipeline.check import Checked

_WIDTH = 100
_ASSESSABLE = {"yes": "bewertbar", "partly": "teilweise bewertbar", "no": "nicht bewertbar"}
_KINDS = {"text": "Text", "number": "Zahl", "date": "Datum", "bool": "ja/nein", "empty": "leer"}
_HEADINGS: dict[Handling, str] = {
    "refused": "Abgelehnt, zählt als nicht geliefert",
    "warned": "Hinweise, bitte ansehen",
    "corrected": "Beim Lesen berichtigt, zur Kenntnis",
}
# a value of the client must not steer the terminal or turn the reading direction
_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def check_page(result: Checked) -> str:
    """Return the page as text."""
    mapped = bool(result.chapters or result.refusal)
    parts = [
        [result.refusal] if result.refusal else [],
        _tables(result) if mapped else _profiles(result.tables),
        _problems(result.problems),
        _chapters(result),
        _next_step(result),
    ]
    page = "\n\n".join("\n".join(part) for part in map(list, parts) if part)
    return _STEERING.sub(" ", page)


def _tables(result: Checked) -> Iterator[str]:
    if result.tables:
        yield "Gelesen"
    for table in result.tables:
        where = f"{table.file}, Blatt {table.sheet}" if table.sheet else table.file
        rows = plural(table.rows, "Zeile", "Zeilen")
        yield f"  {_target(table):<18} {rows:>13}   {where}{_hidden(table)}"
    excluded = [
        f"{title} {_count(count)}" for title, count in result.counts.items() if count.excluded
    ]
    if excluded:
        yield from _wrapped(f"Nicht verwendet: {'; '.join(excluded)}.", "  ")


def _count(count: RowCount) -> str:
    return f"{plural(count.excluded, 'Zeile', 'Zeilen')} von {Format().number(count.read)}"


def _target(table: FileProfile) -> str:
    return table.target or "nicht zugeordnet"


def _hidden(table: FileProfile) -> str:
    rows = table.hidden.rows
    return f" ({plural(rows, 'Zeile', 'Zeilen')} ausgeblendet)" if rows else ""


def _profiles(tables: Sequence[FileProfile]) -> Iterator[str]:
    """Show what files hold that nobody has mapped yet."""
    for table in tables:
        where = f"{table.file}, Blatt {table.sheet}" if table.sheet else table.file
        rows = plural(table.rows, "Zeile", "Zeilen")
        head = f"Kopfzeile in Zeile {table.header_row}"
        like = f"sieht aus wie das Blatt {table.target}" if table.target else "noch ohne Zuordnung"
        yield f"{where}: {rows}, {head}, {like}"
        width = min(36, max((len(c.header) for c in table.columns), default=0))
        yield from (f"  {c.header[:36]:<{width}}  {_column(c)}" for c in table.columns)
        yield from (f"  ohne Zeile {d.row}: {d.reason}" for d in table.dropped[:10])


def _column(column: ColumnProfile) -> str:
    words = [f"{_KINDS[column.kind]:<7}"]
    if column.kind == "number" and column.sum is not None:
        words.append(
            f"{_figure(column.min)} bis {_figure(column.max)}, Summe {_figure(column.sum)}"
        )
    if column.kind == "date" and column.min:
        words.append(f"{_day(column.min)} bis {_day(column.max)}")
    if column.missing and column.kind != "empty":
        words.append(f"({Format().number(column.missing, digits=0)} leer)")
    return " ".join(words).rstrip()


def _figure(value: object) -> str:
    digits = 0 if isinstance(value, float) and value.is_integer() else 2
    return Format().number(float(str(value)), digits=digits)


def _day(iso: object) -> str:
    year, month, day = str(iso)[:10].split("-")
    return f"{day}.{month}.{year}"


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        yield "Befunde: keine"
    for number, handling in enumerate(h for h in _HEADINGS if _of(problems, h)):
        found = _of(problems, handling)
        yield from ([""] if number else [])
        yield f"{_HEADINGS[handling]} ({len(found)})"
        shared = {key: _places(found, key) for key in map(_said, found)}
        alone = [problem for problem in found if len(shared[_said(problem)]) == 1]
        for (code, text), places in shared.items():
            if len(places) > 1:  # an empty scaffold must not say the same thing twelve times
                yield from _wrapped("; ".join(places), "  ")
                yield from _wrapped(f"{text} [{code}]", "    – ", "      ")
        for place, group in groupby(alone, key=_place):
            yield f"  {place}"
            for problem in group:
                yield from _wrapped(f"{problem.text} [{problem.code}]", "    – ", "      ")


def _of(problems: Sequence[Problem], handling: Handling) -> list[Problem]:
    return [problem for problem in problems if problem.handling == handling]


def _said(problem: Problem) -> tuple[str, str]:
    return problem.code, problem.text


def _places(found: Sequence[Problem], said: tuple[str, str]) -> list[str]:
    return list(dict.fromkeys(_place(problem) for problem in found if _said(problem) == said))


def _place(problem: Problem) -> str:
    if problem.sheet and problem.file:
        return f"{problem.sheet} ({problem.file})"
    return problem.sheet or problem.file or "Mandat"


def _chapters(result: Checked) -> Iterator[str]:
    if result.chapters:
        yield "Kapitel"
    for item in result.chapters:
        missing = ", ".join(BY_NAME[name].title for name in item.missing)
        lack = f"; es fehlt: {missing}" if missing else ""
        head = f"  {item.chapter.title:<16} "
        yield from _wrapped(_ASSESSABLE[item.answer] + lack, head, " " * len(head))


def _next_step(result: Checked) -> Iterator[str]:
    """Say what to do next; an export that nobody has mapped gets the lines that map it."""
    if result.chapters:
        refused = any(problem.handling == "refused" for problem in result.problems)
        first = "Abgelehntes berichtigen, dann " if refused else ""
        source = str(result.source)
        yield f"Nächster Schritt: {first}vertrieb bericht " + (
            f'"{source}"' if " " in source else source
        )
        return
    known = [table for table in result.tables if table.rows]
    if not known or result.refusal:
        return
    yield "Nächster Schritt: ein Mandat anlegen (vertrieb neu ORDNER) und dort zuordnen, etwa"
    table = next((table for table in known if table.target), known[0])
    yield "  [[export]]"
    yield f'  datei = "daten/{table.file}"'
    yield from ([f'  tabelle = "{table.sheet}"'] if table.sheet else [])
    yield f'  blatt = "{table.target or "Umsaetze"}"'


def _wrapped(text: str, first: str, then: str | None = None) -> list[str]:
    """Break a text at blanks, never inside a path or between number and unit."""
    return textwrap.TextWrapper(
        _WIDTH,
        initial_indent=first,
        subsequent_indent=first if then is None else then,
        break_long_words=False,
        break_on_hyphens=False,
    ).wrap(text)
