"""Joins the selection to the workspace: what was read goes into the panes, where the clerk goes is shown."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from archivist.model.check_character import with_check
from archivist.model.codes import DocCode, FileCode
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.ui.lighting import Lighting
from archivist.ui.panes import Panes
from archivist.ui.selection import Selection
from archivist.ui.sight.description import FieldSight
from archivist.ui.sight.dossier import DossierSight
from archivist.ui.sight.doubts import Doubts
from archivist.ui.sight.outline import Counts, DossierRow
from archivist.ui.sight.place import Place, Step, Walk
from archivist.ui.surroundings import Surroundings
from archivist.ui.watch import Watch

_NOWHERE = Walk()
OF_A_PAGE = ("zoom_in", "zoom_out", "fit_page", "fit_width", "turn", "master", "compare", "loupe", "two_pages", "stamp")


class Joints(QObject):
    """Between `enter` and `leave` it follows one workspace; `loaded` tells which dossier was read."""

    met = Signal(object)
    loaded = Signal(str)

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
        self._panes, self._selection, self._actions, self._settings = panes, selection, actions, settings
        self.lighting = Lighting(panes, actions, surroundings, settings, self)
        self._watch: Watch | None = None
        self._rows: dict[str, DossierRow] = {}
        self._walks: dict[str, Walk] = {}
        self._doubts: dict[str, Doubts] = {}
        self._connect()
        self._able()

    # --- a workspace ---

    def enter(self, watch: Watch, workspace: Workspace) -> None:
        self._watch = watch
        self._panes.strip.enter(workspace)
        watch.named.connect(self._named)
        watch.loaded.connect(self._loaded)
        watch.doubted.connect(self._doubted)

    def leave(self) -> None:
        """Forgets the workspace; the panes are empty again."""
        self._watch = None
        self._rows, self._walks, self._doubts = {}, {}, {}
        self.lighting.nothing()
        self._selection.choose(Place())
        self._panes.tree.show_dossiers(())
        self._panes.strip.enter(None)
        self._panes.wall.show_walk(Walk())
        self._panes.fields.nothing()
        self._panes.doubts.show_doubts(None)
        self._panes.line.show_counts(Counts())
        self._panes.bar.show_place(None, 0)

    @property
    def workspace(self) -> Workspace | None:
        return self._watch.workspace if self._watch else None

    @property
    def walk(self) -> Walk:
        """The way through the dossier in front."""
        return self._walks.get(self._selection.place.dossier_id, _NOWHERE)

    def steps_of(self, dossier_id: str) -> tuple[Step, ...]:
        """The way through any dossier that was read."""
        return self._walks.get(dossier_id, _NOWHERE).steps

    @property
    def place(self) -> Place:
        """What is in front."""
        return self._selection.place

    @property
    def shown_page(self) -> str | None:
        """The page of which the sight is in front; that of the place follows as soon as it is read."""
        return self.lighting.page_id

    def go_to(self, place: Place) -> None:
        self._selection.choose(place)

    @property
    def names(self) -> dict[str, str]:
        """Code or title of each dossier."""
        return {i: row.file_code or row.title for i, row in self._rows.items()}

    @property
    def row(self) -> DossierRow | None:
        """The dossier in front."""
        return self._rows.get(self._selection.place.dossier_id)

    def _named(self, rows: tuple[DossierRow, ...]) -> None:
        self._rows = {r.dossier_id: self._rows.get(r.dossier_id, r) for r in rows}
        self._panes.tree.show_dossiers(rows)
        if rows and not self._selection.place.dossier_id and self._watch:
            self._watch.bring_to_front(rows[-1].dossier_id)

    def _loaded(self, sight: DossierSight) -> None:
        row = sight.row
        self._rows[row.dossier_id], self._walks[row.dossier_id] = row, sight.walk
        self._panes.tree.show_dossier(sight.sprout)
        self._panes.line.show_counts(sum((r.counts for r in self._rows.values()), Counts()))
        place = self._selection.place
        if not place.page_id and place.dossier_id in ("", row.dossier_id):
            self._begin_in(row)
        elif place.dossier_id == row.dossier_id:
            self._stay_in(row)
        self.loaded.emit(row.dossier_id)

    def _begin_in(self, row: DossierRow) -> None:
        """The first page of the dossier that was read first: something to look at, without a click."""
        steps = self._walks[row.dossier_id].steps
        self._selection.choose(steps[0].place if steps else Place(row.dossier_id, whole=True))
        self._panes.tree.unfold(self._selection.place)
        self._panes.tree.go_to(self._selection.place)

    def _stay_in(self, row: DossierRow) -> None:
        """The same page, which may have moved to another document; what is known of it is read again."""
        place = self._selection.place
        walk = self._walks[row.dossier_id]
        at = walk.position(place.page_id)
        if at >= 0 and not place.whole and walk.steps[at].place != place:
            self._selection.choose(walk.steps[at].place)
        else:
            self._panes.tree.go_to(place)
            self._went_to(place)

    def _doubted(self, doubts: Doubts) -> None:
        self._doubts[doubts.dossier_id] = doubts
        self._panes.tree.rows.set_doubts(doubts)
        if doubts.dossier_id == self._selection.place.dossier_id:
            self._panes.doubts.show_doubts(doubts)
            self._tell_place()
            self._able()

    # --- the selection ---

    def go_to_page(self, page_id: str) -> None:
        """A page of the dossier in front; nothing where it is not there."""
        at = self.walk.position(page_id)
        if at >= 0:
            self._selection.choose(self.walk.steps[at].place)

    def _went_to(self, place: Place) -> None:
        workspace = self.workspace
        if workspace is None or self._watch is None:
            return
        self._watch.bring_to_front(place.dossier_id)
        self._panes.strip.show_walk(self.walk)
        self._panes.wall.show_walk(self.walk)
        self._panes.doubts.show_doubts(self._doubts.get(place.dossier_id))
        self._show_page(workspace, place)
        self._panes.fields.ask(workspace, place)
        self._tell_place()
        self._able()

    def _tell_place(self) -> None:
        self._panes.bar.show_place(self.row, len(self._panes.doubts.rows))

    def _show_page(self, workspace: Workspace, place: Place) -> None:
        walk = self.walk
        at = walk.position(place.page_id)
        if at < 0 or place.page_id is None:
            self.lighting.nothing()
            return
        step = walk.steps[at]
        following = walk.steps[at + 1].row.page_id if at + 1 < len(walk.steps) else None
        self.lighting.tell_stamp(self._stamp_lines(step))
        self.lighting.show(workspace, place.page_id, walk.near(at), following)
        self._panes.page.name_page(step.row.leaf, step.leaves, step.row.name)

    def _stamp_lines(self, step: Step) -> tuple[str, ...]:
        """What the stamp of this page will say; of a dossier without a code, that it comes when the dossier is closed."""
        row = self.row
        if not step.ordinal or row is None:
            return ()
        leaf = f"{step.row.leaf}/{step.leaves}"
        if not row.file_code:
            return _("Archive code: given when the dossier is closed"), leaf
        code = with_check(str(DocCode(FileCode.parse(row.file_code), step.ordinal)))
        return code, " · ".join(part for part in (self._settings.agency.fonds, leaf) if part)

    def _step(self, by: int) -> None:
        walk = self.walk
        at = walk.position(self._selection.place.page_id)
        if at >= 0 and 0 <= at + by < len(walk.steps):
            self._selection.choose(walk.steps[at + by].place)

    def _able(self) -> None:
        """Actions are there when they can do something."""
        at, last = self.walk.position(self._selection.place.page_id), len(self.walk.steps) - 1
        self._actions["previous"].setEnabled(at > 0)
        self._actions["next"].setEnabled(0 <= at < last)
        for name in OF_A_PAGE:
            self._actions[name].setEnabled(at >= 0)
        self._actions["next_doubt"].setEnabled(bool(self._panes.doubts.rows))
        self._actions["missing"].setEnabled(self._watch is not None)

    # --- what leads elsewhere ---

    def _connect(self) -> None:
        self._selection.changed.connect(self._went_to)
        self._panes.fields.looked_at.connect(self._go_to_field)
        self.lighting.met.connect(self.met)
        self._actions["previous"].triggered.connect(lambda: self._step(-1))
        self._actions["next"].triggered.connect(lambda: self._step(1))

    def _go_to_field(self, row: FieldSight | None) -> None:
        """To the page where the value was read, and the place on it."""
        origin = row.proposed.origin if row and row.proposed else None
        if origin is None or origin.page_id is None:
            self.lighting.light(None, None)
            return
        self.lighting.light(origin.page_id, origin.box)
        if self._selection.place.page_id != origin.page_id:
            place = self._selection.place
            self._selection.choose(Place(place.dossier_id, place.document_id, origin.page_id))
