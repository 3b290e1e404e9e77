"""The pane of closing: whether the dossier is ready, what holds it back, and the one button that closes it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from archivist.model.doubt import Severity
from archivist.translation import N_, _, ngettext
from archivist.ui.cards.view import CardList
from archivist.ui.doubts.pane import card_of
from archivist.ui.sight.doubts import Asked
from archivist.ui.sight.outline import DossierRow
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE, TYPE


class ClosePane(QWidget):
    """Its list is the open doubts, the grave ones first; Enter on one leads to where it is answered."""

    def __init__(self, surroundings: Surroundings, close: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = surroundings.look
        self._row: DossierRow | None = None
        self._asked: tuple[Asked, ...] = ()
        self._at_work = False
        self._title, self._told = QLabel(self), QLabel(self)
        self._told.setWordWrap(True)
        self._title.setWordWrap(True)
        self._button = QPushButton(self)
        self._button.setObjectName("primary")
        self._button.clicked.connect(close.trigger)
        close.changed.connect(lambda: self._button.setEnabled(close.isEnabled()))
        self.list: CardList[Asked] = CardList(
            surroundings, card_of, N_("What holds the dossier back"), N_("Nothing holds this dossier back."), self
        )
        head = QVBoxLayout()
        head.setContentsMargins(SPACE.large, 0, SPACE.large, 0)
        head.setSpacing(SPACE.medium)
        for part in (self._title, self._told, self._button):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE.large, 0, 0)
        column.setSpacing(SPACE.large)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        surroundings.speech.tell(self._tell)
        self._look.dress(lambda: self._title.setFont(self._look.font(TYPE.strong, strong=True)))

    def show_dossier(self, row: DossierRow | None, asked: tuple[Asked, ...], *, at_work: bool) -> None:
        self._row, self._asked, self._at_work = row, asked, at_work
        self.list.show_rows(asked)
        self._tell()

    def _tell(self) -> None:
        """In words: ready or not, and what closing would do."""
        row = self._row
        grave = sum(a.doubt.severity is Severity.GRAVE for a in self._asked)
        self._title.setText((row.file_code or row.title or _("Dossier without a code yet")) if row else "")
        if self._at_work:
            told = _("The dossier is being worked on: pages are read, facsimiles and the package are made and checked.")
        elif grave:
            told = ngettext(
                "{n} grave doubt holds it back. Enter leads to it.",
                "{n} grave doubts hold it back. Enter leads there.",
                grave,
            ).format(n=grave)
        elif row and row.counts.packages:
            told = _("Its package is made and checked. It can be sent: Ctrl+5.")
        else:
            told = _("It can be closed: it gets its code, facsimiles are made, the package is built and checked.")
        self._told.setText(told)
        self._button.setText(_("Close the dossier (F12)"))
        self._button.setAccessibleName(_("Close the dossier"))
