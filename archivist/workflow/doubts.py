"""The doubts of a dossier, computed from what is stored and never stored themselves."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from archivist.model.dossier import Arrangement
from archivist.model.doubt import Doubt, Place, Severity, doubt_of
from archivist.model.page import Aside
from archivist.model.plain import canonical, plain, revive
from archivist.model.recipe import Crop
from archivist.storage.rows import Kept, Refused
from archivist.translation import N_
from archivist.troubles import Trouble, every_trouble
from archivist.workflow.pages import PAGE_STAGES, PageState

Seen = tuple[str, int, Crop | None]
"""Digest of a picture, the page inside it, and the part of it that is shown."""


def name_of(doubt: Doubt) -> str:
    """A short name that stays the same as long as the doubt does; by it a person settles a doubt."""
    return hashlib.sha256(canonical([doubt.code, plain(doubt.place), plain(doubt.details)])).hexdigest()[:10]


def refused_doubts(refused: Iterable[Refused]) -> Iterator[Doubt]:
    """Files that did not become pages: the dossier is not whole until each is explained."""
    for one in refused:
        place = Place(subject=one.batch_id, file=one.name)
        yield _from_trouble(one.code, dict(one.details), place, Severity.GRAVE)


def page_doubts(states: Iterable[PageState]) -> Iterator[Doubt]:
    """What each page asks for, in the order of the pages."""
    seen: dict[Seen, str] = {}
    for state in states:
        if state.aside:
            continue
        yield from _stage_troubles(state)
        yield from _measured(state)
        yield from _as_captured(state, seen)


def document_doubts(document_id: str, bound: Kept | None) -> Iterator[Doubt]:
    """What the check of the facsimile found."""
    if bound and bound.trouble:
        yield _kept_trouble(bound, Place(document_id, document_id))
    if bound and not bound.trouble:
        yield from (revive(Doubt, d) for d in bound.value["doubts"])


def dossier_doubts(arrangement: Arrangement | None, packed: Iterable[Kept]) -> Iterator[Doubt]:
    """A dossier without documents has nothing to deliver; then what the checks of its packages found."""
    if arrangement is not None and not arrangement.documents:
        yield Doubt("dossier.empty", Severity.GRAVE, N_("The dossier has no pages to show."), N_("Scan its pages."))
    for kept in packed:
        if kept.trouble:
            yield _kept_trouble(kept, Place(subject=kept.subject))
        else:
            yield from (revive(Doubt, d) for d in kept.value["doubts"])


def _stage_troubles(state: PageState) -> Iterator[Doubt]:
    for stage in PAGE_STAGES:
        kept = state.kept.get(stage)
        if kept and kept.trouble:
            yield _kept_trouble(kept, Place(state.page.page_id, file=state.page.name))


def _measured(state: PageState) -> Iterator[Doubt]:
    cleaned, place = state.cleaned, Place(state.page.page_id, file=state.page.name)
    if cleaned and not cleaned.measures.rotation_sure and state.in_tray is None and state.hand_recipe is None:
        yield Doubt(
            "page.which-way-up",
            Severity.MINOR,
            N_("It is not certain which way up {name} is."),
            N_("Look at the page and turn it if needed."),
            place,
            {"name": state.page.name},
        )


def _as_captured(state: PageState, seen: dict[Seen, str]) -> Iterator[Doubt]:
    page = state.page
    place, key = Place(page.page_id, file=page.name), (page.master.digest, page.master.inside, _view(state))
    if key in seen and state.in_tray not in (Aside.BLANK, Aside.SEPARATOR):
        yield Doubt(
            "page.duplicate",
            Severity.MINOR,
            N_("{name} is the very same picture as {other}."),
            N_("Set one of the two aside, unless the paper really holds the sheet twice."),
            place,
            {"name": page.name, "other": seen[key]},
        )
    seen.setdefault(key, page.name)
    if page.master.signed:
        yield Doubt(
            "page.signed-original",
            Severity.NOTE,
            N_("{name} carries a digital signature; the file is kept untouched beside its pages."),
            N_("Deliver the signed file itself where the archive asks for it."),
            place,
            {"name": page.name},
        )


def _view(state: PageState) -> Crop | None:
    """The part of the picture that a hand chose: the two halves of an opening are no page twice."""
    last = state.hand_recipe.operations[-1:] if state.hand_recipe else ()
    return last[0] if last and isinstance(last[0], Crop) else None


def _kept_trouble(kept: Kept, place: Place) -> Doubt:
    trouble: dict[str, Any] = kept.trouble or {}
    return _from_trouble(str(trouble["code"]), dict(trouble["details"]), place, Severity.GRAVE)


def _from_trouble(code: str, details: dict[str, Any], place: Place, severity: Severity) -> Doubt:
    kind = every_trouble().get(code, Trouble)
    if kind is Trouble:
        return Doubt(
            code, severity, N_("{code} happened."), N_("Look the code up in the list of troubles."), place, {"code": code}
        )
    return doubt_of(kind(**details), place, severity)
