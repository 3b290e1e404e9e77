"""Over a line that is cut again and again a package arrives whole, and hardly a byte travels twice."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from archivist.delivery.tus import TusDestination
from tests.delivery.intakes import QUICK, go_on, intake, package_of
from tests.delivery.lines import bad_line

MOST_TWICE = 0.03
PATIENT = replace(QUICK, idle=5.0, tries=40)  # a busy machine may lose several pieces in a row


def test_a_line_that_is_cut_every_half_megabyte(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 4_000_000)
    with intake(tmp_path / "there") as there, bad_line(urlsplit(there.url).port or 0, 500_000) as line:
        sender = TusDestination("tinh", f"{line.url}/files", timing=PATIENT)
        receipt = sender.deliver(package, go_on)
        assert receipt.digest == package.digest
        assert there.store.package(package.digest).read_bytes() == package.path.read_bytes()
        assert len(there.store.receipts()) == 1
    assert line.cuts >= 7
    assert line.carried <= package.length * (1 + MOST_TWICE)


def test_a_line_that_carries_next_to_nothing(tmp_path: Path) -> None:
    package = package_of(tmp_path / "packages", 300_000)
    with intake(tmp_path / "there") as there, bad_line(urlsplit(there.url).port or 0, 30_000) as line:
        sender = TusDestination("tinh", f"{line.url}/files", timing=PATIENT)
        assert sender.deliver(package, go_on).digest == package.digest
    assert line.cuts >= 10
