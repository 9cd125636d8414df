"""What a notebook imports: start a chapter, show its findings."""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
from IPython.display import display

from vertrieb_kit import assets
from vertrieb_kit.chapters import BY_STEM, Assessable, Chapter, agreed
from vertrieb_kit.contracts.parameters import Parameters, parameters
from vertrieb_kit.contracts.sheets import BY_NAME
from vertrieb_kit.formats import Format
from vertrieb_kit.intake.load import load
from vertrieb_kit.intake.model import Intake
from vertrieb_kit.intake.snapshot import is_snapshot, read_snapshot
from vertrieb_kit.present.blocks import MIME, Answer, Block, Table, as_json
from vertrieb_kit.present.context import Context
from vertrieb_kit.present.sources import source_names, stands
from vertrieb_kit.present.wording import source_line

_DATED = ("revenue", "price_lines", "deals")


@dataclass(frozen=True, slots=True)
class Run:
    """One chapter on one engagement: its tables, its parameters, and the context for its words."""

    chapter: Chapter
    intake: Intake
    parameters: Parameters
    context: Context

    def table(self, name: str) -> pd.DataFrame:
        """Return the used rows of a sheet inside the report's period (default: all)."""
        frame = self.intake.tables[name]
        event = BY_NAME[name].event_column
        if event is None:
            return frame
        dates = frame[event.name]
        keep = pd.Series(True, index=frame.index)
        if self.context.period_start:
            keep &= dates >= pd.Timestamp(self.context.period_start)
        end = pd.Timestamp(self.context.period_end or self.context.reference_date)
        keep &= dates < end + timedelta(days=1)
        return frame[keep].reset_index(drop=True)

    def all_rows(self, name: str) -> pd.DataFrame:
        """Return the used rows of a sheet whatever the report's period."""
        return self.intake.tables[name]

    def agreed_chapters(self) -> tuple[Assessable, ...]:
        """Return every agreed chapter with what the delivered sheets allow."""
        return agreed(self.intake.engagement.scope, self.intake.present)


def start(source: str, stem: str, **given: Any) -> Run:
    """Read an engagement (or the snapshot of a run) and open a chapter on it.

    `given` are the notebook's parameters; None means: as in mandat.toml, else the default.
    """
    intake = _read(_resolve(source))
    # a re-run of this one chapter must obey the same rules as the whole report
    merged = parameters({**intake.parameters.as_json(), **_set(given)})
    chapter = BY_STEM[stem]
    return Run(chapter, intake, merged, _context(intake, merged, chapter))


def show(*blocks: Block) -> None:
    """Emit findings: structured for the report, as plain HTML for whoever reads the notebook."""
    for block in blocks:
        bundle = {MIME: as_json(block), "text/html": _fallback(block), "text/plain": _plain(block)}
        display(bundle, raw=True)


def _set(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


def _resolve(source: str) -> Path:
    here = Path(source)
    return here if here.is_absolute() or here.exists() else assets.project_root() / source


def _read(source: Path) -> Intake:
    return read_snapshot(source) if is_snapshot(source) else load(source)


def _context(intake: Intake, merged: Parameters, chapter: Chapter) -> Context:
    engagement = intake.engagement
    return Context(
        fmt=Format(engagement.country, engagement.currency),
        company=engagement.name,
        reference_date=intake.reference_date,
        period_start=merged.zeitraum_von,
        period_end=min(merged.zeitraum_bis or intake.reference_date, intake.reference_date),
        data_start=_data_start(intake, chapter),
        parameters=merged,
        sources=source_names(intake),
        as_of=stands(intake),
        customer_names=intake.aliases,
    )


def _data_start(intake: Intake, chapter: Chapter) -> date | None:
    """Return the first event of the sheet that the chapter's figures rest on first of all.

    A chart of price lines must not be labelled with the years of a longer list of revenue.
    """
    for name in (sheet for sheet in chapter.sheets if sheet in _DATED):
        event = BY_NAME[name].event_column
        first = intake.tables[name][event.name].min() if event else pd.NaT
        if not pd.isna(first):
            return pd.Timestamp(first).date()
    return None


def _plain(block: Block) -> str:
    return block.text if isinstance(block, Answer) else block.statement.text


def _fallback(block: Block) -> str:
    if isinstance(block, Answer):
        return f"<blockquote>{html.escape(block.text)}</blockquote>"
    parts = [f"<h3>{html.escape(block.statement.text)}</h3>"]
    for item in block.evidence:
        title = f"<p><b>{html.escape(item.who)}</b> {html.escape(item.what)}</p>"
        parts += [title, _html_table(item) if isinstance(item, Table) else item.svg]
    parts += [f"<p><b>{html.escape(n.title)}:</b> {html.escape(n.text)}</p>" for n in block.notes]
    parts.append(f"<p><small>{html.escape(source_line(block.statement, Format()))}</small></p>")
    return "".join(parts)


def _html_table(table: Table) -> str:
    head = "".join(f"<th>{html.escape(c.header)}</th>" for c in table.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell.text)}</td>" for cell in row) + "</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
