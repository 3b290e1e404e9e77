"""Where pages come from."""

from collections.abc import Callable, Iterator
from typing import Protocol

from archivist.model.page import Sheet
from archivist.troubles import Trouble

Cancelled = Callable[[], bool]


class ScannerSource(Protocol):
    """Called in the capture process, one scan at a time.

    Sheets come in the order of the paper; each picture is complete before it is handed over and stays until the next one is
    asked for. What cannot be taken is yielded as the Trouble that says why (with `name` in its details), and the
    scan goes on;
    a Trouble that ends the scan (no device, no such folder) is raised. `cancel` is asked before each
    sheet, and every second or so while a source waits for one.
    Nothing at the source is changed or removed. Scanning the same paper again yields equal names and frames.
    """

    def devices(self) -> tuple[str, ...]: ...

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]: ...
