"""A package brought to a folder is there whole, is proved, and is not brought twice; every fault is noticed."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from archivist import durable
from archivist.delivery.folder import FolderDestination
from archivist.durable import Disk
from archivist.model.dossier import Package
from archivist.troubles import Damaged, DeliveryAltered, DiskFull, NotFound, ReadOnly, Stopped, Trouble
from tests.delivery.disks import AlteringDisk, FullDisk, LockedDisk, LosingDisk


def go_on() -> bool:
    return False


@pytest.fixture
def package(tmp_path: Path) -> Package:
    content = bytes(range(256)) * 4000
    path = tmp_path / "sealed" / "uuid-1.zip"
    path.parent.mkdir()
    path.write_bytes(content)
    return Package(path, "BagIt", "uuid-1", hashlib.sha256(content).hexdigest(), len(content))


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def test_it_arrives(package: Package, usb: Path) -> None:
    receipt = FolderDestination(usb).deliver(package, go_on)
    assert (receipt.destination, receipt.place) == ("folder", str(usb / "uuid-1.zip"))
    assert (receipt.digest, receipt.length) == (package.digest, package.length)
    assert (usb / "uuid-1.zip").read_bytes() == package.path.read_bytes()
    assert sorted(p.name for p in usb.iterdir()) == ["uuid-1.zip", "uuid-1.zip.sha256"]


def test_anyone_can_check_it(package: Package, usb: Path) -> None:
    FolderDestination(usb).deliver(package, go_on)
    said = subprocess.run(["sha256sum", "-c", "uuid-1.zip.sha256"], cwd=usb, capture_output=True, text=True, check=True)
    assert said.stdout == "uuid-1.zip: OK\n"


def test_what_is_there_is_not_brought_again(package: Package, usb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = FolderDestination(usb).deliver(package, go_on)
    monkeypatch.setattr(durable, "disk", LockedDisk())
    again = FolderDestination(usb).deliver(package, go_on)
    assert (again.digest, again.place) == (first.digest, first.place)


def test_a_damaged_copy_is_brought_again(package: Package, usb: Path) -> None:
    FolderDestination(usb).deliver(package, go_on)
    (usb / "uuid-1.zip").write_bytes(b"rot" + package.path.read_bytes()[3:])
    FolderDestination(usb).deliver(package, go_on)
    assert (usb / "uuid-1.zip").read_bytes() == package.path.read_bytes()


@pytest.mark.parametrize(
    ("disk", "trouble"),
    [
        (AlteringDisk(), DeliveryAltered), (LosingDisk(), DeliveryAltered), (FullDisk(room=1000), DiskFull),
        (LockedDisk(), ReadOnly),
    ],
)  # fmt: skip
def test_a_faulty_disk_is_noticed_and_left_clean(
    disk: Disk, trouble: type[Trouble], package: Package, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(durable, "disk", disk)
        with pytest.raises(trouble):
            FolderDestination(usb).deliver(package, go_on)
    assert list(usb.iterdir()) == []
    FolderDestination(usb).deliver(package, go_on)
    assert (usb / "uuid-1.zip").is_file()


def test_the_disk_is_not_there(package: Package, tmp_path: Path) -> None:
    """A folder is never made where a disk should be mounted."""
    with pytest.raises(NotFound):
        FolderDestination(tmp_path / "unplugged").deliver(package, go_on)
    assert not (tmp_path / "unplugged").exists()


def test_the_package_is_gone_or_changed(package: Package, usb: Path) -> None:
    package.path.write_bytes(b"other")
    with pytest.raises(Damaged):
        FolderDestination(usb).deliver(package, go_on)
    package.path.unlink()
    with pytest.raises(NotFound):
        FolderDestination(usb).deliver(package, go_on)
    assert list(usb.iterdir()) == []


def test_stopped(package: Package, usb: Path) -> None:
    with pytest.raises(Stopped):
        FolderDestination(usb).deliver(package, lambda: True)
    assert list(usb.iterdir()) == []


def test_what_an_earlier_attempt_left_is_not_built_upon(
    package: Package, usb: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cut leaves a piece under a temporary name; the next attempt starts anew."""
    import os

    (usb / f"uuid-1.zip.{os.getpid()}.part").write_bytes(b"half")
    FolderDestination(usb).deliver(package, go_on)
    assert (usb / "uuid-1.zip").read_bytes() == package.path.read_bytes()
