"""The place of printed forms: which ones on the left, the pages of the one in front on the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from archivist.translation import N_, _, ngettext
from archivist.ui.cards.card import Card
from archivist.ui.cards.view import CardList
from archivist.ui.choice_box import ChoiceBox
from archivist.ui.papers.work import Form
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

EMPTY = N_("Nothing is packed yet. Close a dossier (Ctrl+4, F12); its forms stand here then.")


class PapersPage(QWidget):
    """`asked` carries the destination whose forms are wanted; `wanted` the one whose forms go into a folder."""

    asked = Signal(str)
    wanted = Signal(str)

    def __init__(self, surroundings: Surroundings, destinations: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._destinations = tuple(destinations)
        self._drawn: list[tuple[QLabel, QPixmap]] = []
        self.choice, self._write = ChoiceBox(self), QPushButton(self)
        self.list: CardList[Form] = CardList(surroundings, _card, N_("Forms"), EMPTY, self)
        self.list.setFixedWidth(330)
        self.list.reached.connect(self._show)
        self._write.setObjectName("primary")
        self._write.clicked.connect(lambda: self.wanted.emit(self.destination))
        self.choice.activated.connect(lambda _at: self.asked.emit(self.destination))
        speech = surroundings.speech
        speech.say(self._write.setText, N_("Write into a folder…"))
        speech.say(self._write.setAccessibleName, N_("Write into a folder…"))
        speech.say(self.choice.setAccessibleName, N_("Destination"))
        self.setFocusProxy(self.list)
        self._lay(surroundings)
        speech.tell(self._tell)
        self.show_forms(())

    @property
    def destination(self) -> str:
        return self._destinations[max(0, self.choice.currentIndex())]

    def show_forms(self, forms: tuple[Form, ...]) -> None:
        self.list.show_rows(forms)
        self._write.setEnabled(bool(forms))
        if forms:
            self.list.setCurrentIndex(self.list.cards.index(0))
        else:
            self._show(None)

    def _tell(self) -> None:
        at = max(0, self.choice.currentIndex())
        self.choice.clear()
        self.choice.addItems([_("A disk that is carried") if d == "usb" else d for d in self._destinations])
        self.choice.setCurrentIndex(at)

    def _show(self, form: Form | None) -> None:
        self._drawn.clear()
        while (one := self._pages.takeAt(0)) is not None:
            if widget := one.widget():
                widget.deleteLater()
        for number, page in enumerate(form.pages if form else (), 1):
            picture, label = QPixmap(), QLabel(self)
            picture.loadFromData(page)
            self._drawn.append((label, picture))
            label.setAccessibleName(_("Page {n} of {title}").format(n=number, title=form.title if form else ""))
            self._pages.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._pages.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A page is never wider than there is room."""
        room = max(160, self.area.width() - 2 * SPACE.broad - self.area.verticalScrollBar().sizeHint().width())
        for label, picture in self._drawn:
            label.setPixmap(picture.scaledToWidth(min(room, picture.width()), Qt.TransformationMode.SmoothTransformation))

    def _lay(self, surroundings: Surroundings) -> None:
        inner = QWidget(self)
        inner.setObjectName("sheets")
        self._pages = QVBoxLayout(inner)
        self._pages.setContentsMargins(SPACE.broad, SPACE.broad, SPACE.broad, SPACE.broad)
        self._pages.setSpacing(SPACE.broad)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(inner)
        surroundings.speech.say(self.area.setAccessibleName, N_("Pages of the form"))
        look = surroundings.look
        look.dress(lambda: inner.setStyleSheet(f"#sheets {{ background: {look.colours.table}; }}"))
        left = QVBoxLayout()
        left.setContentsMargins(SPACE.large, SPACE.large, SPACE.large, SPACE.large)
        left.setSpacing(SPACE.medium)
        for widget in (self.choice, self.list, self._write):
            left.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self.area, 1)


def _card(form: Form) -> Card:
    count = len(form.pages)
    return Card(ngettext("{n} page", "{n} pages", count).format(n=count), form.title, form.about)
