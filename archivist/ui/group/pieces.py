"""Pictures of single places on pages: made when their cell is first looked at."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap

from archivist.imaging.pixels import Pixels
from archivist.settings import Capture
from archivist.troubles import Trouble
from archivist.ui.group.sight import Reading, piece_of
from archivist.ui.page_view.sheet import image_of
from archivist.ui.surroundings import Surroundings


class Pieces(QObject):
    """`arrived` tells that one has come."""

    arrived = Signal()

    def __init__(self, surroundings: Surroundings, limits: Capture, parent: QObject) -> None:
        super().__init__(parent)
        self._surroundings, self._limits = surroundings, limits
        self._made: dict[str, QPixmap | None] = {}

    def clear(self) -> None:
        self._made.clear()

    def of(self, reading: Reading) -> QPixmap | None:
        """At once where it is there; else None, and it is on its way."""
        if reading.name not in self._made:
            self._made[reading.name] = None

            def keep(pixels: Pixels) -> None:
                self._made[reading.name] = QPixmap.fromImage(image_of(pixels))
                self.arrived.emit()

            lanes, bridge = self._surroundings.lanes, self._surroundings.bridge
            bridge.ask(
                lanes.thumbs, piece_of, reading.wanted, reading.box, self._limits, owner=self, then=keep, failed=_nothing
            )
        return self._made[reading.name]


def _nothing(_trouble: Trouble) -> None:
    """A place without a picture stays empty; its trouble is told where its page is opened."""
