"""An encoded page: its pictures, ready to be put into a PDF, and the place that was found for the stamp."""

import json
import struct
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from archivist.model.geometry import Box
from archivist.model.recipe import Size

_MAGIC = b"ARCHIVIST-PAGE-1\n"


class Filter(StrEnum):
    """How a picture is compressed (ISO 32000-1, 7.4)."""

    DCT = "DCTDecode"
    FAX = "CCITTFaxDecode"
    FLATE = "FlateDecode"


class Colour(StrEnum):
    """What the samples mean; a stencil paints the ink where its bits say so and nothing elsewhere."""

    RGB = "DeviceRGB"
    GREY = "DeviceGray"
    BITS = "bits"
    STENCIL = "stencil"


@dataclass(frozen=True, slots=True)
class Layer:
    """One picture: compressed samples, size in px of its own, and where it lies (px of the page).

    In BITS and STENCIL a set bit is ink; `ink` (RGB, 0 to 255) is what a stencil paints with.
    """

    pixels: bytes
    filter: Filter
    colour: Colour
    size: Size
    place: Box
    ink: tuple[int, int, int] = (0, 0, 0)


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
        return sum(len(layer.pixels) for layer in self.layers)

    def to_bytes(self) -> bytes:
        """The page as one self-describing run of bytes: the same page gives the same bytes."""
        head = json.dumps(_plain(self), sort_keys=True, separators=(",", ":")).encode()
        return b"".join((_MAGIC, struct.pack(">I", len(head)), head, *(layer.pixels for layer in self.layers)))

    @classmethod
    def from_bytes(cls, whole: bytes) -> "EncodedPage":
        """The page that `to_bytes` wrote; raises ValueError on anything else."""
        start = len(_MAGIC) + 4
        if not whole.startswith(_MAGIC) or len(whole) < start:
            raise ValueError("not an encoded page")
        (head_length,) = struct.unpack(">I", whole[start - 4 : start])
        plain = json.loads(whole[start : start + head_length])
        if len(whole) != start + head_length + sum(layer["length"] for layer in plain["layers"]):
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
        "ink": layer.ink,
    }


def _edges(box: Box) -> tuple[float, float, float, float]:
    return box.left, box.top, box.right, box.bottom


def _page(plain: dict[str, Any], pixels: memoryview) -> EncodedPage:
    layers, start = [], 0
    for one in plain["layers"]:
        end = start + one["length"]
        layers.append(_layer(one, bytes(pixels[start:end])))
        start = end
    place = StampPlace(Box(*plain["stamp"])) if plain["stamp"] else FOOTER
    width, height = plain["size"]
    return EncodedPage(tuple(layers), (width, height), plain["dpi"], place)


def _layer(plain: dict[str, Any], pixels: bytes) -> Layer:
    (width, height), (red, green, blue) = plain["size"], plain["ink"]
    return Layer(
        pixels,
        Filter(plain["filter"]),
        Colour(plain["colour"]),
        (width, height),
        Box(*plain["place"]),
        (red, green, blue),
    )
