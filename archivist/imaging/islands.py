"""The islands of a picture: what hangs together, with the place and size of each."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt


@dataclass(frozen=True, slots=True, eq=False)
class Islands:
    """`labels` is 0 outside and n + 1 on the island of row n of `boxes` (left, top, width, height in px), `areas` (px) and
    `centres` (x, y in px).
    """

    labels: npt.NDArray[np.int32]
    boxes: npt.NDArray[np.int32]
    areas: npt.NDArray[np.int32]
    centres: npt.NDArray[np.float64]


def islands(mask: npt.NDArray[Any]) -> Islands:
    """What hangs together, over corners too, where the picture (flags or uint8, H × W) is not 0."""
    whole = np.ascontiguousarray(mask).view(np.uint8)
    # OpenCV's own choice of algorithm takes three times as long as this one on a page of print.
    _, labels, stats, centres = cv2.connectedComponentsWithStatsWithAlgorithm(whole, 8, cv2.CV_32S, cv2.CCL_GRANA)
    rows = np.asarray(stats, np.int32)[1:]
    places, areas = rows[:, : cv2.CC_STAT_AREA], rows[:, cv2.CC_STAT_AREA]
    return Islands(np.asarray(labels, np.int32), places, areas, np.asarray(centres, np.float64)[1:])
