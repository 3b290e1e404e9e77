"""The lens Arrange at work: pages are moved, set aside, turned and cut into documents, from the wall or from the page."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from archivist.ui.hand import Hand
from archivist.ui.joints import Joints
from archivist.ui.lenses.lens import Lens
from archivist.ui.panes import Panes
from archivist.ui.selection import Selection
from archivist.ui.sight.deviations import deviations_of
from archivist.ui.surroundings import Surroundings
from archivist.workflow import arranging
from archivist.workflow.acts import Act

ABLE = ("boundary", "aside", "take_back", "turn_page", "earlier", "later")


class Arranging(QObject):
    """What an action is about: the pages chosen on the wall, else the page in front."""

    def __init__(
        self,
        panes: Panes,
        selection: Selection,
        actions: Mapping[str, QAction],
        joints: Joints,
        hand: Hand,
        surroundings: Surroundings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panes, self._selection, self._actions, self._joints, self._hand = panes, selection, actions, joints, hand
        self._bridge, self._lane = surroundings.bridge, surroundings.lanes.doubting
        self._calls: dict[str, Callable[[], None]] = {
            "boundary": self._boundary,
            "aside": lambda: self._many(arranging.set_aside),
            "take_back": lambda: self._many(arranging.take_back),
            "turn_page": lambda: self._many(arranging.turn),
            "earlier": lambda: self._move_by(-1),
            "later": lambda: self._move_by(1),
        }
        for name, call in self._calls.items():
            actions[name].triggered.connect(call)
        actions["deviating"].toggled.connect(self._deviate)
        panes.wall.view.dropped.connect(self._drop)
        panes.wall.opened.connect(actions[Lens.VERIFY].trigger)
        panes.wall.chose.connect(self.able)
        selection.changed.connect(lambda _place: self.able())
        joints.loaded.connect(lambda _dossier: self.able())
        self.able()

    def able(self) -> None:
        """Actions are there when they can do something."""
        pages = self._pages()
        steps = [self._joints.walk.steps[at] for i in pages if (at := self._joints.walk.position(i)) >= 0]
        trays = [bool(step.row.why) for step in steps]
        can = {
            "boundary": bool(steps) and not trays[0],
            "aside": bool(steps) and not all(trays),
            "take_back": any(trays),
            "turn_page": bool(steps),
            "earlier": bool(steps) and self._panes.wall.view.rows.in_order,
            "later": bool(steps) and self._panes.wall.view.rows.in_order,
        }
        for name in ABLE:
            self._actions[name].setEnabled(can[name])

    def _pages(self) -> list[str]:
        """The chosen pages of the wall while that is in front; else the page in front."""
        if self._panes.lens is Lens.ARRANGE:
            return self._panes.wall.chosen()
        here = self._selection.place.page_id
        return [here] if here else []

    def _many(self, call: Callable[..., Act], *more: object) -> None:
        pages = self._pages()
        if pages:
            self._hand.act(call, self._selection.place.dossier_id, pages, *more)

    def _boundary(self) -> None:
        page = self._selection.place.page_id
        if page:
            self._hand.act(arranging.toggle_boundary, self._selection.place.dossier_id, page)

    def _move_by(self, by: int) -> None:
        self._many(arranging.moved_by, by)

    def _drop(self, pages: Sequence[str], before: str | None) -> None:
        if pages and before not in pages:
            self._hand.act(arranging.move, self._selection.place.dossier_id, list(pages), before)

    # --- what deviates ---

    def _deviate(self, first: bool) -> None:
        """What is unusual of each page is looked for away from the main thread."""
        workspace, dossier_id = self._joints.workspace, self._selection.place.dossier_id
        rows = self._panes.wall.view.rows
        if workspace is None or not first:
            rows.show_deviations(rows.deviations, first=first)
            self.able()
            return
        self._bridge.ask(
            self._lane, deviations_of, workspace, dossier_id, owner=self,
            then=self._show_deviations,
            failed=self._joints.met.emit,
        )  # fmt: skip

    def _show_deviations(self, found: Mapping[str, str]) -> None:
        self._panes.wall.view.rows.show_deviations(found, first=self._actions["deviating"].isChecked())
        self.able()
