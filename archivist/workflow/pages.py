"""What is known of the pages of a dossier, and what is missing or stale of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archivist.model.measures import Cleaned
from archivist.model.page import Aside, Page
from archivist.model.plain import revive
from archivist.model.promises.ocr_engine import read_settings
from archivist.model.recipe import Recipe
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.workflow.arrange import PageFacts
from archivist.workflow.keys import key_of
from archivist.workflow.page_work import PageJob, has_content
from archivist.workflow.parts import Parts

PAGE_STAGES = ("clean", "read", "encode")
# What a hand sets of a page. A document bears the id of its first page: these are no fields of its description.
OF_PAGES = frozenset(("boundary", "rank", "leaf", "keep", "recipe", "declassified", "lines"))


@dataclass(frozen=True, slots=True)
class PageState:
    """A page with the results that are stored for it (fresh or not) and what a hand has set."""

    page: Page
    kept: Mapping[str, Kept]
    by_hand: Mapping[str, Any]
    aside: Aside | None

    @property
    def cleaned(self) -> Cleaned | None:
        kept = self.kept.get("clean")
        return revive(Cleaned, kept.value) if kept and kept.trouble is None else None

    @property
    def hand_recipe(self) -> Recipe | None:
        return revive(Recipe, self.by_hand["recipe"]) if "recipe" in self.by_hand else None

    @property
    def recipe(self) -> Recipe:
        cleaned = self.cleaned
        return self.hand_recipe or (cleaned.recipe if cleaned else Recipe())

    @property
    def declassified(self) -> bool:
        """Whether the competent person has released it; recorded with basis and name."""
        return "declassified" in self.by_hand

    @property
    def secrecy(self) -> str:
        """The secrecy mark that it bears, as a hand says or the machine has seen; "" where none, or not any more."""
        read = self.kept.get("read")
        seen = read.value.get("secrecy", "") if read and not read.trouble and read.value else ""
        return "" if self.declassified else str(self.by_hand.get("secrecy") or seen)

    @property
    def withheld(self) -> bool:
        """Whether its text was taken away because another page of its document bears a mark."""
        read = self.kept.get("read")
        return bool(read and not read.trouble and read.value and "withheld" in read.value)

    @property
    def in_tray(self) -> Aside | None:
        """Why the page lies in the grey tray: by hand, or because it is blank, a separator or cannot be worked on."""
        kept = self.kept.get("clean")
        if kept is None or self.aside or "keep" in self.by_hand:
            return self.aside
        if kept.trouble is not None:
            return Aside.FAILED
        measures = kept.value["measures"]  # as it lies there: thousands of pages are asked after each act of a person
        if measures["separator"]:
            return Aside.SEPARATOR
        return Aside.BLANK if measures["blank"] else None


def page_states(workspace: Workspace, dossier_id: str) -> tuple[PageState, ...]:
    """All pages of a dossier in their order."""
    pages = workspace.pages(dossier_id)
    ids = [p.page_id for p in pages]
    kept = {stage: workspace.results(stage, ids) for stage in PAGE_STAGES}
    by_hand, asides = workspace.all_by_hand(ids), workspace.asides(dossier_id)
    return tuple(
        PageState(
            page,
            {stage: rows[page.page_id] for stage, rows in kept.items() if page.page_id in rows},
            by_hand.get(page.page_id, {}),
            asides.get(page.page_id),
        )
        for page in pages
    )


def clean_key(page: Page, parts: Parts) -> str:
    """Cleaning reads the master and how it was declared."""
    master = page.master
    reads = {"master": master.digest, "inside": master.inside, "dpi": master.dpi, "orientation": master.orientation}
    return key_of("clean", imaging=parts.settings.imaging, limits=parts.settings.capture, **reads)


def facts_of(state: PageState) -> PageFacts:
    """What the arrangement goes by."""
    read = state.kept.get("read")
    starts = float(read.value["starts"]) if read and not read.trouble and state.in_tray is None else 0.0
    hand = str(state.by_hand.get("boundary", ""))
    return PageFacts(state.page.page_id, state.in_tray, starts, hand, number_of(state))


def number_of(state: PageState) -> int | None:
    """The number that is printed on a page; None where none was read."""
    read = state.kept.get("read")
    number = read.value.get("number") if read and not read.trouble and read.value and state.in_tray is None else None
    return int(number) if number is not None else None


def read_key(page: Page, recipe: Recipe, parts: Parts, *, declassified: bool = False) -> str:
    """A page that was declassified is read anew, and its text kept."""
    engine = read_settings(parts.engine, parts.settings.ocr.languages)
    return key_of(
        "read", engine=engine, seconds=parts.settings.ocr.page_seconds, declassified=declassified, **_rendition(page, recipe)
    )


def encode_key(page: Page, recipe: Recipe, parts: Parts) -> str:
    """Of the settings, only those that show in the pictures: a stamp or a level is a matter of binding."""
    profile, layered = parts.settings.facsimile.profile, parts.settings.facsimile.layered
    return key_of("encode", profile=profile, layered=layered, **_rendition(page, recipe))


def _rendition(page: Page, recipe: Recipe) -> dict[str, Any]:
    return {"master": page.master.digest, "inside": page.master.inside, "dpi": page.master.dpi, "recipe": recipe}


def missing(state: PageState, parts: Parts, *, held: bool = False) -> tuple[str, ...]:
    """The stages of a page that are missing or stale; nothing is missing of a page that a person set aside, and no picture
    of one that is `held` in quarantine.
    """
    if state.aside:
        return ()
    kept = state.kept
    if "clean" not in kept or kept["clean"].key != clean_key(state.page, parts):
        return PAGE_STAGES[:2] if held else PAGE_STAGES
    cleaned = state.cleaned
    if cleaned is None or (not has_content(cleaned) and state.hand_recipe is None and "keep" not in state.by_hand):
        return ()
    wanted = {"read": read_key(state.page, state.recipe, parts, declassified=state.declassified)}
    if not held:
        wanted["encode"] = encode_key(state.page, state.recipe, parts)
    again = {"read"} if state.withheld and not held else set()
    return tuple(s for s, key in wanted.items() if s not in kept or kept[s].key != key or s in again)


def job_of(state: PageState, stages: tuple[str, ...], workspace: Workspace, parts: Parts) -> PageJob:
    """The work that is missing, as values that a worker understands."""
    page, keep = state.page, "keep" in state.by_hand
    return PageJob(
        workspace.vault.path(page.master.digest),
        page.master.inside,
        page.name,
        page.master.dpi,
        page.master.orientation,
        parts.settings,
        parts.engine,
        "read" in stages,
        "encode" in stages,
        state.cleaned if "clean" not in stages else None,
        state.hand_recipe or (state.recipe if keep else None),
        state.declassified,
    )
