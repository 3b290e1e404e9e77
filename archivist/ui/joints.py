"""Joins the selection to the workspace: what was read goes into the panes, where the clerk goes is shown."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from archivist.model.description import Entry
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.ui.lighting import Lighting
from archivist.ui.panes import Panes
from archivist.ui.selection import Place, Selection
from archivist.ui.sight.doubts import Asked, Doubts
from archivist.ui.sight.outline import Counts, DossierRow, PageRow
from archivist.ui.surroundings import Surroundings
from archivist.ui.watch import Watch


class Joints(QObject):
    """Between `enter` and `leave` it follows one workspace."""

    met = Signal(object)

    def __init__(
        self,
        panes: Panes,
        selection: Selection,
        actions: Mapping[str, QAction],
        surroundings: Surroundings,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panes, self._selection, self._actions = panes, selection, actions
        self.lighting = Lighting(panes, actions, surroundings, settings, self)
        self._watch: Watch | None = None
        self._rows: dict[str, DossierRow] = {}
        self._doubts: dict[str, Doubts] = {}
        self._connect()
        self._able()

    # --- a workspace ---

    def enter(self, watch: Watch) -> None:
        self._watch = watch
        watch.named.connect(self._named)
        watch.loaded.connect(self._loaded)
        watch.doubted.connect(self._doubted)

    def leave(self) -> None:
        """Forgets the workspace; the panes are empty again."""
        self._watch = None
        self._rows, self._doubts = {}, {}
        self.lighting.nothing()
        self._selection.choose(Place())
        self._panes.tree.rows.set_dossiers(())
        self._panes.fields.nothing()
        self._panes.doubts.show_doubts(None)
        self._panes.line.show_counts(Counts())

    def _named(self, rows: tuple[DossierRow, ...]) -> None:
        self._rows = {r.dossier_id: self._rows.get(r.dossier_id, r) for r in rows}
        self._panes.tree.rows.set_dossiers(rows)
        if rows and not self._selection.place.dossier_id and self._watch:
            self._watch.bring_to_front(rows[-1].dossier_id)

    def _loaded(self, row: DossierRow) -> None:
        self._rows[row.dossier_id] = row
        self._panes.tree.rows.set_dossier(row)
        self._panes.line.show_counts(sum((r.counts for r in self._rows.values()), Counts()))
        place = self._selection.place
        if not place.page_id and place.dossier_id in ("", row.dossier_id):
            self._begin_in(row)
        elif place.dossier_id == row.dossier_id:
            self._stay_in(row)

    def _begin_in(self, row: DossierRow) -> None:
        """The first page of the dossier that was read first: something to look at, without a click."""
        page = next(iter(row.pages), None)
        document = row.documents[0].document_id if row.documents else None
        self._selection.choose(Place(row.dossier_id, document, page.page_id if page else None))
        self._panes.tree.unfold(self._selection.place)
        self._panes.tree.go_to(self._selection.place)

    def _stay_in(self, row: DossierRow) -> None:
        """The same page, which may have moved to another document; what is known of it is read again."""
        place = self._selection.place
        documents = {p.page_id: d.document_id for d in row.documents for p in d.pages}
        moved = Place(place.dossier_id, documents.get(place.page_id or ""), place.page_id)
        if place.document_id != moved.document_id and not place.whole:
            self._selection.choose(moved)
        else:
            self._went_to(place)

    def _doubted(self, doubts: Doubts) -> None:
        self._doubts[doubts.dossier_id] = doubts
        self._panes.tree.rows.set_doubts(doubts)
        if doubts.dossier_id == self._selection.place.dossier_id:
            self._panes.doubts.show_doubts(doubts)
            self._able()

    # --- the selection ---

    def _went_to(self, place: Place) -> None:
        workspace = self._watch.workspace if self._watch else None
        if workspace is None or self._watch is None:
            return
        self._watch.bring_to_front(place.dossier_id)
        self._panes.doubts.show_doubts(self._doubts.get(place.dossier_id))
        self._panes.fields.ask(workspace, place)
        self._show_page(workspace, place)
        self._able()

    def _show_page(self, workspace: Workspace, place: Place) -> None:
        pages, at = self._pages(), self._at()
        if place.page_id is None or at < 0:
            self.lighting.nothing()
            return
        near = tuple(p for i in (at + 1, at - 1) if 0 <= i < len(pages) and (p := pages[i].page_id))
        self.lighting.show(workspace, place.page_id, near)
        leaves = self._siblings(place.page_id)
        leaf = next(p for p in leaves if p.page_id == place.page_id)
        self._panes.page.name_page(leaf.leaf, len(leaves), leaf.name)

    def _siblings(self, page_id: str) -> tuple[PageRow, ...]:
        """The pages among which a leaf is counted: those of its document, its batch, or the grey tray."""
        row = self._rows[self._selection.place.dossier_id]
        parts = [d.pages for d in row.documents] + [b.pages for b in row.batches] + [row.tray]
        return next(part for part in parts if any(p.page_id == page_id for p in part))

    def _pages(self) -> list[Place]:
        """All pages of the dossier in front, as a person walks through them."""
        row = self._rows.get(self._selection.place.dossier_id)
        if row is None:
            return []
        documents = {p.page_id: d.document_id for d in row.documents for p in d.pages}
        return [Place(row.dossier_id, documents.get(p.page_id), p.page_id) for p in row.pages]

    def _at(self) -> int:
        """Position of the page in front among those pages; -1 where there is none."""
        page_id = self._selection.place.page_id
        return next((i for i, p in enumerate(self._pages()) if p.page_id == page_id), -1)

    def _step(self, by: int) -> None:
        pages, at = self._pages(), self._at()
        if at >= 0 and 0 <= at + by < len(pages):
            self._selection.choose(pages[at + by])

    def _able(self) -> None:
        """Actions are there when they can do something."""
        at, last = self._at(), len(self._pages()) - 1
        self._actions["previous"].setEnabled(at > 0)
        self._actions["next"].setEnabled(0 <= at < last)
        for name in ("zoom_in", "zoom_out", "fit_page", "fit_width", "turn", "master"):
            self._actions[name].setEnabled(at >= 0)
        self._actions["next_doubt"].setEnabled(bool(self._panes.doubts.cards.rows))
        self._actions["missing"].setEnabled(self._watch is not None)

    # --- what leads elsewhere ---

    def _connect(self) -> None:
        self._selection.changed.connect(self._went_to)
        self._panes.doubts.reached.connect(self._go_to_doubt)
        self._panes.fields.looked_at.connect(self._go_to_field)
        self.lighting.met.connect(self.met)
        for name, call in {
            "previous": lambda: self._step(-1),
            "next": lambda: self._step(1),
            "next_doubt": self._next_doubt,
            "missing": self._show_missing,
        }.items():
            self._actions[name].triggered.connect(call)

    def _go_to_doubt(self, asked: Asked | None) -> None:
        if asked and asked.page_id:
            self._selection.choose(Place(self._selection.place.dossier_id, asked.document_id, asked.page_id))
            self.lighting.light(asked.page_id, asked.doubt.place.box)

    def _go_to_field(self, entry: Entry | None) -> None:
        """To the page where the value was read, and the place on it."""
        if entry is None or entry.origin.page_id is None:
            self.lighting.light(None, None)
            return
        self.lighting.light(entry.origin.page_id, entry.origin.box)
        place = self._selection.place
        if place.page_id != entry.origin.page_id:
            self._selection.choose(Place(place.dossier_id, place.document_id, entry.origin.page_id))

    def _next_doubt(self) -> None:
        self._panes.show_side(self._panes.doubts)
        self._panes.doubts.step()

    def _show_missing(self) -> None:
        self._panes.show_side(self._panes.doubts)
        self._panes.doubts.setFocus()
