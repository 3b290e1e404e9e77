"""A place in a workspace, and the way through all places of a dossier."""

from dataclasses import dataclass

from archivist.ui.sight.outline import DossierRow, PageRow


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the tree; `document_id` is None for a page that is in none, `page_id` for an empty dossier.

    `whole` tells that the dossier itself was chosen; its first page is shown all the same.
    """

    dossier_id: str = ""
    document_id: str | None = None
    page_id: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One page on the way: `leaf` of `leaves` in its document, its batch or the grey tray; `begins`: the first there.

    `ordinal` is that of the document, 0 where there is none.
    """

    row: PageRow
    place: Place
    leaves: int
    begins: bool
    ordinal: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """All pages of a dossier as a person walks through them; `at` finds a page by its id."""

    steps: tuple[Step, ...] = ()
    at: dict[str, int] | None = None

    def position(self, page_id: str | None) -> int:
        """-1 for a page that is not on the way."""
        return self.at.get(page_id, -1) if self.at and page_id else -1

    def near(self, position: int) -> tuple[str, ...]:
        """The pages after and before a position."""
        return tuple(self.steps[i].row.page_id for i in (position + 1, position - 1) if 0 <= i < len(self.steps))


def walk_of(dossier: DossierRow) -> Walk:
    """Documents, then what is not arranged yet, then the grey tray."""
    i, steps = dossier.dossier_id, list[Step]()
    for d in dossier.documents:
        steps += _steps(i, d.document_id, d.pages, d.ordinal)
    for loose in (*(b.pages for b in dossier.batches), dossier.tray):
        steps += _steps(i, None, loose, 0)
    return Walk(tuple(steps), {step.row.page_id: at for at, step in enumerate(steps)})


def _steps(dossier_id: str, document_id: str | None, pages: tuple[PageRow, ...], ordinal: int) -> list[Step]:
    count = len(pages)
    return [Step(p, Place(dossier_id, document_id, p.page_id), count, at == 0, ordinal) for at, p in enumerate(pages)]
