"""What is in front of the clerk: one selection, which every pane shows and any pane may change."""

from PySide6.QtCore import QObject, Signal

from archivist.ui.sight.place import Place


class Selection(QObject):
    """Holds the place; panes connect to `changed`."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.place = Place()

    def choose(self, place: Place) -> None:
        if place != self.place:
            self.place = place
            self.changed.emit(place)
