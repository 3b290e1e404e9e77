"""Three honest ways to keep a page: what each profile gives up, and what it never does."""

from dataclasses import dataclass
from typing import Final, Literal

Name = Literal["master", "standard", "small"]


@dataclass(frozen=True, slots=True)
class Profile:
    """How much of a page's fineness is kept. Where ink is, pixel for pixel, is lossless in each of them.

    `colours` is the JPEG quality of the layers' colours; `tolerance` the levels by which a colour may differ for the sake of
    fewer cells, which are halved `halvings` times at most; `ink_cells` the side of the cells of uncoloured ink's shades,
    in cells of the paper; `likeness` the structural similarity (SSIM) that a page in one
    JPEG must keep where something is written. `little` is for
    pages in layers with next to nothing on them, backs with the traces of a seal: what there is weighs more, and costs few
    bytes.
    """

    lossless: bool = False
    colours: int = 50
    tolerance: int = 0
    halvings: int = 0
    ink_cells: int = 2
    likeness: float = 1.0
    little: "Profile | None" = None


PROFILES: Final[dict[Name, Profile]] = {
    "master": Profile(lossless=True),
    "standard": Profile(
        colours=55, tolerance=4, halvings=1, likeness=0.97, little=Profile(colours=80, tolerance=4, halvings=1, ink_cells=1)
    ),
    "small": Profile(
        colours=25, tolerance=14, halvings=2, ink_cells=4, likeness=0.93, little=Profile(colours=55, tolerance=4, halvings=1)
    ),
}
