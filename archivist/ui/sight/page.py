"""Everything that the desk shows of one page, but for its picture."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from archivist.model.correction import corrected
from archivist.model.measures import Measures
from archivist.model.page import Page
from archivist.model.plain import revive
from archivist.model.recipe import Recipe, Size
from archivist.model.text import PageText
from archivist.pdf.encoded import EncodedPage, StampPlace
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.ui.page_view.rendition import Wanted
from archivist.workflow.correcting import corrections_of
from archivist.workflow.pages import PAGE_STAGES, PageState


@dataclass(frozen=True, slots=True)
class PageSight:
    """A page, how its rendition is made, and its text (boxes in px of the rendition; None where it was not read).

    `measures` and `stamp` (where the archive code will stand) are None as long as they are not known.
    """

    page: Page
    master: Path
    recipe: Recipe
    text: PageText | None
    measures: Measures | None = None
    stamp: StampPlace | None = None

    @property
    def wanted(self) -> Wanted:
        """What the drawing lane needs to make the rendition."""
        return Wanted(self.master, self.page.master.inside, self.recipe, self.page.name)

    @property
    def as_captured(self) -> Wanted:
        """The same for the untouched master."""
        return replace(self.wanted, recipe=Recipe())

    @property
    def size(self) -> Size:
        """Size of the rendition in px."""
        return self.recipe.size(self.page.master.size)


def page_sight(workspace: Workspace, page_id: str, with_text: bool = True) -> PageSight:
    """Raises NotFound, or Damaged where the text is not the one that was kept."""
    page = workspace.page(page_id)
    kept = {stage: result for stage in PAGE_STAGES if (result := workspace.result(stage, page_id))}
    state = PageState(page, kept, workspace.by_hand(page_id), None)
    read = kept.get("read")
    path, text = workspace.vault.path(page.master.digest), None
    if not with_text:
        return PageSight(page, path, state.recipe, None)
    if read and read.blob:
        text = revive(PageText, json.loads(workspace.vault.read(read.blob)))
        text = corrected(text, corrections_of(state.by_hand))
    cleaned = state.cleaned
    return PageSight(page, path, state.recipe, text, cleaned.measures if cleaned else None, _stamp(workspace, kept))


def _stamp(workspace: Workspace, kept: dict[str, Kept]) -> StampPlace | None:
    """Where it was found that a stamp may stand, when the picture for the facsimile was made."""
    encoded = kept.get("encode")
    if encoded is None or not encoded.blob:
        return None
    return EncodedPage.from_bytes(workspace.vault.read(encoded.blob)).stamp_place
