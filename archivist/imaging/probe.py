"""What the header of a picture file says, before any pixel of it is decoded."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PIL import ExifTags, Image, UnidentifiedImageError

from archivist.model.recipe import Size
from archivist.troubles import Empty, NotAnImage, NotFound, TooLarge, Truncated, Unreadable

FORMS = ("JPEG", "PNG", "TIFF", "JPEG2000", "WEBP")
SANE_DPI = (50.0, 1200.0)
# 72 and 96 dpi are what cameras and editors write when they know nothing: believed only for a sheet of human size.
_UNKNOWN_DPI, _LARGEST_SHEET_INCH, _LARGEST_AT_UNKNOWN_INCH = 100.0, 60.0, 20.0
_MAGIC = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"II*\0",
    b"MM\0*",
    b"II+\0",
    b"MM\0+",
    b"\0\0\0\x0cjP  ",
    b"\xff\x4f\xff\x51",
    b"RIFF",
)

# Sizes are checked against our own limits as soon as the header is read; Pillow's limit for a whole program stays out of it.
Image.MAX_IMAGE_PIXELS = None


class Limits(Protocol):
    """The largest picture that is opened, in pixels; `settings.Capture` is one."""

    @property
    def max_pixels(self) -> int: ...
    @property
    def max_side(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Header:
    """A picture as its header describes it: size in px, dpi (None where none can be true), EXIF orientation."""

    size: Size
    dpi: float | None
    mode: str
    form: str
    frames: int
    orientation: int


def probe(path: Path, frame: int = 0, *, limits: Limits, name: str = "") -> Header:
    """The header of one frame; raises NotFound, Unreadable, Empty, NotAnImage, Truncated or TooLarge."""
    with opened_at(path, frame, limits, name) as image:
        return header_of(image)


@contextmanager
def opened_at(path: Path, frame: int, limits: Limits, name: str) -> Iterator[Image.Image]:
    """The picture file at one frame, its size checked, no pixel decoded; troubles while it is open are named."""
    name = name or path.name
    with troubles_of(path, name), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns about odd tags in files that are otherwise whole
        with Image.open(path, formats=FORMS) as image:
            if frame:
                image.seek(frame)
            _check_size(image.size, limits, name)
            yield image


@contextmanager
def troubles_of(path: Path, name: str) -> Iterator[None]:
    """Pillow's many exceptions under the names of ours."""
    try:
        yield
    except FileNotFoundError as error:
        raise NotFound(path=name, name=name) from error
    except (PermissionError, IsADirectoryError) as error:
        raise Unreadable(name=name) from error
    except UnidentifiedImageError as error:
        raise _unidentified(path, name) from error
    except (OSError, EOFError, SyntaxError, ValueError, IndexError, KeyError, TypeError, ArithmeticError) as error:
        raise Truncated(name=name) from error


def _unidentified(path: Path, name: str) -> Empty | Truncated | NotAnImage:
    with path.open("rb") as file:
        head = file.read(16)
    if not head:
        return Empty(name=name)
    return Truncated(name=name) if head.startswith(_MAGIC) else NotAnImage(name=name)


def _check_size(size: Size, limits: Limits, name: str) -> None:
    width, height = size
    if width * height > limits.max_pixels or max(size) > limits.max_side:
        raise TooLarge(name=name, width=width, height=height)


def header_of(image: Image.Image) -> Header:
    """What an opened picture says of itself."""
    orientation = image.getexif().get(ExifTags.Base.Orientation, 1) if _may_be_turned(image) else 1
    return Header(
        size=image.size,
        dpi=_believable(_declared_dpi(image), image.size),
        mode=image.mode,
        form="JPEG" if image.format == "MPO" else str(image.format),
        frames=1 if image.format == "MPO" else getattr(image, "n_frames", 1),
        orientation=orientation if orientation in range(1, 9) else 1,
    )


def _may_be_turned(image: Image.Image) -> bool:
    """Whether it is worth asking for the orientation: Pillow decodes a whole PNG to look for it behind the pixels."""
    path = str(getattr(image, "filename", ""))
    if image.format != "PNG" or "exif" in image.info or not path:
        return True
    kinds = _kinds(Path(path))
    if b"IEND" not in kinds:
        raise EOFError
    return b"eXIf" in kinds


def _kinds(path: Path) -> set[bytes]:
    """The kinds of a PNG's chunks (ISO/IEC 15948, 5.3), from their heads only."""
    kinds, length = set[bytes](), path.stat().st_size
    with path.open("rb") as file:
        file.seek(8)
        while len(head := file.read(8)) == 8:
            if file.seek(int.from_bytes(head[:4], "big") + 4, 1) > length:
                break
            kinds.add(head[4:])
    return kinds


def _declared_dpi(image: Image.Image) -> float | None:
    declared = image.info.get("dpi")
    try:
        x, y = declared if isinstance(declared, tuple) else (declared, declared)
        return (float(x) + float(y)) / 2
    except (TypeError, ValueError, ZeroDivisionError):
        return None


def _believable(dpi: float | None, size: Size) -> float | None:
    if dpi is None or not SANE_DPI[0] <= dpi <= SANE_DPI[1]:
        return None
    longest = max(size) / dpi
    limit = _LARGEST_AT_UNKNOWN_INCH if dpi < _UNKNOWN_DPI else _LARGEST_SHEET_INCH
    return dpi if longest <= limit else None
