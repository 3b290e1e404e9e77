"""The headless face: one short function per command."""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Worker processes import this module, too, and have no use for the rest of it."""
    from archivist.cli.main import main as run

    return run(arguments)
