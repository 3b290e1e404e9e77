"""The place where a desk is set up: four short questions, none of which must be answered at once."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from archivist import app
from archivist.settings import Profile, load_settings
from archivist.translation import N_, _
from archivist.troubles import Trouble
from archivist.ui.cards.card import Card
from archivist.ui.cards.view import CardList
from archivist.ui.preferences.desk_rows import DeskRows
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE, TYPE
from archivist.workflow.agencies import Agency, fitting

WIDEST = 760
SHOWN = 12
FIELDS = {
    "agency.name": N_("Name of the agency, as its letterhead has it"),
    "agency.code": N_("Identifier of the agency (QĐ 20/2020/QĐ-TTg)"),
    "agency.archive_code": N_("Identifier of the archive that will keep the packages"),
    "agency.fonds": N_("Fonds code"),
}
NO_UNIT = N_("Type the name of the commune, ward or province; or write the agency's name below.")
NO_SCANNER = N_("Press the button with the scanner switched on. Without one, pages come from a folder.")
USUAL = "scanner"


class SetupPage(QWidget):
    """What is chosen is kept at once. `sought` asks for the scanners, `done` tells that the clerk is through."""

    sought = Signal()
    done = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self.desk = DeskRows(surroundings, self)
        self.unit = QLineEdit(self)
        self.units: CardList[Agency] = CardList(surroundings, _unit_card, N_("Units"), NO_UNIT, self)
        self.fields = {name: QLineEdit(self) for name in FIELDS}
        self._look, self._through = QPushButton(self), QPushButton(self)
        self.scanners: CardList[app.Scanner] = CardList(surroundings, _scanner_card, N_("Scanners"), NO_SCANNER, self)
        self._told, self._fault = QLabel(self), QLabel(self)
        self._fault.setObjectName("grave")
        for label in (self._told, self._fault):
            label.setWordWrap(True)
            label.hide()
        self._connect()
        self.setFocusProxy(self.unit)
        self._lay()
        self.refresh()

    def refresh(self) -> None:
        """What is set now."""
        agency = load_settings().agency
        for name, line in self.fields.items():
            line.setText(getattr(agency, name.partition(".")[2]))
        self.desk.retell()

    def show_scanners(self, found: tuple[app.Scanner, ...]) -> None:
        self._look.setEnabled(True)
        self.scanners.show_rows(found)
        self._say(_("No scanner was found; pages can come from a folder.") if not found else "")

    def refuse(self, trouble: Trouble) -> None:
        self._look.setEnabled(True)
        self._fault.setText(f"{trouble}  {trouble.advice()}")
        self._fault.show()

    def _choose_unit(self) -> None:
        """The rest of the identifier is the agency's own: it is typed behind that of the province."""
        agency = self.units.current()
        if agency:
            self.fields["agency.name"].setText(agency.name)
            self.fields["agency.code"].setText(agency.identifier)
            self.fields["agency.archive_code"].setText(agency.identifier)
            for name in ("agency.name", "agency.code", "agency.archive_code"):
                self._keep(name)
            self.fields["agency.code"].setFocus()

    def _choose_scanner(self) -> None:
        scanner = self.scanners.current()
        if scanner:
            self._try(lambda: app.keep_profile(load_settings(), USUAL, Profile(source=scanner.source, key=1)))
            self._say(_("{name} is kept: F2 scans from it.").format(name=scanner.name))

    def _keep(self, name: str) -> None:
        self._try(lambda: app.keep_setting(load_settings(), name, self.fields[name].text()))

    def _try(self, keep: Callable[[], None]) -> None:
        self._fault.hide()
        try:
            keep()
        except Trouble as trouble:
            self.refuse(trouble)

    def _say(self, told: str) -> None:
        self._told.setText(told)
        self._told.setVisible(bool(told))

    def _seek(self) -> None:
        self._look.setEnabled(False)
        self._say(_("Looking for scanners; this takes some seconds."))
        self.sought.emit()

    def _connect(self) -> None:
        self.unit.textChanged.connect(self._sift)
        self.unit.returnPressed.connect(self._take_first)
        self.units.activated.connect(lambda _index: self._choose_unit())
        self.units.clicked.connect(lambda _index: self._choose_unit())
        self.scanners.activated.connect(lambda _index: self._choose_scanner())
        self._look.clicked.connect(self._seek)
        self._through.clicked.connect(self.done)
        for name, line in self.fields.items():
            line.editingFinished.connect(self._keeper(name))

    def _keeper(self, name: str) -> Callable[[], None]:
        return lambda: self._keep(name)

    def _sift(self, typed: str) -> None:
        self.units.show_rows(tuple(fitting(typed, SHOWN)) if typed.strip() else ())

    def _take_first(self) -> None:
        if self.units.cards.rows:
            self.units.setCurrentIndex(self.units.cards.index(0))
            self._choose_unit()

    # --- how it lies ---

    def _lay(self) -> None:
        speech = self._surroundings.speech
        for widget, sentence in (
            (self._look, N_("Look for scanners")), (self._through, N_("Done")),
        ):  # fmt: skip
            speech.say(widget.setText, sentence)
            speech.say(widget.setAccessibleName, sentence)
        self._through.setObjectName("primary")
        speech.say(self.unit.setPlaceholderText, N_("Search your unit; diacritics are not needed"))
        speech.say(self.unit.setAccessibleName, N_("Search your unit; diacritics are not needed"))
        self.units.setFixedHeight(170)
        self.scanners.setFixedHeight(120)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, SPACE.medium, 0, SPACE.broad)
        column.setSpacing(SPACE.medium)
        self._section(column, N_("1  Language and look"), self.desk)
        self._section(column, N_("2  Whose records are these?"), self.unit, self.units, self._agency_fields())
        self._section(column, N_("3  Where do pages come from?"), self._look, self.scanners, self._told)
        column.addWidget(self._fault)
        column.addWidget(self._through, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        inner.setMaximumWidth(WIDEST)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setWidget(inner)
        speech.say(area.setAccessibleName, N_("Set this desk up"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.broad, 0, 0, 0)
        whole.addWidget(area)

    def _section(self, column: QVBoxLayout, title: str, *parts: QWidget) -> None:
        heading, look = QLabel(self), self._surroundings.look
        self._surroundings.speech.say(heading.setText, title)
        look.dress(lambda: heading.setFont(look.font(TYPE.strong, strong=True)))
        heading.setContentsMargins(0, SPACE.large, 0, 0)
        column.addWidget(heading)
        for part in parts:
            column.addWidget(part)

    def _agency_fields(self) -> QWidget:
        inner = QWidget(self)
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.wide)
        for row, (name, sentence) in enumerate(FIELDS.items()):
            label = QLabel(inner)
            label.setBuddy(self.fields[name])
            self._surroundings.speech.say(label.setText, sentence)
            self._surroundings.speech.say(self.fields[name].setAccessibleName, sentence)
            grid.addWidget(label, row, 0)
            grid.addWidget(self.fields[name], row, 1)
        return inner


def _unit_card(agency: Agency) -> Card:
    return Card(f"{agency.province}  ·  {agency.identifier}", agency.name)


def _scanner_card(scanner: app.Scanner) -> Card:
    return Card(scanner.source.partition(":")[0], scanner.name, str(scanner.trouble) if scanner.trouble else "")
