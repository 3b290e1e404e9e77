"""Tesseract within the worker, by its library: no program is started, no picture packed, the model stays loaded."""

import os
import threading
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import PageText
from archivist.ocr.layout import LAYOUT
from archivist.ocr.reading import LEAST_DPI, lines_of
from archivist.ocr.tesseract import packages_of
from archivist.troubles import EngineFailed, EngineMissing, LanguageMissing, TooSlow

# Where Debian, Fedora, Arch and the installers for Windows and macOS put Tesseract's models.
_HOMES = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/opt/homebrew/share/tessdata",
    "/usr/local/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
_ONE_AT_A_TIME = threading.Lock()  # one reader serves a whole worker and reads one page at a time


@dataclass(frozen=True, slots=True)
class TesserocrEngine:
    """As TesseractEngine, from the same models; `segmentation` has the same meaning."""

    segmentation: int = 4

    @property
    def name(self) -> str:
        return "tesserocr"

    def version(self) -> str:
        """Raises EngineMissing."""
        return f"tesserocr {_program_version()}, psm {self.segmentation}, layout {LAYOUT}"

    def languages(self) -> tuple[str, ...]:
        """The codes of the installed languages: `eng`, `vie`, …"""
        return _installed(_home())

    def check(self, languages: str) -> None:
        """Raises EngineMissing, LanguageMissing."""
        missing = [code for code in languages.split("+") if code not in self.languages()]
        if missing:
            _installed.cache_clear()  # somebody may install it while we run
            raise LanguageMissing(languages="+".join(missing), packages=packages_of(missing))

    def read(self, picture: Picture, dpi: float, languages: str, seconds: float) -> PageText:
        """Raises EngineMissing, LanguageMissing, TooSlow, EngineFailed."""
        self.check(languages)
        height, width = picture.shape[:2]

        def look(part: Picture, segmentation: int, left: float) -> str:
            return _table(part, dpi, languages, left, segmentation)

        with _ONE_AT_A_TIME:
            lines = lines_of(look, picture, dpi, self.segmentation, seconds, languages)
        return PageText(lines, (width, height), dpi, self.version(), languages)


def is_installed() -> bool:
    """Whether the library is there; it is not loaded."""
    return find_spec("tesserocr") is not None


def _library() -> Any:
    """The library, loaded when it is first needed: threads inside one page would only wait for each other."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError as error:
        raise EngineMissing(engine="tesserocr", packages="tesserocr") from error
    return tesserocr


@lru_cache
def _program_version() -> str:
    return str(_library().tesseract_version().split()[1])


def _home() -> str:
    """The folder with the models; an empty one where there is none."""
    named = os.environ.get("TESSDATA_PREFIX")
    homes = [named] if named else _HOMES
    return next((home for home in homes if any(Path(home).glob("*.traineddata"))), "")


@lru_cache
def _installed(home: str) -> tuple[str, ...]:
    return tuple(sorted(model.stem for model in Path(home).glob("*.traineddata"))) if home else ()


@lru_cache(maxsize=2)
def _reader(home: str, languages: str) -> Any:
    """A loaded reader; loading takes a tenth of a second, so it is kept for the next page."""
    library = _library()
    library.set_leptonica_log_level(library.LeptLogLevel.NONE)
    try:
        # Without a second try at inverted lines: paper is white when it comes here.
        return library.PyTessBaseAPI(path=home, lang=languages, variables={"tessedit_do_invert": "0"})
    except RuntimeError as error:
        raise EngineFailed(engine="tesserocr", reason=str(error)) from error


def _table(picture: Picture, dpi: float, languages: str, seconds: float, segmentation: int) -> str:
    """Tesseract's TSV of a grey picture."""
    reader, grey = _reader(_home(), languages), np.ascontiguousarray(picture)
    height, width = grey.shape
    try:
        reader.SetPageSegMode(segmentation)
        reader.SetImageBytes(grey.tobytes(), width, height, 1, width)
        reader.SetSourceResolution(max(LEAST_DPI, round(dpi)))
        if not reader.Recognize(round(seconds * 1000)):
            raise TooSlow(seconds=round(seconds, 1))
        return str(reader.GetTSVText(0))
    except RuntimeError as error:
        raise EngineFailed(engine="tesserocr", reason=str(error)) from error
    finally:
        reader.Clear()
