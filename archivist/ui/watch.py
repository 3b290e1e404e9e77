"""Looks at a workspace while others work on it: reads what changed, a dossier at a time, away from the main thread."""

import time
from concurrent.futures import Executor
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound, Trouble
from archivist.ui.sight.dossier import DossierSight, dossier_sight
from archivist.ui.sight.doubts import Doubts, doubts_of
from archivist.ui.sight.news import News, news
from archivist.ui.sight.outline import DossierRow
from archivist.ui.sight.reading import dossier_names
from archivist.ui.surroundings import Surroundings
from archivist.workflow.formats import with_twins

EVERY = 1.0  # seconds between two looks
REST = 4  # a look that takes long is followed by a rest this many times as long


def open_for_reading(path: Path) -> tuple[Workspace, int, tuple[DossierRow, ...]]:
    """The workspace, the number of its last event, and its dossiers; needs no lock."""
    workspace = Workspace.open(path, write=False)
    try:
        return workspace, workspace.head()[0], dossier_names(workspace)
    except BaseException:
        workspace.close()
        raise


class Watch(QObject):
    """One workspace from `open` to `close`."""

    named = Signal(object)
    loaded = Signal(object)
    doubted = Signal(object)
    met = Signal(object)

    def __init__(self, surroundings: Surroundings, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._lanes, self._settings = surroundings.bridge, surroundings.lanes, settings
        self.workspace: Workspace | None = None
        self._head, self._asked, self._ticket = 0, 0.0, 0
        self._front = ""
        self._hurried = False
        self._stale: dict[str, None] = {}
        self._undoubted: dict[str, None] = {}
        self._dossier_of: dict[str, str] = {}
        self._known: set[str] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)

    def begin(self, workspace: Workspace, head: int, rows: tuple[DossierRow, ...]) -> None:
        """Takes over what `open_for_reading` found."""
        self.workspace, self._head = workspace, head
        self._name(rows)
        self._next()

    def bring_to_front(self, dossier_id: str) -> None:
        """This dossier is read before the others."""
        self._front = dossier_id

    def close(self) -> None:
        """The workspace is closed when the lanes that read it have given their last answers."""
        self._timer.stop()
        self._bridge.forget(self._ticket)
        if self.workspace:
            self._lanes.retire(self.workspace.close)
            self.workspace = None

    @property
    def idle(self) -> bool:
        """Everything that was there has been read, and the next look is still to come."""
        return self._timer.isActive()

    def look_now(self) -> None:
        """Does not wait for the next second; where something is being read, right after that."""
        self._hurried = True
        if self._timer.isActive():
            self._timer.start(0)

    def _name(self, rows: tuple[DossierRow, ...]) -> None:
        for row in rows:
            self._dossier_of[row.dossier_id] = row.dossier_id
            if row.dossier_id not in self._known:
                self._stale[row.dossier_id] = None
        self._known = {row.dossier_id for row in rows}
        self.named.emit(rows)

    def _next(self) -> None:
        """Contents before doubts, the dossier in front before the others; when all is read, a rest."""
        formats = self._settings.packaging.formats
        if self._stale:
            dossier_id = _taken(self._stale, self._front)
            self._ask(dossier_sight, dossier_id, with_twins(formats), then=self._contents)
        elif self._undoubted and not self._hurried:
            dossier_id = _taken(self._undoubted, self._front)
            self._ask(doubts_of, dossier_id, self._settings, then=self._doubts, lane=self._lanes.doubting)
        else:
            spent = time.monotonic() - self._asked if self._asked else 0.0
            self._timer.start(0 if self._hurried else round(1000 * max(EVERY, REST * spent)))

    def _ask(self, call: Any, *values: Any, then: Any, lane: Executor | None = None) -> None:
        if self.workspace is not None:
            lane, failed = lane or self._lanes.reading, self._failed
            self._ticket = self._bridge.ask(lane, call, self.workspace, *values, owner=self, then=then, failed=failed)

    def _look(self) -> None:
        self._asked, self._hurried = time.monotonic(), False
        self._ask(news, self._head, then=self._heard)

    def _heard(self, heard: News) -> None:
        self._head = heard.head
        if heard.subjects is None:
            self._stale |= dict.fromkeys(self._known)
        else:
            touched = {self._dossier_of[s] for s in heard.subjects if s in self._dossier_of}
            self._stale |= dict.fromkeys(touched & self._known)
        if heard.new_dossiers:
            self._ask(dossier_names, then=self._named_again)
        else:
            self._next()

    def _named_again(self, rows: tuple[DossierRow, ...]) -> None:
        self._name(rows)
        self._next()

    def _contents(self, sight: DossierSight) -> None:
        row = sight.row
        subjects = (*row.batch_ids, *(d.document_id for d in row.documents), *(p.page_id for p in row.pages))
        self._dossier_of |= dict.fromkeys(subjects, row.dossier_id)
        self._undoubted[row.dossier_id] = None
        self.loaded.emit(sight)
        self._next()

    def _doubts(self, doubts: Doubts) -> None:
        self.doubted.emit(doubts)
        self._next()

    def _failed(self, trouble: Trouble) -> None:
        """A dossier that is gone meanwhile is no trouble; anything else is told, and looked at again later."""
        if not isinstance(trouble, NotFound):
            self.met.emit(trouble)
        self._timer.start(round(1000 * EVERY * REST))


def _taken(waiting: dict[str, None], front: str) -> str:
    chosen = front if front in waiting else next(iter(waiting))
    del waiting[chosen]
    return chosen
