"""A bar of buttons above something to look at: the frame that the page view and the wall share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from archivist.ui.theme.tokens import SPACE


def barred(owner: QWidget, below: QWidget, left: int, right: int) -> tuple[QWidget, QHBoxLayout]:
    """Lays both out in `owner`; gives the bar and its row. `left` and `right` are the row's margins in px."""
    bar = QWidget(owner)
    bar.setObjectName("bar")
    bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(bar)
    row.setContentsMargins(left, SPACE.small, right, SPACE.small)
    row.setSpacing(SPACE.hair)
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(bar)
    column.addWidget(below, 1)
    return bar, row
