"""People of a workspace are entered, given roles and secrets, and removed; each step is an event."""

import re
from collections.abc import Sequence

from archivist.model.event import Draft
from archivist.model.person import Person
from archivist.model.rights import Role
from archivist.storage.passwords import kept_form
from archivist.storage.people import ALONE, CENTRE
from archivist.storage.sign_in import sign_in
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.troubles import BadPerson, LastAdministrator, NotAPerson

_NAME = re.compile(r"[\w.-]{1,40}")
_PIN, _PASSWORD = 6, 8  # digits; characters
_TAKEN = N_("the name {name} was given before")
_NO_ROLE = N_("without a role nobody can do anything")
_FIRST = N_("the first person must be an administrator")
_SHORT = N_("the PIN or password is too short")
_ODD = N_("{name} is no name to sign in with")


def add(workspace: Workspace, name: str, full_name: str, roles: Sequence[Role], secret: str) -> Person:
    """From the first person on, everybody signs in; whoever enters the first is signed in as that one at once.

    Raises BadPerson, and what a sign-in asks for.
    """
    known = workspace.people()
    if not _NAME.fullmatch(name):
        raise BadPerson(reason=_(_ODD).format(name=name))
    if name in known:
        raise BadPerson(reason=_(_TAKEN).format(name=name))
    if not roles:
        raise BadPerson(reason=_(_NO_ROLE))
    if not known and Role.ADMINISTRATOR not in roles:
        raise BadPerson(reason=_(_FIRST))
    detail = {"full_name": full_name, "roles": _told(roles), "secret": _kept(secret)}
    workspace.record([Draft("person.added", name, detail)])
    if not known:
        sign_in(workspace, name, secret)
    return workspace.people()[name]


def set_roles(workspace: Workspace, name: str, roles: Sequence[Role]) -> None:
    """Raises NotAPerson, BadPerson, LastAdministrator."""
    _living(workspace, name)
    if not roles:
        raise BadPerson(reason=_(_NO_ROLE))
    if Role.ADMINISTRATOR not in roles:
        _expect_another(workspace, name)
    workspace.record([Draft("person.roles", name, {"roles": _told(roles)})])


def set_secret(workspace: Workspace, name: str, secret: str) -> None:
    """A new PIN or password, also for somebody who was wrong too often. Raises NotAPerson, BadPerson."""
    _living(workspace, name)
    workspace.record([Draft("person.secret", name, {"secret": _kept(secret)})])


def remove(workspace: Workspace, name: str) -> None:
    """The person can do nothing here any more, signed in or not; the name is never given again. Raises NotAPerson,
    LastAdministrator.
    """
    _living(workspace, name)
    _expect_another(workspace, name)
    workspace.record([Draft("person.removed", name, {})])


def set_alone(workspace: Workspace, reason: str, *, alone: bool) -> None:
    """Whether one person does everything at this centre, checking included; the ledger says so, and why."""
    workspace.record([Draft("people.alone", CENTRE, {ALONE: alone, "reason": reason})])


def is_alone(workspace: Workspace) -> bool:
    """Said so, or nobody was ever entered."""
    return not workspace.people() or workspace.by_hand(CENTRE).get(ALONE) is True


def _living(workspace: Workspace, name: str) -> Person:
    person = workspace.people().get(name)
    if person is None or person.removed:
        raise NotAPerson(name=name)
    return person


def _expect_another(workspace: Workspace, name: str) -> None:
    others = [p for p in workspace.people().values() if p.name != name and Role.ADMINISTRATOR in p.roles]
    if not others:
        raise LastAdministrator(name=name)


def _kept(secret: str) -> str:
    if len(secret) < (_PIN if secret.isdecimal() else _PASSWORD):
        raise BadPerson(reason=_(_SHORT))
    return kept_form(secret)


def _told(roles: Sequence[Role]) -> list[str]:
    return sorted({str(role) for role in roles})
