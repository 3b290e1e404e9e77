"""A document camera as a source: a sheet that lies still under it is shot by itself, the next one when it has changed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from archivist import durable
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.troubles import Blurred, ScannerOffline, Trouble

Frame = npt.NDArray[np.uint8]

_SMALL_PX = 160  # width of the picture that movement is seen in
_MOVES = 1.5  # mean difference to the frame before, in grey levels
_CHANGED, _WHERE_MOST = 12.0, 98.0  # difference to the last shot in grey levels, at this percentile: a few lines of print
_CONTRAST = 30.0  # grey levels between a sheet and the table
_STILL = 6  # frames in which nothing moves
_LEAST_SHARE, _STRAIGHTNESS = 0.12, 0.03  # of the frame that a sheet takes; of its outline that its sides may bend
_SHARP = 20.0  # steepest edges in grey levels for each px; those of print or of a sheet's border on a table
_EDGES = 99.9  # percentile of all slopes
_A4_INCH, _A4_RATIO, _NEAR = 11.69, 297 / 210, 0.25
_LARGEST = 10_000  # asked of the device in px: it gives the most that it has
_LOST = 30  # frames that may fail one after the other


@dataclass(frozen=True, slots=True)
class CameraSource:
    """`device` is the camera's number, or the path of a video. `session` begins the name of every shot: `session-0001`, from
    `first` on; with `sides` 2 every second shot is the back (frame 1) of the leaf before.

    A shot is the sharpest of the frames in which nothing moved; the outline of the sheet tells its resolution, as that of an
    A4 sheet where it looks like one, and is made a rectangle when the page is cleaned. The scan ends when it is cancelled,
    when nothing new was shot for `quiet` seconds, or with the video.
    """

    device: str
    scratch: Path
    session: str
    sides: int = 1
    first: int = 1
    quiet: float | None = None
    opened: Callable[[str], Any] | None = None

    def devices(self) -> tuple[str, ...]:
        return (f"camera:{self.device}",)

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        """Raises ScannerOffline where there is no such camera, or it was unplugged."""
        camera = (self.opened or _opened)(self.device)
        try:
            if not camera.isOpened():
                raise ScannerOffline(device=self.devices()[0], reason="")
            for number, shot in enumerate(_shots(self, camera, cancel)):
                yield from self._given(number, shot)
                if cancel():
                    return
        finally:
            camera.release()

    def _given(self, number: int, shot: Frame) -> Iterator[Sheet | Trouble]:
        name, frame = f"{self.session}-{self.first + number // self.sides:04d}", number % self.sides
        if sharpness(shot) < _SHARP:
            yield Blurred(name=name, frame=frame)
            return
        picture = self.scratch / f"{name}-{frame}.png"
        durable.keep(picture, cv2.imencode(".png", shot, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1].tobytes())
        try:
            yield Sheet(picture, name, frame, dpi=resolution(shot))
        finally:
            durable.discard(picture)


def sheet_outline(frame: Frame) -> Frame | None:
    """The four corners in px of the largest light sheet, shape (4, 2); None where none lies there."""
    small, factor = _small(frame, 4 * _SMALL_PX)
    _, light = cv2.threshold(cv2.GaussianBlur(small, (5, 5), 0), 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    outlines, _ = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest = max(outlines, key=cv2.contourArea, default=None)
    if largest is None or cv2.contourArea(largest) < _LEAST_SHARE * small.size:
        return None
    corners = cv2.approxPolyDP(largest, _STRAIGHTNESS * cv2.arcLength(largest, closed=True), closed=True)
    inside = cv2.fillPoly(np.zeros_like(small), [largest], 1) > 0
    on_a_table = not inside.all() and float(small[inside].mean()) - float(small[~inside].mean()) > _CONTRAST
    if len(corners) != 4 or not cv2.isContourConvex(corners) or not on_a_table:
        return None
    return np.asarray(corners[:, 0] * factor)


def sharpness(frame: Frame) -> float:
    """How steep the steepest edges are, in grey levels for each px."""
    grey = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    slopes = np.abs(cv2.Sobel(grey, cv2.CV_16S, 1, 0)) / 8.0  # its weights of one side add up to 4, over two px
    return float(np.percentile(slopes, _EDGES))


def resolution(frame: Frame) -> float | None:
    """In dpi, where the sheet looks like A4; None where nothing tells."""
    corners = sheet_outline(frame)
    if corners is None:
        return None
    sides = np.linalg.norm(corners - np.roll(corners, 1, axis=0), axis=1)
    lengths = sorted(((sides[0] + sides[2]) / 2, (sides[1] + sides[3]) / 2))
    if abs(lengths[1] / max(lengths[0], 1.0) - _A4_RATIO) > _NEAR:
        return None
    return round(float(lengths[1]) / _A4_INCH, 1)


def _shots(source: CameraSource, camera: Any, cancel: Cancelled) -> Iterator[Frame]:
    """The sharpest frame of each stretch of stillness in which a sheet lies there that was not shot yet."""
    before: Frame | None = None
    last: Frame | None = None
    still: list[tuple[float, Frame]] = []
    since = time.monotonic()
    for frame in _frames(source, camera, cancel):
        if source.quiet is not None and time.monotonic() - since > source.quiet:
            return
        small, _ = _small(frame, _SMALL_PX)
        moves = before is None or _difference(small, before) > _MOVES
        before = small
        if moves:
            still.clear()
            continue
        if last is not None and not _changed(small, last):
            continue
        still.append((sharpness(frame), frame))
        if len(still) < _STILL:
            continue
        _, best = max(still, key=lambda pair: pair[0])
        still.clear()
        last = small
        if sheet_outline(best) is not None:
            yield best
            since = time.monotonic()


def _frames(source: CameraSource, camera: Any, cancel: Cancelled) -> Iterator[Frame]:
    lost = 0
    while not cancel():
        well, frame = camera.read()
        if well:
            lost = 0
            yield frame
            continue
        lost += 1
        if not source.device.isdecimal():
            return  # a video has come to its end
        if lost > _LOST:
            raise ScannerOffline(device=source.devices()[0], reason="")
        time.sleep(0.02)


def _opened(device: str) -> Any:
    camera = cv2.VideoCapture(int(device) if device.isdecimal() else device)
    if device.isdecimal():
        camera.set(cv2.CAP_PROP_FRAME_WIDTH, _LARGEST)
        camera.set(cv2.CAP_PROP_FRAME_HEIGHT, _LARGEST)
    return camera


def _small(frame: Frame, width: int) -> tuple[Frame, float]:
    """In grey and at most so wide, with the factor back."""
    grey = cv2.cvtColor(frame, cv2.COLOR_BGR2GRAY)
    factor = max(1.0, grey.shape[1] / width)
    size = max(1, round(grey.shape[1] / factor)), max(1, round(grey.shape[0] / factor))
    return np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8), factor


def _changed(one: Frame, other: Frame) -> bool:
    """Two sheets of print differ in few places; one that was only touched is shot again rather than a new one missed."""
    return float(np.percentile(cv2.absdiff(one, other), _WHERE_MOST)) > _CHANGED


def _difference(one: Frame, other: Frame) -> float:
    return float(cv2.absdiff(one, other).mean())
