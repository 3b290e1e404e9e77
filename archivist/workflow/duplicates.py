"""The same sheet twice: two scans that look the same from afar, though no byte of them is equal."""

from collections.abc import Iterator, Sequence

from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.looks import same_sheets
from archivist.translation import N_
from archivist.workflow.pages import PageState

_WINDOW = 60  # pages: a sheet comes twice after a jam, or when a stack was begun again
_ALIKE = N_("{name} looks like the same sheet as {other}, scanned twice.")
_REMEDY = N_("Compare the two; set one of them aside, or settle the doubt if they are two sheets.")


def duplicate_doubts(states: Sequence[PageState]) -> Iterator[Doubt]:
    """Of pages that lie in no tray; those with equal bytes have a doubt of their own."""
    shown = [s for s in states if s.in_tray is None and s.cleaned]
    looks = [s.cleaned.measures.looks if s.cleaned else "" for s in shown]
    for number, other in same_sheets(looks, _WINDOW):
        page, before = shown[number].page, shown[other].page
        if (page.master.digest, page.master.inside) == (before.master.digest, before.master.inside):
            continue
        place, told = Place(page.page_id, file=page.name), {"name": page.name, "other": before.name}
        yield Doubt("page.looks-alike", Severity.MINOR, _ALIKE, _REMEDY, place, told)
