"""Pages of a printed paper as they fill: where the next line goes, when a new page begins, what is drawn on each."""

from dataclasses import dataclass, field

from archivist.model.geometry import MM_PER_INCH
from archivist.pdf.numbers import short
from archivist.pdf.paper_text import REGULAR, Faces, Style

PT_PER_MM = 72.0 / MM_PER_INCH
A4 = (210.0 * PT_PER_MM, 297.0 * PT_PER_MM)
# NĐ 30/2020/NĐ-CP, Phụ lục I: top and bottom 20 to 25, left 30 to 35, right 15 to 20 mm
TOP, BOTTOM, LEFT, RIGHT = (mm * PT_PER_MM for mm in (20.0, 20.0, 30.0, 15.0))
NUMBER = Style(REGULAR, 13.0)  # of the page, in the middle of the top margin, not on the first page


@dataclass(slots=True)
class Pages:
    """`y` is where the next line begins, in pt from the foot; `contents` are the operators of each page so far."""

    faces: Faces
    landscape: bool
    contents: list[list[bytes]] = field(default_factory=list)
    number: int = 0
    y: float = 0.0

    @property
    def width(self) -> float:
        return A4[1] if self.landscape else A4[0]

    @property
    def height(self) -> float:
        return A4[0] if self.landscape else A4[1]

    @property
    def inner(self) -> float:
        """Width between the margins."""
        return self.width - LEFT - RIGHT

    def begin(self, *, afresh: bool = False) -> None:
        """A new page; `afresh` counts from one again."""
        self.number = 1 if afresh else self.number + 1
        self.contents.append([b"0 g 0 G 0.6 w\n"])
        self.y = self.height - TOP
        if self.number > 1:
            text = str(self.number)
            x = (self.width - self.faces.width(text, NUMBER)) / 2
            self.draw(self.faces.shown(text, NUMBER, x, self.height - TOP / 2 - NUMBER.size / 3))

    def draw(self, operators: bytes) -> None:
        self.contents[-1].append(operators)

    def room(self, height: float) -> bool:
        """Whether so much still fits above the bottom margin."""
        return self.y - height >= BOTTOM

    def need(self, height: float) -> None:
        """Begins a new page where it does not fit."""
        if not self.room(height):
            self.begin()

    def rule(self, x: float, y: float, width: float) -> None:
        self.draw(f"{short(x, 3)} {short(y, 3)} m {short(x + width, 3)} {short(y, 3)} l S\n".encode())

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """`y` is its foot."""
        self.draw(" ".join(short(n, 3) for n in (x, y, width, height)).encode() + b" re S\n")

    def centred(self, text: str, style: Style, x: float, width: float) -> None:
        """One line in the middle of a width, its baseline at `y`."""
        self.draw(self.faces.shown(text, style, x + (width - self.faces.width(text, style)) / 2, self.y))
