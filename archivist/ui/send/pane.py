"""The pane of sending: every package on its way, receipts and returns, and the buttons that send and write to a disk."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from archivist.translation import N_, _, ngettext
from archivist.ui.cards.view import CardList
from archivist.ui.send.sight import EMPTY, RETURNED, Sent, card_of
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE


class SendPane(QWidget):
    """`opened` carries a package of which the clerk wants to see the dossier."""

    opened = Signal(object)

    def __init__(self, surroundings: Surroundings, send: QAction, export: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at_work = False
        self._told = QLabel(self)
        self._told.setObjectName("soft")
        self.list: CardList[Sent] = CardList(surroundings, card_of, N_("Packages on their way"), EMPTY, self)
        bar = QWidget(self)
        bar.setObjectName("bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(SPACE.large, SPACE.small, SPACE.large, SPACE.small)
        row.setSpacing(SPACE.medium)
        for action, name in ((send, "primary"), (export, "secondary")):
            row.addWidget(self._button(action, name))
        row.addStretch(1)
        row.addWidget(self._told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.activated.connect(lambda _index: self.opened.emit(self.list.current()))
        surroundings.speech.tell(self._tell)

    def show_queue(self, rows: tuple[Sent, ...]) -> None:
        self.list.show_rows(rows)
        self._tell()

    def show_work(self, at_work: bool) -> None:
        self._at_work = at_work
        self._tell()

    def _tell(self) -> None:
        rows = self.list.cards.rows
        waiting, back = sum(s.transfer.open for s in rows), sum(s.transfer.standing in RETURNED for s in rows)
        told = [_("Sending…")] if self._at_work else []
        told += [ngettext("{n} package waits.", "{n} packages wait.", waiting).format(n=waiting)] if waiting else []
        told += [ngettext("{n} package came back.", "{n} packages came back.", back).format(n=back)] if back else []
        self._told.setText("  ·  ".join(told))

    def _button(self, action: QAction, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setText(action.iconText())
            button.setToolTip(action.toolTip())
            button.setAccessibleName(action.iconText())
            button.setEnabled(action.isEnabled())

        action.changed.connect(follow)
        follow()
        return button
