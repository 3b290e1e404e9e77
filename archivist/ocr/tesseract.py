"""Tesseract as a reading engine: one run a page, in a process of its own."""

import os
import tempfile
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
import pytesseract
from pytesseract import TesseractError, TesseractNotFoundError

from archivist.model.geometry import Box
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import PageText, Word
from archivist.ocr.layout import LAYOUT, in_reading_order
from archivist.ocr.second_look import merged, unsure_signature
from archivist.ocr.vietnamese import composed
from archivist.troubles import EngineFailed, EngineMissing, LanguageMissing, TooSlow, Trouble

_PACKAGE = "tesseract-ocr"
_WORD_LEVEL = "5"
_COLUMNS = 12
_ONE_BLOCK = 6  # for the second look: everything there is one block of lines, seals and pen strokes notwithstanding
_DARK, _LEAST_INK = 160, 0.002
_LEAST_DPI = 70  # below, Tesseract takes the figure for an error and guesses


@dataclass(frozen=True, slots=True)
class TesseractEngine:
    """`segmentation` is Tesseract's page segmentation mode: 4 takes the page as one column of lines of any size, and so
    loses less of heads and feet than 3, which looks for columns of its own.
    """

    segmentation: int = 4

    @property
    def name(self) -> str:
        return "tesseract"

    def version(self) -> str:
        """Of the program, of the segmentation and of our own layout: a change of any makes a reading stale.
        Raises EngineMissing.
        """
        return f"tesseract {_program_version(_place())}, psm {self.segmentation}, layout {LAYOUT}"

    def languages(self) -> tuple[str, ...]:
        """The codes of the installed languages: `eng`, `vie`, …; raises EngineMissing."""
        return _installed(_place())

    def read(self, picture: Picture, dpi: float, languages: str, seconds: float) -> PageText:
        """Raises EngineMissing, LanguageMissing, TooSlow, EngineFailed."""
        missing = [code for code in languages.split("+") if code not in self.languages()]
        if missing:
            _installed.cache_clear()  # somebody may install it while we run
            raise LanguageMissing(languages="+".join(missing), packages=_packages(missing))
        height, width = picture.shape[:2]
        begun, grey = time.monotonic(), _grey(picture)
        runs = _runs(_table(grey, dpi, languages, seconds, self.segmentation))
        lines = in_reading_order(runs, (width, height), dpi)
        place = unsure_signature(lines, (width, height), dpi)
        if place and _has_ink(part := _cut(grey, place)):
            left = max(1.0, seconds - (time.monotonic() - begun))
            again = _runs(_table(part, dpi, languages, left, _ONE_BLOCK), place.left, place.top)
            lines = in_reading_order(merged(runs, again, place), (width, height), dpi)
        return PageText(lines, (width, height), dpi, self.version(), languages)


def _cut(picture: Picture, place: Box) -> Picture:
    return np.ascontiguousarray(picture[int(place.top) : int(place.bottom), int(place.left) : int(place.right)])


def _has_ink(part: Picture) -> bool:
    return part.size > 0 and float((part < _DARK).mean()) > _LEAST_INK


def _place() -> tuple[str | None, ...]:
    """What decides which program and which languages are found."""
    return str(pytesseract.pytesseract.tesseract_cmd), os.environ.get("PATH"), os.environ.get("TESSDATA_PREFIX")


@lru_cache
def _program_version(_place: tuple[str | None, ...]) -> str:
    try:
        return str(pytesseract.get_tesseract_version())
    except (TesseractNotFoundError, SystemExit) as error:  # it leaves over a version that it cannot read
        raise EngineMissing(engine="tesseract", packages=_PACKAGE) from error


@lru_cache
def _installed(_place: tuple[str | None, ...]) -> tuple[str, ...]:
    try:
        return tuple(sorted(pytesseract.get_languages()))
    except TesseractNotFoundError as error:
        raise EngineMissing(engine="tesseract", packages=_PACKAGE) from error


def _grey(picture: Picture) -> Picture:
    return picture if picture.ndim == 2 else np.asarray(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), np.uint8)


def _table(picture: Picture, dpi: float, languages: str, seconds: float, segmentation: int) -> str:
    """Tesseract's TSV. The picture is handed over as bare PGM, so that no time goes into packing it."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # pages are read side by side; threads inside one only wait
    with tempfile.TemporaryDirectory(prefix="archivist-read-") as folder:
        page = Path(folder, "page.pgm")
        page.write_bytes(b"P5 %d %d 255\n" % (picture.shape[1], picture.shape[0]) + picture.tobytes())
        config = f"--psm {segmentation} --dpi {max(_LEAST_DPI, round(dpi))}"
        try:
            return str(pytesseract.image_to_data(str(page), lang=languages, config=config, timeout=seconds))
        except TesseractNotFoundError as error:
            raise EngineMissing(engine="tesseract", packages=_PACKAGE) from error
        except TesseractError as error:
            raise _trouble(error, languages) from error
        except RuntimeError as error:
            raise TooSlow(seconds=round(seconds, 1)) from error


def _trouble(error: TesseractError, languages: str) -> Trouble:
    """What Tesseract complained about, by a name."""
    if "language" in str(error.message).lower():
        return LanguageMissing(languages=languages, packages=_packages(languages.split("+")))
    return EngineFailed(engine="tesseract", reason=str(error.message).strip()[-200:])


def _packages(codes: list[str]) -> str:
    """Debian's names: `chi_sim` is in tesseract-ocr-chi-sim."""
    return " ".join(f"{_PACKAGE}-{code.replace('_', '-')}" for code in codes)


def _runs(table: str, x: float = 0.0, y: float = 0.0) -> list[list[Word]]:
    """The words of each line that Tesseract found, in its order; `x`, `y`: where the picture lies on the page, in px."""
    runs: dict[tuple[str, ...], list[Word]] = {}
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL and (text := composed(cells[11])):
            left, top, width, height = (float(c) for c in cells[6:10])
            box = Box(x + left, y + top, x + left + width, y + top + height)
            word = Word(text, box, min(1.0, max(0.0, float(cells[10]) / 100)))
            runs.setdefault(tuple(cells[1:5]), []).append(word)
    return list(runs.values())
