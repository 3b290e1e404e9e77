"""Language, look and size of type: settings of the window, which take effect while it is looked at."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from archivist.translation import N_, _, language
from archivist.ui.choice_box import ChoiceBox
from archivist.ui.menus import LOOKS
from archivist.ui.preferences.row import INPUT_WIDTH
from archivist.ui.speech import NAMES
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import SCALES
from archivist.ui.theme.tokens import SPACE


class DeskRows(QWidget):
    """Each signal carries what was chosen: a code, an appearance, per cent."""

    spoke = Signal(str)
    looked = Signal(object)
    scaled = Signal(int)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE.large, SPACE.small, SPACE.large, SPACE.small)
        self._grid.setHorizontalSpacing(SPACE.wide)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(2, 110)
        self._language = self._row(N_("Language"), list(NAMES), self.spoke.emit)
        self._look = self._row(N_("Appearance"), list(LOOKS), self.looked.emit)
        self._scale = self._row(N_("Size of the letters"), list(SCALES), self.scaled.emit)
        surroundings.speech.tell(self.retell)

    def retell(self) -> None:
        """What is in force, in its own language."""
        look = self._surroundings.look
        _say(self._language, list(NAMES.values()), list(NAMES).index(language()))
        _say(self._look, [_(sentence) for sentence in LOOKS.values()], list(LOOKS).index(look.appearance))
        _say(self._scale, [f"{scale} %" for scale in SCALES], SCALES.index(look.scale) if look.scale in SCALES else 0)

    def _row(self, sentence: str, values: Sequence[object], chosen: Callable[..., object]) -> ChoiceBox:
        label, box, row = QLabel(self), ChoiceBox(self), self._grid.rowCount()
        box.setFixedWidth(INPUT_WIDTH)
        label.setBuddy(box)
        self._surroundings.speech.say(label.setText, sentence)
        self._surroundings.speech.say(box.setAccessibleName, sentence)
        box.activated.connect(lambda at: chosen(values[at]))
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(box, row, 1)
        return box


def _say(box: ChoiceBox, said: list[str], at: int) -> None:
    box.clear()
    box.addItems(said)
    box.setCurrentIndex(at)
