"""The command `vertrieb`."""

from vertrieb_kit.cli.app import main

__all__ = ["main"]
