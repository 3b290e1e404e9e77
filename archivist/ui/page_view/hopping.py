"""Hopping over the words of a page with the arrow keys, to take some into a field."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from archivist.model.text import PageText
from archivist.ui.page_view.words import At, numbered, said

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
_LINES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class Hop:
    """Where the hopper stands: the words between `anchor` and `cursor` are chosen."""

    def __init__(self, text: PageText, start: At | None = None) -> None:
        self._text = text
        self._words = [at for at, _word in numbered(text)]
        self._cursor = self._words.index(start) if start in self._words else 0
        self._anchor = self._cursor

    @property
    def chosen(self) -> tuple[At, ...]:
        low, high = sorted((self._anchor, self._cursor))
        return tuple(self._words[low : high + 1])

    @property
    def said(self) -> str:
        return " ".join(said(self._text, self.chosen).split())

    def step(self, by: int, *, more: bool) -> None:
        """To the next or previous word; `more` keeps what is chosen."""
        self._go(self._cursor + by, more=more)

    def line(self, by: int, *, more: bool) -> None:
        """To the word of another line that lies nearest below or above."""
        here = self._words[self._cursor]
        lines = sorted({at.line for at in self._words})
        target = lines.index(here.line) + by
        if not 0 <= target < len(lines):
            return
        across = self._text.lines[here.line].words[here.word].box.centre[0]
        there = [at for at in self._words if at.line == lines[target]]
        nearest = min(there, key=lambda at: abs(self._text.lines[at.line].words[at.word].box.centre[0] - across))
        self._go(self._words.index(nearest), more=more)

    def _go(self, to: int, *, more: bool) -> None:
        if 0 <= to < len(self._words):
            self._cursor = to
            self._anchor = self._anchor if more else to


class Hopping(QObject):
    """Listens on the page while it lasts: arrows hop, Shift chooses more, Enter takes, Escape leaves."""

    moved = Signal(object)
    taken = Signal(str)
    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hop: Hop | None = None

    @property
    def lasts(self) -> bool:
        return self._hop is not None

    def begin(self, text: PageText, start: At | None) -> None:
        if text.words:
            self._hop = Hop(text, start)
            self.moved.emit(self._hop.chosen)

    def end(self) -> None:
        if self._hop:
            self._hop = None
            self.moved.emit(())
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if self._hop and event.type() == QEvent.Type.FocusOut:
            self.end()
        elif self._hop and isinstance(event, QKeyEvent) and event.type() in _KEYS:
            if event.type() == QEvent.Type.KeyPress:
                self._pressed(self._hop, event)
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _pressed(self, hop: Hop, event: QKeyEvent) -> None:
        key, more = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _STEPS:
            hop.step(_STEPS[key], more=more)
        elif key in _LINES:
            hop.line(_LINES[key], more=more)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            said_now = hop.said
            self._hop = None
            self.moved.emit(())
            self.taken.emit(said_now)
            return
        elif key == Qt.Key.Key_Escape:
            self.end()
            return
        self.moved.emit(hop.chosen)
