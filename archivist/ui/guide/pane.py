"""The line of the guide: a key as it is on the keyboard, and what it does now."""

from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from archivist.translation import N_, _
from archivist.ui.guide.step import ENTER, NextStep, Standing, next_step
from archivist.ui.lenses.elided import Elided
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

NATIVE = QKeySequence.SequenceFormat.NativeText


class GuideLine(QFrame):
    """Follows the keys that are in force, so that it is right after they were changed."""

    def __init__(self, surroundings: Surroundings, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guide")
        self._actions = actions
        self._now: Standing | None = None
        self._key, self._told = QLabel(self), Elided(self)
        self._key.setObjectName("keycap")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.large, SPACE.small, SPACE.large, SPACE.small)
        row.setSpacing(SPACE.medium)
        row.addWidget(self._key)
        row.addWidget(self._told, 1)
        surroundings.speech.say(self.setAccessibleName, N_("What to do next"))
        surroundings.speech.tell(self._tell)

    @property
    def step(self) -> NextStep | None:
        return next_step(self._now) if self._now else None

    @property
    def key(self) -> str:
        """The key to press, in Qt's portable form; empty where there is nothing to do but to wait."""
        step = self.step
        if step is None:
            return ""
        return self._actions[step.action].shortcut().toString() if step.action else step.key

    def show_standing(self, now: Standing | None) -> None:
        if now != self._now:
            self._now = now
            self._tell()

    def _tell(self) -> None:
        step, now = self.step, self._now
        said = _(step.sentence).format(doubts=now.doubts) if step and now else ""
        key = _("Enter") if self.key == ENTER else QKeySequence(self.key).toString(NATIVE)
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self._key.setAccessibleName(key or _("What to do next"))
        self._told.say(said)
