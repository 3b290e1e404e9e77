"""What a person does to the pages of a dossier: set aside, take back, turn, move, cut into documents; each one act."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archivist.model.dossier import Document
from archivist.model.event import Draft
from archivist.model.order import between
from archivist.model.page import Aside
from archivist.model.plain import plain
from archivist.model.recipe import Turn
from archivist.storage.workspace import Workspace
from archivist.workflow.acts import Act
from archivist.workflow.arrange import PageFacts, arrange
from archivist.workflow.pages import OF_PAGES, PageState, facts_of, page_states


def set_aside(workspace: Workspace, dossier_id: str, page_ids: Sequence[str]) -> Act:
    """Into the grey tray; nothing is deleted."""
    drafts = [Draft("page.set-aside", i, {"why": Aside.BY_HAND.value}) for i in page_ids]
    gone = dict.fromkeys(page_ids, Aside.BY_HAND)
    now = facts_in(workspace, dossier_id)
    then = [replace(f, tray=gone.get(f.page_id, f.tray)) for f in now]
    return Act("aside", dossier_id, page_ids[0], (*drafts, *carried(workspace, now, then)))


def take_back(workspace: Workspace, dossier_id: str, page_ids: Sequence[str]) -> Act:
    """Out of the grey tray; what the machine laid there stays out from now on."""
    drafts = [Draft("page.restored", i, {}) for i in page_ids]
    drafts += [Draft("value.set", i, {"field": "keep", "value": True}) for i in page_ids]
    back = set(page_ids)
    now = facts_in(workspace, dossier_id)
    then = [replace(f, tray=None) if f.page_id in back else f for f in now]
    return Act("take-back", dossier_id, page_ids[0], (*drafts, *carried(workspace, now, then)))


def turn(workspace: Workspace, dossier_id: str, page_ids: Sequence[str], quarters: int = 1) -> Act:
    """Quarter turns clockwise, over whatever recipe is in force; the pages are read anew."""
    wanted = set(page_ids)
    states = [s for s in page_states(workspace, dossier_id) if s.page.page_id in wanted]
    return Act("turn", dossier_id, page_ids[0], tuple(_turned(s, quarters) for s in states))


def _turned(state: PageState, quarters: int) -> Draft:
    recipe = state.recipe.then(Turn(quarters % 4))
    return Draft("value.set", state.page.page_id, {"field": "recipe", "value": plain(recipe)})


def toggle_boundary(workspace: Workspace, dossier_id: str, page_id: str) -> Act:
    """A document begins at this page, or no longer does."""
    now = facts_in(workspace, dossier_id)
    begins = any(d.document_id == page_id for d in arrange(now).documents)
    hand = "none" if begins else "document"
    then = [replace(f, hand=hand) if f.page_id == page_id else f for f in now]
    draft = Draft("value.set", page_id, {"field": "boundary", "value": hand})
    return Act("boundary", dossier_id, page_id, (draft, *carried(workspace, now, then)))


def move(workspace: Workspace, dossier_id: str, page_ids: Sequence[str], before: str | None) -> Act:
    """The pages, in the order in which they are now, go before another page; to the end where none is named."""
    ranks = workspace.ranks(dossier_id)
    going = [i for i in ranks if i in set(page_ids)]
    rest = [i for i in ranks if i not in set(page_ids)]
    at = rest.index(before) if before in rest else len(rest)
    low, high = (ranks[rest[at - 1]] if at else None), (ranks[rest[at]] if at < len(rest) else None)
    placed = dict(zip(going, between(low, high, len(going)), strict=True))
    drafts = [Draft("value.set", i, {"field": "rank", "value": str(rank)}) for i, rank in placed.items()]
    order = {i: n for n, i in enumerate([*rest[:at], *going, *rest[at:]])}
    now = facts_in(workspace, dossier_id)
    then = sorted(now, key=lambda f: order[f.page_id])
    return Act("move", dossier_id, going[0] if going else "", (*drafts, *carried(workspace, now, then)))


def moved_by(workspace: Workspace, dossier_id: str, page_ids: Sequence[str], by: int) -> Act:
    """The pages go `by` places on (back where negative), past others of their dossier that are not in the grey tray."""
    shown = [f.page_id for f in facts_in(workspace, dossier_id) if f.tray is None or f.page_id in set(page_ids)]
    going = set(page_ids)
    first = next((n for n, i in enumerate(shown) if i in going), 0)
    rest = [i for i in shown if i not in going]
    at = max(0, first + by)
    return move(workspace, dossier_id, page_ids, rest[at] if at < len(rest) else None)


def facts_in(workspace: Workspace, dossier_id: str) -> list[PageFacts]:
    return [facts_of(state) for state in page_states(workspace, dossier_id)]


def carried(workspace: Workspace, now: Sequence[PageFacts], then: Sequence[PageFacts]) -> Iterator[Draft]:
    """A document is known by its first page: what a person set for it goes with it when another page becomes the first."""
    old, new = arrange(now).documents, arrange(then).documents
    known = {d.document_id for d in old}
    gone = [d for d in old if d.document_id not in {n.document_id for n in new}]
    by_hand = workspace.all_by_hand([d.document_id for d in gone])
    for document in gone:
        heir = _heir(document, [n for n in new if n.document_id not in known])
        fields = {f: v for f, v in by_hand.get(document.document_id, {}).items() if f not in OF_PAGES}
        if heir:
            yield from (Draft("value.set", heir, {"field": f, "value": v}) for f, v in fields.items())


def _heir(document: Document, new: Iterable[Document]) -> str | None:
    """The new document that has the most pages of the old one."""
    pages = set(document.pages)
    shares = [(len(pages & set(n.pages)), n.document_id) for n in new]
    best = max(shares, default=(0, ""))
    return best[1] if best[0] else None
