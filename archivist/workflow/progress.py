"""Progress: a value that travels from the line to whoever shows it, at most ten times a second."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

INTERVAL = 0.1


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the line stands: the stage, how much of it is done, and how much there is."""

    stage: str
    done: int
    total: int
    waiting: Mapping[str, int] = field(default_factory=dict)


Watcher = Callable[[Progress], None]


def nobody(_progress: Progress) -> None:
    """Watches nothing."""


class Throttle:
    """Passes on the first and the last word of each stage and, between them, at most ten a second."""

    def __init__(self, watcher: Watcher) -> None:
        self._watcher, self._last = watcher, 0.0

    def __call__(self, progress: Progress) -> None:
        moment = time.monotonic()
        if progress.done in (0, progress.total) or moment - self._last >= INTERVAL:
            self._last = moment
            self._watcher(progress)
