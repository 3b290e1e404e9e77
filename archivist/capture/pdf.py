"""Pages from PDF files: scans are lifted out exactly as they lie inside, other pages are drawn at 300 dpi."""

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2

from archivist import durable
from archivist.capture.pdf_dangers import refuse_dangers
from archivist.capture.pdf_scan import Scan, scan_of
from archivist.model.page import Sheet
from archivist.settings import Capture
from archivist.troubles import Encrypted, NotAnImage, TooLarge, Trouble, Truncated

DRAWN_DPI = 300.0
POINTS_PER_INCH = 72.0
_EXIF_OF_TURN = {0: 1, 90: 6, 180: 3, 270: 8}


def pdf_sheets(path: Path, name: str, scratch: Path, limits: Capture) -> Iterator[Sheet | Trouble]:
    """Every page of a PDF as a sheet; pictures are written below `scratch` and may be removed after the next
    sheet was asked for.

    Raises Encrypted, DangerousPdf, Truncated or NotAnImage for the whole file; what is
    wrong with one page is yielded in its place.
    A signed file is named in `beside`, so that it is kept untouched.
    """
    with _opened(path, name) as pdf:
        if not len(pdf.pages):
            raise NotAnImage(name=name)
        refuse_dangers(pdf, name)
        signed = is_signed(pdf)
        for number, page in enumerate(pdf.pages):
            try:
                yield _sheet(path, name, page, number, scratch, limits, signed)
            except Trouble as trouble:
                yield trouble
            except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RecursionError):
                yield Truncated(name=name, frame=number)


def is_signed(pdf: pikepdf.Pdf) -> bool:
    """Whether a form field of the document holds a signature (ISO 32000-1, 12.8)."""
    with contextlib.suppress(AttributeError, KeyError, TypeError, ValueError):
        return any(_signature(field) for field in pdf.Root.AcroForm.Fields)
    return False


def _signature(field: Any) -> bool:
    return (field.get("/FT") == "/Sig" and "/V" in field) or any(_signature(kid) for kid in field.get("/Kids", ()))


@contextlib.contextmanager
def _opened(path: Path, name: str) -> Iterator[pikepdf.Pdf]:
    try:
        pdf = pikepdf.open(path)
    except pikepdf.PasswordError as error:
        raise Encrypted(name=name) from error
    except (pikepdf.PdfError, OSError) as error:
        raise Truncated(name=name) from error
    with pdf:
        if pdf.is_encrypted:  # readable without a password, but with rights that no archive can keep (ISO 19005-2, 6.1.3)
            raise Encrypted(name=name)
        yield pdf


def _sheet(path: Path, name: str, page: pikepdf.Page, number: int, scratch: Path, limits: Capture, signed: bool) -> Sheet:
    scan = scan_of(page)
    beside = path if signed or scan is None else None
    turn = int(page.obj.get("/Rotate", 0)) % 360
    if scan is not None:
        _refuse_bomb(scan.size, name, number, limits)
        with contextlib.suppress(pikepdf.UnsupportedImageTypeError, pikepdf.DependencyError, NotImplementedError):
            picture = _lift(path, scan, scratch, number)
            return Sheet(picture, name, number, scan.dpi, _EXIF_OF_TURN.get(turn, 1), beside, signed)
    return Sheet(_draw(path, number, name, scratch, limits), name, number, DRAWN_DPI, 1, beside, signed)


def _lift(path: Path, scan: Scan, scratch: Path, number: int) -> Path:
    target = scratch / f"{_mark(path)}-{number:06d}.{scan.ending}"
    durable.keep(target, scan.bytes())
    return target


def _draw(path: Path, number: int, name: str, scratch: Path, limits: Capture) -> Path:
    """Draws what is no scan: text and lines that some program wrote."""
    scale = DRAWN_DPI / POINTS_PER_INCH
    target = scratch / f"{_mark(path)}-{number:06d}.png"
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[number]
        width, height = (round(side * scale) for side in page.get_size())
        _refuse_bomb((width, height), name, number, limits)
        picture = page.render(scale=scale).to_pil().convert("RGB")
        with durable.keeping(target) as unfinished:
            picture.save(unfinished, format="PNG", dpi=(DRAWN_DPI, DRAWN_DPI), compress_level=3)
    finally:
        document.close()
    return target


def _mark(path: Path) -> str:
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:12]


def _refuse_bomb(size: tuple[int, int], name: str, number: int, limits: Capture) -> None:
    width, height = size
    if max(size) > limits.max_side or width * height > limits.max_pixels:
        raise TooLarge(name=name, frame=number, width=width, height=height)
