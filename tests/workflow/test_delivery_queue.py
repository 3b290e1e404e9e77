"""Nothing to press: what is ready is queued once, sent when the line is there, asked after, and comes back when refused."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from archivist import app, clock
from archivist.cli import main
from archivist.delivery.patience import Timing
from archivist.delivery.tus import TusDestination
from archivist.model.dossier import Package
from archivist.model.event import Draft
from archivist.model.promises.destination import Destination, Receipt, Said, Verdict
from archivist.model.promises.scanner_source import Cancelled
from archivist.model.transfer import Standing, Transfer
from archivist.settings import Settings, load_settings
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit, FalseReceipt, SecretMissing, Stopped, Trouble, Unconfirmed, Unreachable
from archivist.workflow.delivery_queue import Round, deliver_all, wait
from archivist.workflow.readiness import readiness
from archivist.workflow.route import Route
from archivist.workflow.verdicts import verdicts_of
from tests.delivery.intakes import QUICK, intake, unused_port
from tests.leaves import dossier

SETTINGS: Settings = load_settings(work={"jobs": 1}, ocr={"engine": "blank"}, packaging={"formats": ("BagIt",)})


class Scripted:
    """A destination that meets one trouble after the other, then gives a receipt; `said` is its later answer."""

    def __init__(self, *troubles: Trouble, said: Receipt | None = None) -> None:
        self.name, self.calls = "tinh", 0
        self._troubles, self.said = list(troubles), said

    def deliver(self, package: Package, cancel: Cancelled) -> Receipt:
        self.calls += 1
        if self._troubles:
            raise self._troubles.pop(0)
        return Receipt(self.name, "/there", package.digest, package.length, "2026-01-02T03:04:05.000000Z", "id-1")

    def answer(self, receipt: Receipt) -> Receipt | None:
        return self.said


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Leaves and a workspace with their package, made once."""
    place = tmp_path_factory.mktemp("template")
    assert again(place) in (Exit.DONE, Exit.DOUBTS)
    return place


@pytest.fixture
def packed(template: Path, tmp_path: Path) -> Path:
    shutil.copytree(template, tmp_path, dirs_exist_ok=True)
    return tmp_path / "w"


def again(place: Path) -> int:
    """Runs the line over the leaves in `place`."""
    leaves = place / "in" if (place / "in").is_dir() else dossier(place / "in")
    words = ["run", str(leaves), "--workspace", str(place / "w"), "--dossier", "H49.64.2019.05", "--engine", "blank"]
    return main([*words, "--jobs", "1", "--format", "BagIt", "--json"])


def set_subject(path: Path, value: str) -> None:
    with Workspace.open(path) as workspace:
        page = workspace.pages(workspace.dossiers()[0].dossier_id)[0].page_id
        workspace.record([Draft("value.set", page, {"field": "subject", "value": value})])


def deliver(path: Path, destination: Destination, *, now: bool = False) -> Round:
    with app.parts_of(SETTINGS) as parts, app.workspace_at(path) as workspace:
        routes = {"tinh": Route(lambda: destination)}
        return deliver_all(workspace, parts, routes, lambda: False, lambda _progress: None, now=now)


def only(path: Path) -> Transfer:
    with Workspace.open(path, write=False) as workspace:
        (transfer,) = workspace.transfers()
        return transfer


def standings(path: Path) -> list[Standing]:
    with Workspace.open(path, write=False) as workspace:
        return [t.standing for t in workspace.transfers()]


def test_a_ready_package_is_queued_and_sent_once(packed: Path) -> None:
    destination = Scripted()
    first, second = deliver(packed, destination), deliver(packed, destination)
    assert (first.queued, first.confirmed, first.calm, second.queued, second.confirmed) == (1, 1, True, 0, 0)
    assert (only(packed).standing, only(packed).delivery_id, destination.calls) == (Standing.CONFIRMED, "id-1", 1)
    assert verify(packed) == []


def test_offline_is_calm_and_the_package_waits_its_time(packed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    away = Unreachable(destination="tinh", reason="no route")
    destination = Scripted(away, away)
    done = deliver(packed, destination)
    assert (done.calm, done.waiting, only(packed).standing, only(packed).attempts) == (True, 1, Standing.QUEUED, 1)
    deliver(packed, destination)
    assert destination.calls == 1, "not before its time"
    deliver(packed, destination, now=True)
    assert (destination.calls, only(packed).attempts) == (2, 2)
    later = clock.now() + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert deliver(packed, destination).confirmed == 1
    assert only(packed).trouble is None


def test_sent_is_not_received(packed: Path) -> None:
    deliver(packed, Scripted(Unconfirmed(destination="tinh")))
    assert only(packed).standing is Standing.SENT
    with Workspace.open(packed, write=False) as workspace:
        assert workspace.deliveries(workspace.dossiers()[0].dossier_id) == ()
    assert deliver(packed, Scripted(), now=True).confirmed == 1


def test_what_needs_a_person_is_held_until_now(packed: Path) -> None:
    destination = Scripted(FalseReceipt(destination="tinh"))
    assert not deliver(packed, destination).calm
    assert (only(packed).standing, only(packed).again_at) == (Standing.QUEUED, "")
    deliver(packed, destination)
    assert destination.calls == 1
    assert deliver(packed, destination, now=True).confirmed == 1


def test_a_program_that_died_while_sending_goes_on(packed: Path) -> None:
    with pytest.raises(Stopped):
        deliver(packed, Scripted(Stopped()))
    assert only(packed).standing is Standing.SENDING
    assert deliver(packed, Scripted()).confirmed == 1


def test_a_destination_without_its_secret_keeps_no_other_waiting(packed: Path) -> None:
    def secretless() -> Destination:
        raise SecretMissing(destination="huyen", reason="nothing kept")

    with app.parts_of(SETTINGS) as parts, app.workspace_at(packed) as workspace:
        places = {"huyen": Route(secretless), "tinh": Route(Scripted)}
        done = deliver_all(workspace, parts, places, lambda: False, lambda _progress: None)
    assert (done.confirmed, done.waiting, done.calm) == (1, 1, False)


def test_a_refused_package_comes_back_at_its_page_and_the_mended_one_goes(packed: Path, tmp_path: Path) -> None:
    destination = Scripted()
    deliver(packed, destination)
    first = only(packed)
    failed = Verdict("H49.64.2019.05.1", passed=False, reason="thiếu trích yếu", field="subject", page=2)
    destination.said = Receipt("tinh", "/there", first.digest, first.length, "", said=Said.REFUSED, verdicts=(failed,))
    assert deliver(packed, destination).judged == 1
    assert only(packed).standing is Standing.REFUSED
    with app.parts_of(SETTINGS) as parts, Workspace.open(packed, write=False) as workspace:
        dossier_id = workspace.dossiers()[0].dossier_id
        (doubt,) = readiness(workspace, dossier_id, parts).grave
        assert (doubt.code, doubt.place.field) == ("delivery.not-accepted", "subject")
        assert doubt.place.page_id == workspace.pages(dossier_id)[1].page_id
        assert "thiếu trích yếu" in str(doubt)
    assert deliver(packed, destination).confirmed == 0
    set_subject(packed, "Về đường liên thôn")
    again(tmp_path)
    destination.said = None
    assert deliver(packed, destination).confirmed == 1, "the doubt went with the package that it was about"
    assert standings(packed) == [Standing.REFUSED, Standing.CONFIRMED]


def test_a_package_that_was_replaced_before_it_left_is_withdrawn(packed: Path, tmp_path: Path) -> None:
    deliver(packed, Scripted(Unreachable(destination="tinh", reason="x")))
    set_subject(packed, "Khác")
    again(tmp_path)
    destination = Scripted()
    deliver(packed, destination)
    assert (destination.calls, standings(packed)) == (1, [Standing.WITHDRAWN, Standing.CONFIRMED])


def test_the_whole_way_to_a_real_intake_and_its_verdict(packed: Path, tmp_path: Path) -> None:
    away = TusDestination("tinh", f"http://127.0.0.1:{unused_port()}/files", timing=Timing(pause=0.01, tries=2))
    assert deliver(packed, away).calm

    def judge(path: Path) -> tuple[Verdict, ...]:
        return verdicts_of(path, app.every_format())

    with intake(tmp_path / "there", "drop-after-commit", judge=judge) as there:
        sender = TusDestination("tinh", f"{there.url}/files", timing=QUICK)
        deliver(packed, sender, now=True)
        while only(packed).standing is Standing.CONFIRMED:
            deliver(packed, sender)
        (receipt,) = there.store.receipts()
    assert only(packed).standing is Standing.ACCEPTED
    assert (receipt["state"], [v["passed"] for v in receipt["verdicts"]]) == ("accepted", [True])
    assert only(packed).delivery_id == receipt["delivery_id"]
    assert verify(packed) == []


def test_waits_grow_to_an_hour() -> None:
    assert [wait(n) // timedelta(minutes=1) for n in (1, 2, 3, 7, 50)] == [1, 2, 4, 60, 60]
