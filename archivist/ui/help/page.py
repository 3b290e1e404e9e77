"""The place of help: topics on the left, the text of the one in front on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QTextBrowser, QWidget

from archivist.translation import N_, _
from archivist.ui.help.topics import TOPICS, text_of
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE

WIDEST = 760


class HelpPage(QWidget):
    """Arrows walk through the topics; the text scrolls with Page Up and Page Down after Tab."""

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self.list, self.text = QListWidget(self), QTextBrowser(self)
        self.list.setObjectName("topics")
        self.list.setFixedWidth(240)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text.document().setDocumentMargin(SPACE.broad)
        self.list.addItems([""] * len(TOPICS))
        self.list.currentRowChanged.connect(self._show)
        self.text.anchorClicked.connect(lambda url: self.go_to(url.toString()))
        speech = surroundings.speech
        speech.say(self.list.setAccessibleName, N_("Topics of help"))
        speech.say(self.text.setAccessibleName, N_("Help"))
        speech.tell(self._tell)
        surroundings.look.changed.connect(lambda: self._show(self.list.currentRow()))
        self.text.setLineWrapMode(QTextBrowser.LineWrapMode.FixedPixelWidth)
        self.setFocusProxy(self.list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)

    def go_to(self, topic: str) -> None:
        """The topic of that name; the first one for a name that there is not."""
        topics = list(TOPICS)
        self.list.setCurrentRow(topics.index(topic) if topic in topics else 0)
        self.list.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  # Qt's name
        """Lines are no longer than is read easily, and never longer than there is room."""
        super().resizeEvent(event)
        room = self.width() - self.list.width() - 2 * SPACE.broad
        self.text.setLineWrapColumnOrWidth(max(200, min(WIDEST, room)))

    def _tell(self) -> None:
        for at, sentence in enumerate(TOPICS.values()):
            self.list.item(at).setText(_(sentence))
        self.list.scheduleDelayedItemsLayout()  # rows are as high as the sheet makes them, which came later

    def _show(self, at: int) -> None:
        if at < 0:
            return
        document = self.text.document()
        document.setDefaultFont(self._surroundings.look.font(1.05))
        self.text.setMarkdown(text_of(list(TOPICS)[at]))
        self.text.document().setMetaInformation(QTextDocument.MetaInformation.DocumentTitle, list(TOPICS.values())[at])
        self.text.verticalScrollBar().setValue(0)
