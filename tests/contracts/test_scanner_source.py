"""What every scanner source keeps to (model/promises/scanner_source.py), whichever it is."""

import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from archivist.capture.apart import Apart
from archivist.capture.camera import CameraSource
from archivist.capture.escl.line import Line
from archivist.capture.escl.scanner import EsclScanner
from archivist.capture.folder import FolderSource
from archivist.capture.hot_folder import HotFolder
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import ScannerSource
from archivist.model.scan_profile import Feed, ScanProfile
from archivist.settings import Capture
from archivist.troubles import Trouble
from tests.capture.escl.device import Device, running
from tests.capture.films import film, table
from tests.capture.sane.backend import Cuts, configured, scanner
from tests.capture.sane.daemon import saned
from tests.leaves import leaf, save

Sources = tuple[ScannerSource, ScannerSource]  # one with three sheets, the second unusable; one whose device is gone
Make = Callable[[Path, ExitStack], Sources]


def paper_in(root: Path) -> tuple[Path, Path]:
    """Two pictures and between them a file without bytes; and a scratch folder."""
    paper, scratch = root / "paper", root / "scratch"
    for number in (1, 10):
        save(leaf(seed=number), paper / f"{number}.jpg", quality=70)
    (paper / "2.jpg").write_bytes(b"")
    scratch.mkdir()
    return paper, scratch


def folder_source(root: Path, _held: ExitStack) -> Sources:
    paper, scratch = paper_in(root)
    return FolderSource((paper,), scratch, Capture()), FolderSource((root / "gone",), scratch, Capture())


def hot_folder(root: Path, _held: ExitStack) -> Sources:
    paper, scratch = paper_in(root)
    here = HotFolder(paper, scratch, Capture(), settle=0.02, patience=0.05, quiet=0.1, interval=0.01)
    return here, replace(here, folder=root / "gone")


def network_scanner(root: Path, held: ExitStack) -> Sources:
    paper, scratch = paper_in(root)
    stack = [(paper / name).read_bytes() for name in ("1.jpg", "10.jpg", "10.jpg")]
    endless = held.enter_context(running(Device(stack, short={1}, again=True)))
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        gone = f"http://127.0.0.1:{closed.getsockname()[1]}/eSCL"
    here = EsclScanner(Line(endless.url), ScanProfile(), scratch, "s")
    return here, replace(here, line=Line(gone))


def sane_scanner(root: Path, held: ExitStack) -> Sources:
    configured(held.enter_context(pytest.MonkeyPatch.context()), root / "sane")
    here = scanner(root / "scratch", Feed.FEEDER, lambda: Cuts(sheets=3, short=frozenset({1})))
    return here, replace(here, device="test:7")


def sane_over_the_network(root: Path, held: ExitStack) -> Sources:
    there = held.enter_context(saned(held.enter_context(pytest.MonkeyPatch.context()), root / "sane"))
    here = scanner(root / "scratch", Feed.FEEDER, lambda: Cuts(sheets=3, short=frozenset({1})), device=there.device)
    return here, replace(here, device=there.device.replace("test:0", "test:7"))


def camera(root: Path, _held: ExitStack) -> Sources:
    scratch = root / "scratch"
    scratch.mkdir()
    seen = film(root / "film.avi", [table(1), table(2, blurred=True), table(3)])
    return CameraSource(str(seen), scratch, "s"), CameraSource(str(root / "gone.avi"), scratch, "s")


def in_its_own_process(root: Path, held: ExitStack) -> Sources:
    here, gone = folder_source(root, held)
    return Apart(here), Apart(gone)


@pytest.fixture(
    params=[folder_source, hot_folder, network_scanner, sane_scanner, sane_over_the_network, camera, in_its_own_process]
)
def sources(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Sources]:
    make: Make = request.param
    with ExitStack() as held:
        yield make(tmp_path, held)


def on() -> bool:
    return False


def test_it_names_its_devices(sources: Sources) -> None:
    assert sources[0].devices()


def test_sheets_come_in_the_order_of_the_paper_and_troubles_in_their_place(
    sources: Sources,
) -> None:
    found = list(sources[0].scan(on))
    assert [type(f) is Sheet for f in found] == [True, False, True]
    assert isinstance(found[1], Trouble)
    assert found[1].details["name"]


def test_each_picture_is_whole_while_its_sheet_is_in_hand(sources: Sources) -> None:
    for sheet in sources[0].scan(on):
        if isinstance(sheet, Sheet):
            with Image.open(sheet.picture) as picture:
                picture.load()


def test_the_same_paper_gives_the_same_names(sources: Sources) -> None:
    first, again = ([(s.name, s.frame) for s in sources[0].scan(on) if isinstance(s, Sheet)] for _ in range(2))
    assert first == again
    assert len(set(first)) == len(first)


def test_it_stops_when_told(sources: Sources) -> None:
    found: list[Sheet | Trouble] = []
    for sheet in sources[0].scan(lambda: bool(found)):
        found.append(sheet)  # noqa: PERF402  # what was found is what tells it to stop
    assert len(found) == 1


def test_a_missing_device_ends_the_scan_with_a_trouble(sources: Sources) -> None:
    with pytest.raises(Trouble) as met:
        list(sources[1].scan(on))
    assert met.value.advice()
