"""What writes into a workspace: held while somebody writes, let go in between, so that other programs have their turn."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from archivist.storage.workspace import Workspace


class Pen:
    """One for each workspace that is open; from any thread, several at once share it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._door = threading.Lock()
        self._users = 0
        self._held: Workspace | None = None

    @contextmanager
    def workspace(self) -> Iterator[Workspace]:
        """Open for writing; raises WorkspaceInUse and whatever else opening meets."""
        with self._door:
            if self._held is None:
                self._held = Workspace.open(self.path)
            self._users += 1
            held = self._held
        try:
            yield held
        finally:
            with self._door:
                self._users -= 1
                if not self._users:
                    held.close()
                    self._held = None
