"""The lens Verify at work: the walk through the doubts, fields that are filled in, words that are taken from the page."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from archivist.storage.workspace import Workspace
from archivist.ui.hand import Hand
from archivist.ui.joints import Joints
from archivist.ui.panes import Panes
from archivist.ui.selection import Selection
from archivist.ui.sight.description import FieldSight
from archivist.ui.sight.doubts import Asked
from archivist.ui.sight.place import Place
from archivist.workflow import values
from archivist.workflow.acts import Act, Done


def fill_in(workspace: Workspace, dossier_id: str, subject: str, field: str, value: str, alike: bool) -> Act:
    """Runs in the lane of the records."""
    if alike:
        return values.set_alike(workspace, dossier_id, subject, field, value)
    return values.set_field(dossier_id, subject, field, value)


def settle(_workspace: Workspace, dossier_id: str, doubt: str, reason: str, subject: str) -> Act:
    return values.settle(dossier_id, doubt, reason, subject)


class Verifying(QObject):
    """Enter means right, next: what was answered is not asked again, even before the workspace has caught up."""

    def __init__(
        self, panes: Panes, selection: Selection, actions: Mapping[str, QAction], joints: Joints, hand: Hand, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._panes, self._selection, self._joints, self._hand = panes, selection, joints, hand
        self._answered: set[str] = set()
        self._last: Asked | None = None
        self._at = -1
        fields, doubts, lighting = panes.fields, panes.doubts, joints.lighting
        fields.given.connect(self._fill_in)
        fields.done.connect(self.next_doubt)
        fields.editor.hopped.connect(self._hop)
        doubts.reached.connect(self._go_to)
        doubts.settled.connect(self._settle)
        lighting.worded.connect(self._worded)
        lighting.hop_left.connect(fields.editor.focus_input)
        lighting.cropped.connect(fields.editor.show_line)
        actions["next_doubt"].triggered.connect(self.next_doubt)
        actions["missing"].triggered.connect(self._show_missing)

    def forget(self) -> None:
        """Another workspace, or another moment: what was answered may be asked again."""
        self._answered.clear()
        self._last, self._at = None, -1

    def forget_answers(self, done: Done) -> None:
        """What is taken back is asked again."""
        self._panes.fields.forget_answers(done.subject)

    def open_doubts(self) -> list[Asked]:
        """Those that the clerk has not answered just now."""
        return [asked for asked in self._panes.doubts.rows if not self._is_answered(asked)]

    def next_doubt(self) -> None:
        """The next one after the last that was looked at; after the last of all, the first."""
        rows = self._panes.doubts.rows
        start = rows.index(self._last) + 1 if self._last in rows else max(self._at, 0)
        for at in [*range(start, len(rows)), *range(min(start, len(rows)))]:
            if not self._is_answered(rows[at]):
                self._at = at
                self._panes.doubts.go_to(rows[at])
                self._open(rows[at])
                return

    # --- answers ---

    def _fill_in(self, row: FieldSight, value: str, alike: bool) -> None:
        shown = self._panes.fields.shown
        self._hand.act(fill_in, shown.dossier_id, shown.subject, row.field, value, alike)

    def _settle(self, asked: Asked, reason: str) -> None:
        dossier_id = self._selection.place.dossier_id
        self._answered.add(asked.name)
        subject = asked.page_id or asked.document_id or dossier_id
        self._hand.act(settle, dossier_id, asked.name, reason, subject)
        self.next_doubt()

    def _is_answered(self, asked: Asked) -> bool:
        place = asked.doubt.place
        if place.field and asked.document_id:
            return self._panes.fields.answered(asked.document_id, place.field)
        return asked.name in self._answered

    # --- where a doubt leads ---

    def _go_to(self, asked: Asked | None) -> None:
        if asked is None:
            return
        self._last = asked
        if asked.page_id:
            self._selection.choose(Place(self._selection.place.dossier_id, asked.document_id, asked.page_id))
            self._joints.lighting.light(asked.page_id, asked.doubt.place.box)
        elif asked.doubt.place.subject == self._selection.place.dossier_id:
            self._selection.choose(Place(self._selection.place.dossier_id, whole=True))

    def answer(self, asked: Asked) -> None:
        """From wherever the clerk is to where this doubt is answered."""
        if asked in self._panes.doubts.rows:
            self._panes.doubts.go_to(asked)
            self._open(asked)

    def _open(self, asked: Asked) -> None:
        """A field is opened for editing; anything else is answered in the list."""
        self._panes.leave_for_page()
        place = asked.doubt.place
        if place.field and (asked.document_id or place.subject == self._selection.place.dossier_id):
            self._panes.show_side(self._panes.fields)
            self._panes.fields.work_on(place.field, asked.document_id or self._selection.place.dossier_id)
        else:
            self._panes.show_side(self._panes.doubts)
            self._panes.doubts.list.setFocus()

    def _show_missing(self) -> None:
        self._panes.leave_for_page()
        self._panes.show_side(self._panes.doubts)
        self._panes.doubts.list.setFocus()

    # --- words of the page ---

    def _worded(self, text: str) -> None:
        if self._panes.side.currentWidget() is self._panes.fields:
            self._panes.fields.editor.take(text)

    def _hop(self) -> None:
        self._joints.lighting.hop()
