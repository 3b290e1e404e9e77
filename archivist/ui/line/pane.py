"""The living line at the foot of the window."""

from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from archivist.translation import N_, _
from archivist.ui.line.network import NETWORK_SIGNS, Network
from archivist.ui.line.wording import STAGES, figures, reached, told
from archivist.ui.sight.outline import Counts
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme import icons
from archivist.ui.theme.tokens import ICON, SPACE


class Chip(QWidget):
    """An icon, a word and a figure."""

    def __init__(self, surroundings: Surroundings, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = surroundings.look
        self._icon, self._word, self._figure = QLabel(self), QLabel(self), QLabel(self)
        self._word.setObjectName("soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        for label in (self._icon, self._word, self._figure):
            row.addWidget(label)

    def brief(self, brief: bool) -> None:
        """Without its word, where there is no room; it is still told to whoever points at it."""
        self._word.setVisible(not brief)

    def full_width(self) -> int:
        """Px that it takes with its word."""
        parts = [w for w in (self._icon, self._word, self._figure) if w is self._word or not w.isHidden()]
        return sum(w.sizeHint().width() for w in parts) + (len(parts) - 1) * SPACE.small

    def show_sign(self, icon: str, colour: str, word: str, figure: str, spoken: str) -> None:
        colours = self._look.colours
        self._icon.setPixmap(self._picture(icon, getattr(colours, colour)))
        self._word.setText(word)
        self._figure.setText(figure)
        self._figure.setVisible(bool(figure))
        self._figure.setStyleSheet(f"color: {getattr(colours, colour)}; font-weight: 600;")
        self.setAccessibleName(spoken)
        self.setToolTip(spoken)

    def _picture(self, name: str, colour: str) -> QPixmap:
        return icons.pixmap(name, colour, ICON, self.devicePixelRatioF())


class LivingLine(QFrame):
    """Counters of the stages, and whether there is a network."""

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("living")
        self._counts, self._network = Counts(), Network.UNKNOWN
        self._chips = {stage: Chip(surroundings, self) for stage in STAGES}
        self._net = Chip(surroundings, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.large, SPACE.small + 1, SPACE.large, SPACE.small + 1)
        row.setSpacing(SPACE.broad)
        for chip in self._chips.values():
            row.addWidget(chip)
        row.addStretch(1)
        row.addWidget(self._net)
        surroundings.speech.say(self.setAccessibleName, N_("How far the work is"))
        surroundings.speech.tell(self._tell)
        surroundings.look.changed.connect(self._tell)

    def show_counts(self, counts: Counts) -> None:
        if counts != self._counts:
            self._counts = counts
            self._tell()

    def show_network(self, network: Network) -> None:
        self._network = network
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """All words or none: a line that is half words reads badly."""
        chips = [*self._chips.values(), self._net]
        needed = sum(c.full_width() for c in chips) + len(chips) * SPACE.broad + 2 * SPACE.large
        for chip in chips:
            chip.brief(needed > self.width())

    def _tell(self) -> None:
        for name, chip in self._chips.items():
            done, total = reached(name, self._counts)
            colour = "quiet" if not total else "good" if done >= total else "accent"
            stage = STAGES[name]
            chip.show_sign(stage.icon, colour, _(stage.name), figures(name, self._counts), told(name, self._counts))
        sign = NETWORK_SIGNS[self._network]
        self._net.show_sign(sign.shape, sign.colour, _(sign.word), "", _(sign.word))
        self._fit()
