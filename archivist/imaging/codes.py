"""Bar and matrix codes on a page (ZXing)."""

import zxingcpp

from archivist.imaging.pixels import Pixels
from archivist.model.geometry import Box
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


def find_codes(grey: Pixels, scale: float) -> tuple[Code, ...]:
    """The codes of a grey picture; boxes are multiplied by `scale` to come out in px of the master."""
    found = zxingcpp.read_barcodes(grey, formats=_FORMATS, try_downscale=False, try_invert=False)
    return tuple(_code(one, scale) for one in found if one.valid and one.text)


def _code(found: zxingcpp.Barcode, scale: float) -> Code:
    at = found.position
    corners = [(float(p.x), float(p.y)) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)]
    return Code(_symbology(found), found.text, Box.around(corners).scaled(scale, scale))


def _symbology(found: zxingcpp.Barcode) -> str:
    for format_, name in _NAMES.items():
        if found.format == format_ or getattr(found, "symbology", None) == format_:
            return name
    return str(found.format).lower()
