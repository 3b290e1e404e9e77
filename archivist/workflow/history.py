"""What the ledger tells of one dossier: who opened, changed, checked, signed, sent and saw it, and when."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from heapq import merge

from archivist import clock
from archivist.model.event import Draft, Event
from archivist.storage.sign_in import signed_in
from archivist.storage.workspace import Workspace

SEEN = "dossier.seen"
AGAIN = timedelta(hours=1)  # who looks at a dossier all morning has seen it a few times, not once a page


@dataclass(frozen=True, slots=True)
class Visit:
    """One person and one dossier: since when, until when (UTC), and how often what was done; `dossier.seen` is looking."""

    name: str
    first: str
    last: str
    deeds: tuple[tuple[str, int], ...]


def events_of(workspace: Workspace, dossier_id: str) -> Iterator[Event]:
    """Every event of the dossier, its batches, its pages – those that are gone too –, documents and packages, in order."""
    yield from merge(*(workspace.events(subject=s) for s in workspace.subjects_of(dossier_id)), key=lambda e: e.seq)


def saw(workspace: Workspace, dossier_id: str) -> None:
    """The person who is signed in looks at the dossier; told once an hour. Where nobody signs in, nothing is told."""
    person = signed_in(workspace)
    if person is None:
        return
    mine = [e for e in workspace.events(subject=dossier_id) if e.kind == SEEN and e.actor == person.name]
    if not mine or clock.now() - clock.parse(mine[-1].at) >= AGAIN:
        workspace.record([Draft(SEEN, dossier_id, {})])


def visits(workspace: Workspace, dossier_id: str) -> tuple[Visit, ...]:
    """Everybody who had to do with the dossier, in the order in which they came."""
    deeds: dict[str, Counter[str]] = {}
    times: dict[str, list[str]] = {}
    for event in events_of(workspace, dossier_id):
        deeds.setdefault(event.actor, Counter())[event.kind] += 1
        times.setdefault(event.actor, []).append(event.at)
    return tuple(Visit(name, times[name][0], times[name][-1], tuple(sorted(deeds[name].items()))) for name in deeds)
