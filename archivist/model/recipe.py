"""The ordered operations that clean a page: a value, from which the rendition can be remade at any time."""

import math
from dataclasses import dataclass

from archivist.model.geometry import Box, Point, Projection

Size = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Turn:
    """Quarter turns, clockwise, that bring the page upright."""

    quarters: int

    def size(self, before: Size) -> Size:
        return before if self.quarters % 2 == 0 else (before[1], before[0])

    def projection(self, before: Size) -> Projection:
        width, height = before
        return Projection(
            (
                ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
                ((0.0, -1.0, height), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)),
                ((-1.0, 0.0, width), (0.0, -1.0, height), (0.0, 0.0, 1.0)),
                ((0.0, 1.0, 0.0), (-1.0, 0.0, width), (0.0, 0.0, 1.0)),
            )[self.quarters % 4]
        )


@dataclass(frozen=True, slots=True)
class Level:
    """A rotation about the centre that takes out a skew: `degrees` > 0 where the text ran down to the right; same size."""

    degrees: float

    def size(self, before: Size) -> Size:
        return before

    def projection(self, before: Size) -> Projection:
        cos, sin = math.cos(math.radians(self.degrees)), math.sin(math.radians(self.degrees))
        x, y = before[0] / 2, before[1] / 2
        return Projection(((cos, sin, x - cos * x - sin * y), (-sin, cos, y + sin * x - cos * y), (0.0, 0.0, 1.0)))


@dataclass(frozen=True, slots=True)
class Crop:
    """Keeps the part inside `box` (px of the picture so far, whole numbers)."""

    box: Box

    def size(self, before: Size) -> Size:  # noqa: ARG002  # one shape for all operations
        return int(self.box.width), int(self.box.height)

    def projection(self, before: Size) -> Projection:  # noqa: ARG002
        return Projection(((1.0, 0.0, -self.box.left), (0.0, 1.0, -self.box.top), (0.0, 0.0, 1.0)))


@dataclass(frozen=True, slots=True)
class Flatten:
    """Takes the perspective out of a photographed page: `corners` (top left, clockwise) go to a rectangle of `target` px."""

    corners: tuple[Point, Point, Point, Point]
    target: Size

    def size(self, before: Size) -> Size:  # noqa: ARG002
        return self.target

    def projection(self, before: Size) -> Projection:  # noqa: ARG002
        width, height = self.target
        unit_to_page = _unit_square_to(self.corners)
        return unit_to_page.inverse().then(Projection(((width, 0.0, 0.0), (0.0, height, 0.0), (0.0, 0.0, 1.0))))


@dataclass(frozen=True, slots=True)
class Mirror:
    """Left and right exchanged, as a camera or scanner says that it took the picture (EXIF 2, 4, 5, 7)."""

    def size(self, before: Size) -> Size:
        return before

    def projection(self, before: Size) -> Projection:
        return Projection(((-1.0, 0.0, before[0]), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))


Operation = Turn | Level | Crop | Flatten | Mirror


@dataclass(frozen=True, slots=True)
class Recipe:
    """Operations in the order in which they are done; an empty recipe leaves the master as it is."""

    operations: tuple[Operation, ...] = ()

    def size(self, master: Size) -> Size:
        """Size of the rendition in px."""
        for operation in self.operations:
            master = operation.size(master)
        return master

    def projection(self, master: Size) -> Projection:
        """The map from px of the master to px of the rendition."""
        whole = Projection.identity()
        for operation in self.operations:
            whole = whole.then(operation.projection(master))
            master = operation.size(master)
        return whole

    def then(self, operation: Operation) -> "Recipe":
        """The recipe with one more operation; turns that follow each other fold into one."""
        last = self.operations[-1] if self.operations else None
        if isinstance(last, Turn) and isinstance(operation, Turn):
            quarters = (last.quarters + operation.quarters) % 4
            return Recipe(self.operations[:-1] + ((Turn(quarters),) if quarters else ()))
        return Recipe((*self.operations, operation))

    @property
    def quarters(self) -> int:
        """Clockwise quarter turns done in all."""
        return sum(o.quarters for o in self.operations if isinstance(o, Turn)) % 4


def _unit_square_to(corners: tuple[Point, Point, Point, Point]) -> Projection:
    """The map from the unit square to a quadrilateral (Heckbert 1989, Fundamentals of Texture Mapping, 2.2.3)."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    dx1, dx2, sx = x1 - x2, x3 - x2, x0 - x1 + x2 - x3
    dy1, dy2, sy = y1 - y2, y3 - y2, y0 - y1 + y2 - y3
    det = dx1 * dy2 - dx2 * dy1
    g, h = (sx * dy2 - dx2 * sy) / det, (dx1 * sy - sx * dy1) / det
    return Projection(
        (
            (x1 - x0 + g * x1, x3 - x0 + h * x3, x0),
            (y1 - y0 + g * y1, y3 - y0 + h * y3, y0),
            (g, h, 1.0),
        )
    )
