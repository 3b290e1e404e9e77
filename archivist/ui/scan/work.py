"""One scan as the desk starts it: away from the main thread, each page lasting before the next."""

from collections.abc import Callable
from dataclasses import dataclass

from archivist import app
from archivist.settings import Settings
from archivist.ui.pen import Pen
from archivist.workflow.declare import adopt_code, declare_leaves, declare_sides
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
        if asked.profile.duplex:
            declare_sides(workspace, dossier_id, origin.label, 2)
        adopt_code(workspace, dossier_id)
    return taken
