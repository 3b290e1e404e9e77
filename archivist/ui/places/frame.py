"""The frame of a place: its name, the way back, and what stands in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archivist.translation import N_
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE, TYPE


class PlaceFrame(QFrame):
    """`left` tells that the clerk goes back; `tools` is the room beside the name."""

    left = Signal()

    def __init__(self, surroundings: Surroundings, title: str, body: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("place")
        self.body = body
        self._back, self._title = QPushButton(self), QLabel(self)
        self._back.setObjectName("link")
        self._back.clicked.connect(self.left)
        speech, look = surroundings.speech, surroundings.look
        speech.say(self._back.setText, N_("Back (Esc)"))
        speech.say(self._back.setAccessibleName, N_("Back (Esc)"))
        speech.say(self._title.setText, title)
        speech.say(self.setAccessibleName, title)
        look.dress(lambda: self._back.setIcon(look.icon("previous", "accent")))
        look.dress(lambda: self._title.setFont(look.font(TYPE.strong, strong=True)))
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.left)
        bar = QWidget(self)
        bar.setObjectName("bar")
        self.tools = QHBoxLayout(bar)
        self.tools.setContentsMargins(SPACE.medium, SPACE.small, SPACE.large, SPACE.small)
        self.tools.setSpacing(SPACE.medium)
        self.tools.addWidget(self._back)
        self.tools.addWidget(self._title)
        self.tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(body, 1)
        self.setFocusProxy(body)
