"""The tree of a workspace as values: dossier, document, page, and the grey tray."""

from dataclasses import dataclass, field

from archivist.model.page import Aside
from archivist.ui.sight.states import State


@dataclass(frozen=True, slots=True)
class PageRow:
    """`leaf` counts from 1 in the document (in the batch where there is no document yet); `why` is set in the grey tray."""

    page_id: str
    leaf: int
    name: str
    state: State
    why: Aside | None = None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """`code` is số, ký hiệu; `date` ISO, or empty where nothing is known."""

    document_id: str
    ordinal: int
    doc_type: str
    code: str
    date: str
    subject: str
    state: State
    pages: tuple[PageRow, ...]


@dataclass(frozen=True, slots=True)
class BatchRow:
    """The pages of a batch that are in no document yet; `opened_at` UTC as the clock stamps it."""

    batch_id: str
    opened_at: str
    pages: tuple[PageRow, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """How far the line is, in pages, documents and packages."""

    captured: int = 0
    aside: int = 0
    cleaned: int = 0
    read: int = 0
    encoded: int = 0
    documents: int = 0
    described: int = 0
    bound: int = 0
    packages: int = 0
    delivered: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))

    @property
    def to_read(self) -> int:
        """Pages that a reader will want to see."""
        return self.captured - self.aside


@dataclass(frozen=True, slots=True)
class DossierRow:
    """A dossier; `loaded` tells whether its contents are known yet; `batch_ids` are all of its batches."""

    dossier_id: str
    file_code: str
    title: str
    state: State = State.WAITING
    documents: tuple[DocumentRow, ...] = ()
    batches: tuple[BatchRow, ...] = ()
    tray: tuple[PageRow, ...] = ()
    counts: Counts = field(default_factory=Counts)
    batch_ids: tuple[str, ...] = ()
    loaded: bool = False

    @property
    def pages(self) -> tuple[PageRow, ...]:
        """All of them as a person walks through them: documents, what is not arranged yet, the grey tray."""
        parts = [d.pages for d in self.documents] + [b.pages for b in self.batches] + [self.tray]
        return tuple(page for part in parts for page in part)
