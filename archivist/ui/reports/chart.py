"""Charts in the colours of the look: columns over days, bars for people; each tells its numbers to whoever hears it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from archivist.ui.theme.look import Look
from archivist.ui.theme.tokens import SPACE, TYPE

_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """`label` stands at the axis where it has room, `told` is what is said of it."""

    label: str
    value: float
    told: str


def ceiling(highest: float) -> int:
    """The next number of the form 1, 2 or 5 times a power of ten, at least 1: what an axis ends with."""
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= highest:
                return step * power
        power *= 10


class Chart(QWidget):
    """What both kinds share: their bars, and that numbers are told, not only drawn."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.bars: tuple[Bar, ...] = ()
        self.areas: list[QRectF] = []
        look.changed.connect(self.update)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        self.bars = tuple(bars)
        self.setAccessibleDescription("; ".join(bar.told for bar in self.bars if bar.value))
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = next((i for i, a in enumerate(self.areas) if a.contains(QPointF(event.pos()))), None)
            QToolTip.showText(event.globalPos(), self.bars[at].told if at is not None else "", self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(TYPE.small))
        self.areas = []
        if self.bars:
            self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        """Draws the bars; `areas` are where each can be pointed at."""

    def _colour(self, token: str) -> QColor:
        return QColor(getattr(self._look.colours, token))

    def _words(self) -> QFontMetricsF:
        return QFontMetricsF(self._look.font(TYPE.small))


class Columns(Chart):
    """Upright, one for each day; as many labels as have room."""

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(480, 190)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(260, 170)

    def _draw(self, painter: QPainter) -> None:
        words, top = self._words(), ceiling(max(bar.value for bar in self.bars))
        left = words.horizontalAdvance(f"{top}") + SPACE.medium
        field = QRectF(left, words.height(), self.width() - left - SPACE.small, self.height() - 2.6 * words.height())
        self._grid(painter, field, top)
        width = field.width() / len(self.bars)
        every = max(1, int((max(words.horizontalAdvance(b.label) for b in self.bars) + SPACE.medium) // width) + 1)
        for at, bar in enumerate(self.bars):
            height = field.height() * bar.value / top
            x, gap = field.left() + at * width, min(3.0, width * 0.2)
            self.areas.append(QRectF(x, field.top(), width, field.height()))
            painter.fillRect(QRectF(x + gap, field.bottom() - height, width - 2 * gap, height), self._colour("accent"))
            if (len(self.bars) - 1 - at) % every == 0:
                self._label(painter, bar.label, x + width / 2, field.bottom() + SPACE.small)

    def _grid(self, painter: QPainter, field: QRectF, top: int) -> None:
        """Three lines, with whole numbers where they are whole."""
        for part in (0, 1, 2):
            y, value = field.bottom() - field.height() * part / 2, top * part / 2
            painter.fillRect(QRectF(field.left(), y, field.width(), 1), self._colour("edge"))
            if value == int(value):
                painter.setPen(self._colour("ink_soft"))
                area = QRectF(0, y - 10, field.left() - SPACE.small, 20)
                painter.drawText(area, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), f"{int(value)}")

    def _label(self, painter: QPainter, text: str, middle: float, top: float) -> None:
        width = self._words().horizontalAdvance(text)
        left = min(max(0.0, middle - width / 2), self.width() - width)
        painter.setPen(self._colour("ink_soft"))
        painter.drawText(QPointF(left, top + self._words().ascent()), text)


class Bars(Chart):
    """Lying, one for each person, its words above it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(260, round(self._row() * max(1, len(self.bars))))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  # Qt's name
        return QSize(160, self.sizeHint().height())

    def _row(self) -> float:
        return self._words().height() + 8 + SPACE.large

    def _draw(self, painter: QPainter) -> None:
        top, words = max(1, *(bar.value for bar in self.bars)), self._words()
        for at, bar in enumerate(self.bars):
            y = at * self._row()
            self.areas.append(QRectF(0, y, self.width(), self._row()))
            painter.setPen(self._colour("ink"))
            painter.drawText(QPointF(0, y + words.ascent()), bar.told)
            below = y + words.height() + 2
            painter.fillRect(QRectF(0, below, self.width(), 8), self._colour("edge"))
            painter.fillRect(QRectF(0, below, self.width() * bar.value / top, 8), self._colour("accent"))
