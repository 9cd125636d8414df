"""mandat.toml → plain values: a byte order mark is fine, a Windows path gets its cure named."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from vertrieb_kit.errors import UsageError

NAME = "mandat.toml"
_CURE = 'Bitte schreiben Sie Pfade mit Schrägstrich: "daten/umsatz.csv".'
_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\b": "\\b", "\f": "\\f"}
_CONTROL = re.compile(r"[\x00-\x1f]")


def read_mandate(path: Path) -> dict[str, Any]:
    """Read the file; UsageError names line and cure."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        hint = "Mit „vertrieb neu ORDNER“ legen Sie ein Mandat an."
        raise UsageError(f"Im Ordner „{path.parent.name}“ fehlt {NAME}.", hint=hint) from None
    except PermissionError:
        hint = "Bitte im Editor schließen und den Befehl noch einmal starten."
        raise UsageError("Die Datei ist gesperrt.", file=path, hint=hint) from None
    except OSError as error:
        message = f"Die Datei lässt sich nicht lesen ({error.strerror})."
        raise UsageError(message, file=path, hint="Bitte prüfen Sie Ordner und Rechte.") from None
    except UnicodeDecodeError:
        hint = "Bitte speichern Sie die Datei im Editor als UTF-8."
        raise UsageError(
            "Die Datei ist nicht in UTF-8 gespeichert.", file=path, hint=hint
        ) from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, text, error) from None
    except RecursionError:
        message, hint = "Zu viele Klammern liegen ineinander.", "Bitte prüfen Sie die Listen."
        raise UsageError(message, file=path, hint=hint) from None


def checked_path(value: str, folder: Path, mandate: Path) -> Path:
    """Resolve a path of mandat.toml; refuse backslashes and swallowed escapes ("\\n" in a path)."""
    if "\\" in value or _CONTROL.search(value):
        shown = _CONTROL.sub(lambda match: _ESCAPES.get(match.group(), "\\?"), value)
        message = f"Der Pfad „{shown}“ enthält einen Rückstrich (\\) oder ein Steuerzeichen."
        raise UsageError(message, file=mandate, hint=_CURE)
    return folder / value


def _unreadable(path: Path, text: str, error: tomllib.TOMLDecodeError) -> UsageError:
    match = re.search(r"line (\d+)", str(error))
    lines = text.splitlines()
    number = int(match.group(1)) if match else len(lines)
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    if "\\" in line:
        message = f"Zeile {number}: Der Pfad enthält einen Rückstrich (\\): {line}"
        return UsageError(message, file=path, hint=_CURE)
    message = f"Zeile {number} ist nicht lesbar: {line}" if line else "Die Datei ist nicht lesbar."
    hint = "Erwartet wird Schlüssel = Wert; Texte stehen in Anführungszeichen."
    return UsageError(message, file=path, hint=hint)
