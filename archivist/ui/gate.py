"""Where people sign in to a workspace, where it locks, and where the PIN is given again before what cannot be taken back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMainWindow, QPushButton, QVBoxLayout, QWidget

from archivist.model.person import Person
from archivist.model.rights import Right
from archivist.storage import admission
from archivist.storage.sign_in import confirm, expect, sign_in, sign_out
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.troubles import Trouble
from archivist.ui.choice_box import ChoiceBox
from archivist.ui.notice import Notice
from archivist.ui.pen import Pen
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE
from archivist.workflow.history import saw

WIDE = 420  # px: the longest remedy takes three lines
LOOK_MS = 5_000  # between two looks at whether somebody is there
_ASKS = frozenset({"people.sign-in-first", "people.confirm-first", "people.gone", "people.unknown"})
_TOUCHES = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class SignIn(QDialog):
    """Asks for the name and the PIN or password; keeps neither."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.names, self.secret, self.enter = ChoiceBox(self), QLineEdit(self), QPushButton(self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setObjectName("grave")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter.setDefault(True)
        say = surroundings.speech.say
        say(self.setWindowTitle, N_("Sign in"))
        say(self.names.setAccessibleName, N_("Who works here now"))
        say(self.secret.setAccessibleName, N_("PIN or password"))
        say(self.secret.setPlaceholderText, N_("PIN or password"))
        say(self.enter.setText, N_("Sign in"))
        say(self.enter.setAccessibleName, N_("Sign in"))
        self.setMinimumWidth(WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.large, SPACE.large, SPACE.large, SPACE.large)
        column.setSpacing(SPACE.medium)
        for part in (self.names, self.secret, self.said, self.enter):
            column.addWidget(part)

    def ask(self, people: list[Person], name: str) -> None:
        """For one of these; `name` is offered first, and alone while the desk is locked."""
        self.names.clear()
        for person in people:
            self.names.addItem(person.full_name, person.name)
        self.names.setCurrentIndex(max(0, self.names.findData(name)))
        self.secret.clear()
        self.said.clear()
        self.said.hide()
        self._fit()
        self.open()
        self.secret.setFocus()

    def _fit(self) -> None:
        """As high as its words are when they are broken at its width, which Qt does not ask for by itself."""
        layout = self.layout()
        if layout:
            layout.activate()
            self.resize(WIDE, max(layout.totalHeightForWidth(WIDE), layout.totalMinimumSize().height()))

    def tell(self, trouble: Trouble) -> None:
        self.said.setText(f"{trouble}  {trouble.advice()}")
        self.said.show()
        self._fit()
        self.secret.clear()
        self.secret.setFocus()


class Gate(QObject):
    """One for the window: nothing of a workspace with people is shown before one of them has signed in."""

    def __init__(
        self,
        window: QMainWindow,
        notice: Notice,
        pen: Callable[[], Pen | None],
        surroundings: Surroundings,
        lock_minutes: float,
    ) -> None:
        super().__init__(window)
        self._window, self._pen, self._surroundings, self._minutes = window, pen, surroundings, lock_minutes
        self._notice, self._seen = notice, ""
        notice.met.connect(self.ask_again)
        self.box = SignIn(surroundings, window)
        self.box.enter.clicked.connect(self._try)
        self.box.rejected.connect(self._given_up)
        self._path: Path | None = None
        self._through: Callable[[], None] = lambda: None
        self._away: Callable[[], None] = lambda: None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        application = QApplication.instance()
        if application:
            application.installEventFilter(self)

    def let_in(self, path: Path, workspace: Workspace, through: Callable[[], None], away: Callable[[], None]) -> None:
        """Calls `through` once somebody may look at the workspace, at once where nobody signs in; `away` if nobody did."""
        self._path, self._away, self._seen = path, away, ""
        living = [p for p in workspace.people().values() if not p.removed]
        if not living or admission.session_at(path):
            through()
            return
        self._ask(living, through)

    def ask_again(self, trouble: Trouble) -> None:
        """After a trouble that a PIN takes away: it is asked for here, and the same done once more by the clerk."""
        if trouble.code in _ASKS and self._path and not self.box.isVisible():
            self._ask(self._living(self._path), lambda: None)

    def see(self, place: Place) -> None:
        """Who looks at another dossier is told in the ledger, where people sign in."""
        pen = self._pen()
        if pen and place.dossier_id != self._seen and admission.session_at(pen.path):
            self._seen = place.dossier_id
            bridge, lane = self._surroundings.bridge, self._surroundings.lanes.records
            met = self._notice.tell_trouble
            bridge.ask(lane, looked, pen, place.dossier_id, owner=self, then=lambda _done: None, failed=met)

    def look(self) -> None:
        """Locks where nobody has touched the desk for too long: nothing of the workspace is to be seen meanwhile."""
        session = admission.session_at(self._path) if self._path else None
        if session and self._path and session.idle(self._minutes) and not self.box.isVisible():
            self._show(shown=False)
            self._away = lambda: None
            self._ask(self._living(self._path), lambda: None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's name
        if event.type() in _TOUCHES and self._path and not self.box.isVisible():
            session = admission.session_at(self._path)
            if session:
                session.stirred()
        return bool(super().eventFilter(watched, event))

    def _ask(self, people: list[Person], through: Callable[[], None]) -> None:
        session = admission.session_at(self._path) if self._path else None
        self._through = through
        self.box.ask(people, session.name if session else "")

    def _try(self) -> None:
        if self._path and self.box.secret.text():
            name, secret = str(self.box.names.currentData()), self.box.secret.text()
            bridge, lanes = self._surroundings.bridge, self._surroundings.lanes
            pen = self._pen()
            pen = pen if pen and pen.path == self._path else Pen(self._path)
            bridge.ask(lanes.working, entered, pen, name, secret, owner=self, then=self._entered, failed=self.box.tell)

    def _entered(self, _name: str) -> None:
        self.box.accept()
        self._show(shown=True)
        self._timer.start()
        self._through()

    def _given_up(self) -> None:
        """A locked desk stays locked; a workspace that nobody entered is not opened."""
        session = admission.session_at(self._path) if self._path else None
        if session and self._path and session.idle(self._minutes):
            QTimer.singleShot(0, self.look)
        else:
            self._away()

    def _show(self, *, shown: bool) -> None:
        centre = self._window.centralWidget()
        if centre:
            centre.setVisible(shown)

    def _living(self, path: Path) -> list[Person]:
        with Workspace.open(path, write=False) as workspace:
            return [p for p in workspace.people().values() if not p.removed]


def entered(pen: Pen, name: str, secret: str) -> str:
    """Signs in, or, for whoever is signed in already, proves it again. Raises what those raise, and WorkspaceInUse;
    NotAllowed for who may see no dossier.
    """
    session = admission.session_at(pen.path)
    with pen.workspace() as workspace:
        if session and session.name == name:
            confirm(workspace, secret)
            return name
        sign_in(workspace, name, secret)
        try:
            expect(workspace, Right.SEE)
        except Trouble:
            sign_out(workspace)
            raise
    return name


def looked(pen: Pen, dossier_id: str) -> None:
    """In the lane of the records."""
    if dossier_id:
        with pen.workspace() as workspace:
            saw(workspace, dossier_id)
