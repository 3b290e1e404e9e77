"""Signing in: deny by default at every event, mistakes counted and kept, nobody works on after they were removed."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archivist import clock
from archivist.model.event import Draft
from archivist.model.rights import Right, Role
from archivist.storage import admission, passwords
from archivist.storage.recover import recover
from archivist.storage.sign_in import TRIES, WAIT, allows, confirm, expect, sign_in, sign_out, signed_in
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import (
    ConfirmFirst,
    NotAllowed,
    NotAPerson,
    PersonGone,
    SecretWrong,
    SignInFirst,
    SignInWaits,
)
from archivist.workflow import people
from tests.storage import drafts

PIN = "493817"


@pytest.fixture
def staffed(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """An administrator (signed in), an operator and an approver, all with the same PIN, hashed cheaply."""
    monkeypatch.setattr(passwords, "MEMORY", 64)
    monkeypatch.setattr(passwords, "PASSES", 1)
    people.add(workspace, "quản.trị", "Trần Quản Trị", [Role.ADMINISTRATOR], PIN)
    people.add(workspace, "lan", "Nguyễn Thị Lan", [Role.OPERATOR], PIN)
    people.add(workspace, "hùng", "Lê Văn Hùng", [Role.APPROVER], PIN)
    return workspace


def test_without_people_whoever_sits_there_works_alone(workspace: Workspace) -> None:
    (event,) = workspace.record([drafts.dossier("d")])
    assert event.actor
    assert allows(workspace, Right.DELETE)
    assert people.is_alone(workspace)


def test_each_event_bears_the_person(staffed: Workspace) -> None:
    sign_in(staffed, "lan", PIN)
    (event,) = staffed.record([drafts.dossier("d")])
    assert event.actor == "lan"


def test_nobody_signed_in_records_nothing(staffed: Workspace) -> None:
    sign_out(staffed)
    with pytest.raises(SignInFirst):
        staffed.record([drafts.dossier("d")])
    assert staffed.dossiers() == ()
    assert signed_in(staffed) is None


def test_the_session_outlives_the_pen_and_belongs_to_its_workspace(staffed: Workspace, tmp_path: Path) -> None:
    path = staffed.path
    sign_in(staffed, "lan", PIN)
    staffed.close()
    with Workspace.open(path) as again:
        assert again.record([drafts.dossier("d")])[0].actor == "lan"


@pytest.mark.parametrize(
    "draft",
    [
        Draft("page.removed", "p", {"digest": "", "reason": ""}),
        Draft("value.set", "p", {"field": "declassified", "value": {}}),
        Draft("person.added", "x", {"full_name": "", "roles": ["administrator"], "secret": ""}),
        Draft("dossier.approved", "d", {"substance": "", "alone": False}),
        Draft("never.heard-of", "d", {}),
    ],
)
def test_an_operator_may_not(staffed: Workspace, draft: Draft) -> None:
    sign_in(staffed, "lan", PIN)
    before = staffed.head()
    with pytest.raises(NotAllowed):
        staffed.record([drafts.dossier("d"), draft])
    assert staffed.head() == before, "all or nothing"


def test_a_page_that_may_not_be_removed_keeps_its_bytes(staffed: Workspace) -> None:
    sign_in(staffed, "lan", PIN)
    master = staffed.vault.put(b"scan")
    staffed.record([drafts.dossier("d"), drafts.batch("b", "d"), drafts.page("p", "b", 1, master)])
    with pytest.raises(NotAllowed):
        staffed.remove(["p"], "nhầm")
    assert staffed.vault.read(master) == b"scan"


def test_what_cannot_be_taken_back_asks_again(staffed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(admission, "ticking", lambda: now[0])
    sign_in(staffed, "hùng", PIN)
    expect(staffed, Right.DELETE)
    now[0] = admission.FRESH_SECONDS
    with pytest.raises(ConfirmFirst):
        expect(staffed, Right.DELETE)
    assert allows(staffed, Right.SEE)
    with pytest.raises(SecretWrong):
        confirm(staffed, "000000")
    confirm(staffed, PIN)
    assert allows(staffed, Right.DELETE)


def test_a_window_that_nobody_touches_locks(staffed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]
    monkeypatch.setattr(admission, "ticking", lambda: now[0])
    sign_in(staffed, "lan", PIN)
    session = admission.session_at(staffed.path)
    assert session
    now[0] = 299.0
    assert not session.idle(5)
    now[0] = 300.0
    assert session.idle(5)
    assert not session.idle(0), "0 = never"
    session.stirred()
    assert not session.idle(5)


def test_somebody_removed_while_signed_in_is_stopped_at_the_next_event(staffed: Workspace) -> None:
    sign_in(staffed, "lan", PIN)
    staffed.record([drafts.dossier("d")])
    admission.begin(staffed.path, "quản.trị")
    people.remove(staffed, "lan")
    admission.begin(staffed.path, "lan")
    with pytest.raises(PersonGone):
        staffed.record([drafts.batch("b", "d")])
    with pytest.raises(NotAPerson):
        sign_in(staffed, "lan", PIN)
    assert signed_in(staffed) is None
    assert [e.actor for e in staffed.events(subject="d")] == ["lan"], "what was done stays told"


def test_tries_are_counted_shown_and_outlive_the_program(staffed: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime.now(UTC) + timedelta(minutes=1)
    monkeypatch.setattr(clock, "now", lambda: moment)
    left = []
    for _number in range(TRIES):
        with pytest.raises(SecretWrong) as wrong:
            sign_in(staffed, "lan", "111111")
        left.append(wrong.value.details["left"])
    assert left == [4, 3, 2, 1, 0]
    path = staffed.path
    staffed.close()
    with Workspace.open(path) as again:
        with pytest.raises(SignInWaits) as waits:
            sign_in(again, "lan", PIN)
        assert waits.value.details["minutes"] == 5
        moment += WAIT
        sign_in(again, "lan", PIN)
        assert again.people()["lan"].wrong == 0


def test_a_new_secret_ends_the_waiting(staffed: Workspace) -> None:
    for _number in range(TRIES):
        with pytest.raises(SecretWrong):
            sign_in(staffed, "lan", "111111")
    people.set_secret(staffed, "lan", "mật khẩu mới")
    assert sign_in(staffed, "lan", "mật khẩu mới").name == "lan"


def test_people_are_built_again_from_the_journal(staffed: Workspace) -> None:
    known, path = staffed.people(), staffed.path
    people.set_alone(staffed, "một cán bộ", alone=True)
    staffed.close()
    recover(path)
    assert verify(path) == []
    with Workspace.open(path) as again:
        assert again.people() == known
        assert people.is_alone(again)
        assert sign_in(again, "lan", PIN).roles == (Role.OPERATOR,)


def test_no_secret_lies_readable_in_the_workspace(staffed: Workspace) -> None:
    people.set_secret(staffed, "lan", "mật khẩu rất dài")
    path = staffed.path
    staffed.close()
    for file in (f for f in path.rglob("*") if f.is_file()):
        content = file.read_bytes()
        assert b"m\xe1\xba\xadt kh\xe1\xba\xa9u r" not in content
        assert PIN.encode() not in content


def test_a_record_of_a_secret_fits_only_that_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    record = passwords.kept_form("mật khẩu")
    assert record.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert passwords.fits("mật khẩu", record)
    assert not passwords.fits("mat khau", record)
    assert not passwords.fits("mật khẩu", "")
