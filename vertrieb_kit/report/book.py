"""Several executed notebooks as one: the book that the exporters turn into a report.

What the report needs to know about the run travels in the notebook's metadata under `KEY`;
asking again elsewhere would allow two answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from vertrieb_kit.present.blocks import MIME, Block, from_json
from vertrieb_kit.report.meta import ReportMeta

KEY = "vertrieb_kit"

State = Literal["ok", "failed", "not_commissioned"]


@dataclass(frozen=True, slots=True)
class ChapterNotebook:
    """One chapter of the run: how it went, and its executed notebook unless it did not run."""

    stem: str
    state: State = "ok"
    notebook: NotebookNode | None = None


def merge(notebooks: Sequence[ChapterNotebook], meta: ReportMeta) -> NotebookNode:
    """Return one notebook with the blocks of all chapters that went well, in the given order.

    Only outputs that carry a block are kept: code, streams and prose stay in the originals.
    """
    cells = [
        new_code_cell(id=f"{chapter.stem}-{index}", outputs=[output], metadata={KEY: chapter.stem})
        for chapter in notebooks
        if chapter.state == "ok" and chapter.notebook is not None
        for index, output in enumerate(_block_outputs(chapter.notebook))
    ]
    states = [{"stem": chapter.stem, "state": chapter.state} for chapter in notebooks]
    merged: NotebookNode = new_notebook(
        cells=cells, metadata={KEY: {"meta": meta.as_json(), "chapters": states}}
    )
    return merged


def blocks(notebook: NotebookNode) -> Iterator[tuple[str | None, Block]]:
    """Yield every block with the stem of its chapter (None in a notebook that is not merged)."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if MIME in output.get("data", {}):
                yield cell.metadata.get(KEY), from_json(_plain(output["data"][MIME]))


def _block_outputs(notebook: NotebookNode) -> Iterator[NotebookNode]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if MIME in output.get("data", {}):
                yield output


def _plain(value: Any) -> Any:
    # NotebookNode is a dict whose items are NotebookNodes; dataclasses want plain dicts
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value
