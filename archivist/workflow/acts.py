"""Acts: what a person does at one stroke; recorded with what takes it back, so that undo outlives the window."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from archivist.model.event import Draft, Event
from archivist.model.plain import plain
from archivist.storage.workspace import Workspace
from archivist.translation import N_

SENTENCES = {
    "field": N_("Set a field"),
    "alike": N_("Set alike fields"),
    "line": N_("Correct a line"),
    "group": N_("Accept a group of readings"),
    "settle": N_("Settle a doubt"),
    "aside": N_("Set aside"),
    "take-back": N_("Take back from the grey tray"),
    "turn": N_("Turn a page"),
    "boundary": N_("Document boundary"),
    "move": N_("Move pages"),
    "leaves": N_("Declare leaves"),
    "replace": N_("Replace a page"),
    "insert": N_("Insert pages"),
    "pair": N_("Bring fronts and backs together"),
    "halve": N_("Part an opening into two pages"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """`word` is one of `SENTENCES`; `subject` the page or document to look at afterwards."""

    word: str
    dossier_id: str
    subject: str
    drafts: tuple[Draft, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """An act that was done, taken back or done again."""

    word: str
    dossier_id: str
    subject: str


def do(workspace: Workspace, act: Act) -> Done | None:
    """Records the act with its opposite, in one stroke; None where it would change nothing."""
    drafts = [d for d in act.drafts if (back := opposite(workspace, d)) is not None and not _same(back, d)]
    if not drafts:
        return None
    undo = [back for d in reversed(drafts) if (back := opposite(workspace, d))]
    told = {"word": act.word, "subject": act.subject, "undo": _told(undo), "redo": _told(drafts)}
    workspace.record([*drafts, Draft("act.done", act.dossier_id, told)])
    return Done(act.word, act.dossier_id, act.subject)


def undo(workspace: Workspace) -> Done | None:
    """Takes the last act back; None where there is none."""
    return _again(workspace, workspace.undoable().undo, "undo", "act.undone")


def redo(workspace: Workspace) -> Done | None:
    """Does again what was taken back last; None where there is nothing, or something else was done since."""
    return _again(workspace, workspace.undoable().redo, "redo", "act.redone")


def _again(workspace: Workspace, event: Event | None, which: str, kind: str) -> Done | None:
    if event is None:
        return None
    drafts = [Draft(d["kind"], d["subject"], d["detail"]) for d in event.detail[which]]
    workspace.record([*drafts, Draft(kind, event.subject, {"act": event.seq})])
    return Done(str(event.detail["word"]), event.subject, str(event.detail["subject"]))


def opposite(workspace: Workspace, draft: Draft) -> Draft | None:
    """The event that brings back what is there now; None for a kind that no act is made of."""
    make = _OPPOSITES.get(draft.kind)
    return make(workspace, draft) if make else None


def _value(workspace: Workspace, draft: Draft) -> Draft:
    field, by_hand = str(draft.detail["field"]), workspace.by_hand(draft.subject)
    if field in by_hand:
        return Draft("value.set", draft.subject, {"field": field, "value": by_hand[field]})
    return Draft("value.cleared", draft.subject, {"field": field})


def _aside(workspace: Workspace, draft: Draft) -> Draft:
    why = workspace.why_aside(draft.subject)
    return Draft("page.set-aside", draft.subject, {"why": why.value}) if why else Draft("page.restored", draft.subject, {})


def _settled(workspace: Workspace, draft: Draft) -> Draft:
    doubt, known = str(draft.detail["doubt"]), workspace.settled_reasons(draft.subject)
    if doubt in known:
        return Draft("doubt.settled", draft.subject, {"doubt": doubt, "reason": known[doubt]})
    return Draft("doubt.reopened", draft.subject, {"doubt": doubt})


_OPPOSITES: Mapping[str, Callable[[Workspace, Draft], Draft]] = {
    "value.set": _value,
    "value.cleared": _value,
    "page.set-aside": _aside,
    "page.restored": _aside,
    "doubt.settled": _settled,
    "doubt.reopened": _settled,
}


def _same(one: Draft, other: Draft) -> bool:
    return (one.kind, one.subject, plain(dict(one.detail))) == (other.kind, other.subject, plain(dict(other.detail)))


def _told(drafts: Sequence[Draft]) -> list[dict[str, Any]]:
    return [{"kind": d.kind, "subject": d.subject, "detail": dict(d.detail)} for d in drafts]


def words_of(workspace: Workspace) -> tuple[str, str]:
    """What would be taken back and done again next, as keys of `SENTENCES`; empty where nothing would."""
    found = workspace.undoable()
    return _word(found.undo), _word(found.redo)


def _word(event: Event | None) -> str:
    return str(event.detail["word"]) if event else ""
