"""Tesseract as a reading engine: one run a page, in a process of its own."""

import os
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pytesseract
from pytesseract import TesseractError, TesseractNotFoundError

from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import PageText
from archivist.ocr.layout import LAYOUT
from archivist.ocr.reading import LEAST_DPI, lines_of
from archivist.troubles import EngineFailed, EngineMissing, LanguageMissing, TooSlow, Trouble

PACKAGE = "tesseract-ocr"


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

        lines = lines_of(look, picture, dpi, self.segmentation, seconds, languages)
        return PageText(lines, (width, height), dpi, self.version(), languages)


def _place() -> tuple[str | None, ...]:
    """What decides which program and which languages are found."""
    return str(pytesseract.pytesseract.tesseract_cmd), os.environ.get("PATH"), os.environ.get("TESSDATA_PREFIX")


@lru_cache
def _program_version(_place: tuple[str | None, ...]) -> str:
    try:
        return str(pytesseract.get_tesseract_version())
    except (TesseractNotFoundError, SystemExit) as error:  # it leaves over a version that it cannot read
        raise EngineMissing(engine="tesseract", packages=PACKAGE) from error


@lru_cache
def _installed(_place: tuple[str | None, ...]) -> tuple[str, ...]:
    try:
        return tuple(sorted(pytesseract.get_languages()))
    except TesseractNotFoundError as error:
        raise EngineMissing(engine="tesseract", packages=PACKAGE) from error


def _table(picture: Picture, dpi: float, languages: str, seconds: float, segmentation: int) -> str:
    """Tesseract's TSV. The picture is handed over as bare PGM, so that no time goes into packing it."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # pages are read side by side; threads inside one only wait
    with tempfile.TemporaryDirectory(prefix="archivist-read-") as folder:
        page = Path(folder, "page.pgm")
        page.write_bytes(b"P5 %d %d 255\n" % (picture.shape[1], picture.shape[0]) + picture.tobytes())
        config = f"--psm {segmentation} --dpi {max(LEAST_DPI, round(dpi))}"
        try:
            return str(pytesseract.image_to_data(str(page), lang=languages, config=config, timeout=seconds))
        except TesseractNotFoundError as error:
            raise EngineMissing(engine="tesseract", packages=PACKAGE) from error
        except TesseractError as error:
            raise _trouble(error, languages) from error
        except RuntimeError as error:
            raise TooSlow(seconds=round(seconds, 1)) from error


def _trouble(error: TesseractError, languages: str) -> Trouble:
    """What Tesseract complained about, by a name."""
    if "language" in str(error.message).lower():
        return LanguageMissing(languages=languages, packages=packages_of(languages.split("+")))
    return EngineFailed(engine="tesseract", reason=str(error.message).strip()[-200:])


def packages_of(codes: list[str]) -> str:
    """Debian's names: `chi_sim` is in tesseract-ocr-chi-sim."""
    return " ".join(f"{PACKAGE}-{code.replace('_', '-')}" for code in codes)
