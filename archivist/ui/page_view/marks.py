"""Marks on the paper: lit lines, the lit field, chosen words; paper is white in every look, so they keep their colours."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from archivist.model.geometry import Box
from archivist.ui.theme.tokens import LIGHT


class Marks(QGraphicsItem):
    """Lies on the sheet and shares its coordinates."""

    def __init__(self, sheet: QGraphicsItem) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self.lines: tuple[Box, ...] = ()
        self.field: Box | None = None
        self.words: tuple[Box, ...] = ()
        self.found: tuple[Box, ...] = ()

    def light_found(self, boxes: Sequence[Box]) -> None:
        """Words that were searched for."""
        self.found = tuple(boxes)
        self.update()

    def light_lines(self, boxes: Sequence[Box]) -> None:
        self.lines = tuple(boxes)
        self.update()

    def light_field(self, box: Box | None) -> None:
        self.field = box
        self.update()

    def choose_words(self, boxes: Sequence[Box]) -> None:
        self.words = tuple(boxes)
        self.update()

    def clear(self) -> None:
        self.lines, self.field, self.words, self.found = (), None, (), ()
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802  # Qt's name
        return self._sheet.boundingRect()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        for box in self.lines:
            _box(painter, box.grown(4), LIGHT.accent, 34, 1.4)
        for box in self.found:
            _box(painter, box.grown(3), LIGHT.lit, 70, 1.4)
        for box in self.words:
            _box(painter, box.grown(1), LIGHT.accent, 80, 0.0)
        if self.field:
            _box(painter, self.field.grown(6), LIGHT.lit, 46, 2.0)


def _box(painter: QPainter, box: Box, colour: str, strength: int, edge: float) -> None:
    """`strength` 0 to 255 of the filling; `edge` in px of the screen."""
    area = QRectF(box.left, box.top, box.width, box.height)
    filling = QColor(colour)
    filling.setAlpha(strength)
    painter.fillRect(area, filling)
    if edge:
        pen = QPen(QColor(colour), edge)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRect(area)
