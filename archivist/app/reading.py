"""What reads pages: files, the engine and the workers; all that a page without a workspace needs."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from archivist.app.chosen import chosen
from archivist.capture.folder import FolderSource
from archivist.model.promises.ocr_engine import OcrEngine
from archivist.ocr.blank import BlankEngine
from archivist.ocr.tesseract import TesseractEngine
from archivist.ocr.tesserocr import TesserocrEngine, is_installed
from archivist.settings import Settings
from archivist.workflow.lanes import Inline, Lane, Processes
from archivist.workflow.parts import Parts


def quickest_engine() -> OcrEngine:
    """Tesseract within the worker where its library and models are there, by its program elsewhere."""
    return TesserocrEngine() if is_installed() and TesserocrEngine().languages() else TesseractEngine()


ENGINES: dict[str, Callable[[], OcrEngine]] = {
    "auto": quickest_engine,
    "tesserocr": TesserocrEngine,
    "tesseract": TesseractEngine,
    "blank": BlankEngine,
}


def engine_of(settings: Settings) -> OcrEngine:
    make: Callable[[], OcrEngine] = chosen(ENGINES, settings.ocr.engine, "ocr.engine")
    return make()


def lane_of(settings: Settings) -> Lane:
    return Inline() if settings.work.jobs == 1 else Processes(settings.work)


@contextmanager
def reading_of(settings: Settings) -> Iterator[Parts]:
    """What cleans, reads and encodes loose pages, with a compute lane that is closed at the end; nothing is packed."""
    lane = lane_of(settings)
    try:
        yield Parts(settings, engine_of(settings), (), lane)
    finally:
        lane.close()


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what is not worth keeping."""
    with tempfile.TemporaryDirectory(prefix="archivist-") as folder:
        yield Path(folder)


def files(sources: Sequence[Path], scratch: Path, settings: Settings, *, keep: bool = False) -> FolderSource:
    return FolderSource(tuple(sources), scratch, settings.capture, keep)
