"""What every scanner source keeps to (model/promises/scanner_source.py), whichever it is."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from archivist.capture.folder import FolderSource
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import ScannerSource
from archivist.settings import Capture
from archivist.troubles import NotFound, Trouble
from tests.leaves import leaf, save

Make = Callable[[Path], tuple[ScannerSource, ScannerSource]]


def folder_source(root: Path) -> tuple[ScannerSource, ScannerSource]:
    """A source with three sheets, the second unusable; and one whose device is gone."""
    paper = root / "paper"
    for number in (1, 10):
        save(leaf(seed=number), paper / f"{number}.jpg", quality=70)
    (paper / "2.jpg").write_bytes(b"")
    scratch = root / "scratch"
    scratch.mkdir()
    return FolderSource((paper,), scratch, Capture()), FolderSource((root / "gone",), scratch, Capture())


@pytest.fixture(params=[folder_source])
def sources(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[ScannerSource, ScannerSource]:
    make: Make = request.param
    return make(tmp_path)


def on() -> bool:
    return False


def test_it_names_its_devices(sources: tuple[ScannerSource, ScannerSource]) -> None:
    assert sources[0].devices()


def test_sheets_come_in_the_order_of_the_paper_and_troubles_in_their_place(
    sources: tuple[ScannerSource, ScannerSource],
) -> None:
    found = list(sources[0].scan(on))
    assert [type(f) is Sheet for f in found] == [True, False, True]
    assert isinstance(found[1], Trouble)
    assert found[1].details["name"]


def test_each_picture_is_whole_while_its_sheet_is_in_hand(sources: tuple[ScannerSource, ScannerSource]) -> None:
    for sheet in sources[0].scan(on):
        if isinstance(sheet, Sheet):
            with Image.open(sheet.picture) as picture:
                picture.load()


def test_the_same_paper_gives_the_same_names(sources: tuple[ScannerSource, ScannerSource]) -> None:
    first, again = ([(s.name, s.frame) for s in sources[0].scan(on) if isinstance(s, Sheet)] for _ in range(2))
    assert first == again
    assert len(set(first)) == len(first)


def test_it_stops_when_told(sources: tuple[ScannerSource, ScannerSource]) -> None:
    answers = iter([False, True, True])
    assert len(list(sources[0].scan(lambda: next(answers)))) == 1


def test_a_missing_device_ends_the_scan_with_a_trouble(sources: tuple[ScannerSource, ScannerSource]) -> None:
    with pytest.raises(NotFound):
        list(sources[1].scan(on))
