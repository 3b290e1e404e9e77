"""What is in front of the clerk: one selection, which every pane shows and any pane may change."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the tree; `document_id` is None for a page that is in none, `page_id` for an empty dossier.

    `whole` tells that the dossier itself was chosen; its first page is shown all the same.
    """

    dossier_id: str = ""
    document_id: str | None = None
    page_id: str | None = None
    whole: bool = False


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
