"""Faults of the program itself: written to a report on this computer, told once, and never hidden."""

import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from archivist import __version__, clock, durable
from archivist.troubles import Trouble
from archivist.ui import memory


def report(error: BaseException) -> Path | None:
    """Writes what happened, without names or texts of records; None where even that cannot be written."""
    path = memory.place().parent / "reports" / f"{clock.stamp().replace(':', '')}.txt"
    told = "".join(traceback.format_exception(error))
    try:
        durable.make_folder(path.parent)
        durable.keep(path, f"Archivist {__version__}\n{told}".encode())
    except (Trouble, OSError):
        return None
    return path


def tell_faults(tell: Callable[[Path | None], None]) -> Callable[[], None]:
    """From now on every fault is reported and told; gives what undoes that."""
    before = sys.excepthook

    def told(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        before(kind, error, trace)
        tell(report(error))

    sys.excepthook = told

    def undo() -> None:
        sys.excepthook = before

    return undo
