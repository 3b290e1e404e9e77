"""The client against a virtual device: what a stack gives, and each thing that can go wrong."""

import io
import socket
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest
from PIL import Image

from archivist.capture.escl.line import Line
from archivist.capture.escl.scanner import EsclScanner
from archivist.model.page import Sheet
from archivist.model.scan_profile import Colour, Feed, ScanProfile
from archivist.troubles import (
    BadSource,
    CoverOpen,
    DiskFull,
    DoubleFeed,
    FeederEmpty,
    FeedFailed,
    GarbageAnswer,
    NotAnImage,
    NotOffered,
    PaperJam,
    ScanCancelled,
    ScannerBusy,
    ScannerLocked,
    ScannerOffline,
    ScannerStopped,
    ShortFrame,
    SideMissing,
    Trouble,
    WarmingUp,
)
from tests.capture.escl.certificate import certificate_in
from tests.capture.escl.device import Device, running


def page(number: int, form: str = "JPEG") -> bytes:
    pixels = np.random.default_rng(number).integers(0, 255, (90, 60, 3), dtype=np.uint8)
    data = io.BytesIO()
    Image.fromarray(pixels).save(data, form)
    return data.getvalue()


@pytest.fixture
def device() -> Iterator[Device]:
    with running(Device([page(n) for n in range(3)])) as device:
        yield device


def scanner(device: Device, scratch: Path, *, patience: float = 5.0, **profile: Any) -> EsclScanner:
    return EsclScanner(Line(device.url, seconds=5.0), ScanProfile(**profile), scratch, "s", patience=patience)


def on() -> bool:
    return False


def scanned(source: EsclScanner) -> list[tuple[str, int, bytes]]:
    """Every sheet with its bytes; no trouble comes."""
    found = []
    for sheet in source.scan(on):
        assert isinstance(sheet, Sheet), sheet
        found.append((sheet.name, sheet.frame, sheet.picture.read_bytes()))
    return found


def test_a_stack_comes_out_in_its_order_byte_for_byte(device: Device, tmp_path: Path) -> None:
    assert scanned(scanner(device, tmp_path)) == [(f"s-000{n + 1}", 0, device.stack[n]) for n in range(3)]
    assert list(tmp_path.iterdir()) == []


def test_what_is_asked_for_is_what_the_profile_says(device: Device, tmp_path: Path) -> None:
    scanned(scanner(device, tmp_path, colour=Colour.GREY, dpi=200))
    asked = device.settings
    assert (asked["ColorMode"], asked["XResolution"], asked["YResolution"]) == ("Grayscale8", "200", "200")
    assert (asked["InputSource"], asked["Duplex"], asked["DocumentFormat"]) == ("Feeder", "false", "image/jpeg")
    assert (asked["Width"], asked["Height"]) == ("2480", "3508")


def test_the_sheet_says_the_resolution_that_was_used(device: Device, tmp_path: Path) -> None:
    device.dpi = (200, 400)
    dpi = [s.dpi for s in scanner(device, tmp_path, dpi=300).scan(on) if isinstance(s, Sheet)]
    assert dpi == [400.0, 400.0, 400.0]


def test_the_next_page_is_fetched_only_when_it_is_asked_for(device: Device, tmp_path: Path) -> None:
    with closing(cast("Generator[object]", scanner(device, tmp_path).scan(on))) as sheets:
        next(sheets)
        assert device.given == 1
        next(sheets)
        assert device.given == 2
    assert device.asked[-1] == "DELETE /eSCL/ScanJobs/7"


def test_fronts_and_backs_share_a_name(device: Device, tmp_path: Path) -> None:
    device.stack.append(page(3))
    found = [(name, frame) for name, frame, _ in scanned(scanner(device, tmp_path, duplex=True))]
    assert found == [("s-0001", 0), ("s-0001", 1), ("s-0002", 0), ("s-0002", 1)]
    assert device.settings["Duplex"] == "true"


def test_an_odd_side_is_missed(device: Device, tmp_path: Path) -> None:
    *sheets, last = scanner(device, tmp_path, duplex=True).scan(on)
    assert all(isinstance(s, Sheet) for s in sheets)
    assert isinstance(last, SideMissing)
    assert last.details == {"name": "s-0002", "frame": 1}


def test_numbers_go_on_after_a_pause(device: Device, tmp_path: Path) -> None:
    assert [n for n, _, _ in scanned(replace(scanner(device, tmp_path), first=8))] == ["s-0008", "s-0009", "s-0010"]


def test_an_empty_feeder_means_the_glass(device: Device, tmp_path: Path) -> None:
    device.feeder = "ScannerAdfEmpty"
    assert [n for n, _, _ in scanned(scanner(device, tmp_path))] == ["s-0001"]
    assert device.settings["InputSource"] == "Platen"
    assert "Duplex" not in device.settings


@pytest.mark.parametrize("end", [404, 409, 410])
@pytest.mark.parametrize("relative", [True, False])
def test_the_end_of_the_feeder_and_the_place_of_the_job_are_told_in_many_ways(
    device: Device, tmp_path: Path, end: int, relative: bool
) -> None:
    device.end, device.relative = end, relative
    assert len(scanned(scanner(device, tmp_path))) == 3


def test_a_job_that_did_not_end_by_itself_is_closed(device: Device, tmp_path: Path) -> None:
    device.end = 409
    scanned(scanner(device, tmp_path))
    assert device.asked[-1].startswith("DELETE")


def test_chunked_pages_arrive_whole(device: Device, tmp_path: Path) -> None:
    device.chunked = True
    assert [b for _, _, b in scanned(scanner(device, tmp_path))] == device.stack


def test_a_busy_device_is_waited_for(device: Device, tmp_path: Path) -> None:
    device.busy, device.slow = 2, 2
    assert len(scanned(scanner(device, tmp_path))) == 3


def test_a_waking_device_is_waited_for(device: Device, tmp_path: Path) -> None:
    device.state = ["Idle", "Testing"]
    assert len(scanned(scanner(device, tmp_path))) == 3


def test_a_cancelled_wait_brings_nothing(device: Device, tmp_path: Path) -> None:
    device.busy = 1000
    asked = iter([False, False, False])
    assert list(scanner(device, tmp_path).scan(lambda: next(asked, True))) == []


@pytest.mark.parametrize("chunked", [True, False])
def test_a_page_that_breaks_off_is_told_in_its_place(device: Device, tmp_path: Path, chunked: bool) -> None:
    device.short, device.chunked = {1}, chunked
    first, second, third = scanner(device, tmp_path).scan(on)
    assert isinstance(first, Sheet)
    assert isinstance(second, ShortFrame)
    assert second.details == {"name": "s-0002", "frame": 0}
    assert isinstance(third, Sheet)
    assert third.name == "s-0003"


def test_a_page_without_its_end_is_short_whatever_its_length_says(device: Device, tmp_path: Path) -> None:
    device.stack[2] = device.stack[2][:-200]
    assert isinstance(list(scanner(device, tmp_path).scan(on))[2], ShortFrame)


def test_what_is_no_picture_is_told_in_its_place(device: Device, tmp_path: Path) -> None:
    device.stack[0] = b"<html>Please log in</html>"
    found = list(scanner(device, tmp_path).scan(on))
    assert [type(f) for f in found] == [NotAnImage, Sheet, Sheet]


def test_a_device_that_sends_only_broken_pages_is_stopped(device: Device, tmp_path: Path) -> None:
    device.stack, device.short = [page(1)] * 9, set(range(9))
    with pytest.raises(GarbageAnswer):
        list(scanner(device, tmp_path).scan(on))
    assert device.given == 4


def test_pages_that_come_in_one_pdf_are_lifted_out(device: Device, tmp_path: Path) -> None:
    pictures = [Image.open(io.BytesIO(page(n))) for n in range(2)]
    wrapped = io.BytesIO()
    pictures[0].save(wrapped, "PDF", save_all=True, append_images=pictures[1:], resolution=300)
    device.stack, device.formats = [wrapped.getvalue()], ("application/pdf",)
    found = scanned(scanner(device, tmp_path))
    assert [n for n, _, _ in found] == ["s-0001", "s-0002"]
    assert all(b.startswith(b"\xff\xd8") for _, _, b in found)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("feeder", "kind"),
    [
        ("ScannerAdfJam", PaperJam),
        ("ScannerAdfHatchOpen", CoverOpen),
        ("ScannerAdfMultipickDetected", DoubleFeed),
        ("ScannerAdfMispick", FeedFailed),
    ],
)
@pytest.mark.parametrize("after", [0, 2])
def test_trouble_in_the_feeder_ends_the_scan_there(
    device: Device, tmp_path: Path, feeder: str, kind: type[Trouble], after: int
) -> None:
    device.jam, device.end = (after, feeder), 409
    taken: list[Sheet | Trouble] = []
    with pytest.raises(kind) as met:
        taken.extend(scanner(device, tmp_path, feed=Feed.FEEDER).scan(on))
    assert "Virtual 3000" in str(met.value)
    assert met.value.advice()
    assert device.given == after


@pytest.mark.parametrize(
    ("switches", "kind"),
    [
        ({"feeder": "ScannerAdfEmpty", "glass": False}, FeederEmpty),
        ({"state": ["Idle"] + ["Processing"] * 99}, ScannerBusy),
        ({"state": ["Idle"] + ["Testing"] * 99}, WarmingUp),
        ({"state": ["Idle"] + ["Stopped"] * 9}, ScannerStopped),
        ({"state": ["Idle"] + ["Down"] * 9}, ScannerOffline),
        ({"busy": 1000}, ScannerBusy),
        ({"slow": 1000}, ScannerBusy),
        ({"busy": 1000, "retry_after": "Wed, 21 Oct 2026 07:28:00 GMT"}, ScannerBusy),
        ({"refuse": 409}, NotOffered),
        ({"refuse": 500}, GarbageAnswer),
        ({"lost_location": True}, GarbageAnswer),
        ({"locked": True}, ScannerLocked),
        ({"job_state": ("Canceled", "JobCanceledByUser"), "jam": (1, "ScannerAdfLoaded"), "end": 410}, ScanCancelled),
        ({"job_state": ("Aborted", "AbortedBySystem"), "jam": (1, "ScannerAdfLoaded"), "end": 410}, ScannerStopped),
        ({"end": 500}, GarbageAnswer),
        ({"garbage": {"ScannerCapabilities": b"<html><body>It works</body></html>"}}, GarbageAnswer),
        ({"garbage": {"ScannerCapabilities": b"<scan:Scan"}}, GarbageAnswer),
        ({"garbage": {"ScannerStatus": b""}}, GarbageAnswer),
        ({"garbage": {"ScannerStatus": b"x" * (5 << 20)}}, GarbageAnswer),
        ({"dpi": (75, 150)}, NotOffered),
        ({"colours": ("BlackAndWhite1",)}, NotOffered),
        ({"formats": ("application/octet-stream",)}, NotOffered),
    ],
)
def test_each_trouble_has_its_name_and_a_remedy(
    device: Device, tmp_path: Path, switches: dict[str, object], kind: type[Trouble]
) -> None:
    for name, value in switches.items():
        setattr(device, name, value)
    with pytest.raises(kind) as met:
        list(scanner(device, tmp_path, patience=0.2).scan(on))
    assert met.value.advice()
    assert "?" not in str(met.value).replace("offers: ?", "")


def test_a_device_without_both_sides_says_so(device: Device, tmp_path: Path) -> None:
    device.duplex = False
    with pytest.raises(NotOffered, match="both sides"):
        list(scanner(device, tmp_path, duplex=True).scan(on))


def test_entities_in_an_answer_are_not_followed(device: Device, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("4711")
    device.garbage["ScannerCapabilities"] = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
        + device.capabilities().replace(b"Virtual 3000", b"&e;")
    )
    assert "4711" not in scanner(device, tmp_path).capabilities().name


def test_a_device_that_is_gone_is_offline(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/eSCL"
    with pytest.raises(ScannerOffline):
        list(scanner(Device(url=url), tmp_path).scan(on))


def test_a_device_that_does_not_answer_is_offline(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        line = Line(f"http://127.0.0.1:{silent.getsockname()[1]}/eSCL", seconds=0.1)
        with pytest.raises(ScannerOffline):
            line.ask("GET", "ScannerStatus")


@pytest.mark.parametrize("url", ["", "ftp://scanner/eSCL", "http://", "http://a:b:c/", "scanner"])
def test_what_is_no_address_is_refused(url: str, tmp_path: Path) -> None:
    with pytest.raises(BadSource):
        list(scanner(Device(url=url), tmp_path).scan(on))


def test_https_with_the_device_s_own_certificate(tmp_path: Path) -> None:
    certificate = certificate_in(tmp_path)
    with running(Device([page(0)]), certificate) as device:
        scratch = tmp_path / "scratch"
        scratch.mkdir()
        assert len(scanned(scanner(device, scratch))) == 1
        with pytest.raises(ScannerOffline):
            Line(device.url, certified=True).ask("GET", "ScannerStatus")


def test_a_full_disk_ends_the_scan(device: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    device.stack[0] = page(0) + b"\0" * 1000
    source = replace(scanner(device, tmp_path), scratch=Path("/dev"), session="full")
    monkeypatch.setattr(Path, "open", lambda path, mode: open("/dev/full", mode, buffering=0))  # noqa: PTH123, SIM115
    with pytest.raises(DiskFull):
        list(source.scan(on))
