"""The two small networks, as the training wrote them."""

from functools import cache
from typing import Any

import cv2
import numpy as np

from archivist.resources import resource


@cache
def network(name: str) -> Any:
    """`finder` or `reader`; read from its resource once in each program, used by one thread at a time."""
    weights = np.fromfile(resource(f"secrecy/{name}.onnx"), np.uint8)
    return cv2.dnn.readNetFromONNX(weights)
