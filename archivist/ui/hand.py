"""The clerk's hand: acts are recorded away from the main thread, one after the other; the last ones can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from archivist.ui.pen import Pen
from archivist.ui.surroundings import Surroundings
from archivist.workflow import acts
from archivist.workflow.acts import Act, Done
from archivist.workflow.stages.arrange import arranged


@dataclass(frozen=True, slots=True)
class Struck:
    """What a stroke did, None where nothing changed; what could be taken back or done again after it; `again` where it was
    itself taken back or done again.
    """

    done: Done | None
    undo: str
    redo: str
    again: bool = False


def stroke(pen: Pen, call: Callable[..., Act | Done | None], values: tuple[Any, ...]) -> Struck:
    """Runs in the lane of the records: the act is lasting, and the pages arranged anew, when this returns."""
    with pen.workspace() as workspace:
        asked = call(workspace, *values)
        done = acts.do(workspace, asked) if isinstance(asked, Act) else asked
        if done:
            arranged(workspace, done.dossier_id)
        return Struck(done, *acts.words_of(workspace), again=not isinstance(asked, Act))


class Hand(QObject):
    """Between `take` and `put_down` it writes into one workspace; `struck` tells what was done."""

    struck = Signal(object)
    met = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._lane = surroundings.bridge, surroundings.lanes.records
        self._pen: Pen | None = None

    def take(self, pen: Pen) -> None:
        self._pen = pen

    def put_down(self) -> None:
        self._pen = None

    def act(self, call: Callable[..., Act | Done | None], *values: Any) -> None:
        """`call(workspace, *values)` gives the act; it runs in the lane, and holds nothing of Qt."""
        if self._pen is not None:
            pen = self._pen
            self._bridge.ask(
                self._lane,
                stroke,
                pen,
                call,
                values,
                owner=self,
                then=lambda struck: self._struck(pen, struck),
                failed=self.met.emit,
            )

    def tell(self, struck: Struck) -> None:
        """An act that somebody else's lane has done: sheets that were scanned into their place."""
        if self._pen is not None:
            self.struck.emit(struck)

    def undo(self) -> None:
        self.act(acts.undo)

    def redo(self) -> None:
        self.act(acts.redo)

    def _struck(self, pen: Pen, struck: Struck) -> None:
        if self._pen is pen:
            self.struck.emit(struck)
