"""Places on a page: boxes and the maps between pictures of the same page."""

from dataclasses import dataclass
from typing import Self

MM_PER_INCH = 25.4
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px of the picture that its owner names; the origin is the top left corner, y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def centre(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def corners(self) -> tuple[Point, Point, Point, Point]:
        return (self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom)

    def union(self, other: "Box") -> "Box":
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlap(self, other: "Box") -> "Box":
        """The common part; its area is 0 where there is none."""
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, max(left, min(self.right, other.right)), max(top, min(self.bottom, other.bottom)))

    def scaled(self, factor_x: float, factor_y: float) -> "Box":
        return Box(self.left * factor_x, self.top * factor_y, self.right * factor_x, self.bottom * factor_y)

    def grown(self, margin: float) -> "Box":
        return Box(self.left - margin, self.top - margin, self.right + margin, self.bottom + margin)

    def in_mm(self, dpi: float) -> "Box":
        """The same place in millimetres of the page."""
        return self.scaled(MM_PER_INCH / dpi, MM_PER_INCH / dpi)

    @classmethod
    def around(cls, points: "tuple[Point, ...] | list[Point]") -> Self:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return cls(min(xs), min(ys), max(xs), max(ys))


Row = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Projection:
    """A plane projective map (3 × 3, row by row) from the px of one picture to the px of another."""

    rows: tuple[Row, Row, Row]

    @classmethod
    def identity(cls) -> Self:
        return cls(((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)))

    def point(self, at: Point) -> Point:
        x, y, w = (r[0] * at[0] + r[1] * at[1] + r[2] for r in self.rows)
        return x / w, y / w

    def box(self, box: Box) -> Box:
        """The upright rectangle around the mapped corners."""
        return Box.around([self.point(c) for c in box.corners])

    def then(self, later: "Projection") -> "Projection":
        """This map followed by a later one."""
        a, b, c = (_times(row, self.rows) for row in later.rows)
        return Projection((a, b, c))

    def inverse(self) -> "Projection":
        (a, b, c), (d, e, f), (g, h, i) = self.rows
        det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
        return Projection(
            (
                ((e * i - f * h) / det, (c * h - b * i) / det, (b * f - c * e) / det),
                ((f * g - d * i) / det, (a * i - c * g) / det, (c * d - a * f) / det),
                ((d * h - e * g) / det, (b * g - a * h) / det, (a * e - b * d) / det),
            )
        )


def _times(row: Row, rows: tuple[Row, Row, Row]) -> Row:
    x, y, z = (sum(row[k] * rows[k][column] for k in range(3)) for column in range(3))
    return x, y, z
