"""How a hit is drawn: a card whose passage has the words that were searched for on a ground of their own."""

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyleOptionViewItem

from archivist.model.search import Hit
from archivist.ui.cards.delegate import CardDelegate, Index
from archivist.ui.cards.model import CardModel


class HitDelegate(CardDelegate):
    """Words are marked by their ground and underlined: they stay as wide as they are, and colour is not alone."""

    _ranges: tuple[tuple[int, int], ...] = ()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        hit = model.rows[index.row()] if isinstance(model, CardModel) and index.row() < len(model.rows) else None
        self._ranges = _lit(hit) if isinstance(hit, Hit) else ()
        super().paint(painter, option, index)

    def _text(self, painter: QPainter, area: QRect, text: str, font: QFont, colour: str) -> int:
        if font is not self._body or not self._ranges:
            return super()._text(painter, area, text, font, colour)
        layout = QTextLayout(text, font)
        layout.setTextOption(_wrapped())
        layout.setFormats([self._format(start, length) for start, length in self._ranges])
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        painter.setPen(QColor(getattr(self._look.colours, colour)))
        layout.draw(painter, QPointF(area.topLeft()))
        return area.top() + self._height(text, font, area.width())

    def _format(self, start: int, length: int) -> QTextLayout.FormatRange:
        made = QTextCharFormat()
        ground = QColor(self._look.colours.lit)
        ground.setAlpha(70)
        made.setBackground(ground)
        made.setFontUnderline(True)
        lit = QTextLayout.FormatRange()
        lit.start, lit.length, lit.format = start, length, made
        return lit


def _wrapped() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    return option


def _lit(hit: Hit) -> tuple[tuple[int, int], ...]:
    """Start and length of each lit stretch in the whole passage."""
    found, at = [], 0
    for piece in hit.passage:
        if piece.lit:
            found.append((at, len(piece.text)))
        at += len(piece.text)
    return tuple(found)
