"""The headless face: one short function per command."""

from archivist.cli.main import main

__all__ = ["main"]
