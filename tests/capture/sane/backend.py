"""SANE's own virtual device: the `test` backend, in a configuration that nothing of this computer gets into."""

from collections.abc import Callable
from ctypes import c_void_p
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from archivist.capture.sane.library import EOF, GOOD, NO_DOCS, Library
from archivist.capture.sane.scanner import SaneScanner
from archivist.model.scan_profile import Colour, Feed, ScanProfile

DEVICE = "test:0"
SMALL = (20.0, 15.0)  # mm


def configured(monkeypatch: pytest.MonkeyPatch, folder: Path, **lines: str) -> None:
    """One virtual device; each line of test.conf with `_` for `-`, as `read_status_code="SANE_STATUS_JAMMED"`."""
    folder.mkdir(exist_ok=True)
    (folder / "dll.conf").write_text("test\n")
    told = {"number_of_devices": "1", "geometry_max": "300.0", "test-picture": '"Color pattern"'}
    told |= {name.replace("_", "-"): value for name, value in lines.items()}
    (folder / "test.conf").write_text("".join(f"{name} {value}\n" for name, value in told.items()))
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))


def scanner(scratch: Path, feed: Feed = Feed.GLASS, library: Callable[[], Library] = Library, **more: Any) -> SaneScanner:
    profile = ScanProfile(
        more.get("dpi", 50), more.get("colour", Colour.COLOUR), more.get("duplex", False), feed, more.get("paper", SMALL)
    )
    scratch.mkdir(exist_ok=True)
    return SaneScanner(more.get("device", DEVICE), profile, scratch, "s", library=library, patience=0.0)


@dataclass
class Cuts(Library):
    """The real library; the feeder holds `sheets`, and those numbered in `short` (from 0) end after their first piece."""

    sheets: int = 3
    short: frozenset[int] = frozenset()
    begun: int = field(default=0)

    def __post_init__(self) -> None:
        Library.__init__(self)

    def start(self, handle: c_void_p) -> int:
        if self.begun == self.sheets:
            return NO_DOCS
        status = super().start(handle)
        if status == GOOD:
            self.begun += 1
            self.pieces = 0
        return status

    def read(self, handle: c_void_p, into: Any, most: int) -> tuple[int, int]:
        self.pieces += 1
        if self.begun - 1 in self.short and self.pieces > 1:
            return EOF, 0
        return super().read(handle, into, 1000 if self.begun - 1 in self.short else most)


class EmptyFeeder(Library):
    """The real library; the first page that is asked for is not there."""

    asked = 0

    def start(self, handle: c_void_p) -> int:
        self.asked += 1
        return NO_DOCS if self.asked == 1 else super().start(handle)
