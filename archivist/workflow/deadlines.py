"""By when a dossier must be handed over, and how near that is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from archivist import clock
from archivist.resources import resource
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import arrangement_of, descriptions

RULES = "deadlines-2025"
CLOSED = "closed_on"  # the day on which the job ended, where a hand has said so


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day, from when on it is near, and the rule behind it."""

    name: str
    on: date
    near_from: date
    basis: str

    def overdue(self, today: date) -> bool:
        return today > self.on

    def near(self, today: date) -> bool:
        return self.near_from <= today <= self.on


def deadlines(workspace: Workspace, dossier_id: str) -> tuple[Deadline, ...]:
    """The nearest first; none for a dossier that has no pages yet."""
    ended = job_ended(workspace, dossier_id)
    return () if ended is None else tuple(sorted(_after(ended), key=lambda d: d.on))


def job_ended(workspace: Workspace, dossier_id: str) -> date | None:
    """As a hand has said, else the later of the dossier's last date and the day on which it was digitised."""
    said = _day(str(workspace.by_hand(dossier_id).get(CLOSED, "")))
    if said:
        return said
    digitised = [clock.parse(b.opened_at).astimezone(clock.VIETNAM).date() for b in workspace.batches(dossier_id)]
    return max((*digitised, *_dated(workspace, dossier_id)), default=None) if digitised else None


def urgency(workspace: Workspace, dossier_ids: Sequence[str]) -> dict[str, date]:
    """The nearest deadline of each dossier: what is due first goes first."""
    return {i: next((d.on for d in deadlines(workspace, i)), date.max) for i in dossier_ids}


def _dated(workspace: Workspace, dossier_id: str) -> list[date]:
    arrangement = arrangement_of(workspace, dossier_id)
    if arrangement is None:
        return []
    told = (d.value("date") for d in descriptions(workspace, arrangement).values())
    return [day for text in told if (day := _day(text))]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _after(ended: date) -> list[Deadline]:
    found = []
    for name, days, remind, basis in _rules():
        last = ended + timedelta(days=days)
        found.append(Deadline(name, last, last - timedelta(days=remind), basis))
    return found


@lru_cache
def _rules() -> tuple[tuple[str, int, int, str], ...]:
    told = json.loads(resource(f"rules/{RULES}.json").read_text(encoding="utf-8"))
    return tuple((d["name"], d["days"], d["remind"], d["basis"]) for d in told["deadlines"])
