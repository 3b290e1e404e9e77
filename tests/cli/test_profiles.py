"""Scan profiles: kept under a name, only what the device can do, and below the law only with a reason."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.settings import load_settings, setting_files
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.capture.escl.device import Device, running
from tests.leaves import leaf, save

NAME = "ho-so"


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    picture = save(leaf(seed=1), tmp_path / "1.jpg", quality=70).read_bytes()
    with running(Device([picture], dpi=(100, 200, 300), colours=("RGB24", "Grayscale8"))) as device:
        yield device


def keep(device: Device, *more: str, name: str = NAME) -> int:
    return main(["profile", "keep", name, "--source", f"escl:{device.url}", *more])


def kept() -> dict[str, Any]:
    return {name: one.model_dump(exclude_defaults=True) for name, one in load_settings().scan.profiles.items()}


def test_a_profile_is_kept_listed_and_dropped(device: Device, capsys: pytest.CaptureFixture[str]) -> None:
    assert keep(device, "--dpi", "200", "--duplex", "--paper", "A5", "--key", "3") == Exit.DONE
    wanted = {"source": f"escl:{device.url}", "dpi": 200, "duplex": True, "paper": "A5", "key": 3}
    assert kept() == {NAME: wanted}
    capsys.readouterr()
    assert main(["profile", "list"]) == Exit.DONE
    assert "F2 3" in capsys.readouterr().out
    assert main(["profile", "drop", NAME]) == Exit.DONE
    assert kept() == {}
    assert main(["profile", "drop", NAME]) == Exit.USAGE


def test_what_else_the_settings_file_says_stays(device: Device) -> None:
    path = setting_files()[1]
    path.parent.mkdir(parents=True)
    path.write_text("# mine\n[scan]\npatience = 7.0\n")
    assert keep(device) == Exit.DONE
    assert "# mine" in path.read_text()
    assert load_settings().scan.patience == 7.0


def test_a_key_belongs_to_the_profile_that_took_it_last(device: Device) -> None:
    keep(device, "--key", "1", name="one")
    keep(device, "--key", "1", name="two")
    assert {name: told.get("key") for name, told in kept().items()} == {"one": None, "two": 1}


@pytest.mark.parametrize(
    "asked", [("--dpi", "600"), ("--colour", "mono", "--below-the-law-because", "x"), ("--brightness", "10")]
)
def test_only_what_the_device_can_do_is_kept(device: Device, asked: tuple[str, ...]) -> None:
    assert keep(device, *asked) == Exit.ENVIRONMENT
    assert kept() == {}


@pytest.mark.parametrize("asked", [("--dpi", "100"), ("--colour", "grey")])
def test_less_than_the_law_asks_needs_a_reason(device: Device, asked: tuple[str, ...]) -> None:
    assert keep(device, *asked) == Exit.USAGE
    assert keep(device, *asked, "--below-the-law-because", "thermal paper") == Exit.DONE


def test_a_number_that_makes_no_sense_is_refused(device: Device) -> None:
    assert keep(device, "--key", "12") == Exit.USAGE


def test_a_scan_goes_by_its_profile_and_the_reason_is_recorded(device: Device, tmp_path: Path) -> None:
    keep(device, "--dpi", "200", "--colour", "grey", "--below-the-law-because", "carbon copies")
    words = ["scan", "--profile", NAME, "--into", str(tmp_path / "w"), "--engine", "blank", "--jobs", "1"]
    assert main(words) == Exit.DONE
    assert (device.settings["XResolution"], device.settings["ColorMode"]) == ("200", "Grayscale8")
    with Workspace.open(tmp_path / "w", write=False) as workspace:
        (noted,) = [e for e in workspace.events() if e.kind == "scan.below-the-law"]
    assert (noted.detail["reason"], noted.detail["dpi"]) == ("carbon copies", 200)


def test_what_is_said_outranks_the_profile(device: Device, tmp_path: Path) -> None:
    keep(device, "--dpi", "200")
    words = ["scan", "--profile", NAME, "--dpi", "300", "--into", str(tmp_path / "w"), "--engine", "blank", "--jobs", "1"]
    assert main(words) == Exit.DONE
    assert device.settings["XResolution"] == "300"


def test_a_profile_that_nobody_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--profile", "none", "--into", str(tmp_path / "w"), "--json"]) == Exit.USAGE
    assert json.loads(capsys.readouterr().out)["trouble"]["code"] == "capture.profile-unknown"
    assert main(["scan", "--into", str(tmp_path / "w")]) == Exit.USAGE
