"""A document camera, played by films of sheets on a table."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from archivist.capture.camera import CameraSource, resolution, sharpness, sheet_outline
from archivist.imaging.clean import clean
from archivist.model.page import Sheet
from archivist.settings import Imaging
from archivist.troubles import Blurred, ScannerOffline
from tests.capture.films import SIZE, film, hands, table


def on() -> bool:
    return False


def source(tmp_path: Path, *sheets: Any, **more: Any) -> CameraSource:
    (tmp_path / "scratch").mkdir()
    return CameraSource(str(film(tmp_path / "film.avi", sheets)), tmp_path / "scratch", "s", **more)


def test_each_sheet_is_shot_once_when_it_lies_still(tmp_path: Path) -> None:
    names, shots = [], []
    for sheet in source(tmp_path, table(1), table(2), table(3)).scan(on):
        assert isinstance(sheet, Sheet)
        names.append((sheet.name, sheet.frame))
        with Image.open(sheet.picture) as picture:
            shots.append(np.asarray(picture.convert("L"), np.int16))
        assert sheet.dpi == pytest.approx(542 / 11.69, rel=0.05)
    assert names == [("s-0001", 0), ("s-0002", 0), ("s-0003", 0)]
    for shot, number in zip(shots, (1, 2, 3), strict=True):
        assert np.abs(shot - table(number)[:, :, 0].astype(np.int16)).mean() < 4
    assert list((tmp_path / "scratch").iterdir()) == []


def test_a_sheet_that_stays_is_not_shot_again(tmp_path: Path) -> None:
    assert len(list(source(tmp_path, table(1), table(1), table(1)).scan(on))) == 1


def test_a_table_without_a_sheet_and_hands_that_move_are_no_pages(tmp_path: Path) -> None:
    empty = np.full((SIZE[1], SIZE[0], 3), 45, np.uint8)
    assert len(list(source(tmp_path, empty, table(2), empty).scan(on))) == 1
    assert sheet_outline(empty) is None
    assert sheet_outline(table(1)) is not None
    assert sheet_outline(hands(empty, 2)) is None


def test_an_unsharp_shot_is_a_trouble_in_its_place(tmp_path: Path) -> None:
    found = list(source(tmp_path, table(1), table(2, blurred=True), table(3)).scan(on))
    assert [type(f) for f in found] == [Sheet, Blurred, Sheet]
    assert sharpness(table(2, blurred=True)) < sharpness(table(2)) / 3


def test_every_second_shot_is_a_back(tmp_path: Path) -> None:
    found = [f for f in source(tmp_path, table(1), table(2), table(3), sides=2).scan(on) if isinstance(f, Sheet)]
    assert [(f.name, f.frame) for f in found] == [("s-0001", 0), ("s-0001", 1), ("s-0002", 0)]


def test_the_sheet_is_made_a_rectangle_when_it_is_cleaned() -> None:
    seen = table(3, lean=30.0, scale=3.0)
    told = clean(np.ascontiguousarray(seen[:, :, ::-1]), float(resolution(seen) or 0), 1, Imaging())
    assert "Flatten" in {type(step).__name__ for step in told.recipe.operations}


class Unplugged:
    """A camera that gives one frame and is gone."""

    def __init__(self, _device: str) -> None:
        self.left = 1

    def isOpened(self) -> bool:  # noqa: N802  # the library's own name
        return True

    def read(self) -> tuple[bool, Any]:
        self.left -= 1
        return self.left >= 0, table(1)

    def release(self) -> None:
        self.left = 0


def test_a_camera_that_is_unplugged_ends_the_scan_with_its_trouble(tmp_path: Path) -> None:
    with pytest.raises(ScannerOffline):
        list(CameraSource("0", tmp_path, "s", opened=Unplugged).scan(on))


def test_a_camera_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ScannerOffline):
        list(CameraSource(str(tmp_path / "none.avi"), tmp_path, "s").scan(on))


def test_it_ends_when_nothing_new_comes(tmp_path: Path) -> None:
    frame = table(1)

    class Endless(Unplugged):
        def read(self) -> tuple[bool, Any]:
            return True, frame

    found = list(CameraSource("0", tmp_path, "s", quiet=3.0, opened=Endless).scan(on))
    assert len(found) == 1
