"""Counts: the leaves that were declared against those that came; what a stack's cover sheets say is compared too."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archivist.model.cover import Cover, read_box, read_payload
from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.page import Aside, Batch
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.workflow.pages import PageState, page_states

DECLARED, SIDES = "declared_leaves", "sides"  # values set by hand: on the dossier, and on a batch of files
LEAF = "leaf"  # on a back that was scanned in a go of its own: the page that is its front
SCANNERS = ("escl:", "sane:", "camera:")  # devices whose sheets name the leaf and count its sides
_NOT_WRITTEN_ON = (Aside.BLANK, Aside.SEPARATOR)


@dataclass(frozen=True, slots=True)
class CoverSeen:
    """A cover sheet that came with a stack, by the name of its page."""

    name: str
    cover: Cover


@dataclass(frozen=True, slots=True)
class Counts:
    """`expected` is None where nobody has declared anything; `blank` leaves, separators and what was set aside by hand are
    not among those `received`.
    """

    expected: int | None
    received: int
    blank: int
    covers: tuple[CoverSeen, ...] = ()

    @property
    def agree(self) -> bool:
        return self.expected is None or self.expected == self.received


def counts(workspace: Workspace, dossier_id: str, states: Sequence[PageState] | None = None) -> Counts:
    """Of one dossier, from what is known now: before its pages are cleaned every sheet counts as a leaf."""
    known = page_states(workspace, dossier_id) if states is None else states
    batches = {b.batch_id: b for b in workspace.batches(dossier_id)}
    by_hand = workspace.all_by_hand(batches)
    sides = {i: int(by_hand.get(i, {}).get(SIDES, 1)) for i in batches}
    leaves = _leaves(known, batches, sides)
    covers, code = tuple(_covers(known)), workspace.dossier(dossier_id).file_code
    declared = workspace.by_hand(dossier_id).get(DECLARED)
    expected = int(declared) if declared is not None else _on_covers([c.cover for c in covers], code)
    blank = sum(Aside.BLANK in trays and set(trays) <= set(_NOT_WRITTEN_ON) for trays in leaves)
    return Counts(expected, sum(not set(trays) <= set(_NOT_WRITTEN_ON) for trays in leaves), blank, covers)


def count_doubts(workspace: Workspace, dossier_id: str, states: Sequence[PageState] | None = None) -> Iterator[Doubt]:
    """A count that does not agree is grave: no dossier closes before each sheet is explained."""
    found, place = counts(workspace, dossier_id, states), Place(subject=dossier_id)
    if not found.agree:
        told = {"expected": found.expected, "received": found.received, "blank": found.blank}
        yield Doubt("count.mismatch", Severity.GRAVE, _MISMATCH, _MISMATCH_REMEDY, place, told)
    code = workspace.dossier(dossier_id).file_code
    yield from _strangers(workspace, dossier_id, code, found.covers)
    yield from _missing_volumes([c.cover for c in found.covers if c.cover.file_code == code], place)


_MISMATCH = N_("The leaves do not agree. Declared: {expected}; received: {received}; blank: {blank}.")
_MISMATCH_REMEDY = N_(
    "Compare the pages with the paper: scan what is missing, set aside what is too much, correct the number,"
    " or settle the doubt with the reason."
)
_STRANGER = N_("The cover sheet {name} belongs to dossier {file_code}.")
_STRANGER_REMEDY = N_("Move the pages behind it to that dossier; set the cover sheet aside if it lay here by mistake.")
_NO_VOLUME = N_("Volume {part} of {parts} has not come: its cover sheet was not seen.")
_NO_VOLUME_REMEDY = N_("Scan that volume with its cover sheet; settle the doubt if the sheet alone is missing.")


def _leaves(
    states: Sequence[PageState], batches: Mapping[str, Batch], sides: Mapping[str, int]
) -> list[tuple[Aside | None, ...]]:
    """For each leaf the trays of its sides; what a person set aside, or what was replaced, is no side of anything."""
    known = {s.page.page_id: s.page for s in states}
    leaves: dict[tuple[str, str | int], list[Aside | None]] = {}
    for state in states:
        if state.aside:
            continue
        page = known.get(str(state.by_hand.get(LEAF, "")), state.page)
        scanned = batches[page.batch_id].device.startswith(SCANNERS)
        leaf = page.name if scanned else (page.ordinal - 1) // sides[page.batch_id]
        leaves.setdefault((page.batch_id, leaf), []).append(state.in_tray)
    return [tuple(trays) for trays in leaves.values()]


def cover_of(state: PageState) -> Cover | None:
    """The cover that a page is, None where it is none or was set aside."""
    return read_payload(_separator(state))


def box_of(state: PageState) -> str:
    """The box whose label a page is, empty where it is none or was set aside."""
    return read_box(_separator(state))


def _separator(state: PageState) -> str:
    cleaned = state.cleaned
    if not cleaned or not cleaned.measures.separator or state.in_tray is not Aside.SEPARATOR:
        return ""
    return cleaned.measures.separator.value


def _covers(states: Sequence[PageState]) -> Iterator[CoverSeen]:
    for state in states:
        if cover := cover_of(state):
            yield CoverSeen(state.page.name, cover)


def _on_covers(covers: Sequence[Cover], code: str) -> int | None:
    """The sum over the volumes of this dossier, each counted once; None where a volume does not say."""
    volumes = {c.part: c.leaves for c in covers if not code or c.file_code == code}
    told = [leaves for leaves in volumes.values() if leaves is not None]
    return sum(told) if told and len(told) == len(volumes) else None


def _strangers(workspace: Workspace, dossier_id: str, code: str, covers: Sequence[CoverSeen]) -> Iterator[Doubt]:
    """Each other dossier once, at its first cover. Where this dossier has no code yet, one free code is welcome."""
    others: dict[str, CoverSeen] = {}
    for seen in covers:
        others.setdefault(seen.cover.file_code, seen)
    others.pop(code, None)
    if not code and len(others) == 1 and workspace.dossier_of_code(next(iter(others))) is None:
        return
    for seen in others.values():
        place = Place(subject=dossier_id, file=seen.name)
        told = {"name": seen.name, "file_code": seen.cover.file_code}
        yield Doubt("cover.other-dossier", Severity.GRAVE, _STRANGER, _STRANGER_REMEDY, place, told)


def _missing_volumes(covers: Sequence[Cover], place: Place) -> Iterator[Doubt]:
    parts = max((c.parts for c in covers), default=1)
    for part in sorted(set(range(1, parts + 1)) - {c.part for c in covers}) if parts > 1 else ():
        told = {"part": part, "parts": parts}
        yield Doubt("cover.volume-missing", Severity.GRAVE, _NO_VOLUME, _NO_VOLUME_REMEDY, place, told)
