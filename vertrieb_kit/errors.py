"""The exceptions of the kit. Their text is German, because a consultant reads it.

KitError                 something the consultant can mend; `exit_code` is that of the command line
├── UsageError           wrong call, unreadable mandat.toml, unknown parameter, folder not writable
├── SourceError          a file cannot be read at all (missing, locked, wrong kind)
└── NothingUsableError   every file was read and none holds a usable table
"""

from __future__ import annotations

import errno
from pathlib import Path
from typing import Any


class KitError(Exception):
    """A failure with a message for the consultant: what happened, what was expected, what to do."""

    exit_code = 2

    def __init__(self, message: str, *, file: Path | None = None, hint: str = "") -> None:
        self.message = message
        self.file = file
        self.hint = hint
        super().__init__(message)

    def __str__(self) -> str:
        where = f"{self.file.name}: " if self.file else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{where}{self.message}{hint}"


class UsageError(KitError):
    """The call or the configuration is wrong."""


class SourceError(KitError):
    """A file cannot be read."""


class NothingUsableError(KitError):
    """No file holds a usable table; `problems` (of contracts) say why."""

    def __init__(self, message: str, *, hint: str = "", problems: tuple[Any, ...] = ()) -> None:
        super().__init__(message, hint=hint)
        self.problems = problems


_REASONS = {
    errno.ENOSPC: "Der Datenträger ist voll.",
    errno.ENAMETOOLONG: "Der Name ist zu lang.",
    errno.ENOENT: "Datei oder Ordner fehlt.",
    errno.EEXIST: "Dort steht schon eine Datei.",
    errno.ENOTDIR: "Ein Teil des Pfads ist eine Datei und kein Ordner.",
    errno.EROFS: "Der Datenträger ist schreibgeschützt.",
    **dict.fromkeys(
        (errno.EACCES, errno.EPERM), "Es fehlt das Recht, oder eine Datei ist geöffnet."
    ),
}


def reason(error: OSError) -> str:
    """Say in German why a file or folder could not be used, and which one it was."""
    known = _REASONS.get(error.errno or 0, f"Das Betriebssystem meldet: {error.strerror}.")
    name = str(error.filename or "")
    return f"„{name[:80]}{'…' if len(name) > 80 else ''}“: {known}" if name else known
