"""The page's pane: a heading with its tools, and the view."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QSlider, QToolButton, QWidget

from archivist.translation import N_, _
from archivist.ui.barred import barred
from archivist.ui.page_view.chips import ChipsRow
from archivist.ui.page_view.view import PageView
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE


class PagePane(QWidget):
    """Tools are given as actions, which the menu has too."""

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speech = surroundings.speech
        self.view = PageView(self)
        speech.say(self.view.setAccessibleName, N_("Page"))
        self._name, self._leaf, self._zoom = QLabel(self), QLabel(self), QLabel(self)
        self._name.setObjectName("soft")
        self._leaf.setObjectName("heading")
        self._zoom.setObjectName("soft")
        self._zoom.setMinimumWidth(44)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._at: tuple[int, int, str] | None = None
        speech.tell(self._tell)
        self.view.zoomed.connect(self._show_zoom)
        self._bar, self._row = barred(self, self.view, SPACE.large, SPACE.small)
        self.compare = QSlider(Qt.Orientation.Horizontal, self)
        self.compare.setRange(0, 100)
        self.compare.setValue(50)
        self.compare.valueChanged.connect(lambda value: self.view.before.draw_line(value / 100))
        self.compare.hide()
        speech.say(self.compare.setAccessibleName, N_("Master to the left, cleaned page to the right"))
        self.chips = ChipsRow(surroundings, self)
        column = self.layout()
        assert column is not None
        column.addWidget(self.compare)
        column.addWidget(self.chips)

    def furnish(self, steps: list[QAction], tools: list[QAction]) -> None:
        """Buttons for the actions: `steps` before the name of the page, `tools` after it."""
        row = self._row
        for action in steps:
            row.addWidget(self._button(action))
        row.addSpacing(SPACE.small)
        row.addWidget(self._leaf)
        row.addSpacing(SPACE.medium)
        row.addWidget(self._name, 1)
        row.addWidget(self._zoom)
        row.addSpacing(SPACE.small)
        for action in tools:
            row.addWidget(self._button(action))

    def name_page(self, leaf: int, leaves: int, name: str) -> None:
        self._at = (leaf, leaves, name)
        self._tell()

    def name_nothing(self) -> None:
        self._at = None
        self._tell()

    def _tell(self) -> None:
        leaf, leaves, name = self._at or (0, 0, "")
        self._leaf.setText(_("Leaf {n} of {total}").format(n=leaf, total=leaves) if self._at else "")
        self._name.setText(name)

    def _show_zoom(self, scale: float) -> None:
        self._zoom.setText(f"{scale:.0%}")

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self._bar)
        button.setDefaultAction(action)
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        name = action.iconText
        button.setAccessibleName(name())
        action.changed.connect(lambda: button.setAccessibleName(name()))
        return button
