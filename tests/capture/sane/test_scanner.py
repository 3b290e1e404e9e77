"""Scanning behind SANE, against the virtual device that SANE itself tests programs with."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from archivist.capture.sane.frames import Reading, write_picture
from archivist.capture.sane.library import Library
from archivist.capture.sane.listing import sane_scanners
from archivist.capture.sane.options import Options
from archivist.capture.sane.scanner import SaneScanner
from archivist.model.page import Sheet
from archivist.model.scan_profile import Colour, Feed
from archivist.settings import Capture
from archivist.troubles import (
    CoverOpen,
    FeederEmpty,
    GarbageAnswer,
    NotOffered,
    PaperJam,
    SaneMissing,
    ScanCancelled,
    ScannerBusy,
    ScannerForbidden,
    ScannerOffline,
    ScannerStopped,
    ShortFrame,
    Trouble,
)
from tests.capture.sane.backend import DEVICE, Cuts, EmptyFeeder, configured, scanner


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    def with_lines(**lines: str) -> Path:
        configured(monkeypatch, tmp_path / "sane", **lines)
        (tmp_path / "scratch").mkdir(exist_ok=True)
        return tmp_path / "scratch"

    return with_lines


def on() -> bool:
    return False


def pictures(source: SaneScanner) -> list[tuple[str, int, str, tuple[int, int], float]]:
    """Of each sheet: name, frame, mode, size in px, declared dpi; each was opened while it was in hand."""
    told = []
    for sheet in source.scan(on):
        assert isinstance(sheet, Sheet)
        with Image.open(sheet.picture) as picture:
            picture.load()
            assert picture.info["dpi"] == pytest.approx((sheet.dpi, sheet.dpi), abs=0.02)
            told.append((sheet.name, sheet.frame, picture.mode, picture.size, float(sheet.dpi or 0)))
    return told


def test_a_feeder_gives_its_ten_pages_and_comes_to_its_end(set_up: Any) -> None:
    told = pictures(scanner(set_up(), Feed.FEEDER))
    assert [(name, frame) for name, frame, *_ in told] == [(f"s-{n:04d}", 0) for n in range(1, 11)]
    assert {(mode, size, dpi) for _, _, mode, size, dpi in told} == {("RGB", (39, 29), 50.0)}


@pytest.mark.parametrize(("colour", "mode"), [(Colour.COLOUR, "RGB"), (Colour.GREY, "L"), (Colour.MONO, "1")], ids=str)
@pytest.mark.parametrize("dpi", [100, 600])
def test_the_glass_gives_one_page_in_each_colour_and_resolution(set_up: Any, colour: Colour, mode: str, dpi: int) -> None:
    ((_, _, got, size, said),) = pictures(scanner(set_up(), colour=colour, dpi=dpi))
    assert (got, said) == (mode, dpi)
    assert size == pytest.approx((20 / 25.4 * dpi, 15 / 25.4 * dpi), abs=2)


def pixels(source: SaneScanner) -> np.ndarray[Any, np.dtype[np.uint8]]:
    (sheet,) = (np.array(Image.open(s.picture)) for s in source.scan(on) if isinstance(s, Sheet))
    return np.asarray(sheet, dtype=np.uint8)


@pytest.mark.parametrize(
    "lines",
    [
        {"three_pass": "true", "three_pass_order": '"BGR"'},
        {"ppl_loss": "7"},
        {"read_limit": "true", "read_limit_size": "7"},
        {"fuzzy_parameters": "true"},
    ],
    ids=lambda lines: next(iter(lines)),
)
def test_however_the_frames_come_the_picture_is_the_same(set_up: Any, lines: dict[str, str]) -> None:
    plain = pixels(scanner(set_up()))
    odd = pixels(scanner(set_up(**lines)))
    width = min(plain.shape[1], odd.shape[1])
    assert plain.std() > 10
    assert odd.shape[0] == plain.shape[0]
    assert odd.shape[1] == plain.shape[1] - (7 if "ppl_loss" in lines else 0)
    assert np.array_equal(plain[:, :width], odd[:, :width])


def test_a_scanner_that_does_not_know_how_long_the_page_is(set_up: Any) -> None:
    """A hand scanner tells no number of lines, and is 11 cm wide."""
    ((_, _, mode, size, _),) = pictures(scanner(set_up(hand_scanner="true")))
    assert mode == "RGB"
    assert size[0] == pytest.approx(110 / 25.4 * 50, abs=2)
    assert size[1] > 10


def test_sixteen_bit_are_told_from_eight(set_up: Any, tmp_path: Path) -> None:
    scratch = set_up(test_picture='"Solid white"')
    library = Library()
    with library.running():
        handle = library.open(DEVICE)
        options = Options(library, handle, DEVICE)
        for name, value in (("mode", "Color"), ("depth", 16), ("resolution", 50), ("br-x", 20.0), ("br-y", 15.0)):
            options.put(name, value)
        library.check(library.start(handle), DEVICE)
        write_picture(Reading(library, handle, DEVICE, Capture(), on, lambda: None), scratch / "p", "p", 50.0)
        library.cancel(handle)
        library.close(handle)
    with Image.open(scratch / "p") as picture:
        assert (picture.mode, picture.size, picture.getextrema()) == ("RGB", (39, 29), ((255, 255),) * 3)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        ("JAMMED", PaperJam),
        ("COVER_OPEN", CoverOpen),
        ("NO_DOCS", GarbageAnswer),  # in the middle of a page it makes no sense
        ("IO_ERROR", ScannerOffline),
        ("CANCELLED", ScanCancelled),
        ("DEVICE_BUSY", ScannerBusy),
        ("NO_MEM", ScannerStopped),
        ("ACCESS_DENIED", ScannerForbidden),
        ("INVAL", GarbageAnswer),
        ("UNSUPPORTED", GarbageAnswer),
    ],
)
def test_what_a_device_answers_in_the_middle_of_a_page_is_its_own_trouble(
    set_up: Any, status: str, trouble: type[Trouble]
) -> None:
    scratch = set_up(read_status_code=f'"SANE_STATUS_{status}"')
    with pytest.raises(trouble) as met:
        list(scanner(scratch, Feed.FEEDER).scan(on))
    assert met.value.details["device"] == DEVICE
    assert list(scratch.iterdir()) == []


def test_a_device_that_sends_nothing_is_stopped_after_a_few_pages(set_up: Any) -> None:
    sheets = scanner(set_up(read_status_code='"SANE_STATUS_EOF"'), Feed.FEEDER).scan(on)
    assert [type(next(sheets)) for _ in range(3)] == [ShortFrame] * 3
    with pytest.raises(GarbageAnswer):
        next(sheets)


def test_a_short_page_keeps_its_number_and_the_scan_goes_on(set_up: Any) -> None:
    source = scanner(set_up(), Feed.FEEDER, lambda: Cuts(sheets=3, short=frozenset({1})))
    found = list(source.scan(on))
    assert [type(f) for f in found] == [Sheet, ShortFrame, Sheet]
    assert [f.name if isinstance(f, Sheet) else f.details["name"] for f in found] == ["s-0001", "s-0002", "s-0003"]


def test_an_empty_feeder_is_said(set_up: Any) -> None:
    with pytest.raises(FeederEmpty):
        list(scanner(set_up(), Feed.FEEDER, lambda: Cuts(sheets=0)).scan(on))


def test_where_the_feeder_is_empty_the_paper_may_lie_on_the_glass(set_up: Any) -> None:
    assert len(pictures(scanner(set_up(), Feed.AUTO, EmptyFeeder))) == 1


@pytest.mark.parametrize(
    ("asked", "wanted"), [({"duplex": True}, "duplex"), ({"dpi": 2400}, "2400 dpi")], ids=["both sides", "too fine"]
)
def test_what_the_device_cannot_do_is_named(set_up: Any, asked: dict[str, Any], wanted: str) -> None:
    with pytest.raises(NotOffered) as met:
        list(scanner(set_up(), Feed.AUTO, **asked).scan(on))
    assert met.value.details["wanted"] == wanted


def test_a_device_that_is_not_there(set_up: Any) -> None:
    with pytest.raises(ScannerOffline):
        list(scanner(set_up(), device="test:7").scan(on))


def test_scanners_are_listed_with_what_they_can_do(set_up: Any) -> None:
    set_up()
    (found,) = sane_scanners()
    assert (found.device, found.name, found.trouble) == (DEVICE, "Noname frontend-tester", None)
    assert found.abilities is not None
    assert set(found.abilities.ways) == {"glass", "feeder"}
    way = found.abilities.ways["feeder"]
    assert (way.dpi[-1], way.colours, way.paper) == (1200, frozenset(Colour), (300.0, 300.0))


def test_where_sane_is_not_installed_a_scan_says_so_and_the_list_is_empty(
    set_up: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archivist.capture.sane.library._NAMES", ("libsane-that-nobody-has.so.1",))
    with pytest.raises(SaneMissing):
        list(scanner(set_up()).scan(on))
