"""Arrange: how the pages of a dossier fall into documents; a pure function of what is known of the pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archivist.model.dossier import Arrangement, Because, Document, SetAside
from archivist.model.page import Aside

FIRST_PAGE = 0.6  # evidence from which a page is taken for the first of a document


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What decides where a page belongs: its tray, the evidence (0 to 1) that a document starts on it, a hand's word."""

    page_id: str
    tray: Aside | None
    starts: float = 0.0
    hand: str = ""


def arrange(pages: Sequence[PageFacts]) -> Arrangement:
    """Documents in the order of the pages; separators cut, letterheads cut, and a hand outranks both ("document"
    or "none").
    """
    arrangement, separated = Arrangement(()), False
    for page in pages:
        if page.tray:
            separated = separated or page.tray is Aside.SEPARATOR
            arrangement = replace(arrangement, aside=(*arrangement.aside, SetAside(page.page_id, page.tray)))
            continue
        because = _begins(page, first=not arrangement.documents, separated=separated)
        arrangement = replace(arrangement, documents=_placed(arrangement.documents, page.page_id, because))
        separated = False
    return arrangement


def _begins(page: PageFacts, *, first: bool, separated: bool) -> Because | None:
    if page.hand == "document":
        return Because.BY_HAND
    if first:
        return Because.FIRST
    if page.hand == "none":
        return None
    if separated:
        return Because.SEPARATOR
    return Because.LETTERHEAD if page.starts >= FIRST_PAGE else None


def _placed(documents: tuple[Document, ...], page_id: str, because: Because | None) -> tuple[Document, ...]:
    if because is None:
        last = documents[-1]
        return (*documents[:-1], replace(last, pages=(*last.pages, page_id)))
    return (*documents, Document(page_id, len(documents) + 1, (page_id,), because))
