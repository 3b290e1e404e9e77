"""Signing in and out of a workspace, and giving the PIN or password again before what cannot be taken back."""

from datetime import timedelta

from archivist import clock
from archivist.model.event import Draft
from archivist.model.person import Person
from archivist.model.rights import Right
from archivist.storage import admission
from archivist.storage.passwords import fits
from archivist.storage.workspace import Workspace
from archivist.troubles import NotAPerson, SecretWrong, SignInFirst, SignInWaits, Trouble

TRIES = 5  # in a row; then one each WAIT
WAIT = timedelta(minutes=5)


def sign_in(workspace: Workspace, name: str, secret: str) -> Person:
    """From now on this person works here; recorded, as is every mistake.

    Raises NotAPerson, SecretWrong with the tries that are left, SignInWaits after too many.
    """
    person = _proved(workspace, name, secret)
    admission.begin(workspace.path, person.name)
    workspace.record([Draft("person.signed-in", person.name, {})])
    return person


def confirm(workspace: Workspace, secret: str) -> None:
    """The person who is signed in has just proved it again; also ends a lock. Raises what `sign_in` raises."""
    session = admission.session_at(workspace.path)
    if session is None:
        raise SignInFirst
    person = _proved(workspace, session.name, secret)
    admission.begin(workspace.path, person.name)
    workspace.record([Draft("person.confirmed", person.name, {})])


def sign_out(workspace: Workspace) -> None:
    """Nobody works here any more; harmless where nobody did."""
    session = admission.session_at(workspace.path)
    if session is not None:
        workspace.record([Draft("person.signed-out", session.name, {})])
        admission.end(workspace.path)


def signed_in(workspace: Workspace) -> Person | None:
    """Who works here now; None also for somebody who was removed meanwhile."""
    session = admission.session_at(workspace.path)
    person = workspace.people().get(session.name) if session else None
    return None if person is None or person.removed else person


def allows(workspace: Workspace, right: Right) -> bool:
    """Whether it may be done here and now; always where nobody was ever entered."""
    people = workspace.people()
    if not people:
        return True
    try:
        admission.expect(admission.session_at(workspace.path), people, right)
    except Trouble:
        return False
    return True


def expect(workspace: Workspace, right: Right) -> None:
    """Raises SignInFirst, PersonGone, NotAllowed, ConfirmFirst where it may not."""
    people = workspace.people()
    if people:
        admission.expect(admission.session_at(workspace.path), people, right)


def _proved(workspace: Workspace, name: str, secret: str) -> Person:
    person = workspace.people().get(name)
    if person is None or person.removed:
        raise NotAPerson(name=name)
    _refuse_too_early(person)
    if not fits(secret, person.secret):
        workspace.record([Draft("person.refused", name, {}, outcome="failure")])
        raise SecretWrong(name=name, left=max(0, TRIES - person.wrong - 1))
    return person


def _refuse_too_early(person: Person) -> None:
    if person.wrong < TRIES:
        return
    passed = clock.now() - clock.parse(person.wrong_at)
    if passed < WAIT:
        raise SignInWaits(name=person.name, minutes=-int((passed - WAIT).total_seconds() // 60))
