"""Which scanners there are, and pages from those that are no network scanner and no folder: SANE, and a camera."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from archivist import app
from archivist.capture.escl.discovery import Found
from archivist.capture.escl.line import Line
from archivist.capture.escl.scanner import EsclScanner
from archivist.cli import main
from archivist.model.scan_profile import Feed, ScanProfile
from archivist.settings import Capture
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow.take import take
from tests.capture.escl.device import Device, running
from tests.capture.films import film, table
from tests.capture.sane.backend import configured
from tests.capture.sane.daemon import saned

pytestmark = pytest.mark.usefixtures("fixed_clock")
CODE = "H49.64.2019.05"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """Runs `archivist scan … --json` and gives its exit status and what it told."""

    def run(source: str, *more: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        words = ["scan", "--source", source, "--into", str(tmp_path / "w"), "--dpi", "150", "--jobs", "1", "--json", *more]
        status = main([*words, "--engine", "blank", "--below-the-law-because", "a test"])
        return status, json.loads(capsys.readouterr().out)

    return run


def test_scanners_are_listed_with_what_they_can_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The listening itself is tested where multicast is allowed (tests/capture/escl/test_discovery.py)."""
    configured(monkeypatch, tmp_path / "sane")
    with running(Device(dpi=(150, 300))) as device:
        monkeypatch.setattr("archivist.app.origins.scanners", lambda: (Found("V 3000", device.url),))
        assert main(["scan", "--list", "--json"]) == Exit.DONE
    local, network = json.loads(capsys.readouterr().out)
    assert (local["source"], local["ways"]["feeder"]["paper_mm"]) == ("sane:test:0", [300.0, 300.0])
    assert (network["source"], network["trouble"]) == (f"escl:{device.url}", None)
    assert network["ways"]["duplex"] == {"dpi": [150, 300], "colours": ["colour", "grey"], "paper_mm": [215.9, 355.6]}
    monkeypatch.setattr("archivist.app.origins.scanners", tuple)
    assert main(["scan", "--list"]) == Exit.DONE
    assert "the feeder: 75, 100," in capsys.readouterr().out


def test_a_scanner_that_does_not_answer_is_listed_with_its_trouble(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("archivist.app.origins.sane_scanners", tuple)
    monkeypatch.setattr("archivist.app.origins.scanners", lambda: (Found("V 3000", "http://127.0.0.1:9/eSCL"),))
    assert main(["scan", "--list", "--json"]) == Exit.DONE
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["ways"], told["trouble"]["code"]) == ({}, "capture.offline")
    monkeypatch.setattr("archivist.app.origins.scanners", tuple)
    assert main(["scan", "--list"]) == Exit.DONE
    assert "escl:ADDRESS" in capsys.readouterr().out


def test_a_stack_is_taken_from_a_scanner_behind_sane(told: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SANE's own virtual device, whose feeder holds ten sheets; they all look the same."""
    configured(monkeypatch, tmp_path / "sane")
    status, answer = told("sane:test:0", "--dossier", CODE, "--leaves", "10", "--feed", "feeder", "--paper", "A5")
    assert (status, answer["trouble"]) == (Exit.DONE, None)
    assert answer["leaves"] == {"expected": 10, "received": 10, "blank": 0}
    with Workspace.open(tmp_path / "w", write=False) as workspace:
        pages = workspace.pages(workspace.dossiers()[0].dossier_id)
        assert {(p.master.form, p.master.mode, p.master.dpi) for p in pages} == {("PNG", "RGB", 150.0)}
        assert pages[0].master.size == pytest.approx((148 / 25.4 * 150, 210 / 25.4 * 150), abs=2)


def test_a_stack_is_taken_from_a_scanner_that_sane_has_on_another_computer(
    told: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with saned(monkeypatch, tmp_path / "sane") as there:
        source = f"sane:{there.device}"
        status, answer = told(source, "--dossier", CODE, "--leaves", "10", "--feed", "feeder", "--paper", "A5")
    assert (status, answer["trouble"], answer["leaves"]["received"]) == (Exit.DONE, None, 10)


def test_sheets_are_taken_from_a_document_camera(told: Any, tmp_path: Path) -> None:
    seen = film(tmp_path / "film.avi", [table(1), table(2), table(3)])
    status, answer = told(f"camera:{seen}", "--dossier", CODE, "--leaves", "3")
    assert (status, answer["trouble"], answer["leaves"]["received"]) == (Exit.DONE, None, 3)


def test_a_jam_behind_sane_ends_the_scan_with_its_trouble(
    told: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    configured(monkeypatch, tmp_path / "sane", read_status_code='"SANE_STATUS_JAMMED"')
    status, answer = told("sane:test:0", "--dossier", CODE)
    assert (status, answer["trouble"]["code"]) == (Exit.ENVIRONMENT, "capture.paper-jam")


def test_an_a3_sheet_at_600_dpi_in_colour_is_taken(tmp_path: Path) -> None:
    """Seventy million pixels: kept as they came, without one of them being decoded on the way."""
    data = BytesIO()
    Image.new("RGB", (7016, 9921), (240, 236, 220)).save(data, "JPEG", quality=50, dpi=(600, 600))
    with running(Device([data.getvalue()], dpi=(300, 600))) as device:
        (tmp_path / "scratch").mkdir()
        profile = ScanProfile(600, feed=Feed.FEEDER, paper=(215.0, 355.0))
        scanner = EsclScanner(Line(device.url), profile, tmp_path / "scratch", "s")
        with app.workspace_at(tmp_path / "w", create=True) as workspace:
            dossier_id = app.dossier_for(workspace, CODE, "", ())
            assert take(workspace, dossier_id, scanner, f"escl:{device.url}", Capture(), lambda: False).new == 1
            (page,) = workspace.pages(dossier_id)
            assert (page.master.size, page.master.dpi, page.master.mode) == ((7016, 9921), 600.0, "RGB")
            assert workspace.vault.read(page.master.digest) == data.getvalue()
