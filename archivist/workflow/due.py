"""Which dossiers are near a deadline or past it, and what keeps them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from archivist import clock
from archivist.model.transfer import Standing
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.workflow.deadlines import Deadline, deadlines
from archivist.workflow.parts import Parts
from archivist.workflow.readiness import readiness
from archivist.workflow.stages.deliver import packages

_ARRIVED = (Standing.CONFIRMED, Standing.ACCEPTED)


class Why(StrEnum):
    """What keeps a dossier."""

    UNFINISHED = "unfinished"
    DOUBTS = "doubts"
    REFUSED = "refused"
    WAITS = "waits"
    NOWHERE = "nowhere"


WHY = {
    Why.UNFINISHED: N_("its package is not made yet"),
    Why.DOUBTS: N_("grave doubts that are open: {n}"),
    Why.REFUSED: N_("the archive did not accept it"),
    Why.WAITS: N_("its package waits to be sent"),
    Why.NOWHERE: N_("no destination takes it"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A dossier that is not handed over, its nearest deadline, and why; `doubts` counts the grave ones."""

    dossier_id: str
    deadline: Deadline
    overdue: bool
    why: Why
    doubts: int = 0


def due_dossiers(workspace: Workspace, parts: Parts) -> tuple[Due, ...]:
    """Those past a deadline or near one, the most urgent first. Only for them is it asked what keeps them."""
    today = clock.now().astimezone(clock.VIETNAM).date()
    told = [(d.dossier_id, found) for d in workspace.dossiers() if (found := _pressing(workspace, d.dossier_id, today))]
    late = [_due(workspace, parts, dossier_id, deadline, today) for dossier_id, deadline in told]
    return tuple(sorted((d for d in late if d), key=lambda d: d.deadline.on))


def _pressing(workspace: Workspace, dossier_id: str, today: date) -> Deadline | None:
    """The last deadline that was missed, else the first that is near."""
    every = deadlines(workspace, dossier_id)
    missed = [d for d in every if d.overdue(today)]
    return missed[-1] if missed else next((d for d in every if d.near(today)), None)


def _due(workspace: Workspace, parts: Parts, dossier_id: str, deadline: Deadline, today: date) -> Due | None:
    """None where every package of the dossier is with an archive."""
    current = {p.digest for p, valid in packages(workspace, dossier_id, parts) if valid}
    mine = [t for t in workspace.transfers(dossier_id) if t.digest in current]
    arrived = {t.digest for t in mine if t.standing in _ARRIVED}
    if current and arrived == current:
        return None
    grave = len(readiness(workspace, dossier_id, parts).grave)
    if any(t.standing in (Standing.REFUSED, Standing.PARTLY) for t in mine):
        why = Why.REFUSED
    elif grave:
        why = Why.DOUBTS
    elif not current:
        why = Why.UNFINISHED
    else:
        why = Why.WAITS if any(t.open for t in mine) else Why.NOWHERE
    return Due(dossier_id, deadline, deadline.overdue(today), why, grave)
