"""How deliveries fare on a line that is cut again and again: bytes that went, bytes that went twice, cuts, time.

Usage: python -m tools.bench.lines [MEGABYTES]; writes docs/faulty-line.md.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from archivist.delivery.pace import Pace
from archivist.delivery.patience import Timing
from archivist.model.dossier import Package
from archivist.model.promises.destination import Destination
from tests.delivery.counterparts import ssh_server, tus_server
from tests.delivery.intakes import intake, package_of
from tests.delivery.lines import Line, bad_line
from tests.delivery.s3s import BUCKET, SLOW, rclone

PAGE = Path(__file__).resolve().parents[2] / "docs" / "faulty-line.md"
HALF = 500_000
NOTE = (
    "All of them arrived whole: the digest on each receipt, or of what was read back, is ours. Sent again is what of the",
    "package's own bytes crossed the line more than once, at most. The last column but one is all that the line carried",
    "beyond the bytes of the package: what went again, headers, handshakes and, for SFTP and S3, the requests that read",
    "the package back. A part of S3 has at least 5 MiB and is lost whole with a cut, which is why that line is cut less",
    "often: with a cut every half megabyte no part would ever arrive. tus keeps every byte that was acknowledged, and is",
    "the way for bad lines. Over SFTP, once the line was cut, no more is under way than a sixty-fourth of what went since",
    "(8 KiB at least): a cut costs little, and waiting for each answer costs time.",
)
TIMING = replace(SLOW, tries=12)


@dataclass(frozen=True)
class Row:
    """What one delivery cost."""

    name: str
    every: int
    length: int
    carried: int
    again: int
    cuts: int
    seconds: float


Made = Callable[[int, Timing], Destination]


@contextmanager
def an_intake(place: Path) -> Iterator[tuple[int, Made]]:
    with intake(place) as there:
        port = int(there.url.rpartition(":")[2])
        yield port, lambda by, t: replace(there.sender(t), address=f"http://127.0.0.1:{by}/files")


@contextmanager
def tus_io(place: Path) -> Iterator[tuple[int, Made]]:
    with tus_server(place) as there:
        yield there.port, lambda by, t: there.sender(t, by)


@contextmanager
def openssh(place: Path) -> Iterator[tuple[int, Made]]:
    with ssh_server(place) as there:
        yield there.port, lambda by, t: there.sender(t, by)


@contextmanager
def object_store(place: Path) -> Iterator[tuple[int, Made]]:
    place.mkdir(parents=True)
    with rclone(place) as there:
        port = int(there.url.rpartition(":")[2])
        yield port, lambda by, t: replace(there.sender(t), address=f"http://127.0.0.1:{by}/{BUCKET}")


WAYS = (
    ("tus 1.0, `archivist intake`", an_intake, HALF),
    ("tus 1.0, `@tus/server` of tus.io", tus_io, HALF),
    ("SFTP, OpenSSH", openssh, HALF),
    ("S3, `rclone serve s3`", object_store, 12 * HALF),
)


def main(megabytes: int) -> None:
    rows = []
    for name, way, every in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            package = package_of(place, megabytes * 1_000_000)
            with way(place / "there") as (port, make), bad_line(port, every) as line:
                rows.append(_delivered(name, every, package, make, line))
        print(rows[-1])
    PAGE.write_text(_page(rows, megabytes), encoding="utf-8")


def _delivered(name: str, every: int, package: Package, make: Made, line: Line) -> Row:
    timing = replace(TIMING, pace=Pace())
    begun = time.monotonic()
    receipt = make(int(line.url.rpartition(":")[2]), timing).deliver(package, lambda: False)
    assert receipt.digest == package.digest
    return Row(name, every, package.length, line.carried, _again(package, timing, line), line.cuts, time.monotonic() - begun)


def _again(package: Package, timing: Timing, line: Line) -> int:
    """At most so many bytes of the package crossed the line twice: those that left this computer more than once (whether the
    line carried them or not), and no more than all that the line carried beyond the package.
    """
    return min(timing.pace.sent, line.carried) - package.length


def _page(rows: list[Row], megabytes: int) -> str:
    lines = [
        "# On a faulty line",
        "",
        f"One package of {megabytes} MB over a line that resets the connection after so many bytes,",
        "to real servers on loopback, two cores under load. Written by `python -m tools.bench.lines`.",
        "",
        "| Way | Cut every | Cuts | Of the package sent again | Bytes carried | More than the package | Time |",
        "|---|---|---|---|---|---|---|",
    ]
    for r in rows:
        more = f"{100 * (r.carried - r.length) / r.length:.1f} %"
        again = f"{100 * r.again / r.length:.1f} %"
        cut = f"{r.every / 1e6:.1f} MB"
        lines.append(f"| {r.name} | {cut} | {r.cuts} | {again} | {r.carried / 1e6:.2f} MB | {more} | {r.seconds:.1f} s |")
    lines += ["", *NOTE]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
