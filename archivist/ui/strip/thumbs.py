"""Small pictures of pages: made when they are first looked at, kept while their workspace is open."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from archivist.imaging.pixels import Pixels
from archivist.settings import Capture
from archivist.storage.workspace import Workspace
from archivist.troubles import Trouble
from archivist.ui.page_view.rendition import Wanted, picture_of
from archivist.ui.page_view.sheet import image_of
from archivist.ui.sight.page import PageSight, page_sight
from archivist.ui.surroundings import Surroundings


def thumb_of(wanted: Wanted, limits: Capture) -> Pixels:
    """Runs in the lane of the small pictures; raises the troubles of a picture that cannot be opened."""
    return picture_of(wanted, limits).levels[-1]


class Thumbs(QObject):
    """`arrived` carries the id of a page whose picture has come."""

    arrived = Signal(str)

    def __init__(self, surroundings: Surroundings, limits: Capture, parent: QObject) -> None:
        super().__init__(parent)
        self._surroundings, self._limits = surroundings, limits
        self._made: dict[str, QPixmap | None] = {}
        self._workspace: Workspace | None = None

    def of_workspace(self, workspace: Workspace | None) -> None:
        self._workspace = workspace
        self._made.clear()

    def forget(self, page_id: str) -> None:
        """It is made again when it is next looked at."""
        self._made.pop(page_id, None)

    def of(self, page_id: str) -> QPixmap | None:
        """At once where it is there; else None, and it is on its way."""
        if page_id not in self._made and self._workspace:
            self._made[page_id] = None
            self._ask(self._surroundings.lanes.reading, page_sight, self._workspace, page_id, False, then=self._make)
        return self._made.get(page_id)

    def _make(self, sight: PageSight) -> None:
        def then(pixels: Pixels) -> None:
            self._keep(sight, pixels)

        self._ask(self._surroundings.lanes.thumbs, thumb_of, sight.wanted, self._limits, then=then)

    def _keep(self, sight: PageSight, pixels: Pixels) -> None:
        if sight.page.page_id in self._made:
            picture: QImage = image_of(pixels)
            self._made[sight.page.page_id] = QPixmap.fromImage(picture)
            self.arrived.emit(sight.page.page_id)

    def _ask(self, lane: object, call: object, *values: object, then: object) -> None:
        """A page without a picture stays a blank sheet in the strip; its trouble is told where it is opened."""
        self._surroundings.bridge.ask(lane, call, *values, owner=self, then=then, failed=_nothing)  # type: ignore[arg-type]


def _nothing(_trouble: Trouble) -> None:
    return
