"""Whether a PDF page is a scan: one picture over the whole page and no visible drawing or text over it."""

import io
from dataclasses import dataclass
from typing import Any

import pikepdf

WHOLE_PAGE = 0.85  # share of the page that a picture must cover to be the page
POINTS_PER_INCH = 72.0
_DRAWS = {"BI", "INLINE IMAGE", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh"}
_SHOWS_TEXT = {"Tj", "TJ", "'", '"'}
INVISIBLE = 3


@dataclass(frozen=True)
class Scan:
    """A scanned page inside a PDF: its picture object, its size in px, resolution in dpi and file ending."""

    picture: Any
    size: tuple[int, int]
    dpi: float
    ending: str

    def bytes(self) -> bytes:
        """The picture as a file of its own: the compressed data as they are, wrapped where the format needs a header."""
        if self.ending != "png":
            data = io.BytesIO()
            self.picture.extract_to(stream=data)
            return data.getvalue()
        drawn = io.BytesIO()
        self.picture.as_pil_image().save(drawn, format="PNG", dpi=(self.dpi, self.dpi), compress_level=3)
        return drawn.getvalue()


def scan_of(page: pikepdf.Page) -> Scan | None:
    """The scan that this page consists of, or None where the page has to be drawn."""
    placed = _only_picture(page)
    if placed is None:
        return None
    stream, width_pt, height_pt = placed
    box = page.mediabox
    page_width, page_height = float(box[2]) - float(box[0]), float(box[3]) - float(box[1])
    if width_pt * height_pt < WHOLE_PAGE * abs(page_width * page_height) or "/SMask" in stream or "/Mask" in stream:
        return None
    picture = pikepdf.PdfImage(stream)
    dpi = picture.width * POINTS_PER_INCH / width_pt if width_pt else 0.0
    return Scan(picture, (picture.width, picture.height), dpi, _ending(picture))


def _only_picture(page: pikepdf.Page) -> tuple[Any, float, float] | None:
    """The one picture that is painted, with its width and height in pt; None when anything else can be seen."""
    found: tuple[Any, float, float] | None = None
    matrix, stack, mode = pikepdf.Matrix(), [], 0
    pictures: Any = page.resources.get("/XObject", {})
    for step in pikepdf.parse_content_stream(page):
        operands, sign = step.operands, str(step.operator)
        if sign == "q":
            stack.append(matrix)
        elif sign == "Q":
            matrix = stack.pop() if stack else pikepdf.Matrix()
        elif sign == "cm":
            matrix = pikepdf.Matrix(*(float(o) for o in operands)) @ matrix
        elif sign == "Tr":
            mode = int(operands[0])
        elif sign in _DRAWS or (sign in _SHOWS_TEXT and mode != INVISIBLE):
            return None
        elif sign == "Do":
            stream = pictures.get(str(operands[0]))
            if stream is None or stream.get("/Subtype") != "/Image" or found or not _upright(matrix):
                return None
            found = stream, abs(matrix.a), abs(matrix.d)
    return found


def _upright(matrix: pikepdf.Matrix) -> bool:
    return abs(matrix.b) < 0.01 and abs(matrix.c) < 0.01 and matrix.a > 0 and matrix.d > 0


def _ending(picture: pikepdf.PdfImage) -> str:
    """Endings by filter: what is JPEG, JPEG 2000 or fax inside stays so; everything else becomes a lossless PNG."""
    filters = [str(f) for f in picture.filters]
    plain = picture.mode in ("1", "L", "RGB") and "/Decode" not in picture.obj
    ending = {"/DCTDecode": "jpg", "/JPXDecode": "jp2", "/CCITTFaxDecode": "tif"}.get(
        filters[-1] if len(filters) == 1 else ""
    )
    return ending if ending and plain else "png"
