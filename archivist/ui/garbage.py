"""Python's cycle collector runs in the main thread only: elsewhere it could free a widget that lies in a cycle."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Garbage(QObject):
    """From its making to `close` Python does not collect by itself, this does, in short turns."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        gc.collect()
        gc.freeze()  # what is there for good need not be looked through again and again
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect_due)
        self._timer.start(EVERY_MS)

    def collect_due(self) -> None:
        """The oldest generation whose turn it is, as Python itself would choose."""
        due = [g for g, (count, most) in enumerate(zip(gc.get_count(), self._thresholds, strict=True)) if count > most]
        if due:
            gc.collect(max(due))

    def close(self) -> None:
        self._timer.stop()
        gc.enable()
        gc.unfreeze()
