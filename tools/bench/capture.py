"""Paper from a virtual duplex feeder at a steady pace, pages cleaned and read behind it: how soon is each page lasting?

Usage: python -m tools.bench.capture [PAGES] [A_MINUTE]; prints one row for docs/benchmarks.md.
"""

import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, overload

from archivist import app
from archivist.capture.apart import Apart
from archivist.capture.escl.line import Line
from archivist.capture.escl.scanner import EsclScanner
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.model.scan_profile import Feed, ScanProfile
from archivist.settings import Settings, load_settings
from archivist.storage.workspace import Workspace
from archivist.troubles import Trouble
from archivist.workflow import runner
from archivist.workflow.take import take
from tests.capture.escl.device import Device, running
from tests.leaves import leaf

BEHIND = ("pages",)  # what is done while paper is still coming


class Stack(Sequence[bytes]):
    """So many A4 pages at 300 dpi in colour, as a scanner's JPEG; no two are the same file."""

    def __init__(self, pages: int) -> None:
        self._pages, made = pages, BytesIO()
        leaf(seed=7).convert("RGB").resize((2480, 3508)).save(made, "JPEG", quality=90, dpi=(300, 300))
        self._page = made.getvalue()

    def __len__(self) -> int:
        return self._pages

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[bytes]: ...
    def __getitem__(self, number: int | slice) -> Any:
        assert isinstance(number, int)
        comment = f"page {number}".encode()
        return self._page[:2] + b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment + self._page[2:]


@dataclass
class Paced:
    """The scanner, which hands over a page when its moment has come; `took` are the seconds until it may go on."""

    scanner: Apart
    a_minute: float
    took: list[float] = field(default_factory=list)
    late: float = 0.0

    def devices(self) -> tuple[str, ...]:
        return self.scanner.devices()

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        begun = time.monotonic()
        for number, sheet in enumerate(self.scanner.scan(cancel)):
            due = begun + number * 60 / self.a_minute
            self.late = max(self.late, time.monotonic() - due)
            time.sleep(max(0.0, due - time.monotonic()))
            handed = time.monotonic()
            yield sheet
            self.took.append(time.monotonic() - handed)


def main(pages: int, a_minute: float) -> None:
    settings = load_settings()
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        device = stack.enter_context(running(Device(Stack(pages))))  # type: ignore[arg-type]  # it is read as a list is
        (place / "scratch").mkdir()
        scanner = EsclScanner(Line(device.url), ScanProfile(duplex=True, feed=Feed.FEEDER), place / "scratch", "s")
        source = Paced(Apart(scanner), a_minute)
        workspace = stack.enter_context(app.workspace_at(place / "w", create=True))
        begun = time.monotonic()
        behind = _scanned(workspace, source, settings)
        _tell(source, behind, time.monotonic() - begun, pages)


def _scanned(workspace: Workspace, source: Paced, settings: Settings) -> int:
    """How many of the pages were not cleaned and read yet when the last one was lasting."""
    dossier_id = app.dossier_for(workspace, "H49.64.2019.05", "", ())
    ended = threading.Event()
    reading = threading.Thread(target=_read_behind, args=(workspace, dossier_id, settings, ended))
    reading.start()
    try:
        take(workspace, dossier_id, source, "escl:bench", settings.capture, lambda: False)
    finally:
        ended.set()
        reading.join()
    kept = [workspace.result("read", p.page_id) for p in workspace.pages(dossier_id)]
    return sum(result is None for result in kept)


def _read_behind(workspace: Workspace, dossier_id: str, settings: Settings, ended: threading.Event) -> None:
    with app.parts_of(settings) as parts:
        while not ended.is_set():
            if runner.run(workspace, dossier_id, parts, ended.is_set, only=BEHIND).idle:
                ended.wait(0.5)


def _tell(source: Paced, behind: int, seconds: float, pages: int) -> None:
    took = sorted(source.took)
    at = {share: took[min(len(took) - 1, int(len(took) * share))] * 1000 for share in (0.5, 0.95, 0.99)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"| {len(took)} of {pages} | {60 * len(took) / seconds:.1f} | {source.late:.1f} s ", end="")
    print(f"| {at[0.5]:.0f} | {at[0.95]:.0f} | {at[0.99]:.0f} | {took[-1] * 1000:.0f} | {peak:.0f} | {behind} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, float(sys.argv[2]) if len(sys.argv) > 2 else 60.0)
