"""The pane of the check: the documents of the sample; Enter says right, a digit says what is wrong."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from archivist.translation import N_, _
from archivist.ui.cards.view import CardList
from archivist.ui.checks.sight import Drawn, card_of, rows_of, told
from archivist.ui.fields.inputs import ENTER
from archivist.ui.sight.outline import DossierRow
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE
from archivist.workflow.sampled import REASONS, Sample


class ChecksPane(QWidget):
    """`judged` carries a document and the reason why it is wrong, empty where it is right."""

    reached = Signal(object)
    judged = Signal(str, str)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sample: Sample | None = None
        self._told, self._keys = QLabel(self), QLabel(self)
        self._told.setObjectName("heading")
        self._keys.setObjectName("soft")
        for label in (self._told, self._keys):
            label.setWordWrap(True)
        self.list: CardList[Drawn] = CardList(
            surroundings, card_of, N_("The sample"), N_("No sample is drawn. A second person draws one: Ctrl+M."), self
        )
        head = QVBoxLayout()
        head.setContentsMargins(SPACE.large, SPACE.medium, SPACE.large, SPACE.medium)
        head.setSpacing(SPACE.small)
        head.addWidget(self._told)
        head.addWidget(self._keys)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.reached.connect(self.reached)
        self.list.installEventFilter(self)
        surroundings.speech.tell(self._tell)

    def show_sample(self, sample: Sample | None, dossier: DossierRow | None) -> None:
        """What is to be looked at comes into reach by itself."""
        at = self.list.currentIndex().row()
        self._sample = sample
        self.list.show_rows(rows_of(sample, dossier) if sample and dossier else ())
        self._tell()
        rows = self.list.cards.rows
        waiting = [n for n, row in enumerate(rows) if row.reason is None]
        following = next((n for n in waiting if n > at), waiting[0] if waiting else at)
        if rows:
            self.list.setCurrentIndex(self.list.cards.index(max(following, 0)))

    @property
    def waits(self) -> bool:
        """Whether there is something to look at still."""
        return any(row.reason is None for row in self.list.cards.rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        drawn = self.list.current()
        if drawn and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            number = event.key() - Qt.Key.Key_1
            if event.key() in ENTER:
                self.judged.emit(drawn.document_id, "")
                return True
            if 0 <= number < len(REASONS) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.judged.emit(drawn.document_id, list(REASONS)[number])
                return True
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        self._told.setText(told(self._sample) if self._sample else "")
        self._told.setAccessibleName(self._told.text() or _("The sample"))
        keys = [_("Enter: right, next")] + [f"{n}: {_(sentence)}" for n, sentence in enumerate(REASONS.values(), 1)]
        self._keys.setText("\n".join(keys))
        self._keys.setVisible(self._sample is not None and self.waits)
