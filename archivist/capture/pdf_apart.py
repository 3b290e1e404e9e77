"""PDFs from anywhere, opened in a process of its own with bounds: one that crashes, hangs or swells costs a trouble."""

import multiprocessing
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from archivist.capture.apart import Apart
from archivist.capture.pdf import pdf_sheets
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.settings import Capture
from archivist.troubles import DangerousPdf, ScannerDied, ScannerHangs, Trouble

MEGABYTES = 2048  # as much as a worker has for a page
PATIENCE = 60.0  # seconds for one page


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF as a source of pages, to be used in a process of its own: it bounds the memory of the one that it runs in."""

    path: Path
    name: str
    scratch: Path
    limits: Capture
    megabytes: int = MEGABYTES

    def devices(self) -> tuple[str, ...]:
        return (self.name,)

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        _bound_memory(self.megabytes)
        try:
            for sheet in pdf_sheets(self.path, self.name, self.scratch, self.limits):
                if cancel():
                    return
                yield sheet
        except MemoryError as error:
            raise DangerousPdf(name=self.name, what=f"> {self.megabytes} MB") from error


def pdf_sheets_apart(file: PdfFile, cancel: Cancelled, patience: float = PATIENCE) -> Iterator[Sheet | Trouble]:
    """As `pdf_sheets`; raises DangerousPdf as well. Where the caller is such a process already, it needs no other."""
    if multiprocessing.current_process().daemon:
        yield from pdf_sheets(file.path, file.name, file.scratch, file.limits)
        return
    try:
        yield from Apart(file, patience).scan(cancel)
    except ScannerDied as died:
        raise DangerousPdf(name=file.name, what=str(died.details.get("reason", ""))) from died
    except ScannerHangs as hangs:
        raise DangerousPdf(name=file.name, what=f"> {patience:.0f} s") from hangs


def _bound_memory(megabytes: int) -> None:
    if sys.platform != "win32":
        import resource

        limit = megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
