"""The group at work: what is right is settled at one stroke, what was marked is asked with the other doubts."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from archivist.settings import Settings
from archivist.translation import N_
from archivist.ui.group.page import GroupPage
from archivist.ui.group.sight import Reading, accept
from archivist.ui.hand import Hand
from archivist.ui.joints import Joints
from archivist.ui.places.elsewhere import Elsewhere
from archivist.ui.surroundings import Surroundings


class Grouping(QObject):
    """Adds its place to those of the window."""

    met = Signal(object)

    def __init__(
        self,
        elsewhere: Elsewhere,
        joints: Joints,
        hand: Hand,
        surroundings: Surroundings,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._elsewhere, self._joints, self._hand = elsewhere, joints, hand
        self._surroundings, self._settings, self._window = surroundings, settings, parent
        self.page: GroupPage | None = None
        elsewhere.add("group", N_("Doubtful readings"), self._make, self._show, of_workspace=True)

    def _make(self) -> QWidget:
        self.page = GroupPage(self._surroundings, self._settings, self._window)
        self.page.met.connect(self.met)
        self.page.accepted.connect(self._accept)
        return self.page

    def _show(self) -> None:
        if self.page:
            self.page.show_dossier(self._joints.workspace, self._joints.place.dossier_id)

    def _accept(self, right: tuple[Reading, ...]) -> None:
        """Back at the panes, F8 asks for what was marked."""
        said = tuple((reading.subject, reading.field, reading.value) for reading in right)
        if said:
            self._hand.act(accept, self._joints.place.dossier_id, said)
        self._elsewhere.leave()
