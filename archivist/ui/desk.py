"""Opens the desk: `archivist-desk [WORKSPACE]`.

Qt is imported only when a window is wanted: worker processes read this file too, and have no use for it.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from archivist import __version__
from archivist.translation import _


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs until the window is closed; gives the exit status."""
    words = _parser().parse_args(arguments)
    from archivist.ui.opening import open_desk

    return open_desk(words.workspace)


def _parser() -> ArgumentParser:
    words = ArgumentParser("archivist-desk", description=_("Digitisation workstation for archive clerks."))
    words.add_argument("--version", action="version", version=f"Archivist {__version__}")
    words.add_argument("workspace", nargs="?", type=Path, metavar="W", help=_("Workspace folder"))
    return words


if __name__ == "__main__":
    sys.exit(main())
