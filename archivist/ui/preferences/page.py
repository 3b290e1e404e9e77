"""The place of settings: all of them in their groups, found by a few letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from archivist import app
from archivist.settings import load_settings
from archivist.translation import N_, _
from archivist.troubles import Trouble
from archivist.ui.plain_letters import plain
from archivist.ui.preferences.desk_rows import DeskRows
from archivist.ui.preferences.row import SettingRow
from archivist.ui.preferences.wording import GROUPS
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE, TYPE

WIDEST = 900


class SettingsPage(QWidget):
    """What is changed is written at once; the window takes it up when the place is left, the first group at once."""

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self.input, self._told, self._none = QLineEdit(self), QLabel(self), QLabel(self)
        self._told.setObjectName("soft")
        self._told.setWordWrap(True)
        self.desk = DeskRows(surroundings, self)
        self.rows: dict[str, SettingRow] = {}
        self._headings: dict[str, QLabel] = {}
        speech = surroundings.speech
        speech.say(self.input.setPlaceholderText, N_("Search the settings; diacritics are not needed"))
        speech.say(self.input.setAccessibleName, N_("Search the settings"))
        speech.say(self._told.setText, N_("Changes are kept at once, and used when you go back."))
        speech.say(self._none.setText, N_("No setting says this."))
        self.input.textChanged.connect(self._sift)
        self.setFocusProxy(self.input)
        self._lay()
        speech.tell(self._retell)
        self._sift("")

    def refresh(self) -> None:
        """As they are now: another program may have changed them."""
        for declared in app.every_setting(load_settings()):
            if declared.name in self.rows:
                self.rows[declared.name].show_value(declared)
        self.desk.retell()

    def _change(self, name: str, text: str) -> None:
        try:
            app.keep_setting(load_settings(), name, text)
        except Trouble as trouble:
            self.rows[name].refuse(str(trouble))
        else:
            self.refresh()

    def _undo(self, name: str) -> None:
        try:
            app.reset_setting(load_settings(), name)
        except Trouble as trouble:
            self.rows[name].refuse(str(trouble))
        else:
            self.refresh()

    def _sift(self, typed: str) -> None:
        words = plain(typed).split()
        shown = {name for name, row in self.rows.items() if row.says(words)}
        for name, row in self.rows.items():
            row.setVisible(name in shown)
        self.desk.setVisible(not words)
        for group, heading in self._headings.items():
            heading.setVisible(any(self.rows[n].declared.group == group for n in shown) or (group == "desk" and not words))
        self._none.setVisible(not shown)

    def _retell(self) -> None:
        for row in self.rows.values():
            row.retell()

    def _lay(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, SPACE.medium, 0, SPACE.broad)
        column.setSpacing(0)
        self._head(column, "desk")
        column.addWidget(self.desk)
        for declared in app.every_setting(load_settings()):
            if declared.group not in self._headings:
                self._head(column, declared.group)
            self._add(column, SettingRow(declared, inner))
        column.addWidget(self._none, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        inner.setMaximumWidth(WIDEST)
        self.area = self._scrolling(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(SPACE.wide, SPACE.large, 0, 0)
        whole.setSpacing(SPACE.small)
        self.input.setMaximumWidth(WIDEST)
        whole.addWidget(self.input)
        whole.addWidget(self._told)
        whole.addWidget(self.area, 1)

    def _add(self, column: QVBoxLayout, row: SettingRow) -> None:
        self.rows[row.declared.name] = row
        row.changed.connect(self._change)
        row.undone.connect(self._undo)
        column.addWidget(row)

    def _head(self, column: QVBoxLayout, group: str) -> None:
        heading = QLabel(self)
        heading.setContentsMargins(SPACE.large, SPACE.wide, 0, SPACE.small)
        look = self._surroundings.look
        look.dress(lambda: heading.setFont(look.font(TYPE.strong, strong=True)))
        self._surroundings.speech.tell(lambda: heading.setText(_(GROUPS.get(group, group))))
        self._headings[group] = heading
        column.addWidget(heading)

    def _scrolling(self, inner: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._surroundings.speech.say(area.setAccessibleName, N_("Settings"))
        area.setWidget(inner)
        return area
