"""What the drawing lane makes: the picture of a page in halving sizes, so that any zoom is drawn from one near its size."""

from dataclasses import dataclass
from pathlib import Path

from archivist.imaging.decode import open_picture
from archivist.imaging.pixels import Pixels, halved
from archivist.imaging.render import render
from archivist.model.recipe import Recipe, Size
from archivist.settings import Capture

SMALLEST = 160


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to be made: the master's file, the page inside of it, the recipe (empty for the untouched master)."""

    master: Path
    inside: int
    recipe: Recipe
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """Levels of uint8 pixels, grey or RGB, each half as large as the one before; `size` in px is that of the first."""

    levels: tuple[Pixels, ...]

    @property
    def size(self) -> Size:
        return self.levels[0].shape[1], self.levels[0].shape[0]

    @property
    def length(self) -> int:
        """Bytes in memory."""
        return sum(level.nbytes for level in self.levels)


def picture_of(wanted: Wanted, limits: Capture) -> Picture:
    """Runs in the drawing lane; raises the troubles of a picture that cannot be opened."""
    opened = open_picture(wanted.master, wanted.inside, limits=limits, name=wanted.name)
    levels = [render(opened.pixels, wanted.recipe)]
    while min(levels[-1].shape[:2]) >= 2 * SMALLEST:
        levels.append(halved(levels[-1]))
    return Picture(tuple(levels))
