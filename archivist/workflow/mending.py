"""Mending a stack in place: a page scanned again, sheets put in, fronts and backs brought together; each one act."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from archivist.model.event import Draft
from archivist.model.order import Rank, between
from archivist.model.page import Aside
from archivist.storage.workspace import Workspace
from archivist.troubles import SidesDiffer
from archivist.workflow.acts import Act
from archivist.workflow.arrange import PageFacts, arrange
from archivist.workflow.arranging import carried, facts_in
from archivist.workflow.counts import LEAF, SCANNERS
from archivist.workflow.pages import page_states


def brought_in(workspace: Workspace, dossier_id: str, capture: Callable[[], object]) -> tuple[str, ...]:
    """The pages that `capture` took; they wait in the grey tray until an act gives them their place, so that taking the act
    back lays them there again. Where a trouble ends the capture, what came before it stays at the end of the dossier.
    """
    before = {p.page_id for p in workspace.pages(dossier_id)}
    capture()
    new = tuple(p.page_id for p in workspace.pages(dossier_id) if p.page_id not in before)
    workspace.record([Draft("page.set-aside", i, {"why": Aside.BY_HAND.value}) for i in new])
    return new


def replace_page(workspace: Workspace, dossier_id: str, page_id: str, new: Sequence[str]) -> Act:
    """`new` pages (from `brought_in`) stand where `page_id` stood, which goes into the grey tray."""
    now = facts_in(workspace, dossier_id)
    old = next(f for f in now if f.page_id == page_id)
    hand = old.hand or ("document" if _begins(now, page_id) else "")
    stand = [PageFacts(i, None, old.starts if not n else 0.0, hand if not n else "") for n, i in enumerate(new)]
    then = [f for fact in now if fact.page_id not in new for f in (stand if fact.page_id == page_id else [fact])]
    drafts = [*placed(workspace, dossier_id, page_id, new), Draft("page.set-aside", page_id, {"why": Aside.REPLACED.value})]
    if hand:
        drafts.append(Draft("value.set", new[0], {"field": "boundary", "value": hand}))
    return Act("replace", dossier_id, new[0], (*drafts, *carried(workspace, now, then)))


def insert_after(workspace: Workspace, dossier_id: str, page_id: str, new: Sequence[str]) -> Act:
    """`new` pages (from `brought_in`) stand behind `page_id`, in the same document until they are read."""
    return Act("insert", dossier_id, new[0], tuple(placed(workspace, dossier_id, page_id, new)))


def pair_sides(workspace: Workspace, dossier_id: str) -> Act:
    """The stack that was scanned last holds the backs, in reverse order, of the leaves scanned before it: turned over as a
    whole, the last leaf lies on top. Raises SidesDiffer where their numbers do not agree.
    """
    fronts, backs = _two_stacks(workspace, dossier_id)
    if not backs or len(fronts) != len(backs):
        raise SidesDiffer(fronts=len(fronts), backs=len(backs))
    ranks = {i: rank for i, rank in workspace.ranks(dossier_id).items() if i not in set(backs)}
    following: dict[str, Rank | None] = {one: ranks[other] for one, other in pairwise(ranks)}
    drafts = []
    for front, back in zip(fronts, reversed(backs), strict=True):
        (rank,) = between(ranks[front], following.get(front), 1)
        drafts.append(Draft("value.set", back, {"field": "rank", "value": str(rank)}))
        drafts.append(Draft("value.set", back, {"field": LEAF, "value": front}))
    return Act("pair", dossier_id, fronts[0], tuple(drafts))


def _two_stacks(workspace: Workspace, dossier_id: str) -> tuple[list[str], list[str]]:
    """Fronts and backs. Fronts may have come in several goes, after a jam: as many as there are backs, at least one go."""
    goes = _goes(workspace, dossier_id)
    backs = goes.pop() if goes else []
    fronts: list[str] = []
    while goes and len(fronts) < len(backs):
        fronts = goes.pop() + fronts
    return fronts, backs


def _goes(workspace: Workspace, dossier_id: str) -> list[list[str]]:
    """Pages that have no other side yet, in their order: one list for each go of a scanner, or batch of files. What a person
    put in belongs to the go that it was put into.
    """
    devices = {b.batch_id: b.device for b in workspace.batches(dossier_id)}
    states = page_states(workspace, dossier_id)
    paired = {str(s.by_hand[LEAF]) for s in states if LEAF in s.by_hand}
    goes: dict[tuple[str, str], list[str]] = {}
    go = ("", "")
    for state in states:
        page = state.page
        if state.aside or LEAF in state.by_hand or page.page_id in paired:
            continue
        if "rank" not in state.by_hand or not goes:
            scanned = devices[page.batch_id].startswith(SCANNERS)
            go = (page.batch_id, page.name.rpartition("-")[0] if scanned else "")
        goes.setdefault(go, []).append(page.page_id)
    return list(goes.values())


def placed(workspace: Workspace, dossier_id: str, page_id: str, new: Sequence[str]) -> list[Draft]:
    """Out of the grey tray, behind `page_id`."""
    ranks = [(i, rank) for i, rank in workspace.ranks(dossier_id).items() if i not in set(new)]
    at = next(n for n, (i, _) in enumerate(ranks) if i == page_id)
    after = ranks[at + 1][1] if at + 1 < len(ranks) else None
    places = between(ranks[at][1], after, len(new))
    restored = [Draft("page.restored", i, {}) for i in new]
    return restored + [
        Draft("value.set", i, {"field": "rank", "value": str(rank)}) for i, rank in zip(new, places, strict=True)
    ]


def _begins(facts: Sequence[PageFacts], page_id: str) -> bool:
    """Whether a document other than the first begins there."""
    return any(d.document_id == page_id for d in arrange(facts).documents[1:])
