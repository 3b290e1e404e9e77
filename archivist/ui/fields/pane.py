"""The pane of the fields: all fields of what is in front, and above them the editor of the one that is worked on."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.troubles import Trouble
from archivist.ui.cards.view import CardList
from archivist.ui.fields.editor import FieldEditor
from archivist.ui.fields.inputs import ENTER
from archivist.ui.fields.wording import PARTS_OF_CODE, card_of, unsure, wanting
from archivist.ui.sight.description import Described, FieldSight, described
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings

LEAST, LOW = 160, 440  # px of height: what it must have, and below which it says less


class FieldsPane(QWidget):
    """`looked_at` carries the field that is worked on, or None; `given` what the clerk made of it; `done` tells that no
    field of this description asks any more.
    """

    looked_at = Signal(object)
    given = Signal(object, str, bool)
    done = Signal()

    def __init__(self, surroundings: Surroundings, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._lanes, self._settings = surroundings.bridge, surroundings.lanes, settings
        self._ticket = 0
        self._wanted = self._of = self._awaited = ""
        self._answered: set[tuple[str, str]] = set()
        self.shown = Described()
        self.editor = FieldEditor(surroundings, self)
        self.list: CardList[FieldSight] = CardList(
            surroundings, card_of, N_("Fields"), N_("Nothing is described here yet."), self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.reached.connect(self._reached)
        self.list.installEventFilter(self)
        self.editor.accepted.connect(self._accepted)
        self.editor.walked.connect(self._walk)

    def ask(self, workspace: Workspace, place: Place) -> None:
        """The description of the document, or of the dossier where the place is in no document: that may take long."""
        self._bridge.forget(self._ticket)
        self._awaited = place.document_id or place.dossier_id
        self._ticket = self._bridge.ask(
            self._lanes.reading if place.document_id else self._lanes.doubting,
            described,
            workspace,
            place.dossier_id,
            place.document_id,
            self._settings,
            owner=self,
            then=self._show,
            failed=self._fail,
        )

    def nothing(self) -> None:
        self._bridge.forget(self._ticket)
        self._awaited = ""
        self._answered.clear()
        self._show(Described())

    def work_on(self, field: str, subject: str = "") -> None:
        """The editor opens on this field, now or as soon as the description of `subject` is there; empty: of any."""
        self._wanted, self._of = field, subject
        self._open_wanted()

    def _show(self, found: Described) -> None:
        before = self.list.current() if found.subject == self.shown.subject else None
        self.shown = found
        known = tuple(sorted(found.fields, key=lambda row: not (row.value or wanting(row))))
        self.list.show_rows(known)
        again = next((i for i, r in enumerate(known) if before and r.field == before.field), None)
        if again is None:
            self.editor.edit(None)
        else:
            self.list.setCurrentIndex(self.list.cards.index(again))
            self.editor.edit(known[again])
        self._open_wanted()

    def _open_wanted(self) -> None:
        at = next((i for i, r in enumerate(self.list.cards.rows) if r.field == self._wanted), None)
        here = self._of in ("", self.shown.subject)
        if self._wanted and here and self._settled and at is not None:
            self._wanted = ""
            self.list.setCurrentIndex(self.list.cards.index(at))
            self.editor.focus_input()

    @property
    def _settled(self) -> bool:
        """Whether what is shown is of the place in front, and not of the one before, while that is still read."""
        return self.shown.subject == self._awaited

    def _fail(self, _trouble: Trouble) -> None:
        self._show(Described())

    def _reached(self, row: FieldSight | None) -> None:
        self.editor.edit(row)
        if self._settled:
            self.looked_at.emit(row)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        """The window may be low: the editor says less then, and the list gives way."""
        return QSize(self.editor.minimumSizeHint().width(), LEAST)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self.editor.be_brief(self.height() < LOW)

    # --- the clerk goes on ---

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        """Enter or a letter in the list goes into the input."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self.list.current():
            letter = event.text().isprintable() and event.text().strip()
            held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
            if event.key() in ENTER or (letter and not held):
                self.editor.focus_input()
                if letter:
                    self.editor.take(event.text())
                return True
        return super().eventFilter(watched, event)

    def _accepted(self, value: str, alike: bool) -> None:
        row = self.editor.row
        if row is None:
            return
        fields = (row.field, *PARTS_OF_CODE) if row.field == "code" else (row.field,)
        self._answered |= {(self.shown.subject, field) for field in fields}
        self.given.emit(row, value, alike)
        self._next(row)

    def _next(self, row: FieldSight) -> None:
        """The next field that asks; where none does, whoever listens goes on to the next doubt."""
        rows = self.list.cards.rows
        at = next((i for i, r in enumerate(rows) if r.field == row.field), 0)
        asking = [i for i, r in enumerate(rows) if self._asks(r)]
        following = next((i for i in asking if i > at), asking[0] if asking else None)
        if following is None:
            self.done.emit()
        else:
            self.list.setCurrentIndex(self.list.cards.index(following))
            self.editor.focus_input()

    def _asks(self, row: FieldSight) -> bool:
        return (unsure(row) or wanting(row)) and not self.answered(self.shown.subject, row.field)

    def answered(self, subject: str, field: str) -> bool:
        """Whether the clerk has answered this just now; what the workspace says may not have caught up yet."""
        return (subject, field) in self._answered

    def forget_answers(self, subject: str) -> None:
        """What the workspace says of this document or dossier counts again."""
        self._answered = {(i, field) for i, field in self._answered if i != subject}

    def _walk(self, by: int) -> None:
        at = self.list.currentIndex().row() + by
        if 0 <= at < len(self.list.cards.rows):
            self.list.setCurrentIndex(self.list.cards.index(at))
            self.editor.focus_input()
