"""The notice above the panes: what happened and what to do about it; never a box in the way."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from archivist.translation import N_, _
from archivist.troubles import Trouble
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons
from archivist.ui.theme.tokens import ICON, SPACE


class Notice(QFrame):
    """Empty and out of sight until something happens; `met` passes every trouble on that it tells."""

    met = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._look = surroundings.look
        self._sign, self._text = QLabel(self), QLabel(self)
        self._text.setWordWrap(True)
        self._say: Callable[[], str] = str
        self._grave = True
        away = QToolButton(self)
        away.setIconSize(QSize(14, 14))
        away.clicked.connect(self.hide)
        surroundings.speech.say(away.setAccessibleName, N_("Put the notice away"))
        surroundings.speech.say(away.setToolTip, N_("Put the notice away"))
        surroundings.speech.tell(self._tell)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.large, SPACE.small, SPACE.small, SPACE.small)
        row.addWidget(self._sign)
        row.addWidget(self._text, 1)
        row.addWidget(away)
        self._look.dress(lambda: away.setIcon(self._look.icon("close")))
        self._look.changed.connect(self._tell)
        self.hide()

    def tell_trouble(self, trouble: Trouble) -> None:
        """Its sentence and its remedy, in whatever language is in force."""
        self._show(lambda: f"{trouble}  {trouble.advice()}", grave=True)
        self.met.emit(trouble)

    def tell(self, sentence: str, **places: object) -> None:
        """`sentence` is a source of the translation; `places` fill it."""
        self._show(lambda: _(sentence).format(**places), grave=False)

    def tell_calmly(self, told: str) -> None:
        """What is translated already."""
        self._show(lambda: told, grave=False)

    def tell_fault(self, written: Path | None) -> None:
        """A fault of the program; where its report lies."""
        where = str(written or "–")
        self._show(lambda: _("Archivist made a mistake; your work is safe. Report: {path}").format(path=where), grave=True)

    def _show(self, say: Callable[[], str], *, grave: bool) -> None:
        self._say, self._grave = say, grave
        self._tell()
        self.show()

    def _tell(self) -> None:
        self._text.setText(self._say())
        self._text.setAccessibleName(self._say())
        name, colour = ("state-failed", "grave") if self._grave else ("state-note", "accent")
        colour = getattr(self._look.colours, colour)
        self._sign.setPixmap(icons.pixmap(name, colour, ICON, self.devicePixelRatioF()))
