"""Reads a facsimile back with other people's programs: poppler and PDFium."""

import subprocess
import unicodedata
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from re import findall

import numpy as np
import pypdfium2

from archivist.model.geometry import Box
from archivist.pdf.pixels import Picture


@dataclass(frozen=True)
class Found:
    """A word as poppler finds it; its box in pt from the top left corner of the page."""

    text: str
    box: Box


def words_of(path: Path, page: int = 1) -> list[Found]:
    told = _poppler("-bbox", "-f", str(page), "-l", str(page), str(path))
    pattern = r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
    return [Found(unescape(text), Box(*map(float, edges))) for *edges, text in findall(pattern, told)]


def text_of(path: Path) -> str:
    """The text in the order in which poppler thinks that a person reads it."""
    return _poppler(str(path)).replace("\f", "")


def copied(path: Path, page: int = 0) -> str:
    """What a reader built on PDFium copies when all is selected."""
    with pypdfium2.PdfDocument(path) as pdf:
        return str(pdf[page].get_textpage().get_text_bounded()).replace("\r\n", "\n")


def finds(path: Path, text: str, page: int = 0) -> list[Box]:
    """Where a search in a reader built on PDFium lights up (pt from the bottom left corner, top > bottom)."""
    with pypdfium2.PdfDocument(path) as pdf:
        words = pdf[page].get_textpage()
        hit = words.search(unicodedata.normalize("NFC", text)).get_next()
        if hit is None:
            return []
        start, count = hit
        boxes = (words.get_charbox(index, loose=True) for index in range(start, start + count))
        return [Box(left, top, right, bottom) for left, bottom, right, top in boxes]


def seen(path: Path, dpi: float, page: int = 0) -> Picture:
    """The page as PDFium shows it (RGB)."""
    with pypdfium2.PdfDocument(path) as pdf:
        return np.asarray(pdf[page].render(scale=dpi / 72).to_pil().convert("RGB"))


def _poppler(*arguments: str) -> str:
    command = ["pdftotext", "-enc", "UTF-8", *arguments, "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout
