"""The pane of the fields: asks for the description of what is in front, and tells which field is looked at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from archivist.model.description import Entry
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.troubles import Trouble
from archivist.ui.cards.view import CardList
from archivist.ui.fields.wording import Labelled, card_of, labelled
from archivist.ui.sight.description import Described, described
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings


class FieldsPane(CardList[Labelled]):
    """`looked_at` carries the entry of the chosen field, or None."""

    looked_at = Signal(object)

    def __init__(self, surroundings: Surroundings, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(surroundings, card_of, N_("Fields"), N_("Nothing is described here yet."), parent)
        self._bridge, self._lanes, self._settings = surroundings.bridge, surroundings.lanes, settings
        self._ticket = 0
        self.reached.connect(self._reached)

    def ask(self, workspace: Workspace, place: Place) -> None:
        """The description of the document, or of the dossier where the place is in no document: that may take long."""
        self._bridge.forget(self._ticket)
        self._ticket = self._bridge.ask(
            self._lanes.reading if place.document_id else self._lanes.doubting,
            described,
            workspace,
            place.dossier_id,
            place.document_id,
            self._settings,
            owner=self,
            then=self._show,
            failed=self._fail,
        )

    def nothing(self) -> None:
        self._bridge.forget(self._ticket)
        self.show_rows(())

    def _show(self, found: Described) -> None:
        before = self.current()
        self.show_rows(labelled(found))
        again = next((i for i, r in enumerate(self.cards.rows) if before and r.entry.field == before.entry.field), None)
        if again is not None and self.current() != before:
            self.setCurrentIndex(self.cards.index(again))

    def _fail(self, _trouble: Trouble) -> None:
        self.show_rows(())

    def _reached(self, row: Labelled | None) -> None:
        entry: Entry | None = row.entry if row else None
        self.looked_at.emit(entry)
