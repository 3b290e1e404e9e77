"""How far a dossier has come with people: checked, approved, or changed since, which takes both away by itself."""

import hashlib
from collections.abc import Iterator

from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.event import Event
from archivist.model.plain import canonical
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.workflow.bound import arrangement_of, descriptions

NOT_CHECKED, NOT_APPROVED = "dossier.not-checked", "dossier.not-approved"
CHECKED, APPROVED = "dossier.checked", "dossier.approved"


def substance(workspace: Workspace, dossier_id: str) -> str:
    """SHA-256 of what a person has looked at: the code, the facsimiles, and every value of the descriptions."""
    dossier, arrangement = workspace.dossier(dossier_id), arrangement_of(workspace, dossier_id)
    documents = arrangement.documents if arrangement else ()
    bound = workspace.results("bind", [d.document_id for d in documents])
    described = descriptions(workspace, arrangement) if arrangement else {}
    pages = [[bound[i].blob if i in bound else None, described[i].values()] for i in (d.document_id for d in documents)]
    said = [dossier.file_code, dossier.title, workspace.by_hand(dossier_id), pages]
    return hashlib.sha256(canonical(said)).hexdigest()


def last_of(workspace: Workspace, dossier_id: str, kind: str) -> Event | None:
    """The last time that the dossier was passed, as long as it is still what was looked at then."""
    passed = [e for e in workspace.events(subject=dossier_id) if e.kind == kind]
    return passed[-1] if passed and passed[-1].detail["substance"] == substance(workspace, dossier_id) else None


def standing_doubts(workspace: Workspace, dossier_id: str, settings: Settings) -> Iterator[Doubt]:
    """What keeps an unchecked or unapproved dossier here; nothing where the settings do not ask."""
    if not settings.people.approval:
        return
    place = Place(subject=dossier_id)
    if last_of(workspace, dossier_id, CHECKED) is None:
        yield Doubt(NOT_CHECKED, Severity.GRAVE, _UNCHECKED, _CHECK, place)
    if last_of(workspace, dossier_id, APPROVED) is None:
        yield Doubt(NOT_APPROVED, Severity.GRAVE, _UNAPPROVED, _APPROVE, place)


_UNCHECKED = N_("Nobody has compared the dossier, as it is now, with its paper.")
_CHECK = N_("A second person checks it: archivist workspace checked.")
_UNAPPROVED = N_("Nobody has approved the dossier as it is now.")
_APPROVE = N_("Somebody who may approve does so: archivist workspace approve.")
