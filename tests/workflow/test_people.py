"""Entering people: names are given once, somebody can always enter others, nobody passes their own work."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist import app
from archivist.cli import main
from archivist.model.event import Draft
from archivist.model.rights import Role
from archivist.settings import load_settings
from archivist.storage import passwords
from archivist.storage.sign_in import sign_in
from archivist.storage.workspace import Workspace
from archivist.troubles import BadPerson, Exit, LastAdministrator, NotAllowed, NotYet, OwnWork
from archivist.workflow import approval, people
from archivist.workflow.history import saw, visits
from archivist.workflow.parts import Parts
from archivist.workflow.readiness import readiness
from tests.leaves import dossier

PIN = "493817"
CODE = "H49.64.2019.05"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "MEMORY", 64)
    monkeypatch.setattr(passwords, "PASSES", 1)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Workspace]:
    with Workspace.create(tmp_path / "w") as workspace:
        yield workspace


@pytest.mark.parametrize(
    ("name", "roles", "secret"),
    [
        ("", [Role.ADMINISTRATOR], PIN),
        ("hai tên", [Role.ADMINISTRATOR], PIN),
        ("lan", [], PIN),
        ("lan", [Role.OPERATOR], PIN),
        ("lan", [Role.ADMINISTRATOR], "12345"),
        ("lan", [Role.ADMINISTRATOR], "ngắn"),
    ],
)
def test_what_cannot_be_entered(empty: Workspace, name: str, roles: list[Role], secret: str) -> None:
    with pytest.raises(BadPerson):
        people.add(empty, name, name, roles, secret)
    assert empty.people() == {}


def test_a_name_is_given_once(empty: Workspace) -> None:
    people.add(empty, "an", "An", [Role.ADMINISTRATOR], PIN)
    people.add(empty, "lan", "Lan", [Role.OPERATOR], PIN)
    people.remove(empty, "lan")
    with pytest.raises(BadPerson):
        people.add(empty, "lan", "Lan khác", [Role.OPERATOR], PIN)


def test_the_last_administrator_stays(empty: Workspace) -> None:
    people.add(empty, "an", "An", [Role.ADMINISTRATOR], PIN)
    with pytest.raises(LastAdministrator):
        people.remove(empty, "an")
    with pytest.raises(LastAdministrator):
        people.set_roles(empty, "an", [Role.OPERATOR])
    people.add(empty, "bình", "Bình", [Role.ADMINISTRATOR], PIN)
    people.remove(empty, "an")


@pytest.fixture
def described(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Workspace, str, Parts]]:
    """A dossier that lan scanned, in a centre that asks for checking; everybody is entered, lan is signed in."""
    monkeypatch.setenv("ARCHIVIST_SETTING_PEOPLE__APPROVAL", "true")
    words = ["--engine", "blank", "--jobs", "1", "--format", "BagIt", "--json"]
    with Workspace.create(tmp_path / "w") as workspace:
        people.add(workspace, "an", "An", [Role.ADMINISTRATOR], PIN)
        people.add(workspace, "lan", "Lan", list(Role), PIN)
        people.add(workspace, "hùng", "Hùng", [Role.CHECKER, Role.APPROVER], PIN)
        people.add(workspace, "mai", "Mai", [Role.APPROVER], PIN)
    monkeypatch.setenv("ARCHIVIST_PERSON", "lan")
    paper = str(dossier(tmp_path / "in"))
    monkeypatch.setattr("getpass.getpass", lambda _asked: PIN)
    assert main(["run", paper, "--workspace", str(tmp_path / "w"), "--dossier", CODE, *words]) == Exit.DOUBTS
    settings = load_settings(ocr={"engine": "blank"}, packaging={"formats": ("BagIt",)})
    with app.parts_of(settings) as parts, Workspace.open(tmp_path / "w") as workspace:
        sign_in(workspace, "lan", PIN)
        found = workspace.dossier_of_code(CODE)
        assert found
        yield workspace, found.dossier_id, parts


def codes(workspace: Workspace, dossier_id: str, parts: Parts) -> set[str]:
    return {d.code for d in readiness(workspace, dossier_id, parts).grave}


def test_checked_by_one_approved_by_another(described: tuple[Workspace, str, Parts]) -> None:
    workspace, dossier_id, parts = described
    assert codes(*described) == {"dossier.not-checked", "dossier.not-approved"}
    with pytest.raises(OwnWork):
        approval.check(workspace, dossier_id, parts)
    sign_in(workspace, "mai", PIN)
    with pytest.raises(NotAllowed):
        approval.check(workspace, dossier_id, parts)
    with pytest.raises(NotYet):
        approval.approve(workspace, dossier_id, parts)
    sign_in(workspace, "hùng", PIN)
    approval.check(workspace, dossier_id, parts)
    with pytest.raises(OwnWork):
        approval.approve(workspace, dossier_id, parts)
    sign_in(workspace, "mai", PIN)
    approval.approve(workspace, dossier_id, parts)
    assert codes(*described) == set()


def test_a_change_takes_both_away(described: tuple[Workspace, str, Parts]) -> None:
    workspace, dossier_id, parts = described
    sign_in(workspace, "hùng", PIN)
    approval.check(workspace, dossier_id, parts)
    sign_in(workspace, "lan", PIN)
    workspace.record([Draft("value.set", dossier_id, {"field": "title", "value": "Khác"})])
    assert "dossier.not-checked" in codes(*described)


def test_a_centre_of_one_person_passes_its_own_work_and_the_ledger_says_so(described: tuple[Workspace, str, Parts]) -> None:
    workspace, dossier_id, parts = described
    people.set_alone(workspace, "chỉ có một cán bộ lưu trữ", alone=True)
    approval.check(workspace, dossier_id, parts)
    approval.approve(workspace, dossier_id, parts)
    assert codes(*described) == set()
    told = [e for e in workspace.events() if e.kind in ("people.alone", "dossier.approved")]
    assert [(e.kind, e.actor, e.detail["alone"]) for e in told] == [
        ("people.alone", "lan", True),
        ("dossier.approved", "lan", True),
    ]


def test_who_had_to_do_with_a_dossier(described: tuple[Workspace, str, Parts]) -> None:
    workspace, dossier_id, _parts = described
    sign_in(workspace, "hùng", PIN)
    for _look in range(3):
        saw(workspace, dossier_id)
    found = {v.name: dict(v.deeds) for v in visits(workspace, dossier_id)}
    assert set(found) == {"lan", "hùng"}
    assert found["hùng"] == {"dossier.seen": 1}, "a few looks within an hour are one"
    assert found["lan"]["page.captured"] == 3
