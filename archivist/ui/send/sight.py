"""The queue as values: each package on its way, as words and signs can tell it; read away from the main thread."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archivist import app
from archivist.model.transfer import SENTENCES, Standing, Transfer
from archivist.settings import Place, Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.troubles import every_trouble
from archivist.ui.cards.card import Card, Mark
from archivist.ui.dates import shown_moment
from archivist.ui.pen import Pen
from archivist.workflow.delivery_queue import Round, deliver_all
from archivist.workflow.progress import nobody

SIGNS = {
    Standing.QUEUED: ("state-waiting", "quiet"),
    Standing.SENDING: ("state-half", "accent"),
    Standing.SENT: ("state-half", "accent"),
    Standing.CONFIRMED: ("state-delivered", "good"),
    Standing.ACCEPTED: ("state-delivered", "good"),
    Standing.PARTLY: ("state-doubt", "doubt"),
    Standing.REFUSED: ("state-failed", "grave"),
    Standing.WITHDRAWN: ("tray", "quiet"),
}
RETURNED = (Standing.PARTLY, Standing.REFUSED)
EMPTY = N_("Nothing is on its way. A dossier that is closed and has no grave doubt is sent from here.")


@dataclass(frozen=True, slots=True)
class Sent:
    """A transfer with the code of its dossier."""

    transfer: Transfer
    code: str


def queue_of(workspace: Workspace) -> tuple[Sent, ...]:
    """What came back first, then what is on its way, then what has arrived; within each the newest first."""
    codes = {d.dossier_id: d.file_code or d.title for d in workspace.dossiers()}
    rows = [Sent(t, codes.get(t.dossier_id, "–")) for t in workspace.transfers() if t.standing is not Standing.WITHDRAWN]
    rows.reverse()
    return tuple(sorted(rows, key=lambda s: (s.transfer.standing not in RETURNED, not s.transfer.open)))


def card_of(sent: Sent) -> Card:
    """The standing as shape and word; the trouble with its remedy, or what the archive did not accept."""
    transfer = sent.transfer
    shape, colour = SIGNS[transfer.standing]
    standing = Mark(shape, _(SENTENCES[transfer.standing]), colour)
    return Card(_named(transfer.destination), sent.code, _foot(transfer), (standing,))


def _named(destination: str) -> str:
    """A folder that was named for once has no name of its own in the settings."""
    return _("Folder on a disk") if destination == "folder" else destination


def _foot(transfer: Transfer) -> str:
    told = [_("Receipt of {moment}").format(moment=shown_moment(transfer.received_at))] if transfer.received_at else []
    kind = every_trouble().get(str(transfer.trouble["code"])) if transfer.trouble else None
    if kind and transfer.trouble:
        trouble = kind(**transfer.trouble["details"])
        told += [str(trouble), trouble.advice()]
    told += [v.reason for v in transfer.verdicts if not v.passed and v.reason]
    return "\n".join(told)


def send(pen: Pen, settings: Settings, cancelled: Callable[[], bool]) -> Round:
    """Runs in the working lane: what is ready is queued and sent, at once; what was sent is asked after."""
    with pen.workspace() as workspace, app.parts_of(settings) as parts:
        return deliver_all(workspace, parts, app.destinations_of(settings), cancelled, nobody, now=True)


def export(pen: Pen, folder: Path, settings: Settings, cancelled: Callable[[], bool]) -> Round:
    """The same packages to a disk that is carried to the archive; receipts that lie there are read back."""
    with pen.workspace() as workspace, app.parts_of(settings) as parts:
        name = f"usb:{folder.name or folder.anchor}"
        delivery = settings.delivery.model_copy(update={"destinations": {name: Place(kind="folder", address=str(folder))}})
        routes = app.destinations_of(settings.model_copy(update={"delivery": delivery}))
        return deliver_all(workspace, parts, routes, cancelled, nobody, now=True)
