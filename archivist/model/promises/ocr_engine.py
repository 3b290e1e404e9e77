"""What reads a page."""

from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from archivist.model.text import PageText

Picture = npt.NDArray[np.uint8]


class OcrEngine(Protocol):
    """A small picklable value that travels to worker processes; `read` is called there, one page at a time per worker.

    `read` takes an upright picture (height × width, grey, 0 = black; or height × width × 3, RGB) with its resolution, and
    answers within `seconds` or raises TooSlow. Boxes are in px of that picture; text is NFC; lines in reading order.
    A picture without text gives a PageText without lines. Same picture, same settings: same answer.
    Raises EngineMissing or LanguageMissing when it cannot work on this machine.
    """

    @property
    def name(self) -> str: ...

    def version(self) -> str: ...

    def languages(self) -> tuple[str, ...]: ...

    def check(self, languages: str) -> None:
        """Asked once before many pages are read: raises EngineMissing or LanguageMissing where every page would."""
        ...

    def read(self, picture: Picture, dpi: float, languages: str, seconds: float) -> PageText: ...


def read_settings(engine: OcrEngine, languages: str) -> dict[str, Any]:
    """What of an engine is part of a reading's freshness key."""
    return {"engine": engine.name, "version": engine.version(), "languages": languages}
