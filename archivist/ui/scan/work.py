"""One scan as the desk starts it: away from the main thread, each page lasting before the next."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from archivist import app
from archivist.settings import Settings
from archivist.ui.hand import Struck, stroke
from archivist.ui.pen import Pen
from archivist.workflow import mending
from archivist.workflow.declare import adopt_code, declare_leaves, declare_sides
from archivist.workflow.halving import halve_openings
from archivist.workflow.law import expect_reason, note_reason
from archivist.workflow.take import Taken, take


@dataclass(frozen=True, slots=True)
class Order:
    """What the clerk wants scanned: `source` as `escl:…` or `folder:…`; `profile` empty for the usual one; `code` empty for
    the dossier that this device was last scanned into, or a new one; `leaves` None where nobody has counted.
    """

    source: str
    profile: str = ""
    code: str = ""
    title: str = ""
    leaves: int | None = None


@dataclass(frozen=True, slots=True)
class Mend:
    """Where a stack is mended: the page that is scanned again, or behind which sheets are put in."""

    dossier_id: str
    page_id: str
    again: bool


class Tally:
    """How far a scan is: written by the scanning thread, read by the main one; a number at a time, nothing of Qt."""

    def __init__(self) -> None:
        self.taken = Taken()
        self.dossier_id = ""

    def __call__(self, taken: Taken) -> None:
        self.taken = taken


def scan(pen: Pen, order: Order, settings: Settings, cancelled: Callable[[], bool], tally: Tally) -> Taken:
    """Runs in the scanning lane; what was taken before a trouble is safe. Raises the troubles of scanners and folders."""
    asked = app.chosen_profile(settings, order.profile, source=order.source or None)
    origin = app.origin_of(asked.source)
    expect_reason(asked.profile, asked.reason)
    with pen.workspace() as workspace:
        dossier_id = app.dossier_to_scan(workspace, order.code, order.title, origin.label)
        tally.dossier_id = dossier_id
        declare_leaves(workspace, dossier_id, order.leaves)
        note_reason(workspace, dossier_id, asked.profile, asked.reason)
        source = app.scanner_source(origin, workspace, dossier_id, asked.profile, settings, None)
        taken = take(workspace, dossier_id, source, origin.label, settings.capture, cancelled, tally)
        if asked.openings:
            halve_openings(workspace, dossier_id, settings)
        if asked.profile.duplex:
            declare_sides(workspace, dossier_id, origin.label, 2)
        adopt_code(workspace, dossier_id)
    return taken


def mend(
    pen: Pen, order: Order, where: Mend, settings: Settings, cancelled: Callable[[], bool], tally: Tally
) -> Struck | None:
    """Runs in the scanning lane: what comes takes the place of a page, or stands behind it; one act. None where nothing
    came. Raises the troubles of scanners and folders; what came before one waits in the grey tray.
    """
    asked = app.chosen_profile(settings, order.profile, source=order.source or None)
    origin = app.origin_of(asked.source)
    expect_reason(asked.profile, asked.reason)
    with pen.workspace() as workspace:
        note_reason(workspace, where.dossier_id, asked.profile, asked.reason)
        source = app.scanner_source(origin, workspace, where.dossier_id, asked.profile, settings, None)
        new = mending.brought_in(
            workspace,
            where.dossier_id,
            lambda: take(workspace, where.dossier_id, source, origin.label, settings.capture, cancelled, tally),
        )
        if not new:
            return None
        place = mending.replace_page if where.again else mending.insert_after
        return replace(stroke(pen, place, (where.dossier_id, where.page_id, new)), again=False)
