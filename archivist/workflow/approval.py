"""A dossier is checked by one person and approved by another before it leaves, where the settings ask for that."""

from archivist.model.event import Draft
from archivist.model.rights import Right
from archivist.storage.sign_in import expect, signed_in
from archivist.storage.workspace import Workspace
from archivist.troubles import NotYet, OwnWork
from archivist.workflow.history import events_of
from archivist.workflow.parts import Parts
from archivist.workflow.people import is_alone
from archivist.workflow.readiness import readiness
from archivist.workflow.sealing import NOT_SIGNED
from archivist.workflow.standing import APPROVED, CHECKED, NOT_APPROVED, NOT_CHECKED, last_of, substance

# Whoever did one of these has worked on the dossier. What a machine did while somebody was signed in is not their work.
OF_HANDS = frozenset(
    {"batch.opened", "page.captured", "value.set", "value.cleared", "page.set-aside", "page.restored", "act.done"}
)
_LATER = {CHECKED: frozenset({NOT_CHECKED, NOT_APPROVED, NOT_SIGNED}), APPROVED: frozenset({NOT_APPROVED, NOT_SIGNED})}


def check(workspace: Workspace, dossier_id: str, parts: Parts) -> None:
    """The person who is signed in has compared the dossier with its paper. Raises NotYet, OwnWork, and what rights ask."""
    _pass(workspace, dossier_id, parts, Right.CHECK, CHECKED)


def approve(workspace: Workspace, dossier_id: str, parts: Parts) -> None:
    """It may be signed and leave; only what was checked as it is now. Raises NotYet, OwnWork, and what rights ask."""
    _pass(workspace, dossier_id, parts, Right.APPROVE, APPROVED)


def hands_of(workspace: Workspace, dossier_id: str) -> frozenset[str]:
    """Who has worked on the dossier by hand: scanned, arranged or described something of it."""
    return frozenset(e.actor for e in events_of(workspace, dossier_id) if e.kind in OF_HANDS)


def _pass(workspace: Workspace, dossier_id: str, parts: Parts, right: Right, kind: str) -> None:
    expect(workspace, right)
    dossier = workspace.dossier(dossier_id)
    name = dossier.file_code or dossier.title or dossier_id
    waiting = [d for d in readiness(workspace, dossier_id, parts).grave if d.code not in _LATER[kind]]
    if waiting:
        raise NotYet(dossier=name, reason=str(waiting[0]))
    alone, person = is_alone(workspace), signed_in(workspace)
    own = set() if person is None else {person.name} & _barred(workspace, dossier_id, kind)
    if own and not alone and parts.settings.people.four_eyes:
        raise OwnWork(name=own.pop(), dossier=name)
    workspace.record([Draft(kind, dossier_id, {"substance": substance(workspace, dossier_id), "alone": alone})])


def _barred(workspace: Workspace, dossier_id: str, kind: str) -> frozenset[str]:
    """Whoever worked on it; to approve, also whoever checked it."""
    checked = last_of(workspace, dossier_id, CHECKED) if kind == APPROVED else None
    return hands_of(workspace, dossier_id) | ({checked.actor} if checked else frozenset())
