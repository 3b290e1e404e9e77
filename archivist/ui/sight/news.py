"""What changed in a workspace since it was last looked at."""

from dataclasses import dataclass

from archivist.storage.workspace import Workspace

MOST = 5000


@dataclass(frozen=True, slots=True)
class News:
    """The number of the last event; what the events since were about, and the dossiers that they name.

    `subjects` is None where there are too many to go through one by one: everything may have changed.
    """

    head: int
    subjects: frozenset[str] | None = frozenset()
    new_dossiers: bool = False


def news(workspace: Workspace, since: int) -> News:
    """Cheap when nothing happened: one question for one row."""
    head, _chain = workspace.head()
    if head == since:
        return News(head)
    if head < since or head - since > MOST:
        return News(head, None, new_dossiers=True)
    events = list(workspace.events(since))
    named = (str(e.detail[key]) for e in events for key in ("dossier", "batch") if key in e.detail)
    opened = any(e.kind in ("dossier.opened", "dossier.titled", "code.allocated", "code.voided") for e in events)
    return News(events[-1].seq, frozenset({e.subject for e in events} | set(named)), opened)
