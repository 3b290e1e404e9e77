"""Tells the guide where the work stands, whenever something of it changes."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from archivist.model.doubt import Severity
from archivist.settings import Settings
from archivist.ui.going import Going
from archivist.ui.guide.step import Focus, Standing
from archivist.ui.joints import Joints
from archivist.ui.panes import Panes
from archivist.ui.scanning import Scanning
from archivist.ui.selection import Selection
from archivist.ui.send.sight import RETURNED
from archivist.ui.sending import Sending
from archivist.ui.verifying import Verifying


class Guiding(QObject):
    """Asks the parts of the window; keeps nothing."""

    def __init__(
        self,
        panes: Panes,
        selection: Selection,
        joints: Joints,
        verifying: Verifying,
        going: Going,
        scanning: Scanning,
        sending: Sending,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._panes, self._joints, self._verifying = panes, joints, verifying
        self._going, self._scanning, self._sending, self._settings = going, scanning, sending, settings
        for signal in (
            selection.changed, joints.loaded, panes.doubts.counted, going.changed, scanning.changed, sending.changed,
            panes.fields.list.reached, panes.fields.given, panes.lens_changed,
        ):  # fmt: skip
            signal.connect(lambda *_what: self.tell())
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)
        self.tell()

    def _focus_changed(self, _before: object, _now: object) -> None:
        self.tell()

    def tell(self) -> None:
        self._panes.guide.show_standing(self._standing())

    def _standing(self) -> Standing:
        row, open_ones = self._joints.row, self._verifying.open_doubts()
        counts = row.counts if row else None
        return Standing(
            lens=self._panes.lens,
            choosing=self._scanning.chooses,
            scanning=self._scanning.scans,
            at_work=bool(row) and self._going.at_work == (row.dossier_id if row else ""),
            sending=self._sending.at_work,
            focus=self._focus(),
            pages=counts.captured if counts else 0,
            documents=len(row.documents) if row else 0,
            doubts=len(open_ones),
            grave=sum(a.doubt.severity is Severity.GRAVE for a in open_ones),
            packages=counts.packages if counts else 0,
            delivered=counts.delivered if counts else 0,
            returned=sum(s.transfer.standing in RETURNED for s in self._panes.send.list.cards.rows),
            routed=bool(self._settings.delivery.destinations),
        )

    def _focus(self) -> Focus:
        here = QApplication.focusWidget()
        editor, doubts = self._panes.fields.editor, self._panes.doubts
        if here is None:
            return Focus.ELSEWHERE
        if editor.row is not None and editor.isAncestorOf(here):
            return Focus.FIELD if editor.input.said().strip() else Focus.EMPTY_FIELD
        if here is doubts.reason:
            return Focus.REASON
        if here is self._panes.checks.list and self._panes.checks.waits:
            return Focus.SAMPLE
        asked = doubts.list.current()
        if here is doubts.list and asked:
            return Focus.GRAVE_DOUBT if asked.doubt.severity is Severity.GRAVE else Focus.DOUBT
        return Focus.ELSEWHERE
