"""Where the archive code will be stamped, shown on the page before anything is bound."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.recipe import Size
from archivist.pdf.stamp import FOOTER_MM
from archivist.ui.theme.tokens import LIGHT


@dataclass(frozen=True, slots=True)
class StampSight:
    """`box` in px of the rendition; it lies below the page where the page has no empty place for it."""

    box: Box
    lines: tuple[str, ...]


def stamp_box(place: Box | None, size: Size, dpi: float) -> Box:
    """`place` in mm of the page, None for the strip that is added at its foot; `size` of the rendition in px."""
    px = dpi / MM_PER_INCH
    if place is None:
        return Box(0.0, float(size[1]), float(size[0]), size[1] + FOOTER_MM * px)
    return Box(place.left * px, place.top * px, place.right * px, place.bottom * px)


class StampMark(QGraphicsItem):
    """Lies on the sheet, or hangs below it."""

    def __init__(self, sheet: QGraphicsItem) -> None:
        super().__init__(sheet)
        self.sight: StampSight | None = None
        self.setVisible(False)

    def show_stamp(self, sight: StampSight | None) -> None:
        self.prepareGeometryChange()
        self.sight = sight
        self.setVisible(sight is not None)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802  # Qt's name
        box = self.sight.box if self.sight else None
        return QRectF(box.left, box.top, box.width, box.height) if box else QRectF()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self.sight is None:
            return
        area = self.boundingRect()
        painter.fillRect(area, QColor(255, 255, 255, 210))
        pen = QPen(QColor(LIGHT.accent), 1.4, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawRect(area)
        code = area.height() * 0.8
        square = QRectF(area.left() + code / 8, area.top() + code / 8, code, code)
        painter.fillRect(square, QColor(LIGHT.ink))
        words = area.adjusted(code * 1.4, 0, -code / 8, 0)
        font = QFont()
        font.setPixelSize(max(1, round(area.height() / (1.7 * max(1, len(self.sight.lines))))))
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.ink))
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), "\n".join(self.sight.lines))
