"""A two-page opening becomes two pages: one picture, two views of it, each with a recipe of its own; one act."""

import math
from collections.abc import Sequence

from archivist.imaging.clean import clean
from archivist.imaging.decode import open_picture
from archivist.imaging.gutter import find_gutter
from archivist.imaging.render import render, size_of
from archivist.model.event import Draft
from archivist.model.geometry import Box
from archivist.model.page import Page
from archivist.model.plain import plain
from archivist.model.recipe import Crop, Recipe, Size
from archivist.settings import Settings
from archivist.storage.ids import new_id
from archivist.storage.workspace import Workspace
from archivist.troubles import NotAnOpening, Trouble
from archivist.workflow.acts import Act, do
from archivist.workflow.counts import LEAF
from archivist.workflow.mending import brought_in, placed
from archivist.workflow.pages import PageState, page_states


def halve(workspace: Workspace, dossier_id: str, page_id: str, settings: Settings, at: float = 0.0) -> Act:
    """The page keeps its left half; a new page behind it, of the same picture, shows the right one. `at` is where it parts,
    as a part of the width (0: where the gutter is found). Raises NotAnOpening, and what a damaged picture raises.
    """
    state = next(s for s in page_states(workspace, dossier_id) if s.page.page_id == page_id)
    left, right = _halves(workspace, state, settings, at)
    (new,) = brought_in(workspace, dossier_id, lambda: _captured(workspace, dossier_id, state.page))
    drafts = [
        Draft("value.set", page_id, {"field": "recipe", "value": plain(left)}),
        Draft("value.set", new, {"field": "recipe", "value": plain(right)}),
        Draft("value.set", new, {"field": LEAF, "value": page_id}),
    ]
    return Act("halve", dossier_id, page_id, (*drafts, *placed(workspace, dossier_id, page_id, [new])))


def halve_openings(workspace: Workspace, dossier_id: str, settings: Settings) -> int:
    """Every page that is an opening becomes two; says how many were. One whose gutter is not found stays as it is, and so
    does one that a person or an earlier call has given its recipe.
    """
    done = 0
    for state in page_states(workspace, dossier_id):
        if state.aside or state.hand_recipe is not None:
            continue
        try:
            act = halve(workspace, dossier_id, state.page.page_id, settings)
        except Trouble:  # it is told when the page is worked on, if it is one
            continue
        done += do(workspace, act) is not None
    return done


def _halves(workspace: Workspace, state: PageState, settings: Settings, at: float) -> tuple[Recipe, Recipe]:
    master = state.page.master
    path = workspace.vault.path(master.digest)
    pixels = open_picture(path, master.inside, limits=settings.capture, name=state.page.name).pixels
    recipe = state.hand_recipe
    if recipe is None:
        cleaned = state.cleaned or clean(pixels, master.dpi, master.orientation, settings.imaging)
        recipe = cleaned.recipe
    opening = render(pixels, recipe)
    gutter = find_gutter(opening, master.dpi) if not at else None
    if gutter is None and not at:
        raise NotAnOpening(name=state.page.name)
    return _cut(recipe, size_of(opening), gutter.x if gutter else at * opening.shape[1])


def _cut(recipe: Recipe, opening: Size, x: float) -> tuple[Recipe, Recipe]:
    width, height = opening
    middle = min(width - 1, max(1, math.floor(x + 0.5)))
    return recipe.then(Crop(Box(0, 0, middle, height))), recipe.then(Crop(Box(middle, 0, width, height)))


def _captured(workspace: Workspace, dossier_id: str, page: Page) -> None:
    """The same picture once more, as a page of its own in the batch that it came with."""
    ordinals: Sequence[int] = [p.ordinal for p in workspace.pages(dossier_id) if p.batch_id == page.batch_id]
    told = {"batch": page.batch_id, "ordinal": max(ordinals) + 1, "name": page.name, "frame": page.frame}
    workspace.record([Draft("page.captured", new_id(), told | {"master": plain(page.master), "from": page.page_id})])
