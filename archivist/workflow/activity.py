"""What people did, in words: the events that tell of it, newest first, each with the place that it was about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from archivist.model.event import Event
from archivist.model.letters import folded
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.workflow.acts import SENTENCES

MOST = 500
_ACTS = ("act.done", "act.undone", "act.redone")
# What acts are made of: told once, by the act, where there is one.
_PARTS = frozenset(
    ("value.set", "value.cleared", "page.set-aside", "page.restored", "doubt.settled", "doubt.reopened")
)  # fmt: skip
TOLD = {
    "dossier.opened": N_("Dossier opened: {title}"),
    "dossier.titled": N_("Dossier named: {title}"),
    "batch.opened": N_("Scanned from {device}"),
    "capture.refused": N_("Not taken in: {name}"),
    "page.set-aside": N_("Set aside"),
    "page.restored": N_("Taken back from the grey tray"),
    "page.removed": N_("Page removed for good: {reason}"),
    "value.set": N_("Set by hand: {field}"),
    "value.cleared": N_("Left to the machine again: {field}"),
    "code.allocated": N_("Code given: {file_code}"),
    "code.voided": N_("Code withdrawn: {file_code} – {reason}"),
    "doubt.settled": N_("Doubt settled: {reason}"),
    "doubt.reopened": N_("Doubt opened again"),
    "delivery.queued": N_("On its way to {destination}"),
    "delivery.withdrawn": N_("Delivery to {destination} withdrawn"),
    "delivery.judged": N_("The archive has checked it: {destination}"),
    "package.delivered": N_("Delivered to {destination}"),
    "scan.below-the-law": N_("Scanned below what the law asks: {reason}"),
    "copy.made": N_("Second copy brought up to date"),
    "blob.restored": N_("Damaged bytes healed from the second copy"),
    "clock.jumped": N_("The computer's clock was put back"),
    "act.done": "{act}",
    "act.undone": N_("Taken back: {act}"),
    "act.redone": N_("Done again: {act}"),
}


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: `at` UTC as the clock stamps it, who, a source of the translation with its values, and what it was about;
    `dossier_id` and `page_id` are empty where nothing of it is there to be shown.
    """

    seq: int
    at: str
    actor: str
    kind: str
    sentence: str
    values: dict[str, str]
    dossier_id: str
    page_id: str

    def told(self) -> str:
        """In the language in force."""
        said = {name: _word_of(name, value) for name, value in self.values.items()}
        return (_(self.sentence) if self.sentence != TOLD["act.done"] else self.sentence).format_map(_Gaps(said))


def _word_of(name: str, value: str) -> str:
    if name == "act":
        return _(SENTENCES.get(value, value)) if value else value
    return _("a folder on a disk") if (name, value) == ("destination", "folder") else value


class _Gaps(dict[str, str]):
    """What an older event did not tell is left out."""

    def __missing__(self, key: str) -> str:
        return "–"


def activity(workspace: Workspace, before: int | None = None, most: int = MOST) -> tuple[Happening, ...]:
    """The last happenings before the event of that number, newest first."""
    found = workspace.latest(TOLD, before if before is not None else workspace.head()[0] + 1, most)
    kept = list(_without_parts(found))
    homes = workspace.dossiers_of({e.subject for e in kept} | {_subject(e) for e in kept})
    return tuple(_happening(event, homes, found) for event in kept)


def fitting(happenings: Sequence[Happening], typed: str) -> tuple[Happening, ...]:
    """Those that say all words, in their sentence, person or day; with or without diacritics."""
    words = folded(typed).split()
    return tuple(h for h in happenings if all(w in folded(f"{h.told()} {h.actor} {h.at[:10]}") for w in words))


def _without_parts(newest_first: Iterable[Event]) -> Iterable[Event]:
    """An act stands for the events that were recorded with it: those before it, in the same moment."""
    moment = ""
    for event in newest_first:
        if event.kind in _ACTS:
            moment = event.at
        elif event.kind in _PARTS and event.at == moment:
            continue
        yield event


def _happening(event: Event, homes: dict[str, str], known: Sequence[Event]) -> Happening:
    subject = _subject(event)
    dossier_id = str(event.detail.get("dossier") or homes.get(subject) or homes.get(event.subject, ""))
    page_id = subject if subject in homes and subject != dossier_id and event.kind != "batch.opened" else ""
    return Happening(
        event.seq, event.at, event.actor, event.kind, TOLD[event.kind], _values(event, known), dossier_id, page_id
    )


def _subject(event: Event) -> str:
    """What to look at: acts name it, other events are about it."""
    return str(event.detail.get("subject", event.subject)) if event.kind == "act.done" else event.subject


def _values(event: Event, known: Sequence[Event]) -> dict[str, str]:
    detail: dict[str, Any] = dict(event.detail)
    if event.kind in ("act.undone", "act.redone"):
        done = next((e for e in known if e.seq == detail.get("act")), None)
        detail = dict(done.detail) if done else {}
    said = {name: str(value) for name, value in detail.items() if isinstance(value, (str, int)) and value != ""}
    if "device" in said:  # of a folder its name: where it lies is too long to read
        said["device"] = said["device"].rstrip("/").rpartition("/")[2] or said["device"]
    return said | ({"act": said["word"]} if "word" in said else {})
