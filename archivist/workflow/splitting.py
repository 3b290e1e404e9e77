"""A stack with several dossiers: what lies behind a cover sheet goes into the dossier that the cover names."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from archivist.model.codes import FileCode
from archivist.model.event import Draft
from archivist.model.page import Aside
from archivist.model.plain import plain
from archivist.storage.ids import new_id
from archivist.storage.workspace import Workspace
from archivist.troubles import BadCode, CodeTaken
from archivist.workflow.counts import box_of, cover_of
from archivist.workflow.pages import PageState, page_states

_PAPER_CODE = "paper_file_code"


@dataclass(frozen=True, slots=True)
class Split:
    """The other dossiers in the order of the stack; and for each dossier whose box was named by a label, the box."""

    others: tuple[str, ...] = ()
    boxes: Mapping[str, str] = field(default_factory=dict)


def split_by_covers(workspace: Workspace, dossier_id: str) -> Split:
    """The first cover is this dossier's own; from each cover of another one on, pages go there, which is opened where it is
    new. The pages here are set aside, not removed. A cover whose code cannot be given out stays, and comes out as a doubt.
    """
    own = workspace.dossier(dossier_id).file_code
    going: dict[str, list[PageState]] = {}
    boxes: dict[str, str] = {}
    there = box = ""
    for state in page_states(workspace, dossier_id):
        box = box_of(state) or box
        cover = None if state.aside else cover_of(state)
        if cover:
            own = own or cover.file_code
            there = "" if cover.file_code == own else _dossier(workspace, cover.file_code)
        if (box and state.in_tray is None) or cover:
            boxes.setdefault(there or dossier_id, box)
        if there and not state.aside:
            going.setdefault(there, []).append(state)
    for target, states in going.items():
        _Move(workspace, dossier_id, target).all(states)
    return Split(tuple(going), {one: box for one, box in boxes.items() if box})


def note_boxes(workspace: Workspace, boxes: Mapping[str, str], archive_code: str) -> None:
    """The paper code of each dossier names the box that its label named: archive.box.number (TT 05/2025, Phụ lục I); what
    a hand has set stays.
    """
    for dossier_id, box in boxes.items():
        code = workspace.dossier(dossier_id).file_code
        if code and _PAPER_CODE not in workspace.by_hand(dossier_id):
            value = f"{archive_code}.{box}.{FileCode.parse(code).notation}"
            workspace.record([Draft("value.set", dossier_id, {"field": _PAPER_CODE, "value": value})])


def _dossier(workspace: Workspace, code: str) -> str:
    """Empty where the code is none, or was given out once and voided."""
    try:
        parsed = FileCode.parse(code)
        found = workspace.dossier_of_code(str(parsed))
        if found:
            return found.dossier_id
        made = new_id()
        workspace.record([Draft("dossier.opened", made, {"title": ""})])
        workspace.allocate(made, parsed.agency, parsed.year, str(parsed))
    except (BadCode, CodeTaken):
        return ""
    return made


@dataclass
class _Move:
    """Pages on their way into another dossier: captured there with the same bytes, and set aside where they were."""

    workspace: Workspace
    source: str
    target: str
    batches: dict[str, tuple[str, int]] = field(default_factory=dict)  # by the old one: the new one, pages so far

    def all(self, states: list[PageState]) -> None:
        devices = {b.batch_id: b.device for b in self.workspace.batches(self.source)}
        for state in states:
            batch, count = self._batch(state.page.batch_id, devices[state.page.batch_id])
            self.batches[state.page.batch_id] = batch, count + 1
            self.workspace.record(self._drafts(state, batch, count + 1))

    def _batch(self, old: str, device: str) -> tuple[str, int]:
        if old not in self.batches:
            opened = Draft("batch.opened", new_id(), {"dossier": self.target, "device": device})
            self.workspace.record([opened])
            self.batches[old] = opened.subject, 0
        return self.batches[old]

    def _drafts(self, state: PageState, batch: str, ordinal: int) -> list[Draft]:
        page, made = state.page, new_id()
        told = {"batch": batch, "ordinal": ordinal, "name": page.name, "frame": page.frame, "master": plain(page.master)}
        drafts = [Draft("page.captured", made, told | {"from": page.page_id})]
        clean = state.kept.get("clean")
        if clean and not clean.trouble:
            detail = {"stage": "clean", "key": clean.key, "value": clean.value, "blob": clean.blob, "trouble": None}
            drafts.append(Draft("result.kept", made, detail))
        gone = {"why": Aside.REPLACED.value, "by": made, "dossier": self.target}
        return [*drafts, Draft("page.set-aside", page.page_id, gone)]
