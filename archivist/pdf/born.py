"""Pages that a program wrote stay what they are: text and lines, not a picture of them; mended where PDF/A asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2
from pikepdf import Dictionary

from archivist.durable import keeping
from archivist.model.text import PageText
from archivist.pdf.born_parts import mend_parts
from archivist.pdf.pixels import Picture
from archivist.pdf.unmendable import Unmendable

FORM = "/F0"
# pikepdf answers objects of the wrong kind with Python's own errors.
_WRONG_KIND = pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, TypeError, AttributeError, KeyError, RecursionError
_LOOK_DPI = 60.0
_SOFT = 9  # px: letters of another make may differ in their outlines, not in where they stand
_OTHER = 40.0  # levels of 256
_FEW_WORDS = 10
_LEAST_ALIKE = 0.3  # of the words that were read on the picture; old Vietnamese fonts give other letters than they show


@dataclass(frozen=True, slots=True)
class BornPage:
    """Page `number` (from 0) of a file that `mended` wrote; `width` and `height` in pt; `says`: it has words of its own."""

    path: Path
    number: int
    width: float
    height: float
    says: bool


def mended(source: Path, wanted: Mapping[int, PageText | None], into: Path) -> dict[int, BornPage | Unmendable]:
    """Writes the pages of `source` that are wanted (from 0, each with what was read on its picture) into one file, mended,
    upright and cut to what is shown of them; what stands in the way of a page comes back in its place.

    A page is only given back when it looks and reads as before. Raises DiskFull or ReadOnly.
    """
    found: dict[int, BornPage | Unmendable] = {}
    numbers = list(wanted)
    try:
        _write(source, numbers, into)
    except Unmendable:
        for number in wanted:
            try:
                _write(source, [number], into)
            except Unmendable as reason:
                found[number] = reason
        numbers = [number for number in wanted if number not in found]
        if numbers:
            _write(source, numbers, into)
    for at, number in enumerate(numbers):
        try:
            found[number] = _proved(source, number, into, at, wanted[number])
        except Unmendable as reason:
            found[number] = reason
    return found


def _write(source: Path, numbers: list[int], into: Path) -> None:
    try:
        with pikepdf.open(source) as pdf, pikepdf.new() as made:
            _flatten(pdf)
            for number in numbers:
                _take(pdf, number, made)
            mend_parts(made)
            with keeping(into) as unfinished:
                made.save(unfinished, deterministic_id=True)
    except _WRONG_KIND as error:
        raise Unmendable(type(error).__name__) from error


def _flatten(pdf: pikepdf.Pdf) -> None:
    """Answers in fields and notes are drawn into the pages; what acts is left behind."""
    if _hides_layers(pdf.Root):
        raise Unmendable("OCG")
    if "/AcroForm" in pdf.Root and bool(pdf.Root.AcroForm.get("/NeedAppearances", False)):
        pdf.generate_appearance_streams()
    pdf.flatten_annotations("screen")


def _take(pdf: pikepdf.Pdf, number: int, made: pikepdf.Pdf) -> None:
    """The page as one form whose lower left corner is the origin."""
    page = pdf.pages[number]
    if "/UserUnit" in page.obj:
        raise Unmendable("UserUnit")
    page.obj.TrimBox = page.cropbox
    form = made.copy_foreign(pdf.make_indirect(page.as_form_xobject()))
    matrix = pikepdf.Matrix(*(float(number) for number in form.get("/Matrix", [1, 0, 0, 1, 0, 0])))
    left, bottom, right, top = (float(edge) for edge in form.BBox)
    corners = [matrix.transform(corner) for corner in ((left, bottom), (right, top))]
    xs, ys = sorted(x for x, _ in corners), sorted(y for _, y in corners)
    form.Matrix = (matrix @ pikepdf.Matrix(1, 0, 0, 1, -xs[0], -ys[0])).as_array()
    blank = made.add_blank_page(page_size=(xs[1] - xs[0], ys[1] - ys[0]))
    blank.obj.Resources = Dictionary(XObject=Dictionary({FORM: form}))
    blank.obj.Contents = made.make_stream(f"{FORM} Do".encode())


def _hides_layers(root: pikepdf.Object) -> bool:
    shown = root.get("/OCProperties", Dictionary()).get("/D", Dictionary())
    return len(shown.get("/OFF", ())) > 0 or str(shown.get("/BaseState", "/ON")) != "/ON"


def _proved(source: Path, number: int, made: Path, at: int, text: PageText | None) -> BornPage:
    """The page, when it looks as it did and says what its picture says; else raises Unmendable."""
    try:
        with pypdfium2.PdfDocument(source) as before, pypdfium2.PdfDocument(made) as after:
            if before.get_formtype():
                before.init_forms()
            one, other = _seen(before, number), _seen(after, at)
            words = str(after[at].get_textpage().get_text_bounded()).casefold().split()
            width, height = after[at].get_size()
    except _WRONG_KIND as error:
        raise Unmendable(type(error).__name__) from error
    if one.shape != other.shape or _apart(one, other) > _OTHER:
        raise Unmendable("?")
    read = {word.text.casefold() for word in text.words} if text else set()
    if words and len(read) >= _FEW_WORDS and len(read & set(words)) < _LEAST_ALIKE * len(read):
        raise Unmendable("ToUnicode")
    return BornPage(made, at, width, height, bool(words))


def _seen(pdf: pypdfium2.PdfDocument, number: int) -> Picture:
    return np.asarray(pdf[number].render(scale=_LOOK_DPI / 72, may_draw_forms=True).to_pil().convert("RGB"))


def _apart(one: Picture, other: Picture) -> float:
    """The greatest difference of any place."""
    return float(cv2.absdiff(*(cv2.blur(picture.astype(np.float32), (_SOFT, _SOFT)) for picture in (one, other))).max())
