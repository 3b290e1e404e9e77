"""The virtual network scanner proved by a client that is not ours (sane-airscan), which gives our SANE source both sides."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from archivist.capture.sane.scanner import SaneScanner
from archivist.model.page import Sheet
from archivist.model.scan_profile import Feed, ScanProfile
from tests.capture.escl.device import Device, running

NAME = "airscan:e0:Virtual"
SIZE = (200, 300)


def page(number: int) -> bytes:
    """A grey that tells which page it is."""
    out = BytesIO()
    Image.new("RGB", SIZE, (number * 40,) * 3).save(out, "JPEG", quality=95, dpi=(150, 150))
    return out.getvalue()


@pytest.fixture
def device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Device]:
    with running(Device([page(n) for n in range(1, 5)], dpi=(150, 300), relative=True)) as device:
        folder = tmp_path / "sane"
        folder.mkdir()
        (folder / "dll.conf").write_text("airscan\n")
        (folder / "airscan.conf").write_text(
            f'[devices]\n"Virtual" = {device.url}/, eSCL\n[options]\ndiscovery = disable\nws-discovery = off\n'
        )
        monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))
        yield device


def scanner(folder: Path, *, duplex: bool) -> SaneScanner:
    return SaneScanner(NAME, ScanProfile(150, duplex=duplex, feed=Feed.FEEDER), folder, "s")


def greys(source: SaneScanner) -> list[tuple[str, int, int]]:
    """Of each sheet: name, frame, and the number that its grey tells."""
    told = []
    for sheet in source.scan(lambda: False):
        assert isinstance(sheet, Sheet)
        with Image.open(sheet.picture) as picture:
            told.append((sheet.name, sheet.frame, round(float(np.array(picture)[20, 20].mean()) / 40)))
    return told


def test_another_client_takes_the_same_pages_from_the_virtual_device(device: Device, tmp_path: Path) -> None:
    assert greys(scanner(tmp_path, duplex=False)) == [(f"s-{n:04d}", 0, n) for n in range(1, 5)]
    assert device.settings["InputSource"] == "Feeder"


def test_both_sides_come_as_front_and_back_of_one_sheet(device: Device, tmp_path: Path) -> None:
    assert greys(scanner(tmp_path, duplex=True)) == [("s-0001", 0, 1), ("s-0001", 1, 2), ("s-0002", 0, 3), ("s-0002", 1, 4)]
    assert device.settings["Duplex"] == "true"


def test_it_tells_the_same_abilities(device: Device, tmp_path: Path) -> None:
    told = scanner(tmp_path, duplex=False).abilities()
    assert set(told.ways) == {"glass", "feeder", "duplex"}
    assert told.ways["duplex"].dpi == (150, 300)
