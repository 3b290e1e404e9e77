"""What a person sets of a description: one field, alike fields at once, a doubt that is settled; each one act."""

import re
from collections.abc import Iterator, Sequence

from archivist.model.description import By, Description
from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.workflow.acts import Act
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.counts import DECLARED

# Of these the documents of a dossier often have the same value; a number or a subject of another would only mislead.
SHARED = frozenset(
    ("doc_type", "place", "agency_parent", "agency", "addressee", "signer_authority", "signer_title", "signer_name")
)
_CODE = re.compile(r"\s*(?P<number>\d+[A-Za-z]?)\s*/\s*(?P<notation>\S.*?)\s*")


def set_field(dossier_id: str, subject: str, field: str, value: str) -> Act:
    """`subject` is the document, or the dossier for one of its own fields; dates are ISO. Parts of số, ký hiệu follow."""
    return Act("field", dossier_id, subject, tuple(_set(subject, field, value)))


def set_alike(workspace: Workspace, dossier_id: str, subject: str, field: str, value: str) -> Act:
    """This document's field, and that of every document of the dossier for which the machine proposes the same value."""
    subjects = [subject, *(i for i in alike(workspace, dossier_id, subject, field) if i != subject)]
    return Act("alike", dossier_id, subject, tuple(d for i in subjects for d in _set(i, field, value)))


def alike(workspace: Workspace, dossier_id: str, subject: str, field: str) -> tuple[str, ...]:
    """The documents for which the machine proposes what it proposes for `subject`, but for those set by hand; where nobody
    knows anything of a field that documents of a dossier share, those that know nothing of it either.
    """
    arrangement = arrangement_of(workspace, dossier_id)
    described = descriptions(workspace, arrangement) if arrangement else {}
    if field in SHARED and not described.get(subject, Description()).value(field):
        return tuple(i for i, d in described.items() if not d.value(field))
    wanted = _proposed(described.get(subject, Description()), field)
    return tuple(i for i, d in described.items() if wanted and _proposed(d, field) == wanted)


def accept_group(dossier_id: str, readings: Sequence[tuple[str, str, str]]) -> Act:
    """Readings that a person found right in the grid, as (subject, field, value): all by hand from now on, at one stroke."""
    drafts = tuple(d for subject, field, value in readings for d in _set(subject, field, value))
    return Act("group", dossier_id, readings[0][0] if readings else dossier_id, drafts)


def settle(dossier_id: str, doubt: str, reason: str, subject: str) -> Act:
    """A person takes the responsibility for a doubt, by its name; `subject` is where to look afterwards."""
    return Act("settle", dossier_id, subject, (Draft("doubt.settled", dossier_id, {"doubt": doubt, "reason": reason}),))


def declare(dossier_id: str, leaves: int) -> Act:
    """The number of leaves that the whole dossier has on paper."""
    return Act("leaves", dossier_id, dossier_id, (Draft("value.set", dossier_id, {"field": DECLARED, "value": leaves}),))


def _set(subject: str, field: str, value: str) -> Iterator[Draft]:
    yield Draft("value.set", subject, {"field": field, "value": value})
    parts = _CODE.fullmatch(value) if field == "code" else None
    for name, part in parts.groupdict().items() if parts else ():
        yield Draft("value.set", subject, {"field": name, "value": part})


def _proposed(description: Description, field: str) -> str:
    entry = description.get(field)
    return entry.value if entry and entry.origin.by is By.MACHINE else ""
