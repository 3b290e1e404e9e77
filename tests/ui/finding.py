"""Finding controls as a person with a screen reader does: by their accessible names."""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

T = TypeVar("T", bound=QWidget)


def named(window: QWidget, kind: type[T], name: str) -> T:
    """The one control of that kind and accessible name."""
    found = [w for w in window.findChildren(kind) if w.accessibleName() == name]
    assert len(found) == 1, [w.accessibleName() for w in window.findChildren(kind)]
    return found[0]


def rows(model: QAbstractItemModel, parent: QModelIndex | None = None) -> Iterator[QModelIndex]:
    """All rows, each before what lies below it."""
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index
        yield from rows(model, index)


def spoken(view: QAbstractItemView) -> list[str]:
    """What a screen reader says of each row, on one line."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(index.data(role)).replace("\n", " | ") for index in rows(view.model())]


def row_of(view: QAbstractItemView, beginning: str) -> QModelIndex:
    """The row that is spoken with this beginning."""
    role = Qt.ItemDataRole.AccessibleTextRole
    return next(index for index in rows(view.model()) if str(index.data(role)).startswith(beginning))


def choose(window: QWidget, menu: str, *path: str) -> None:
    """Triggers what stands in a menu under this path."""
    here = named(window, QMenu, menu)
    for name in path[:-1]:
        here = named(here, QMenu, name)
    action = next(a for a in here.actions() if a.text() == path[-1])
    assert action.isEnabled(), path
    action.trigger()
