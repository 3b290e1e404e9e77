"""A box to choose from, with a chevron in the colour of the look."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from archivist.ui.theme import icons
from archivist.ui.theme.tokens import SPACE

CHEVRON = 12


class ChoiceBox(QComboBox):
    """As Qt's own, but for its arrow; the list that opens bears the name of the box."""

    def setAccessibleName(self, name: str) -> None:  # noqa: N802  # Qt's name
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        picture = icons.pixmap("fold", self.palette().text().color().name(), CHEVRON, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - CHEVRON - SPACE.medium, (self.height() - CHEVRON) // 2, picture)
        painter.end()
