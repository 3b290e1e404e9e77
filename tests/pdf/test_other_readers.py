"""What is searched and copied comes in the order in which the page is read, in each family of readers: poppler, PDFium (that
of Chromium) and MuPDF.
"""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from archivist.pdf.facsimile import FacsimilePage
from tests.pdf.leaves import STAMP, bound, colour_page
from tests.pdf.reading import copied
from tests.pdf.test_tags import LETTER


def poppler(path: Path) -> str:
    return _told("pdftotext", "-raw", "-enc", "UTF-8", str(path), "-")


def mupdf(path: Path) -> str:
    return _told("mutool", "draw", "-q", "-F", "text", str(path))


def _told(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@pytest.mark.parametrize("reader", [poppler, copied, mupdf])
def test_words_come_in_reading_order(tmp_path: Path, reader: Callable[[Path], str]) -> None:
    read = reader(bound(tmp_path / "a.pdf", FacsimilePage(colour_page(), LETTER, "1", STAMP))).split()
    expected = [word.text for word in LETTER.words]
    assert read[: len(expected)] == expected
    assert any("H49.64" in word for word in read[len(expected) :])  # the stamp is read last
