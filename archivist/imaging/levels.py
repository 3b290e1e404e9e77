"""Shares and levels of grey pictures, read from their histograms."""

import cv2
import numpy as np
import numpy.typing as npt

from archivist.imaging.pixels import Flags, Pixels

Histogram = npt.NDArray[np.float64]


def histogram(grey: Pixels, within: Flags | None = None) -> Histogram:
    """How often each of the 256 levels occurs, in the whole picture or where `within` is true."""
    mask = None if within is None else within.view(np.uint8)
    return np.asarray(cv2.calcHist([grey], [0], mask, [256], [0, 256]), np.float64).ravel()


def level_at(counts: Histogram, share: float) -> float:
    """The level below which this share (0 to 1) of the pixels lies; 255 for none at all."""
    whole = counts.sum()
    return float(np.searchsorted(counts.cumsum(), share * whole)) if whole else 255.0
