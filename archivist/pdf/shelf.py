"""Pictures of a long document wait on the disk, so that a thousand large pages need no more memory than a few."""

from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

import pikepdf
from pikepdf import Array, Dictionary, Name

from archivist import durable
from archivist.pdf.born import FORM, BornPage
from archivist.pdf.encoded import Colour, Filter, Layer

BOARD = 48_000_000  # bytes of pictures in memory; with more they are put aside


class Shelf:
    """Takes pictures as they come and hands them to the pages of `pdf`. A document of few bytes never touches the disk.

    The files that were put aside are read again when `pdf` is saved: the shelf has to stand until then.
    """

    def __init__(self, pdf: pikepdf.Pdf, beside: Path) -> None:
        self._pdf, self._beside = pdf, beside
        self._stack = ExitStack()
        self._folder: Path | None = None
        self._files = 0
        self._opened: dict[Path, pikepdf.Pdf] = {}
        self._clear()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._board.close()
        self._stack.close()

    def put(self, page: pikepdf.Object, layers: tuple[Layer, ...]) -> None:
        """The pictures of a page, as L0, L1 and so on of its resources."""
        for number, layer in enumerate(layers):
            picture = self._board.make_indirect(_picture(self._board, layer))
            self._waiting.append((page, f"/L{number}", picture))
            self._bytes += layer.length
        if self._bytes > BOARD:
            self._aside()

    def put_form(self, page: pikepdf.Object, born: BornPage) -> None:
        """The page as a program wrote it; pages of one file share its fonts."""
        if born.path not in self._opened:
            opened = pikepdf.open(born.path, access_mode=pikepdf.AccessMode.stream)
            self._opened[born.path] = self._stack.enter_context(opened)
        page.Resources.XObject[FORM] = self._pdf.copy_foreign(
            self._opened[born.path].pages[born.number].Resources.XObject[FORM]
        )

    def hand_over(self) -> None:
        """Every page has its pictures from now on."""
        self._given([picture for *_, picture in self._waiting])
        self._clear()

    def _aside(self) -> None:
        """What is on the board goes to a file, from which the pages get it."""
        self._board.Root.Kept = Array([picture for *_, picture in self._waiting])
        self._files += 1
        path = self._place() / f"{self._files}.pdf"
        with durable.keeping(path) as unfinished:
            self._board.save(unfinished, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
        self._board.close()
        kept = self._stack.enter_context(pikepdf.open(path, access_mode=pikepdf.AccessMode.stream))
        self._given(list(kept.Root.Kept))
        self._clear()

    def _given(self, pictures: list[pikepdf.Object]) -> None:
        for (page, name, _), picture in zip(self._waiting, pictures, strict=True):
            page.Resources.XObject[name] = self._pdf.copy_foreign(picture)

    def _clear(self) -> None:
        self._board = pikepdf.new()
        self._waiting: list[tuple[pikepdf.Object, str, pikepdf.Object]] = []
        self._bytes = 0

    def _place(self) -> Path:
        if self._folder is None:
            durable.make_folder(self._beside.parent)
            folder = TemporaryDirectory(prefix=f".{self._beside.name}.", dir=self._beside.parent)
            self._folder = Path(self._stack.enter_context(folder))
        return self._folder


def _picture(pdf: pikepdf.Pdf, layer: Layer) -> pikepdf.Stream:
    """A picture as an image XObject (ISO 32000-1, 8.9.5)."""
    width, height = layer.size
    picture = pdf.make_stream(layer.pixels)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height = width, height
    picture.Filter = Name(f"/{layer.filter}")
    picture.BitsPerComponent = 1 if layer.colour is Colour.BITS else 8
    picture.ColorSpace = Name.DeviceGray if layer.colour is Colour.BITS else Name(f"/{layer.colour}")
    if layer.filter is Filter.FAX:
        picture.DecodeParms = Dictionary(K=-1, Columns=width, Rows=height)
    if layer.filter is Filter.FLATE:
        colours = 3 if layer.colour is Colour.RGB else 1
        picture.DecodeParms = Dictionary(Predictor=15, Colors=colours, BitsPerComponent=8, Columns=width)
    if layer.mask:
        picture.Mask = _picture(pdf, layer.mask)
        picture.Mask.ImageMask = True
        del picture.Mask.ColorSpace
    return picture
