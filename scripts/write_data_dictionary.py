"""Write docs/datenwoerterbuch.md from the contracts."""

from __future__ import annotations

from pathlib import Path

from vertrieb_kit.contracts.dictionary import data_dictionary

TARGET = Path(__file__).parent.parent / "docs" / "datenwoerterbuch.md"

if __name__ == "__main__":
    TARGET.write_bytes(data_dictionary().encode("utf-8"))
