"""The sheet of paper on the table: draws the picture from the level nearest to the size on the screen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from archivist.imaging.pixels import Pixels
from archivist.model.recipe import Size
from archivist.ui.page_view.rendition import Picture


class PaperSheet(QGraphicsItem):
    """Its coordinates are px of the rendition, whatever picture it shows just now."""

    def __init__(self) -> None:
        super().__init__()
        self._size: Size = (1, 1)
        self._picture: Picture | None = None
        self._images: list[QImage] = []
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    @property
    def size(self) -> Size:
        return self._size

    def show_paper(self, size: Size) -> None:
        """Blank paper of that size, until the picture comes."""
        self.prepareGeometryChange()
        self._size, self._picture, self._images = size, None, []
        self.update()

    def show_picture(self, picture: Picture) -> None:
        """Stretched to the paper where it has another size."""
        self._picture = picture  # keeps the pixels alive, which the images only borrow
        self._images = [image_of(level) for level in picture.levels]
        self.update()

    def draw(self, painter: QPainter) -> None:
        """All of it, in its own coordinates, from the largest picture that there is."""
        if self._images:
            painter.drawImage(self.boundingRect(), self._images[0], QRectF(self._images[0].rect()))

    @property
    def blank(self) -> bool:
        return not self._images

    def boundingRect(self) -> QRectF:  # noqa: N802  # Qt's name
        return QRectF(0, 0, *self._size)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        seen = option.exposedRect.intersected(self.boundingRect())
        if not self._images:
            painter.fillRect(seen, QColor("#fbfaf7"))
            return
        device = widget.devicePixelRatioF() if widget else 1.0
        detail = option.levelOfDetailFromTransform(painter.worldTransform()) * device
        image = self._nearest(detail)
        across, down = image.width() / self._size[0], image.height() / self._size[1]
        source = _whole(QRectF(seen.x() * across, seen.y() * down, seen.width() * across, seen.height() * down))
        source = source.intersected(QRectF(image.rect()))
        target = QRectF(source.x() / across, source.y() / down, source.width() / across, source.height() / down)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(target, image, source)

    def _nearest(self, detail: float) -> QImage:
        """The smallest image that has at least as many pixels as the screen shows."""
        wanted = self._size[0] * min(detail, 1.0)
        return next((image for image in reversed(self._images) if image.width() >= wanted), self._images[0])


def _whole(area: QRectF) -> QRectF:
    return QRectF(area.toAlignedRect())


def image_of(level: Pixels) -> QImage:
    """Borrows the pixels, which must live as long as the image."""
    height, width = level.shape[:2]
    form = QImage.Format.Format_Grayscale8 if level.ndim == 2 else QImage.Format.Format_RGB888
    return QImage(level.data, width, height, level.strides[0], form)
