"""Brings the chosen page before the clerk: first what is known of it, then its picture; its neighbours ahead of time."""

from PySide6.QtCore import QObject, Signal

from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.troubles import Trouble
from archivist.ui.page_view.pictures import Pictures
from archivist.ui.page_view.rendition import Picture
from archivist.ui.sight.page import PageSight, page_sight
from archivist.ui.surroundings import Surroundings


class Showing(QObject):
    """An answer that comes after the clerk has gone on is dropped."""

    sighted = Signal(object)
    pictured = Signal(object)
    mastered = Signal(object)
    besided = Signal(object)
    met = Signal(object)

    def __init__(self, surroundings: Surroundings, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._reading = surroundings.bridge, surroundings.lanes.reading
        self._pictures = Pictures(surroundings, settings.capture, self)
        self._page_id: str | None = None
        self._neighbours: tuple[str, ...] = ()
        self._ticket = 0
        self._following: str | None = None
        self.double = False
        self.sight: PageSight | None = None
        self._as_captured = False

    def show(
        self, workspace: Workspace, page_id: str, neighbours: tuple[str, ...] = (), following: str | None = None
    ) -> None:
        """`neighbours` are made ready when this page stands; `following` is the page to lay beside it."""
        self._page_id, self._neighbours, self._following = page_id, neighbours, following
        self._bridge.forget(self._ticket)
        self._ticket = self._bridge.ask(
            self._reading, page_sight, workspace, page_id, owner=self, then=self._seen, failed=self._fail
        )
        self._workspace = workspace

    def nothing(self) -> None:
        self._page_id, self.sight = None, None
        self._bridge.forget(self._ticket)

    def show_beside(self, double: bool) -> None:
        """The next page too, or no longer."""
        self.double = double
        if self.sight and double:
            self._ask_beside(self.sight)

    def fetch_master(self) -> None:
        """The master for whoever compares; the rendition stays in front."""
        sight = self.sight
        if sight:
            self._pictures.want(
                sight.as_captured, lambda p: self.mastered.emit(p) if self.sight is sight else None, self.met.emit
            )

    def show_master(self) -> None:
        """The picture as it was captured, while the clerk holds the key."""
        self._as_captured = True
        if self.sight:
            self._want(self.sight)

    def show_rendition(self) -> None:
        self._as_captured = False
        if self.sight:
            self._want(self.sight)

    def _seen(self, sight: PageSight) -> None:
        if sight.page.page_id == self._page_id and sight != self.sight:
            self.sight = sight
            self._as_captured = False
            self.sighted.emit(sight)
            self._want(sight)
            if self.double:
                self._ask_beside(sight)

    def _want(self, sight: PageSight) -> None:
        captured = self._as_captured

        def then(picture: Picture) -> None:
            if self.sight is sight and self._as_captured is captured:
                self.pictured.emit(picture)
                self._make_ahead()

        def failed(trouble: Trouble) -> None:
            if self.sight is sight:
                self.met.emit(trouble)

        self._pictures.want(sight.as_captured if captured else sight.wanted, then, failed)

    def _ask_beside(self, sight: PageSight) -> None:
        def pictured(picture: Picture) -> None:
            if self.sight is sight and self.double:
                self.besided.emit(picture)

        def seen(beside: PageSight) -> None:
            self._pictures.want(beside.wanted, pictured, self.met.emit)

        if self._following:
            self._bridge.ask(
                self._reading, page_sight, self._workspace, self._following, False, owner=self, then=seen,
                failed=lambda _trouble: None,
            )  # fmt: skip

    def _make_ahead(self) -> None:
        """One neighbour after the other, so that the clerk's next wish does not wait behind them."""
        rest, self._neighbours = self._neighbours, ()
        for page_id in rest:
            self._bridge.ask(
                self._reading,
                page_sight,
                self._workspace,
                page_id,
                owner=self,
                then=lambda s: self._pictures.ahead(s.wanted),
                failed=lambda _trouble: None,
            )

    def _fail(self, trouble: Trouble) -> None:
        self.met.emit(trouble)
