"""Pictures of pages that were made already; the longest unused go when there are too many."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QObject

from archivist.settings import Capture
from archivist.troubles import Trouble
from archivist.ui.page_view.rendition import Picture, Wanted, picture_of
from archivist.ui.surroundings import Surroundings

MOST_BYTES = 80 * 1024**2  # two pages at 300 dpi in colour, seven in grey


class Pictures(QObject):
    """Gives a picture at once where it is there, else when the drawing lane has made it."""

    def __init__(self, surroundings: Surroundings, limits: Capture, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._lane, self._limits = surroundings.bridge, surroundings.lanes.drawing, limits
        self._made: OrderedDict[Wanted, Picture] = OrderedDict()
        self._asked: dict[Wanted, list[tuple[Callable[[Picture], None], Callable[[Trouble], None]]]] = {}

    def want(self, wanted: Wanted, then: Callable[[Picture], None], failed: Callable[[Trouble], None]) -> None:
        picture = self._made.get(wanted)
        if picture:
            self._made.move_to_end(wanted)
            then(picture)
            return
        waiting = self._asked.setdefault(wanted, [])
        waiting.append((then, failed))
        if len(waiting) == 1:
            self._bridge.ask(
                self._lane,
                picture_of,
                wanted,
                self._limits,
                owner=self,
                then=lambda made: self._keep(wanted, made),
                failed=lambda trouble: self._fail(wanted, trouble),
            )

    def ahead(self, wanted: Wanted) -> None:
        """It may be wanted soon; trouble with it is told when it is."""
        self.want(wanted, lambda _picture: None, lambda _trouble: None)

    def has(self, wanted: Wanted) -> bool:
        return wanted in self._made

    def _keep(self, wanted: Wanted, picture: Picture) -> None:
        self._made[wanted] = picture
        while len(self._made) > 1 and sum(p.length for p in self._made.values()) > MOST_BYTES:
            self._made.popitem(last=False)
        for then, _failed in self._asked.pop(wanted, []):
            then(picture)

    def _fail(self, wanted: Wanted, trouble: Trouble) -> None:
        for _then, failed in self._asked.pop(wanted, []):
            failed(trouble)
