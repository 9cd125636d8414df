"""The consultant's own words: texte/<kapitel>.md, carried into the report as they are."""

from __future__ import annotations

import re
from pathlib import Path

from vertrieb_kit.chapters import Chapter
from vertrieb_kit.errors import SourceError

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = re.compile(r"^#+\s*|\*\*|__", re.MULTILINE)


def own_texts(source: Path, chapters: tuple[Chapter, ...]) -> dict[str, tuple[str, ...]]:
    """Return the paragraphs that stand in the engagement's folder, by chapter stem.

    SourceError when a file is not UTF-8.
    """
    folder = source / "texte"
    found = {chapter.stem: folder / f"{chapter.key}.md" for chapter in chapters}
    read = {stem: paragraphs(_read(path)) for stem, path in found.items() if path.is_file()}
    return {stem: texts for stem, texts in read.items() if texts}


def paragraphs(text: str) -> tuple[str, ...]:
    """Split Markdown into plain paragraphs; comments go, list items stand alone.

    >>> paragraphs("<!-- Hinweis -->\\n## Sicht\\n\\nErstens,\\nzweitens.\\n\\n- Punkt")
    ('Sicht', 'Erstens, zweitens.', '– Punkt')
    """
    plain = _MARKS.sub("", _COMMENT.sub("", text))
    items = re.sub(r"^\s*[-*]\s+", "\n– ", plain, flags=re.MULTILINE)
    blocks = (" ".join(block.split()) for block in re.split(r"\n\s*\n", items))
    return tuple(block for block in blocks if block)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        message, hint = (
            "Der Text ist nicht als UTF-8 gespeichert.",
            "Bitte die Datei im Editor mit der Kodierung UTF-8 speichern.",
        )
        raise SourceError(message, file=path, hint=hint) from error
