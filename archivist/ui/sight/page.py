"""Everything that the desk shows of one page, but for its picture."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

from archivist.model.correction import corrected
from archivist.model.page import Page
from archivist.model.plain import revive
from archivist.model.recipe import Recipe, Size
from archivist.model.text import PageText
from archivist.storage.workspace import Workspace
from archivist.ui.page_view.rendition import Wanted
from archivist.workflow.correcting import corrections_of
from archivist.workflow.pages import PAGE_STAGES, PageState


@dataclass(frozen=True, slots=True)
class PageSight:
    """A page, how its rendition is made, and its text (boxes in px of the rendition; None where it was not read)."""

    page: Page
    master: Path
    recipe: Recipe
    text: PageText | None

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
    text = None
    if with_text and read and read.blob:
        text = revive(PageText, json.loads(workspace.vault.read(read.blob)))
        text = corrected(text, corrections_of(state.by_hand))
    return PageSight(page, workspace.vault.path(page.master.digest), state.recipe, text)
