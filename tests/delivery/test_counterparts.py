"""What we send arrives at servers that other people wrote, over good lines and bad, through kills on either side."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archivist.delivery.pace import Pace
from archivist.model.dossier import Package
from archivist.troubles import FalseReceipt, NotAdmitted, Unreachable
from tests.delivery.counterparts import ssh_server, tus_server
from tests.delivery.intakes import package_of, unused_port
from tests.delivery.lines import bad_line
from tests.delivery.s3s import SLOW
from tests.faults.power import PowerCut

LENGTH = 3_000_000


@pytest.fixture
def package(tmp_path: Path) -> Package:
    return package_of(tmp_path, LENGTH)


def go_on() -> bool:
    return False


def test_tus_io_takes_a_package_and_its_receipt_is_of_our_bytes(package: Package, tmp_path: Path) -> None:
    with tus_server(tmp_path / "there") as there:
        receipt = there.sender().deliver(package, go_on)
        assert receipt.digest == package.digest
        assert there.sender().deliver(package, go_on).digest == package.digest
        assert there.arrived() == [package.path.read_bytes()]
        answer = there.sender().answer(receipt)
        assert answer
        assert answer.digest == package.digest


def test_tus_io_over_a_line_that_is_cut_every_half_megabyte(package: Package, tmp_path: Path) -> None:
    """At most three hundredths of the bytes go twice, and what the headers weigh."""
    with tus_server(tmp_path / "there") as there, bad_line(there.port, 500_000) as line:
        timing = replace(SLOW, pace=Pace())
        sender = there.sender(timing, int(line.url.rpartition(":")[2]))
        assert sender.deliver(package, go_on).digest == package.digest
        assert line.cuts >= 5
        assert timing.pace.losses >= line.cuts - 1
        assert there.arrived() == [package.path.read_bytes()]


def test_tus_io_after_our_program_was_killed(package: Package, tmp_path: Path) -> None:
    asked = 0

    def killed() -> bool:
        nonlocal asked
        asked += 1
        if asked == 150:
            raise PowerCut("150")
        return False

    with tus_server(tmp_path / "there") as there:
        with pytest.raises(PowerCut):
            there.sender().deliver(package, killed)
        again = there.sender(replace(SLOW, pace=Pace()))
        assert again.deliver(package, go_on).digest == package.digest
        assert again.timing.pace.sent < LENGTH
        assert there.arrived() == [package.path.read_bytes()]


def test_tus_io_that_was_killed_and_started_again(package: Package, tmp_path: Path) -> None:
    with tus_server(tmp_path / "there") as there:
        asked = 0

        def kills() -> bool:
            nonlocal asked
            asked += 1
            if asked == 100:
                there.program.kill()
            return False

        with pytest.raises(Unreachable):
            there.sender(replace(SLOW, tries=2)).deliver(package, kills)
    with tus_server(tmp_path / "there") as back:
        assert back.sender().deliver(package, go_on).digest == package.digest
        assert back.arrived() == [package.path.read_bytes()]


def test_a_receipt_of_other_bytes_is_not_believed(package: Package, tmp_path: Path) -> None:
    with tus_server(tmp_path / "there") as there:
        there.sender().deliver(package, go_on)
        false = there.folder / f"{package.digest}.receipt.json"
        false.write_text(false.read_text().replace(package.digest, "0" * 64))
        with pytest.raises(FalseReceipt):
            there.sender().deliver(package, go_on)


def test_openssh_takes_a_package_whole_and_last_its_manifest(package: Package, tmp_path: Path) -> None:
    with ssh_server(tmp_path / "there") as there:
        assert there.sender().deliver(package, go_on).digest == package.digest
        names = {p.name for p in there.folder.iterdir()}
        assert names == {package.path.name, f"{package.path.name}.ok"}
        assert there.arrived() == [package.path.read_bytes()]
        assert there.sender().deliver(package, go_on).digest == package.digest


def test_openssh_over_a_line_that_is_cut(package: Package, tmp_path: Path) -> None:
    with ssh_server(tmp_path / "there") as there, bad_line(there.port, 500_000) as line:
        timing = replace(SLOW, pace=Pace())
        sender = there.sender(timing, int(line.url.rpartition(":")[2]))
        assert sender.deliver(package, go_on).digest == package.digest
        assert line.cuts >= 5
        assert timing.pace.sent - LENGTH <= 0.05 * LENGTH, "of a small package: the first cut costs 64 KiB, each other one 8"
        assert there.arrived() == [package.path.read_bytes()]


def test_openssh_after_our_program_was_killed(package: Package, tmp_path: Path) -> None:
    """At each moment at which it looks whether to stop, one after the other, until it gets through."""
    with ssh_server(tmp_path / "there") as there:
        kills = 0
        for moment in range(1, 40):
            asked = iter(range(1, 10_000))

            def killed(moment: int = moment, asked: Iterator[int] = asked) -> bool:
                if next(asked) == moment:
                    raise PowerCut(str(moment))
                return False

            try:
                there.sender().deliver(package, killed)
                break
            except PowerCut:
                kills += 1
            assert there.arrived() in ([], [package.path.read_bytes()])
        assert kills >= 2
        assert there.sender().deliver(package, go_on).digest == package.digest
        assert there.arrived() == [package.path.read_bytes()]


def test_openssh_admits_no_stranger(package: Package, tmp_path: Path) -> None:
    with ssh_server(tmp_path / "there") as there, ssh_server(tmp_path / "other") as other:
        stranger = replace(there.sender(), host=replace(there.sender().host, key=other.client_key))
        with pytest.raises(NotAdmitted):
            stranger.deliver(package, go_on)
        assert there.arrived() == []


def test_nobody_there(package: Package, tmp_path: Path) -> None:
    with ssh_server(tmp_path / "there") as there:
        away = there.sender(replace(SLOW, tries=2), unused_port())
        with pytest.raises(Unreachable):
            away.deliver(package, go_on)
