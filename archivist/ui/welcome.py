"""The empty state: says what to do, and offers what was open before."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archivist.translation import N_, _
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons
from archivist.ui.theme.tokens import BIG_ICON, SPACE, TYPE


class Welcome(QWidget):
    """`chosen` carries the path of a workspace that was opened before."""

    chosen = Signal(object)

    def __init__(
        self, surroundings: Surroundings, open_it: QAction, practise: QAction, set_up: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self._paths: tuple[Path, ...] = ()
        speech, look = surroundings.speech, surroundings.look
        self._picture, self._title, self._text, self._before = (QLabel(self) for _ in range(4))
        self._text.setWordWrap(True)
        self._text.setFixedWidth(520)
        self._before.setObjectName("soft")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        speech.say(self._title.setText, N_("Open a workspace"))
        speech.say(
            self._text.setText,
            N_("A workspace is a folder with everything in it: page pictures, texts, descriptions and packages."
               " Open one, or try the practice batch: a small invented dossier that goes the whole way."),
        )  # fmt: skip
        speech.say(self._before.setText, N_("Opened before"))
        speech.tell(self._fit)
        look.dress(self._dress)
        self._lay(open_it, practise, set_up)

    def offer(self, paths: Sequence[Path]) -> None:
        """Workspaces that were opened before, newest first."""
        self._paths = tuple(paths)
        while (one := self._list.takeAt(0)) is not None:
            if widget := one.widget():
                widget.deleteLater()
        for path in self._paths:
            self._list.addWidget(self._link(path))
        self._before.setVisible(bool(self._paths))

    def _lay(self, open_it: QAction, practise: QAction, set_up: QAction) -> None:
        column = QVBoxLayout()
        column.setSpacing(SPACE.large)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.medium)
        buttons.addWidget(self._button(open_it, "primary"))
        buttons.addWidget(self._button(practise, "secondary"))
        buttons.addWidget(self._button(set_up, "secondary"))
        buttons.addStretch(1)
        for part in (self._picture, self._title, self._text):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addSpacing(SPACE.medium)
        column.addWidget(self._before)
        column.addLayout(self._list)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addLayout(column)
        across.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addLayout(across)
        whole.addStretch(3)

    def _fit(self) -> None:
        """As high as its lines: Qt asks a wrapped text too late where layouts lie in layouts."""
        self._text.setMinimumHeight(self._text.heightForWidth(self._text.width()))

    def _dress(self) -> None:
        look = self._surroundings.look
        self._picture.setPixmap(icons.pixmap("archivist", look.colours.accent, BIG_ICON, self.devicePixelRatioF()))
        self._title.setFont(look.font(TYPE.title, strong=True))
        self._text.setFont(look.font())
        self._fit()

    def _button(self, action: QAction, name: str) -> QPushButton:
        """A button for an action: it says the same, and is there whenever the action is."""
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setText(action.iconText())
            button.setAccessibleName(action.iconText())
            button.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        follow()
        return button

    def _link(self, path: Path) -> QPushButton:
        button = QPushButton(f"{path.name}   {_short(path.parent)}", self)
        button.setObjectName("link")
        button.setIcon(self._surroundings.look.icon("folder-open", "accent"))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(_("Open {path}").format(path=path))
        button.setToolTip(str(path))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(self._opener(path))
        return button

    def _opener(self, path: Path) -> Callable[[], None]:
        return lambda: self.chosen.emit(path)


def _short(path: Path) -> str:
    """With ~ for the person's own folder."""
    return f"~/{path.relative_to(Path.home())}" if path.is_relative_to(Path.home()) else str(path)
