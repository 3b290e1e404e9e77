"""The master over the rendition, left of a line that the clerk draws to and fro."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from archivist.ui.page_view.rendition import Picture
from archivist.ui.page_view.sheet import PaperSheet, image_of
from archivist.ui.theme.tokens import LIGHT

LINE = 2.0  # px of the screen


class Before(QGraphicsItem):
    """Lies on the sheet; the master is as large on it as it fits, so that what was turned, levelled and cut off is seen."""

    def __init__(self, sheet: PaperSheet) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._picture: Picture | None = None
        self._image: QImage | None = None
        self.share = 0.5
        self.setVisible(False)

    @property
    def shown(self) -> bool:
        """Whether there is a master to look at."""
        return self._image is not None

    def show_master(self, picture: Picture | None) -> None:
        """None takes it away."""
        self._picture = picture  # keeps the pixels alive, which the image only borrows
        self._image = image_of(picture.levels[0]) if picture else None
        self.setVisible(picture is not None)

    def draw_line(self, share: float) -> None:
        """`share` of the paper, from its left edge, on which the master is seen."""
        self.share = min(max(share, 0.0), 1.0)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802  # Qt's name
        return self._sheet.boundingRect()

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        if self._image is None:
            return
        paper = self.boundingRect()
        left = QRectF(paper.left(), paper.top(), paper.width() * self.share, paper.height())
        painter.save()
        painter.setClipRect(left, Qt.ClipOperation.IntersectClip)
        painter.fillRect(left, QColor("#fbfaf7"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(fitted(QRectF(self._image.rect()), paper), self._image)
        painter.restore()
        pen = QPen(QColor(LIGHT.accent), LINE)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLine(left.topRight(), left.bottomRight())


def fitted(inner: QRectF, outer: QRectF) -> QRectF:
    """`inner` as large as `outer` allows, in its middle."""
    size = inner.size().scaled(outer.size(), Qt.AspectRatioMode.KeepAspectRatio)
    area = QRectF(outer.topLeft(), size)
    area.moveCenter(outer.center())
    return area
