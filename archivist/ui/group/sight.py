"""The doubtful readings of a dossier as values, each with the picture of the place that it was read from."""

from dataclasses import dataclass

import numpy as np

from archivist.imaging.pixels import Pixels
from archivist.model.geometry import Box
from archivist.settings import Capture, Settings
from archivist.storage.workspace import Workspace
from archivist.ui.fields.wording import PARTS_OF_CODE, shown, unsure
from archivist.ui.page_view.rendition import Wanted, picture_of
from archivist.ui.sight.description import documents_described
from archivist.ui.sight.page import page_sight
from archivist.workflow import values
from archivist.workflow.acts import Act

LONG = frozenset(("subject", "keyword", "addressee", "recipients"))
AROUND, ASIDE = 8, 12  # px of the rendition around the place


@dataclass(frozen=True, slots=True)
class Reading:
    """A value that the machine is not sure of, as a person reads it in `said`; `box` in px of the rendition."""

    subject: str
    field: str
    label: str
    value: str
    said: str
    page_id: str
    box: Box
    wanted: Wanted

    @property
    def name(self) -> str:
        return f"{self.subject}:{self.field}"


def readings_of(workspace: Workspace, dossier_id: str, settings: Settings) -> tuple[Reading, ...]:
    """Numbers, dates and names by field, so that like lies beside like; what is long, or has no place on a page, is asked
    alone. Raises NotFound.
    """
    found: list[Reading] = []
    for document in documents_described(workspace, dossier_id, settings):
        asking = {row.field for row in document.fields if unsure(row)}
        for row in document.fields:
            origin = row.proposed.origin if row.proposed and row.field in asking - LONG else None
            if origin is None or origin.page_id is None or origin.box is None:
                continue
            if row.field in PARTS_OF_CODE and "code" in asking:
                continue
            wanted = page_sight(workspace, origin.page_id, False).wanted
            said = shown(row, row.value)
            found.append(
                Reading(document.subject, row.field, row.label, row.value, said, origin.page_id, origin.box, wanted)
            )
    order = list(dict.fromkeys(reading.field for reading in found))
    return tuple(sorted(found, key=lambda r: order.index(r.field)))


def accept(_workspace: Workspace, dossier_id: str, readings: tuple[tuple[str, str, str], ...]) -> Act:
    """Runs in the lane of the records: all of them at one stroke, as (subject, field, value)."""
    return values.accept_group(dossier_id, readings)


def piece_of(wanted: Wanted, box: Box, limits: Capture) -> Pixels:
    """Runs in the lane of the small pictures; raises the troubles of a picture that cannot be opened."""
    whole = picture_of(wanted, limits).levels[0]
    height, width = whole.shape[:2]
    left, right = max(0, int(box.left) - ASIDE), min(width, int(box.right) + ASIDE)
    top, bottom = max(0, int(box.top) - AROUND), min(height, int(box.bottom) + AROUND)
    return np.ascontiguousarray(whole[top:bottom, left:right]) if right > left and bottom > top else whole[:1, :1].copy()
