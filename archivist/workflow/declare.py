"""What a person or a cover sheet declares of a dossier before anybody looks at its pages."""

from archivist.clock import now
from archivist.model.codes import FileCode
from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.troubles import BadCode, CodeTaken
from archivist.workflow.counts import DECLARED, SIDES, counts


def declare_leaves(workspace: Workspace, dossier_id: str, leaves: int | None) -> None:
    """The leaves of the whole dossier; a later word replaces an earlier one, None says nothing."""
    _set(workspace, dossier_id, DECLARED, leaves)


def declare_sides(workspace: Workspace, dossier_id: str, label: str, sides: int) -> None:
    """How many pages make a leaf in the last batch of this device; scanners say so of each sheet themselves."""
    batches = [b for b in workspace.batches(dossier_id) if b.device == label]
    if batches:
        _set(workspace, batches[-1].batch_id, SIDES, sides)


def declare_loose(workspace: Workspace, dossier_id: str, agency: str, submission: int, *, incoming: bool) -> str:
    """Loose documents instead of a dossier (TT 05/2025, Điều 17): where they come from, and the code of their package, which
    counts the submission of the year and the package in it. Returns the code; one that was given out is kept.
    """
    source = "1" if incoming else "0"
    if workspace.by_hand(dossier_id).get("source") != source:
        workspace.record([Draft("value.set", dossier_id, {"field": "source", "value": source})])
    code = workspace.dossier(dossier_id).file_code
    if code:
        return code
    year = now().year
    before = str(FileCode.of_loose(agency, year, submission, 0)).removesuffix("0" * 7)
    taken = [int(d.file_code.removeprefix(before)) for d in workspace.dossiers() if d.file_code.startswith(before)]
    wanted = FileCode.of_loose(agency, year, submission, max(taken, default=0) + 1)
    return workspace.allocate(dossier_id, agency, year, str(wanted))


def adopt_code(workspace: Workspace, dossier_id: str) -> str:
    """The code on the cover sheet becomes the dossier's, where it has none, all covers agree and nobody else has it.

    Returns the dossier's code, empty where it still has none; what does not agree comes out as a doubt.
    """
    code = workspace.dossier(dossier_id).file_code
    named = {seen.cover.file_code for seen in counts(workspace, dossier_id).covers}
    if code or len(named) != 1:
        return code
    try:
        parsed = FileCode.parse(named.pop())
        return workspace.allocate(dossier_id, parsed.agency, parsed.year, str(parsed))
    except (BadCode, CodeTaken):
        return ""


def _set(workspace: Workspace, subject: str, field: str, value: int | None) -> None:
    if value is not None and workspace.by_hand(subject).get(field) != value:
        workspace.record([Draft("value.set", subject, {"field": field, "value": value})])
