"""The pane of the scan: where the paper is, how it is scanned, how many leaves there are; one button begins and stops."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QIntValidator
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from archivist.settings import Settings
from archivist.translation import N_, _
from archivist.ui.choice_box import ChoiceBox
from archivist.ui.scan.work import Order, Tally
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

LOOK_MS = 250


class ScanPane(QScrollArea):
    """`asked` tells that the clerk wants to know the scanners that there are."""

    asked = Signal()

    def __init__(
        self, surroundings: Surroundings, settings: Settings, begin: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech, self._begin = surroundings.speech, begin
        self._tally: Tally | None = None
        self._ended, self._choosing = "", False
        self._kept = sorted(settings.scan.profiles.items(), key=lambda pair: pair[1].key or 99)
        self._profile, self._source = ChoiceBox(self), ChoiceBox(self)
        self._source.setEditable(True)
        self._code, self._title, self._leaves = (QLineEdit(self) for _n in range(3))
        self._leaves.setValidator(QIntValidator(1, 99_999, self))
        self._told, self._explained = QLabel(self), QLabel(self)
        self._folder, self._look, self._go = (QPushButton(self) for _n in range(3))
        self._go.setObjectName("primary")
        self._profiles()
        self._lay()
        self._connect()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._tell)
        self._speech.tell(self._tell)

    def order(self) -> Order:
        """What is to be scanned."""
        leaves = self._leaves.text()
        source, profile = self._source.currentText().strip(), str(self._profile.currentData() or "")
        return Order(source, profile, self._code.text().strip(), self._title.text().strip(), int(leaves) if leaves else None)

    @property
    def keys(self) -> dict[int, str]:
        """The profiles that a digit starts."""
        return {profile.key: name for name, profile in self._kept if profile.key}

    def choose_profile(self, name: str) -> None:
        """With the device that it names, whatever was chosen before."""
        self._profile.setCurrentIndex(max(0, self._profile.findData(name)))
        source = dict(self._kept)[name].source
        if source:
            self._source.setCurrentText(source)

    def show_choice(self, *, choosing: bool) -> None:
        """The digits and their profiles, while the clerk chooses one."""
        self._choosing = choosing
        self._tell()

    def offer(self, sources: Sequence[tuple[str, str]]) -> None:
        """Scanners that were found, as (source, name); what was typed stays."""
        typed = self._source.currentText()
        for source, name in sources:
            if self._source.findText(source) < 0:
                self._source.addItem(source)
                self._source.setItemData(self._source.count() - 1, name, 3)  # shown on pointing
        self._source.setCurrentText(typed or (sources[0][0] if sources else ""))
        self._ended = _("{n} scanners found.").format(n=len(sources)) if sources else _("No scanner answers.")
        self._tell()

    def begin(self, tally: Tally) -> None:
        self._tally, self._ended = tally, ""
        self._clock.start()
        self._tell()

    def end(self, sentence: str) -> None:
        """`sentence` says how it went, in the language in force."""
        self._clock.stop()
        self._ended = sentence
        self._tell()
        self._tally = None
        self._tell_button()

    def _tell(self) -> None:
        tally = self._tally
        if self._choosing:
            self._told.setText("\n".join(f"{key}   {name}" for key, name in sorted(self.keys.items())))
        elif tally and not self._ended:
            taken = tally.taken
            told = _("Pages: {new} new, {known} known already.").format(new=taken.new, known=taken.known)
            refused = _("Not taken: {names}").format(names=", ".join(taken.refused)) if taken.refused else ""
            self._told.setText(f"{told}\n{refused}".strip())
        else:
            self._told.setText(self._ended)
        self._told.setAccessibleName(self._told.text() or _("How the scan goes"))
        self._tell_button()

    def _tell_button(self) -> None:
        going = self._tally is not None and not self._ended
        self._go.setText(_("Stop (F2)") if going else _("Scan (F2)"))
        self._go.setAccessibleName(_("Stop") if going else _("Scan"))

    def _profiles(self) -> None:
        """The usual way first, then the profiles with their digits."""
        self._profile.addItem(_("As usual: 300 dpi, colour"), "")
        for name, profile in self._kept:
            self._profile.addItem(f"{profile.key or '–'}  {name}", name)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, _("Folder with pictures"))
        if chosen:
            self._source.setCurrentText(f"folder:{chosen}")

    def _connect(self) -> None:
        self._folder.clicked.connect(self._choose_folder)
        self._look.clicked.connect(self.asked)
        self._go.clicked.connect(self._begin.trigger)
        for field in (self._code, self._title, self._leaves):
            field.returnPressed.connect(self._begin.trigger)

    def _lay(self) -> None:
        say = self._speech.say
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setSpacing(SPACE.small)
        for field, name in (
            (self._profile, N_("How")), (self._source, N_("From where")), (self._code, N_("Dossier code")),
            (self._title, N_("Title of the dossier")), (self._leaves, N_("Leaves counted on paper")),
        ):  # fmt: skip
            label = QLabel(self)
            label.setBuddy(field)
            say(label.setText, name)
            say(field.setAccessibleName, name)
            form.addRow(label, field)
        completer = self._source.completer()
        popup = completer.popup() if completer else None
        for view in (self._profile.view(), self._source.view(), *((popup,) if popup else ())):
            say(view.setAccessibleName, N_("Choices"))
        line = self._source.lineEdit()
        assert line is not None
        say(line.setPlaceholderText, N_("escl:ADDRESS, sane:DEVICE, folder:PATH or hot:PATH"))
        for button, name in ((self._folder, N_("Choose a folder…")), (self._look, N_("Look for scanners"))):
            say(button.setText, name)
            say(button.setAccessibleName, name)
        say(self._explained.setText, N_("Put the paper in and press F2. Each page is safe before the next one moves."))
        for label in (self._explained, self._told):
            label.setWordWrap(True)
        self._explained.setObjectName("soft")
        say(self.setAccessibleName, N_("How paper is scanned"))
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        inside = QWidget(self)
        self.setWidget(inside)
        column = QVBoxLayout(inside)
        column.setContentsMargins(SPACE.large, SPACE.large, SPACE.large, SPACE.large)
        column.setSpacing(SPACE.medium)
        column.addLayout(form)
        for part in (self._folder, self._look, self._go, self._told, self._explained):
            column.addWidget(part)
        column.addStretch(1)
