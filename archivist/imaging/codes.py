"""Bar and matrix codes on a page (ZXing), looked for where the page is as dense as a code."""

import math

import cv2
import numpy as np
import zxingcpp

from archivist.imaging.islands import islands
from archivist.imaging.pixels import Flags, Pixels, grey_of, halved, resized
from archivist.model.geometry import MM_PER_INCH, Box
from archivist.model.measures import Code

_B = zxingcpp.BarcodeFormat
_NAMES = {
    _B.QRCode: "qr",
    _B.DataMatrix: "datamatrix",
    _B.Code128: "code128",
    _B.Code39: "code39",
    _B.EAN13: "ean13",
    _B.PDF417: "pdf417",
}
_FORMATS = zxingcpp.BarcodeFormats(list(_NAMES))
_WINDOW_MM, _DENSE, _COARSE_DPI = 4.0, 0.33, 30.0
_LEAST_MM, _QUIET_MM = 4.0, 5.0
_LARGE_MM, _ENOUGH_DPI = 35.0, 280.0
_MOST_PLACES = 10
_SMALL_MM, _LEAST_MODULES, _WOVEN = 32.0, 10, 0.1  # a change at every tenth px, whichever way one goes
_LONG = 1.6  # times as long as high: a code of bars, with its quiet zone; seals and blots are as high as long


def find_codes(pixels: Pixels, dpi: float, ink: Flags) -> tuple[Code, ...]:
    """The codes on a page (uint8, grey or RGB, px of the master); `ink` is its ink at any lower resolution."""
    factor = pixels.shape[1] / ink.shape[1]
    places = dense_places(ink, dpi / factor)
    if len(places) > _MOST_PLACES:
        places = [Box(0, 0, ink.shape[1], ink.shape[0])]
    found: dict[tuple[str, str], Code] = {}
    for place in places:
        for code in _read_at(pixels, dpi, place.scaled(factor, factor)):
            found.setdefault((code.symbology, code.value), code)
    return tuple(found.values())


def dense_places(ink: Flags, dpi: float) -> list[Box]:
    """Where ink covers a third of every few millimetres, with the quiet zone around; px of `ink`."""
    coarse = max(1, round(dpi / _COARSE_DPI))
    size = (max(1, ink.shape[1] // coarse), max(1, ink.shape[0] // coarse))
    cover = cv2.resize(ink.astype(np.uint8) * 255, size, interpolation=cv2.INTER_AREA)
    px_per_mm = dpi / coarse / MM_PER_INCH
    window = max(3, round(px_per_mm * _WINDOW_MM))
    dense = (cv2.blur(cover, (window, window)) > 255 * _DENSE).astype(np.uint8)
    stats = islands(cv2.dilate(dense, np.ones((window, window), np.uint8))).boxes.tolist()
    boxes = [Box(x, y, x + w, y + h) for x, y, w, h in stats if min(w, h) >= px_per_mm * _LEAST_MM + window]
    return [box.grown(px_per_mm * _QUIET_MM).scaled(coarse, coarse) for box in boxes]


def _read_at(pixels: Pixels, dpi: float, place: Box) -> list[Code]:
    """Large codes are read from half the pixels first: it is quicker, and often surer. Long ones with bars of one or two px
    are read when they are enlarged, and so are small ones of squares.
    """
    left, top = max(0, int(place.left)), max(0, int(place.top))
    grey = grey_of(pixels[top : math.ceil(place.bottom), left : math.ceil(place.right)])
    whole = Box(0, 0, grey.shape[1], grey.shape[0]).in_mm(dpi)
    tries = [(grey, 1.0)]
    if min(whole.width, whole.height) >= _LARGE_MM or dpi > _ENOUGH_DPI:
        tries.insert(0, (halved(grey), 2.0))
    if max(whole.width, whole.height) >= _LONG * min(whole.width, whole.height):
        tries.append((resized(grey, 2.0), 0.5))
    elif max(whole.width, whole.height) <= _SMALL_MM and _is_finely_woven(grey):
        tries.append((resized(grey, 3.0), 1 / 3))
    for picture, scale in tries:
        found = zxingcpp.read_barcodes(picture, formats=_FORMATS, try_downscale=False, try_invert=False)
        codes = [_code(one, scale, left, top) for one in found if one.valid and one.text]
        if codes:
            return codes
    return []


def _is_finely_woven(grey: Pixels) -> bool:
    """Whether black and white change every two or three px both across and down, as in a small code of squares; the strokes
    of a seal are longer one way or the other.
    """
    _, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    dark = 1 - ink
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if rows.size < _LEAST_MODULES or columns.size < _LEAST_MODULES:
        return False
    part = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    across, down = (np.count_nonzero(np.diff(part, axis=axis)) / part.size for axis in (1, 0))
    return bool(min(across, down) > _WOVEN)


def _code(found: zxingcpp.Barcode, scale: float, left: int, top: int) -> Code:
    at = found.position
    corners = [(p.x * scale + left, p.y * scale + top) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
    return Code(_symbology(found), found.text, Box.around(corners))


def _symbology(found: zxingcpp.Barcode) -> str:
    for format_, name in _NAMES.items():
        if found.format == format_ or getattr(found, "symbology", None) == format_:
            return name
    return str(found.format).lower()
