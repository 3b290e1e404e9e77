"""Arrange: how the pages of a dossier fall into documents; a pure function of what is known of the pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archivist.model.dossier import Arrangement, Because, Document, SetAside
from archivist.model.page import Aside

FIRST_PAGE = 0.6  # evidence from which a page is taken for the first of a document
WHOLE_HEAD = 0.9  # evidence that outweighs a page number
SOME_HEAD = 0.4  # with so much of a head, a page of number 1 is a first one


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What decides where a page belongs: its tray, the evidence (0 to 1) that a document starts on it, a hand's word, the
    number that is printed on it.
    """

    page_id: str
    tray: Aside | None
    starts: float = 0.0
    hand: str = ""
    number: int | None = None


def arrange(pages: Sequence[PageFacts]) -> Arrangement:
    """Documents in the order of the pages; separators cut, letterheads cut, page numbers tell where a document goes on, and
    a hand outranks all of them ("document" or "none").
    """
    arrangement, separated = Arrangement(()), False
    before: PageFacts | None = None
    for page in pages:
        if page.tray:
            separated = separated or page.tray is Aside.SEPARATOR
            arrangement = replace(arrangement, aside=(*arrangement.aside, SetAside(page.page_id, page.tray)))
            continue
        because = _begins(page, before, first=not arrangement.documents, separated=separated)
        arrangement = replace(arrangement, documents=_placed(arrangement.documents, page.page_id, because))
        separated, before = False, page
    return arrangement


def _begins(page: PageFacts, before: PageFacts | None, *, first: bool, separated: bool) -> Because | None:
    if page.hand == "document":
        return Because.BY_HAND
    if first:
        return Because.FIRST
    if page.hand == "none":
        return None
    if separated:
        return Because.SEPARATOR
    if page.starts >= FIRST_PAGE:
        return None if _goes_on(page, before) and page.starts < WHOLE_HEAD else Because.LETTERHEAD
    return Because.PAGE_ONE if page.number == 1 and page.starts >= SOME_HEAD else None


def _goes_on(page: PageFacts, before: PageFacts | None) -> bool:
    """Whether its number is the next one; a first page bears none (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    last = before.number or 1 if before else None
    return page.number is not None and page.number > 1 and last is not None and page.number == last + 1


def _placed(documents: tuple[Document, ...], page_id: str, because: Because | None) -> tuple[Document, ...]:
    if because is None:
        last = documents[-1]
        return (*documents[:-1], replace(last, pages=(*last.pages, page_id)))
    return (*documents, Document(page_id, len(documents) + 1, (page_id,), because))
