"""The tree's model: values go in whole, Qt is told only what changed."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from archivist.ui.sight.doubts import Doubts
from archivist.ui.sight.outline import DossierRow
from archivist.ui.sight.place import Place
from archivist.ui.tree import wording
from archivist.ui.tree.nodes import Node, Sprout, sprout_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NODE = Qt.ItemDataRole.UserRole
DOUBTS = Qt.ItemDataRole.UserRole + 1


class TreeModel(QAbstractItemModel):
    """Rows are known to Qt by number, never by address, so that an index that outlived its row is harmless."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._root = Node(0, "", None, Place())
        self._nodes: dict[int, Node] = {0: self._root}
        self._keys: dict[str, Node] = {}
        self._doubts: dict[str, Mapping[str, int]] = {}

    # --- what the workspace says ---

    def set_dossiers(self, rows: Sequence[DossierRow]) -> None:
        """All dossiers there are; contents that are known already stay."""
        known = {n.key: _as_sprout(n) for n in self._root.below}
        fresh = [sprout_of(row) for row in rows]
        self._agree(self._root, [_kept(known.get(s.key), s) for s in fresh])

    def set_dossier(self, sprout: Sprout) -> None:
        """What is in one dossier."""
        node = self._keys.get(sprout.key)
        if node:
            self._agree_one(node, sprout)

    def set_doubts(self, doubts: Doubts) -> None:
        """How many doubts each document and page of a dossier has."""
        counted = Counter({f"dossier {doubts.dossier_id}": len(doubts.asked)})
        counted.update(f"document {a.document_id}" for a in doubts.asked if a.document_id)
        counted.update(f"page {a.page_id}" for a in doubts.asked if a.page_id)
        if self._doubts.get(doubts.dossier_id) != counted:
            self._doubts[doubts.dossier_id] = counted
            self.retell()

    def retell(self) -> None:
        """The words or colours of all rows changed, the rows did not."""
        self.layoutAboutToBeChanged.emit()
        self.layoutChanged.emit()

    def index_of(self, place: Place) -> QModelIndex:
        """The row of a place: its page, else its document, else its dossier."""
        dossier = self._keys.get(f"dossier {place.dossier_id}")
        if dossier is None:
            return QModelIndex()
        for node in [n for n in self._below(dossier) if n.place.document_id == place.document_id]:
            self._below(node)
        keys = f"page {place.page_id}", f"document {place.document_id}"
        return self._index(next((self._keys[key] for key in keys if key in self._keys), dossier))

    def node(self, index: Index) -> Node | None:
        return self._nodes.get(index.internalId()) if index.isValid() else None

    def dossiers(self) -> list[DossierRow]:
        return [n.row for n in self._root.below if isinstance(n.row, DossierRow)]

    # --- what Qt asks ---

    def index(self, row: int, column: int, parent: Index = NOWHERE) -> QModelIndex:
        above = self._nodes.get(parent.internalId() if parent.isValid() else 0)
        if column or above is None or not 0 <= row < len(self._below(above)):
            return QModelIndex()
        return self._index(above.below[row])

    @overload
    def parent(self) -> QObject: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        if child is None:
            return super().parent()
        node = self.node(child)
        return self._index(node.parent) if node and node.parent else QModelIndex()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  # Qt's name
        node = self._nodes.get(parent.internalId() if parent.isValid() else 0)
        return len(self._below(node)) if node else 0

    def hasChildren(self, parent: Index = NOWHERE) -> bool:  # noqa: N802  # Qt's name
        """Answered without growing anything."""
        node = self._nodes.get(parent.internalId() if parent.isValid() else 0)
        return bool(node and (node.below or node.seeds))

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802, ARG002
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        node = self.node(index)
        if node is None or node.row is None:
            return None
        if role == NODE:
            return node
        if role == DOUBTS:
            return self._doubts.get(node.place.dossier_id, {}).get(node.key, 0)
        if role in _TOLD:
            return _TOLD[role](node.row, self.data(index, DOUBTS))
        return None

    # --- how the two are brought to agree ---

    def _index(self, node: Node) -> QModelIndex:
        return self.createIndex(node.at, 0, node.number) if node is not self._root else QModelIndex()

    def _agree_one(self, node: Node, sprout: Sprout) -> None:
        if node.row != sprout.row or node.place != sprout.place:
            node.row, node.place = sprout.row, sprout.place
            index = self._index(node)
            self.dataChanged.emit(index, index)
        self._agree(node, sprout.below)

    def _agree(self, node: Node, wanted: Sequence[Sprout]) -> None:
        """Rows at the beginning and at the end that are the same stay; those between are taken out or put in.

        Below a row that nobody has looked into there is nothing that Qt could miss.
        """
        if node.seeds is not None:
            node.seeds = tuple(wanted)
            return
        there, keys = [n.key for n in node.below], [s.key for s in wanted]
        first = _same(there, keys)
        last = _same(there[first:][::-1], keys[first:][::-1])
        self._take_out(node, first, len(there) - last)
        self._put_in(node, first, wanted[first : len(wanted) - last])
        for child, sprout in zip(node.below, wanted, strict=True):
            self._agree_one(child, sprout)

    def _take_out(self, node: Node, begin: int, end: int) -> None:
        if begin >= end:
            return
        self.beginRemoveRows(self._index(node), begin, end - 1)
        for gone in (n for child in node.below[begin:end] for n in child.walk()):
            del self._nodes[gone.number]
            if self._keys.get(gone.key) is gone:
                del self._keys[gone.key]
        del node.below[begin:end]
        _number(node)
        self.endRemoveRows()

    def _put_in(self, node: Node, at: int, sprouts: Sequence[Sprout]) -> None:
        if not sprouts:
            return
        self.beginInsertRows(self._index(node), at, at + len(sprouts) - 1)
        node.below[at:at] = [self._grown(node, s) for s in sprouts]
        _number(node)
        self.endInsertRows()

    def _grown(self, parent: Node, sprout: Sprout) -> Node:
        node = Node(next(self._numbers), sprout.key, sprout.row, sprout.place, parent)
        self._nodes[node.number] = self._keys[node.key] = node
        node.seeds = sprout.below
        return node

    def _below(self, node: Node) -> list[Node]:
        """What lies below a row; grown when it is first asked for, because most of a large dossier never is."""
        if node.seeds is not None:
            seeds, node.seeds = node.seeds, None
            node.below = [self._grown(node, seed) for seed in seeds]
            _number(node)
        return node.below


_TOLD: dict[int, Callable[[Any, int], str]] = {
    Qt.ItemDataRole.DisplayRole: lambda row, _doubts: wording.first_line(row),
    Qt.ItemDataRole.ToolTipRole: wording.whole,
    Qt.ItemDataRole.AccessibleTextRole: wording.whole,
}


def _number(node: Node) -> None:
    for at, child in enumerate(node.below):
        child.at = at


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many are equal from the beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _as_sprout(node: Node) -> Sprout:
    assert node.row is not None
    below = node.seeds if node.seeds is not None else tuple(_as_sprout(n) for n in node.below)
    return Sprout(node.key, node.row, node.place, below)


def _kept(old: Sprout | None, fresh: Sprout) -> Sprout:
    """Contents that were read stay until they are read again."""
    loaded = old is not None and isinstance(old.row, DossierRow) and old.row.loaded
    return old if old is not None and loaded else fresh
