"""Undo and redo, and the closing of a dossier: actions that say what they would do."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.ui.going import Going
from archivist.ui.hand import Hand, Struck
from archivist.ui.joints import Joints
from archivist.ui.surroundings import Surroundings
from archivist.workflow.acts import SENTENCES, words_of


class Deeds(QObject):
    """`struck` carries an act that was done, taken back or done again; `again` tells which of the latter two it was."""

    struck = Signal(object, bool)

    def __init__(
        self,
        actions: Mapping[str, QAction],
        joints: Joints,
        hand: Hand,
        going: Going,
        surroundings: Surroundings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._joints, self._going, self._surroundings = actions, joints, going, surroundings
        self._words = ("", "")
        hand.struck.connect(self._was_struck)
        actions["undo"].triggered.connect(hand.undo)
        actions["redo"].triggered.connect(hand.redo)
        actions["close_dossier"].triggered.connect(self._close_dossier)
        surroundings.speech.tell(self._tell)

    def begin(self, workspace: Workspace) -> None:
        """What was done in this workspace before can be taken back now."""
        self._learn(("", ""))
        bridge, lane = self._surroundings.bridge, self._surroundings.lanes.reading
        bridge.ask(lane, words_of, workspace, owner=self, then=self._learn, failed=self._joints.met.emit)

    def _was_struck(self, struck: Struck) -> None:
        self._learn((struck.undo, struck.redo))
        if struck.done:
            self.struck.emit(struck.done, struck.again)
            self._going.poke(struck.done.dossier_id)

    def _close_dossier(self) -> None:
        row = self._joints.row
        if row:
            self._going.close_dossier(row.dossier_id)

    def _learn(self, words: tuple[str, str]) -> None:
        self._words = words
        self._tell()

    def _tell(self) -> None:
        """Both say what they would take back or do again."""
        for name, sentence, word in (("undo", _("Undo"), self._words[0]), ("redo", _("Redo"), self._words[1])):
            said = f"{sentence}: {_(SENTENCES[word])}" if word in SENTENCES else sentence
            self._actions[name].setText(said)
            self._actions[name].setIconText(said)
            self._actions[name].setEnabled(bool(word))
