"""Start an engagement: settings, an empty workbook for the client, a place for own words."""

from __future__ import annotations

import json
from pathlib import Path

from vertrieb_kit import assets
from vertrieb_kit.chapters import BY_KEY, INTAKE, KEYS
from vertrieb_kit.contracts.columns import Sheet
from vertrieb_kit.contracts.parameters import unknown_name
from vertrieb_kit.contracts.sheets import SHEETS
from vertrieb_kit.errors import UsageError
from vertrieb_kit.intake.template import write_workbook

DEFAULT_SCOPE = tuple(key for key in KEYS if key != INTAKE.key)


def create_engagement(folder: Path, chapters: tuple[str, ...] = ()) -> list[Path]:
    """Create the files of a new engagement and return them; without chapters for all of them.

    Raises UsageError, before anything is written, for an unknown chapter or an existing file.
    """
    scope = _scope(chapters)
    settings = folder / "mandat.toml"
    workbook = folder / "daten" / "Erhebung.xlsx"
    texts = {folder / "texte" / f"{key}.md": _text_stub(key) for key in scope}
    created = [settings, workbook, *texts]
    _refuse_existing(created)
    try:
        for path in created:
            path.parent.mkdir(parents=True, exist_ok=True)
        settings.write_bytes(_settings(folder, scope).encode("utf-8"))
        write_workbook(workbook, sheets_for(scope))
        for path, text in texts.items():
            path.write_bytes(text.encode("utf-8"))
    except OSError as error:
        raise UsageError(
            f"In „{folder}“ lässt sich nichts anlegen.",
            hint="Fehlt das Schreibrecht, oder steht dort eine Datei? Bitte anderen Ordner wählen.",
        ) from error
    return created


def sheets_for(chapters: tuple[str, ...]) -> tuple[Sheet, ...]:
    """Return the sheets that these chapters read, in the order of the workbook."""
    needed = {name for key in chapters for name in BY_KEY[key].sheets}
    return tuple(sheet for sheet in SHEETS if sheet.name in needed)


def _scope(chapters: tuple[str, ...]) -> tuple[str, ...]:
    unknown = [key for key in chapters if key not in BY_KEY]
    if unknown:
        raise UsageError(unknown_name(unknown[0], KEYS, "Kapitelschlüssel"))
    chosen = chapters or DEFAULT_SCOPE
    return tuple(key for key in KEYS if key in chosen)


def _refuse_existing(paths: list[Path]) -> None:
    there = [path for path in paths if path.exists()]
    if there:
        raise UsageError(
            f"„{there[0]}“ gibt es schon; nichts wurde geändert.",
            hint="Bitte einen neuen Ordner angeben oder die Datei vorher umbenennen.",
        )


def _settings(folder: Path, scope: tuple[str, ...]) -> str:
    """Fill the commented settings; JSON quotes text exactly as TOML wants it."""
    text = (assets.templates() / "engagement" / "mandat.toml").read_text("utf-8")
    name = json.dumps(folder.resolve().name or "Auftraggeber", ensure_ascii=False)
    return text.replace("@name@", name).replace("@kapitel@", json.dumps(scope))


def _text_stub(key: str) -> str:
    title = BY_KEY[key].title
    return (
        f"<!-- Ihre eigenen Worte zum Kapitel „{title}“: Einordnung, Kommentar, Empfehlung. "
        "Schreiben Sie unter diese Zeile; sie selbst erscheint nicht im Bericht. "
        "Der Text wird unverändert übernommen und bleibt bei jedem neuen Lauf erhalten. -->\n"
    )
