"""Pictures wait on a shelf, in memory while they are few and on the disk from then on: a thousand large pages need no more
memory than a few.
"""

from contextlib import ExitStack
from pathlib import Path
from tempfile import SpooledTemporaryFile
from types import TracebackType
from typing import BinaryIO, Self, cast

import pikepdf

from archivist import durable
from archivist.pdf.born import FORM, BornPage
from archivist.pdf.encoded import Colour, Filter, Layer

BOARD = 32_000_000  # bytes of pictures in memory; with more they are put aside


class Shelf:
    """A PDF of nothing but pictures, written as they come (ISO 32000-1, 7.5). `opened` makes it a document that takes pages;
    qpdf then fetches each picture when it is saved, and not before. The shelf has to stand until then.
    """

    def __init__(self, beside: Path) -> None:
        durable.make_folder(beside.parent)
        self._beside, self._stack = beside, ExitStack()
        spooled = SpooledTemporaryFile(BOARD, dir=str(beside.parent))  # noqa: SIM115  # the stack closes it
        self._file = self._stack.enter_context(spooled)
        self._places: list[int] = []  # where each object begins
        self._born: dict[Path, pikepdf.Pdf] = {}
        self._file.write(b"%PDF-1.7\n")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._stack.close()

    def put(self, layers: tuple[Layer, ...]) -> tuple[int, ...]:
        """The numbers under which the opened document has the pictures of a page."""
        with durable.translated(self._beside):
            return tuple(self._put(layer, is_mask=False) for layer in layers)

    def opened(self) -> pikepdf.Pdf:
        """The document, still without a page."""
        root = self._write(b"<< /Type /Catalog /Pages %d 0 R >>" % (len(self._places) + 2))
        self._write(b"<< /Type /Pages /Kids [] /Count 0 >>")
        start = self._file.tell()
        lines = [b"%010d 00000 n \n" % place for place in self._places]
        self._file.write(b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(lines) + 1, b"".join(lines)))
        self._file.write(b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(lines) + 1, root, start))
        self._file.seek(0)
        return self._stack.enter_context(pikepdf.open(cast(BinaryIO, self._file), access_mode=pikepdf.AccessMode.stream))

    def form(self, born: BornPage, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """A page as a program wrote it, for `pdf`; pages of one file share its fonts."""
        if born.path not in self._born:
            self._born[born.path] = self._stack.enter_context(pikepdf.open(born.path))
        return pdf.copy_foreign(self._born[born.path].pages[born.number].Resources.XObject[FORM])

    def _put(self, layer: Layer, *, is_mask: bool) -> int:
        mask = self._put(layer.mask, is_mask=True) if layer.mask else 0
        said = " ".join(f"/{key} {value}" for key, value in _said(layer, mask, is_mask=is_mask).items())
        return self._write(b"<< %b >>\nstream\n%b\nendstream" % (said.encode(), layer.pixels))

    def _write(self, content: bytes) -> int:
        self._places.append(self._file.tell())
        self._file.write(b"%d 0 obj\n%b\nendobj\n" % (len(self._places), content))
        return len(self._places)


def _said(layer: Layer, mask: int, *, is_mask: bool) -> dict[str, object]:
    """What an image XObject says about itself (ISO 32000-1, 8.9.5); `mask` is the number of the picture it shows through."""
    (width, height), is_bits = layer.size, layer.colour is Colour.BITS
    said: dict[str, object] = {"Type": "/XObject", "Subtype": "/Image", "Width": width, "Height": height}
    said |= {"BitsPerComponent": 1 if is_bits else 8, "Filter": f"/{layer.filter}", "Length": len(layer.pixels)}
    said |= {"ImageMask": "true"} if is_mask else {"ColorSpace": f"/{Colour.GREY if is_bits else layer.colour}"}
    if layer.filter is Filter.FAX:
        said["DecodeParms"] = f"<< /K -1 /Columns {width} /Rows {height} >>"
    if layer.filter is Filter.FLATE:
        colours = 3 if layer.colour is Colour.RGB else 1
        said["DecodeParms"] = f"<< /Predictor 15 /Colors {colours} /BitsPerComponent 8 /Columns {width} >>"
    return said | ({"Mask": f"{mask} 0 R"} if mask else {})
