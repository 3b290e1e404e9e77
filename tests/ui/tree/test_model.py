"""Tests of the tree's model: Qt's own tester watches while the workspace changes."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QTreeView
from pytestqt.qtbot import QtBot

from archivist.model.doubt import Doubt, Severity
from archivist.ui.sight.doubts import Asked, Doubts
from archivist.ui.sight.outline import BatchRow, DocumentRow, DossierRow, PageRow
from archivist.ui.sight.place import Place
from archivist.ui.sight.states import State
from archivist.ui.tree.model import DOUBTS, TreeModel
from archivist.ui.tree.nodes import sprout_of
from tests.ui.finding import rows


def page(name: str, leaf: int = 1) -> PageRow:
    return PageRow(name, leaf, f"{name}.png", State.READ)


def document(ordinal: int, *pages: str) -> DocumentRow:
    placed = tuple(page(name, leaf) for leaf, name in enumerate(pages, 1))
    return DocumentRow(pages[0], ordinal, "QUYẾT ĐỊNH", f"{ordinal}/QĐ", "2019-01-02", "", State.READ, placed)


def dossier(*documents: DocumentRow, tray: Sequence[str] = (), batch: Sequence[str] = (), name: str = "d") -> DossierRow:
    batches = (BatchRow(f"batch {name}", "2026-01-02T03:04:05.000000Z", tuple(page(p) for p in batch)),) if batch else ()
    return DossierRow(name, "", name, State.READ, documents, batches, tuple(page(p) for p in tray), loaded=True)


@pytest.fixture
def model(qtbot: QtBot) -> TreeModel:
    made = TreeModel()
    made.tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning)  # type: ignore[attr-defined]
    return made


def shown(model: TreeModel) -> list[str]:
    """Keys of all rows."""
    return [node.key for index in rows(model) if (node := model.node(index))]


STORY = [
    dossier(),
    dossier(batch=["a"]),
    dossier(batch=["a", "b", "c"]),
    dossier(document(1, "a", "b", "c")),
    dossier(document(1, "a"), document(2, "b", "c")),
    dossier(document(1, "a"), document(2, "b", "c", "x"), tray=["e"]),
    dossier(document(1, "a"), document(2, "x", "c"), tray=["b", "e"]),
    dossier(document(1, "z", "a"), document(2, "x", "c"), tray=["b", "e"]),
    dossier(tray=["a", "b"]),
    dossier(document(1, "a", "b", "c")),
    dossier(),
]


def test_the_tree_follows_the_workspace(model: TreeModel) -> None:
    """Each step gives the rows that a tree made anew would have."""
    model.set_dossiers([DossierRow("d", "", "d")])
    for step in STORY:
        model.set_dossier(sprout_of(step))
        fresh = TreeModel()
        fresh.set_dossiers([step])
        assert shown(model) == shown(fresh)


def test_only_what_changed_is_taken_out(qtbot: QtBot, model: TreeModel) -> None:
    """What the clerk has unfolded and chosen stays."""
    view = QTreeView()
    qtbot.addWidget(view)
    view.setModel(model)
    model.set_dossiers([dossier(document(1, "a", "b"), document(2, "c"))])
    view.expandAll()
    view.selectionModel().setCurrentIndex(
        model.index_of(Place("d", "a", "b")), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    model.set_dossier(sprout_of(dossier(document(1, "a", "b"), document(2, "c", "x"), document(3, "y"), tray=["t"])))
    node = model.node(view.currentIndex())
    assert node is not None
    assert node.key == "page b"
    assert view.isExpanded(model.index_of(Place("d", "a")))
    assert not view.isExpanded(model.index_of(Place("d", "y")))


def test_dossiers_come_and_go_and_keep_what_was_read(model: TreeModel) -> None:
    model.set_dossiers([DossierRow("d", "", "d"), DossierRow("e", "", "e")])
    model.set_dossier(sprout_of(dossier(document(1, "a"))))
    model.set_dossiers([DossierRow("d", "", "d"), DossierRow("f", "", "f"), DossierRow("e", "", "e")])
    assert shown(model) == ["dossier d", "document a", "page a", "dossier f", "dossier e"]
    model.set_dossiers([DossierRow("e", "", "e")])
    assert shown(model) == ["dossier e"]
    model.set_dossier(sprout_of(dossier(document(1, "a"))))
    assert shown(model) == ["dossier e"]


def test_a_page_that_is_the_first_of_its_document_is_counted_once(model: TreeModel) -> None:
    model.set_dossiers([dossier(document(1, "a", "b"))])
    doubt = Doubt("x", Severity.MINOR, "x", "x")
    model.set_doubts(Doubts("d", (Asked(doubt, "a", "a"), Asked(doubt, "a", "b"), Asked(doubt, None, None)), ready=True))
    counts = {node.key: index.data(DOUBTS) for index in rows(model) if (node := model.node(index))}
    assert counts == {"dossier d": 3, "document a": 2, "page a": 1, "page b": 1}


def test_an_index_that_outlived_its_row_is_harmless(model: TreeModel) -> None:
    model.set_dossiers([dossier(document(1, "a"))])
    old = model.index_of(Place("d", "a", "a"))
    model.set_dossiers([])
    assert model.node(old) is None
    assert model.data(old) is None
    assert not model.parent(old).isValid()


def test_ten_thousand_pages(model: TreeModel, qtbot: QtBot) -> None:
    """All are there, each once, and a view asks only for those that it shows."""
    many = dossier(*(document(d, *(f"{d}-{p}" for p in range(5))) for d in range(1, 2001)))
    plain = TreeModel()
    plain.set_dossiers([many])
    assert sum(1 for _ in rows(plain)) == 1 + 2000 + 10_000
    changed = replace(many, documents=(*many.documents[:-1], document(2000, "new")))
    plain.set_dossier(sprout_of(changed))
    assert sum(1 for _ in rows(plain)) == 1 + 2000 + 9_996
