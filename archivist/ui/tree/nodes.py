"""The rows of the tree: what each is, under which key it is found again, and what lies below it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from archivist.ui.sight.outline import BatchRow, DocumentRow, DossierRow, PageRow
from archivist.ui.sight.place import Place


@dataclass(frozen=True, slots=True)
class Tray:
    """The grey tray of a dossier: pages that are set aside, none of which is gone."""

    pages: tuple[PageRow, ...]


Row = DossierRow | DocumentRow | BatchRow | Tray | PageRow


@dataclass(frozen=True, slots=True)
class Sprout:
    """A row that is to be in the tree; `key` tells it from all others in the workspace."""

    key: str
    row: Row
    place: Place
    below: tuple["Sprout", ...] = ()


@dataclass(slots=True)
class Node:
    """A row that is in the tree; `number` names it in Qt's indexes, `at` is its position below its parent.

    `seeds` are the rows below that nobody has asked for yet; None when `below` has grown from them.
    """

    number: int
    key: str
    row: Row | None
    place: Place
    parent: "Node | None" = None
    at: int = 0
    below: list["Node"] = field(default_factory=list)
    seeds: tuple[Sprout, ...] | None = None

    def walk(self) -> Iterator["Node"]:
        """This one and all below it."""
        yield self
        for node in self.below:
            yield from node.walk()


def sprout_of(row: DossierRow) -> Sprout:
    """A dossier with its documents, what is not arranged yet, and its grey tray."""
    i = row.dossier_id
    parts = [*(_document(i, d) for d in row.documents), *(_batch(i, b) for b in row.batches)]
    if row.tray:
        pages = _pages(i, None, row.tray)
        parts.append(Sprout(f"tray {i}", Tray(row.tray), pages[0].place, pages))
    first = next((p.place for p in parts), Place(i))
    return Sprout(f"dossier {i}", row, Place(i, None, first.page_id, whole=True), tuple(parts))


def _document(dossier_id: str, row: DocumentRow) -> Sprout:
    pages = _pages(dossier_id, row.document_id, row.pages)
    first = pages[0].place if pages else Place(dossier_id, row.document_id)
    return Sprout(f"document {row.document_id}", row, first, pages)


def _batch(dossier_id: str, row: BatchRow) -> Sprout:
    pages = _pages(dossier_id, None, row.pages)
    return Sprout(f"batch {row.batch_id}", row, pages[0].place, pages)


def _pages(dossier_id: str, document_id: str | None, rows: tuple[PageRow, ...]) -> tuple[Sprout, ...]:
    return tuple(Sprout(f"page {p.page_id}", p, Place(dossier_id, document_id, p.page_id)) for p in rows)
