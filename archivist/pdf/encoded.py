"""An encoded page: its pictures, ready to be put into a PDF, and the place that was found for the stamp."""

import io
import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from archivist.model.geometry import Box
from archivist.model.recipe import Size

_MAGIC = b"ARCHIVIST-PAGE-2\n"


class Filter(StrEnum):
    """How a picture is compressed (ISO 32000-1, 7.4)."""

    DCT = "DCTDecode"
    FAX = "CCITTFaxDecode"
    JBIG2 = "JBIG2Decode"
    FLATE = "FlateDecode"


class Colour(StrEnum):
    """What the samples mean; in BITS a set bit is ink."""

    RGB = "DeviceRGB"
    GREY = "DeviceGray"
    BITS = "bits"


@dataclass(frozen=True, slots=True)
class Layer:
    """One picture: compressed samples, size in px of its own, and where it lies (px of the page).

    `mask` is a picture of bits over the same place: the layer shows only where they are set.
    """

    pixels: bytes
    filter: Filter
    colour: Colour
    size: Size
    place: Box
    mask: "Layer | None" = None

    @property
    def length(self) -> int:
        """Bytes of the picture and its mask."""
        return len(self.pixels) + (self.mask.length if self.mask else 0)


@dataclass(frozen=True, slots=True)
class StampPlace:
    """Where a stamp may stand, in mm of the page from its top left corner; None: in a strip added at the foot."""

    box: Box | None


FOOTER: Final = StampPlace(None)


@dataclass(frozen=True, slots=True)
class EncodedPage:
    """Layers from the paper up; `size` in px of the rendition; `dpi` its resolution."""

    layers: tuple[Layer, ...]
    size: Size
    dpi: float
    stamp_place: StampPlace = FOOTER

    @property
    def length(self) -> int:
        """Bytes of all its pictures."""
        return sum(layer.length for layer in self.layers)

    def to_bytes(self) -> bytes:
        """The page as one self-describing run of bytes: the same page gives the same bytes."""
        head = json.dumps(_plain(self), sort_keys=True, separators=(",", ":")).encode()
        return b"".join((_MAGIC, struct.pack(">I", len(head)), head, *(layer.pixels for layer in _flat(self.layers))))

    @classmethod
    def from_bytes(cls, whole: bytes) -> "EncodedPage":
        """The page that `to_bytes` wrote; raises ValueError on anything else."""
        start = len(_MAGIC) + 4
        if not whole.startswith(_MAGIC) or len(whole) < start:
            raise ValueError("not an encoded page")
        (head_length,) = struct.unpack(">I", whole[start - 4 : start])
        plain = json.loads(whole[start : start + head_length])
        if len(whole) != start + head_length + sum(map(_length, plain["layers"])):
            raise ValueError("an encoded page of another length")
        return _page(plain, memoryview(whole)[start + head_length :])


def _plain(page: EncodedPage) -> dict[str, Any]:
    return {
        "layers": [_plain_layer(layer) for layer in page.layers],
        "size": page.size,
        "dpi": page.dpi,
        "stamp": _edges(page.stamp_place.box) if page.stamp_place.box else None,
    }


def _plain_layer(layer: Layer) -> dict[str, Any]:
    return {
        "length": len(layer.pixels),
        "filter": layer.filter,
        "colour": layer.colour,
        "size": layer.size,
        "place": _edges(layer.place),
        "mask": _plain_layer(layer.mask) if layer.mask else None,
    }


def _flat(layers: tuple[Layer, ...]) -> Iterator[Layer]:
    """Each layer, followed by its mask."""
    for layer in layers:
        yield layer
        yield from _flat((layer.mask,)) if layer.mask else ()


def _length(plain: dict[str, Any]) -> int:
    return int(plain["length"]) + (_length(plain["mask"]) if plain["mask"] else 0)


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _page(plain: dict[str, Any], pixels: memoryview) -> EncodedPage:
    rest = io.BytesIO(pixels)
    layers = tuple(_layer(one, rest) for one in plain["layers"])
    place = StampPlace(Box(*plain["stamp"])) if plain["stamp"] else FOOTER
    width, height = plain["size"]
    return EncodedPage(layers, (width, height), plain["dpi"], place)


def _layer(plain: dict[str, Any], rest: io.BytesIO) -> Layer:
    """A layer and its mask, read in the order in which they were written."""
    pixels, (width, height) = rest.read(plain["length"]), plain["size"]
    mask = _layer(plain["mask"], rest) if plain["mask"] else None
    return Layer(pixels, Filter(plain["filter"]), Colour(plain["colour"]), (width, height), Box(*plain["place"]), mask)
