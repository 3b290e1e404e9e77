"""The palette (Ctrl+K): every action and every dossier by a few letters of its name, with or without diacritics."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from archivist.translation import _
from archivist.ui.fields.inputs import ENTER
from archivist.ui.plain_letters import plain
from archivist.ui.sight.outline import DossierRow
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

WIDTH, HEIGHT = 560, 380
MOST = 60
_WALKED = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: its words, what stands beside them, and what it does."""

    said: str
    beside: str
    do: Callable[[], object]


def fitting(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Those that have every typed word at the beginning of one of theirs, or else anywhere; best first."""
    words = plain(typed).split()
    scored = [(score, at) for at, c in enumerate(choices) if (score := _score(plain(f"{c.said} {c.beside}"), words))]
    return [choices[at] for _score_, at in sorted(scored, key=lambda pair: (-pair[0], pair[1]))][:MOST]


def _score(said: str, words: Sequence[str]) -> int:
    """0 where a word is missing; more for words that begin as typed."""
    if not all(word in said for word in words):
        return 0
    return 1 + sum(any(own.startswith(word) for own in said.split()) for word in words)


class Palette(QFrame):
    """Lies over the window. Typing chooses, arrows walk, Enter does it, Escape or a click elsewhere leaves."""

    def __init__(self, surroundings: Surroundings, choices: Sequence[Choice], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._choices, self._shown = tuple(choices), list[Choice]()
        self._typed, self._list = QLineEdit(self), QListWidget(self)
        self._typed.setPlaceholderText(_("What do you want to do? Diacritics are not needed."))
        self._typed.setAccessibleName(_("Search for an action or a dossier"))
        self._list.setAccessibleName(_("Actions and dossiers"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._over, self._column = parent, QVBoxLayout(self)
        column = self._column
        column.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.medium, SPACE.medium)
        column.addWidget(self._typed)
        column.addWidget(self._list, 1)
        colours = surroundings.look.colours
        self.setStyleSheet(f"#palette {{ background: {colours.raised}; border: 1px solid {colours.control_edge}; }}")
        self._typed.textChanged.connect(self._show)
        self._typed.installEventFilter(self)
        self._list.itemClicked.connect(lambda _row: self._do())
        self._show("")

    def open_over(self, window: QWidget) -> None:
        """In the middle of the window's upper half."""
        self.resize(min(WIDTH, window.width() - 2 * SPACE.broad), self.height())
        self._fit()
        self.move((window.width() - self.width()) // 2, window.height() // 9)
        self.show()
        self.raise_()
        self._typed.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() == QEvent.Type.FocusOut:
            self.close()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close()
                return True
            if event.key() in _WALKED:
                self._list.event(event)
                return True
            if event.key() in ENTER:
                self._do()
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self._shown = fitting(self._choices, typed)
        self._list.clear()
        for choice in self._shown:
            QListWidgetItem(f"{choice.said}    {choice.beside}" if choice.beside else choice.said, self._list)
        self._list.setCurrentRow(0)
        self._fit()

    def _fit(self) -> None:
        """As high as what it has to say, within bounds."""
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._list.count()))
        margins = self._column.contentsMargins()
        rest = self._typed.sizeHint().height() + margins.top() + margins.bottom() + self._column.spacing()
        room = self._over.height() - 2 * SPACE.broad
        self.resize(self.width(), min(HEIGHT, room, rest + rows + SPACE.broad))

    def _do(self) -> None:
        at = self._list.currentRow()
        self._typed.removeEventFilter(self)  # losing the focus closes; that is done here already
        self.close()
        if 0 <= at < len(self._shown):
            self._shown[at].do()


def choices_of(
    actions: Mapping[str, QAction], dossiers: Sequence[DossierRow], go_to: Callable[[DossierRow], object]
) -> list[Choice]:
    """What can be done now, with its key; then the dossiers of the workspace."""
    form = QKeySequence.SequenceFormat.NativeText
    able = [a for a in actions.values() if a.isEnabled()]
    return [Choice(a.iconText(), a.shortcut().toString(form), a.trigger) for a in able] + [
        Choice(row.file_code or row.title, row.title if row.file_code else "", _with(go_to, row)) for row in dossiers
    ]


def _with(go_to: Callable[[DossierRow], object], row: DossierRow) -> Callable[[], object]:
    return lambda: go_to(row)
