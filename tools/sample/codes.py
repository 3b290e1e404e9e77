"""The machine-readable words of separator sheets, and the sheet that carries them."""

import numpy as np
import zxingcpp
from PIL import Image

from .fonts import Face
from .sheet import Ink, Sheet, Style

SCHEME = "ARCHIVIST:1"
DOCUMENT_BOUNDARY = f"{SCHEME}:DOC"
DOSSIER_BOUNDARY = f"{SCHEME}:DOSSIER"


def dossier_boundary(file_code: str) -> str:
    """Return the words that start the dossier `file_code`."""
    return f"{DOSSIER_BOUNDARY}:{file_code}"


def _lay_code(sheet: Sheet, words: str, kind: zxingcpp.BarcodeFormat, left_mm: float, top_mm: float, side_mm: float) -> None:
    modules = np.array(zxingcpp.create_barcode(words, kind).to_image(scale=1, add_quiet_zones=False))
    side = round(sheet.px(side_mm))
    mark = Image.fromarray(255 - modules).resize((side, side), Image.Resampling.NEAREST)
    sheet.lay(Ink.TONER, mark, left_mm, top_mm)


def document_separator(dpi: int) -> Sheet:
    """Draw the sheet that is laid before the first page of a document."""
    sheet = Sheet(dpi)
    centre = sheet.size_mm[0] / 2
    sheet.centred(centre, 44, "TỜ PHÂN CÁCH VĂN BẢN", Style(Face.SANS_BOLD, 28))
    sheet.centred(centre, 53, "DOCUMENT SEPARATOR SHEET", Style(Face.SANS, 14))
    _lay_code(sheet, DOCUMENT_BOUNDARY, zxingcpp.BarcodeFormat.QRCode, centre - 50, 74, 100)
    sheet.centred(centre, 188, DOCUMENT_BOUNDARY, Style(Face.TYPEWRITER, 18))
    small = Style(Face.SANS, 13)
    sheet.centred(centre, 210, "Văn bản mới bắt đầu từ trang ngay sau tờ này.", Style(Face.SANS_BOLD, 15))
    sheet.centred(centre, 219, "Đặt tờ này trước trang đầu của mỗi văn bản khi quét.", small)
    sheet.centred(centre, 226, "Tờ phân cách không phải là tài liệu và không lưu vào hồ sơ.", small)
    _lay_code(sheet, DOCUMENT_BOUNDARY, zxingcpp.BarcodeFormat.DataMatrix, centre - 11, 242, 22)
    return sheet
