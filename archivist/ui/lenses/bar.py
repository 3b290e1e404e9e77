"""The bar above the panes: the five lenses with their numbers, and where in the work the clerk is."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from archivist.translation import N_, _, ngettext
from archivist.ui.lenses.elided import Elided
from archivist.ui.lenses.lens import LENSES, Lens
from archivist.ui.sight.outline import DossierRow
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE


class LensBar(QFrame):
    """Its buttons are the actions of the lenses, of which one is always chosen."""

    def __init__(self, surroundings: Surroundings, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lenses")
        self._row: DossierRow | None = None
        self._doubts = 0
        self._where = Elided(self)
        self._where.setObjectName("soft")
        self._where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        group = QActionGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.medium, SPACE.small, SPACE.large, SPACE.small)
        row.setSpacing(SPACE.small)
        for number, lens in enumerate(Lens, 1):
            actions[lens].setCheckable(True)
            group.addAction(actions[lens])
            row.addWidget(self._button(surroundings, actions[lens], number, lens))
        row.addWidget(self._where, 1)
        surroundings.speech.say(self.setAccessibleName, N_("Steps of the work"))
        surroundings.speech.tell(self._tell)

    def show_place(self, row: DossierRow | None, doubts: int) -> None:
        self._row, self._doubts = row, doubts
        self._tell()

    def _tell(self) -> None:
        self._where.say(place_told(self._row, self._doubts) if self._row else "")

    def _button(self, surroundings: Surroundings, action: QAction, number: int, lens: Lens) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("lens")
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setIconSize(QSize(16, 16))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def tell() -> None:
            button.setText(f"{number} {_(LENSES[lens].name)}")
            button.setAccessibleName(_(LENSES[lens].name))

        surroundings.speech.tell(tell)
        action.changed.connect(tell)
        return button


def place_told(row: DossierRow, doubts: int) -> str:
    """Where the clerk is, in one line."""
    pages = row.counts.captured - row.counts.aside
    parts = [
        row.file_code or row.title or _("Dossier without a code yet"),
        ngettext("{n} document", "{n} documents", len(row.documents)).format(n=len(row.documents)),
        ngettext("{n} page", "{n} pages", pages).format(n=pages),
        ngettext("{n} doubt", "{n} doubts", doubts).format(n=doubts) if doubts else _("no doubt"),
    ]
    return "  ·  ".join(parts)
