"""Tells whether the layers of a page together still show the page."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from archivist.pdf.cells import grown, shrunk
from archivist.pdf.encoded import Layer
from archivist.pdf.ink import softened, weakest
from archivist.pdf.pixels import Mask, Picture

_PATCH_CELLS = 4  # a patch of about a millimetre, in cells of the paper
_WRONG = 80  # levels by which a pixel of ink may not differ
_WRONG_SHARE = 5e-6  # of a page, after marks thinner than 3 px are taken out
_SHIFTED = 60  # levels by which a patch of a square millimetre may not differ
_SHIFTED_SHARE = 5e-5
_STEEP = 90  # levels within 5 px: an edge
_BLURRED_SHARE = 0.15  # of any 8 mm patch that may be edges which were lost by half


@dataclass(frozen=True)
class Part:
    """A layer with the mask through which it shows (None: everywhere)."""

    layer: Layer
    mask: Mask | None

    def colours(self) -> Picture:
        """As a reader will decode them."""
        return np.array(Image.open(io.BytesIO(self.layer.pixels)))

    def within(self, page: Picture, scale: int = 1) -> Picture:
        """The part of the page over which it lies; `scale` page px to one px of `page`."""
        place = self.layer.place
        rows = slice(round(place.top) // scale, round(place.bottom) // scale)
        return page[rows, round(place.left) // scale : round(place.right) // scale]


def resembles(parts: Sequence[Part], page: Picture, before: Picture, cell: int) -> bool:
    """Whether no stroke is lost or invented, and no patch has another shade; `before`: its weakest channel, softened."""
    colours = [part.colours() for part in parts]
    after = softened(_darkest(parts, colours, before))
    return not (_misses(after, before) or _blurs(after, before, cell) or _shifts(parts, colours, page, cell * _PATCH_CELLS))


def _darkest(parts: Sequence[Part], colours: Sequence[Picture], like: Picture) -> Picture:
    """The weakest channel of the page as the parts show it."""
    composed = grown(weakest(colours[0]), like)
    for part, picture in zip(parts[1:], colours[1:], strict=True):
        below = part.within(composed)
        assert part.mask is not None
        np.copyto(below, grown(weakest(picture), below), where=part.mask)
    return composed


def _misses(after: Picture, before: Picture) -> bool:
    """Whether strokes were lost or invented."""
    wrong = cv2.absdiff(after, before) > _WRONG
    solid = cv2.erode(wrong.view(np.uint8), np.ones((3, 3), np.uint8))
    return bool(np.count_nonzero(solid) > _WRONG_SHARE * solid.size)


def _blurs(after: Picture, before: Picture, cell: int) -> bool:
    """Whether a patch lost its edges: fine light lines on a dark ground, for one, are taken for paper."""
    around = np.ones((5, 5), np.uint8)
    steep = cv2.morphologyEx(before, cv2.MORPH_GRADIENT, around)
    left = cv2.morphologyEx(after, cv2.MORPH_GRADIENT, around)
    lost = (steep > _STEEP) & (left < steep // 2)
    patches = cv2.blur(shrunk(lost * np.uint8(255), cell * _PATCH_CELLS), (8, 8))
    return bool(patches.max() > 255 * _BLURRED_SHARE)


def _shifts(parts: Sequence[Part], colours: Sequence[Picture], page: Picture, patch: int) -> bool:
    """Whether a patch got another shade or colour."""
    before = shrunk(page, patch)
    after = grown(colours[0], before) if colours[0].shape[0] < before.shape[0] else _means(colours[0], before)
    for part, picture in zip(parts[1:], colours[1:], strict=True):
        assert part.mask is not None
        below = part.within(after, patch)
        share = shrunk(part.mask * np.uint8(255), patch)
        above = _means(picture, below)
        below[...] = _mixed(below, above, share)
    shift = cv2.absdiff(after, before)
    return bool(np.count_nonzero(shift > _SHIFTED) > _SHIFTED_SHARE * shift.size)


def _means(colours: Picture, like: Picture) -> Picture:
    """A finer picture at the size of a coarser one."""
    height, width = like.shape[:2]
    means = np.asarray(cv2.resize(colours, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    return means.reshape(like.shape)


def _mixed(below: Picture, above: Picture, share: Picture) -> Picture:
    """Two shades of each patch, by the 255ths of it that the upper one covers."""
    part = share.astype(np.float32).reshape(*share.shape, *[1] * (below.ndim - 2)) / 255
    return np.asarray(np.rint(below * (1 - part) + above * part), np.uint8)
