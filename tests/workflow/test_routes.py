"""The queue obeys hours, pauses, deadlines and what an archive takes, and says honestly how long it will take."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from archivist import app, clock
from archivist.cli import main
from archivist.model.dossier import Package
from archivist.model.event import Draft
from archivist.model.hours import Hours
from archivist.model.promises.destination import Receipt
from archivist.model.promises.scanner_source import Cancelled
from archivist.model.transfer import Standing
from archivist.settings import Settings, load_settings
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit, Stopped, Unreachable
from archivist.workflow.deadlines import CLOSED, deadlines
from archivist.workflow.delivery_queue import Round, deliver_all, pause
from archivist.workflow.due import Why, due_dossiers
from archivist.workflow.outlook import outlooks
from archivist.workflow.route import Route
from tests.leaves import leaf, save

SETTINGS: Settings = load_settings(work={"jobs": 1}, ocr={"engine": "blank"}, packaging={"formats": ("BagIt",)})


@dataclass
class Archive:
    """Keeps the order in which packages came; `busy` is how many were under way at once."""

    arrived: list[str] = field(default_factory=list)
    busy: int = 0
    most: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    together: threading.Barrier | None = None
    name: str = "tinh"

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        if cancel():
            raise Stopped
        with self.lock:
            self.busy += 1
            self.most = max(self.most, self.busy)
        if self.together:
            self.together.wait(30)
        with self.lock:
            self.busy -= 1
            self.arrived.append(package.digest)
        return Receipt(self.name, "/there", package.digest, package.length, clock.stamp())

    def answer(self, receipt: Receipt) -> None:
        return None


@dataclass
class Counted:
    sent: int = 0
    losses: int = 0


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A workspace with two packed dossiers."""
    for number, code in enumerate(("H49.64.2019.05", "H49.64.2020.06")):
        pages = tmp_path / f"in{number}"
        save(leaf(seed=number), pages / "1.jpg", quality=80)
        words = ["run", str(pages), "--workspace", str(tmp_path / "w"), "--dossier", code, "--engine", "blank"]
        assert main([*words, "--jobs", "1", "--format", "BagIt", "--json"]) in (Exit.DONE, Exit.DOUBTS)
    return tmp_path / "w"


def go(path: Path, route: Route, *, now: bool = False) -> Round:
    with app.parts_of(SETTINGS) as parts, app.workspace_at(path) as workspace:
        return deliver_all(workspace, parts, {"tinh": route}, lambda: False, lambda _progress: None, now=now)


def close(path: Path, code: str, day: str) -> str:
    """The job ended that day; the digest of its package."""
    with Workspace.open(path) as workspace:
        found = workspace.dossier_of_code(code)
        assert found
        workspace.record([Draft("value.set", found.dossier_id, {"field": CLOSED, "value": day})])
        kept = workspace.result("pack:BagIt", found.dossier_id)
        assert kept
        return str(kept.value["digest"])


def test_what_is_due_first_goes_first(two: Path) -> None:
    later = close(two, "H49.64.2019.05", "2026-10-01")
    sooner = close(two, "H49.64.2020.06", "2026-09-01")
    archive = Archive()
    assert go(two, Route(lambda: archive)).confirmed == 2
    assert archive.arrived == [sooner, later]
    assert archive.most == 1, "a good line takes one at a time"


def test_a_lossy_line_takes_several_side_by_side(two: Path) -> None:
    archive = Archive(together=threading.Barrier(2))

    @dataclass
    class Losing(Counted):
        looks: Iterator[int] = field(default_factory=lambda: iter([0]))

        def __getattribute__(self, name: str) -> object:
            return next(super().__getattribute__("looks"), 3) if name == "losses" else super().__getattribute__(name)

    assert go(two, Route(lambda: archive, abreast=2, counted=Losing())).confirmed == 2
    assert archive.most == 2


def test_hours_and_now(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: clock.parse("2026-11-23T03:00:00.000000Z"))  # ten in the morning there
    archive = Archive()
    night = Route(lambda: archive, hours=Hours.parse("22:00-05:00"))
    done = go(two, night)
    assert (done.queued, done.confirmed, done.waiting, archive.arrived) == (2, 0, 2, [])
    assert go(two, night, now=True).confirmed == 2


def test_a_package_that_is_under_way_when_the_hours_end_goes_on_another_time(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = clock.parse("2026-11-22T21:59:00.000000Z")
    monkeypatch.setattr(clock, "now", lambda: moment)

    class Slow(Archive):
        def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
            nonlocal moment
            moment += timedelta(minutes=5)
            return super().deliver(package, cancel)

    night = Route(Slow, hours=Hours.parse("22:00-05:00"))
    assert (go(two, night).confirmed, go(two, night).confirmed) == (0, 0)
    with Workspace.open(two, write=False) as workspace:
        assert [t.standing for t in workspace.transfers()] == [Standing.SENDING, Standing.QUEUED]
        assert all(t.trouble is None for t in workspace.transfers())


def test_a_pause_outlasts_a_restart_and_now_is_now(two: Path) -> None:
    archive = Archive()
    with Workspace.open(two) as workspace:
        pause(workspace, paused=True)
    done = go(two, Route(lambda: archive))
    assert (done.paused, done.waiting, archive.arrived) == (True, 2, [])
    with Workspace.open(two) as workspace:
        pause(workspace, paused=False)
    assert go(two, Route(lambda: archive)).confirmed == 2


def test_the_historical_archive_takes_only_what_is_permanent(two: Path) -> None:
    archive = Archive()
    with Workspace.open(two) as workspace:
        found = workspace.dossier_of_code("H49.64.2019.05")
        assert found
        workspace.record([Draft("value.set", found.dossier_id, {"field": "maintenance", "value": "05"})])
    words = ["run", "--workspace", str(two), "--dossier", "H49.64.2019.05", "--engine", "blank", "--jobs", "1"]
    assert main([*words, "--format", "BagIt", "--json"]) in (Exit.DONE, Exit.DOUBTS)
    assert go(two, Route(lambda: archive, historical=True)).queued == 1
    assert go(two, Route(lambda: archive)).queued == 1, "another archive takes it"


def test_time_left_is_measured_and_not_made_up(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = clock.parse("2040-11-22T21:59:00.000000Z")
    monkeypatch.setattr(clock, "now", lambda: moment)

    class Timed(Archive):
        def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
            nonlocal moment
            if self.arrived:
                raise Unreachable(destination="tinh", reason="cut")
            moment += timedelta(seconds=100)
            return super().deliver(package, cancel)

    archive = Timed()
    go(two, Route(lambda: archive, hours=Hours.parse("22:00-05:00")))
    with Workspace.open(two, write=False) as workspace:
        assert outlooks(workspace) == () or outlooks(workspace)[0].seconds is None
    go(two, Route(lambda: archive), now=True)
    with Workspace.open(two, write=False) as workspace:
        (left,) = outlooks(workspace)
        arrived = next(t for t in workspace.transfers() if t.received_at)
        waiting = next(t for t in workspace.transfers() if not t.received_at)
    assert (left.packages, left.length) == (1, waiting.length)
    assert left.seconds == pytest.approx(100 * waiting.length / arrived.length)


def test_deadlines_and_what_is_overdue_and_why(two: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    close(two, "H49.64.2019.05", "2026-01-01")
    close(two, "H49.64.2020.06", "2025-01-01")
    monkeypatch.setattr(clock, "now", lambda: clock.parse("2026-02-25T03:00:00.000000Z"))
    with app.parts_of(SETTINGS) as parts, Workspace.open(two, write=False) as workspace:
        found = workspace.dossier_of_code("H49.64.2019.05")
        assert found
        assert [d.on for d in deadlines(workspace, found.dossier_id)] == [date(2026, 3, 2), date(2027, 1, 1)]
        late, near = due_dossiers(workspace, parts)
    assert (late.overdue, late.deadline.on, late.why) == (True, date(2026, 1, 1), Why.NOWHERE)
    assert (near.overdue, near.deadline.on) == (False, date(2026, 3, 2))
    go(two, Route(Archive))
    with app.parts_of(SETTINGS) as parts, Workspace.open(two, write=False) as workspace:
        assert due_dossiers(workspace, parts) == ()


def test_the_command_tells_all_of_it(two: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ARCHIVIST_SETTING_PACKAGING__FORMATS", '["BagIt"]')
    place = {"kind": "folder", "address": str(two.parent)}
    monkeypatch.setenv("ARCHIVIST_SETTING_DELIVERY__DESTINATIONS", json.dumps({"tinh": place}))
    close(two, "H49.64.2019.05", "2020-01-01")
    assert main(["deliver", str(two), "--pause"]) == Exit.DONE
    assert main(["deliveries", str(two)]) == Exit.DONE
    told = capsys.readouterr().out
    assert "paused" in told
    assert "2 packages" in told
    assert "not known yet" in told
    assert "overdue since 31/12/2020" in told
    assert main(["deliver", str(two), "--resume"]) == Exit.DONE
    assert "paused" not in capsys.readouterr().out


@pytest.mark.parametrize("text", ["22:00", "25:00-05:00", "22:00-22:00", "", "x"])
def test_what_are_no_hours(text: str) -> None:
    with pytest.raises(ValueError):
        Hours.parse(text)


def test_hours_over_midnight() -> None:
    night = Hours.parse("22:00 – 5:00")
    ten, late = clock.parse("2026-11-23T03:00:00.000000Z"), clock.parse("2026-11-23T16:30:00.000000Z")
    assert (night.open_at(ten), night.open_at(late), night.opens(late)) == (False, True, late)
    assert night.opens(ten).astimezone(clock.VIETNAM).strftime("%d %H:%M") == "23 22:00"
    assert Hours.parse("08:00-17:00").opens(late).astimezone(clock.VIETNAM).strftime("%d %H:%M") == "24 08:00"
