"""Goes to other places in the window and back to where the clerk was."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget, QWidget

from archivist.ui.lenses.lens import Lens
from archivist.ui.places.frame import PlaceFrame
from archivist.ui.surroundings import Surroundings


class Elsewhere(QObject):
    """Places are made when they are first gone to. Those `of_workspace` are there only while one is open. `going` carries
    the name of the place that is left for another, empty for the panes; `left` tells that the clerk is back.
    """

    going = Signal(str)
    left = Signal()

    def __init__(
        self, stack: QStackedWidget, actions: Mapping[str, QAction], surroundings: Surroundings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._stack, self._actions, self._surroundings = stack, actions, surroundings
        self._made: dict[str, PlaceFrame] = {}
        self._of_workspace: list[str] = []
        self._home: QWidget | None = None
        self._focused: QWidget | None = None
        for lens in Lens:
            actions[lens].triggered.connect(self.leave)

    def add(
        self, name: str, title: str, make: Callable[[], QWidget], shown: Callable[[], object], *, of_workspace: bool
    ) -> None:
        """`shown` is called each time after it was gone to, to bring what it shows up to date."""

        def go() -> None:
            if name not in self._made:
                frame = PlaceFrame(self._surroundings, title, make(), self._stack)
                frame.left.connect(self.leave)
                self._made[name] = frame
                self._stack.addWidget(frame)
            self.going.emit(next((n for n, frame in self._made.items() if frame is self.here), ""))
            self._go(self._made[name])
            shown()

        self._actions[name].triggered.connect(go)
        if of_workspace:
            self._of_workspace.append(name)
            self._actions[name].setEnabled(False)

    def able(self, *, opened: bool) -> None:
        """Whether a workspace is open; a place that is about one is left with it."""
        for name in self._of_workspace:
            self._actions[name].setEnabled(opened)
        self._home, self._focused = None, None

    @property
    def here(self) -> PlaceFrame | None:
        """The place that is shown; None at the panes."""
        current = self._stack.currentWidget()
        return current if isinstance(current, PlaceFrame) else None

    def leave(self) -> None:
        """Back to the panes, or the welcome; the focus is where it was."""
        if self.here and self._home:
            self._stack.setCurrentWidget(self._home)
            if self._focused and self._focused.isVisible():
                self._focused.setFocus()
            self.left.emit()

    def _go(self, frame: PlaceFrame) -> None:
        if self.here is None:
            self._home = self._stack.currentWidget()
            self._focused = self._stack.focusWidget()
        self._stack.setCurrentWidget(frame)
        frame.body.setFocus()
