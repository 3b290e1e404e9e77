"""Sizes of paper (ISO 216), and the resolution at which a picture would be a sheet of them."""

from archivist.model.geometry import MM_PER_INCH
from archivist.model.recipe import Size

A3, A4, A5 = (297.0, 420.0), (210.0, 297.0), (148.0, 210.0)
_USUAL_DPI = (100, 150, 200, 240, 300, 400, 600)
_NEAR = 0.04


def sheet_mm(size: Size, dpi: float) -> tuple[float, float]:
    """The sides of a sheet in mm, the shorter one first."""
    short, long = sorted(side / dpi * MM_PER_INCH for side in size)
    return short, long


def is_archive_size(size: Size, dpi: float, tolerance: float) -> bool:
    """Whether a sheet is about A5 to A3 in both sides, or something between; `tolerance` 0.1 = a tenth beyond."""
    sides = sheet_mm(size, dpi)
    small = any(side < least * (1 - tolerance) for side, least in zip(sides, A5, strict=True))
    return not small and all(side <= most * (1 + tolerance) for side, most in zip(sides, A3, strict=True))


def likely_dpi(size: Size) -> int | None:
    """The usual resolution at which this would be a sheet of A4; None where none fits."""
    fitting = [
        dpi
        for dpi in _USUAL_DPI
        if all(abs(side / a4 - 1) <= _NEAR for side, a4 in zip(sheet_mm(size, dpi), A4, strict=True))
    ]
    return fitting[0] if len(fitting) == 1 else None
