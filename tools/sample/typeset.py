"""Sets running text in justified lines, page after page, and notes every line as it is printed."""

from collections.abc import Callable
from dataclasses import dataclass, field

from .fonts import Face
from .sheet import Sheet, Style

LEFT_MM, RIGHT_MM = 30.0, 192.0  # ND 30/2020/ND-CP, annex I: left 30-35, right 15-20 mm
TOP_MM, BOTTOM_MM = 20.0, 275.0  # annex I: top and bottom 20-25 mm
INDENT_MM = 10.0
PT_MM = 25.4 / 72
BOLD_OF = {Face.REGULAR: Face.BOLD, Face.ITALIC: Face.BOLD_ITALIC}

BODY = Style(Face.REGULAR, 14)

Word = tuple[str, Style]


def paragraphs(text: str) -> list[str]:
    """Split `text` at its empty lines; where a line ends in the source means nothing."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]


def words_of(text: str, style: Style) -> list[Word]:
    """Split `text` into words; what stands between ** and ** is bold."""
    bold = Style(BOLD_OF.get(style.face, style.face), style.size_pt)
    words: list[Word] = []
    for number, part in enumerate(text.split("**")):
        words += [(word, bold if number % 2 else style) for word in part.split()]
    return words


def break_lines(sheet: Sheet, words: list[Word], first_mm: float, other_mm: float) -> list[list[Word]]:
    """Fill lines greedily: the first `first_mm` wide, the others `other_mm`."""
    lines: list[list[Word]] = [[]]
    used = 0.0
    for word in words:
        width = sheet.width_mm(word[0], word[1])
        space = sheet.width_mm(" ", word[1]) if lines[-1] else 0.0
        room = first_mm if len(lines) == 1 else other_mm
        if lines[-1] and used + space + width > room:
            lines.append([])
            used, space = 0.0, 0.0
        lines[-1].append(word)
        used += space + width
    return lines


def set_line(sheet: Sheet, words: list[Word], left_mm: float, width_mm: float, baseline_mm: float,
             justify: bool) -> None:  # fmt: skip
    """Print one line; a justified one shares what is left over between its words."""
    natural = sum(sheet.width_mm(*word) for word in words)
    gap = sheet.width_mm(" ", words[0][1])
    if justify and len(words) > 1:
        gap = (width_mm - natural) / (len(words) - 1)
    x = left_mm
    for text, style in words:
        x = sheet.text(x, baseline_mm, text, style) + gap
    sheet.lines.append(" ".join(text for text, _ in words))


def centred_lines(sheet: Sheet, text: str, style: Style, centre_mm: float, width_mm: float, baseline_mm: float,
                  leading_mm: float) -> tuple[float, float]:  # fmt: skip
    """Print `text` in centred lines; return the last base line and the last line's width."""
    words, width = words_of(text, style), width_mm
    lines = break_lines(sheet, words, width, width)
    # A narrower measure with as many lines as before makes them even, as a typist would.
    while len(closer := break_lines(sheet, words, width - 2, width - 2)) == len(lines):
        lines, width = closer, width - 2
    for number, line in enumerate(lines):
        baseline = baseline_mm + number * leading_mm
        width = sheet.centred(centre_mm, baseline, " ".join(word for word, _ in line), style)
    return baseline, width


@dataclass(slots=True)
class Flow:
    """A document being typed: its sheets so far, and the base line reached on the last of them."""

    new_sheet: Callable[[], Sheet]
    style: Style = BODY
    leading_mm: float = 6.7
    gap_mm: float = 2.1  # 6 pt between paragraphs
    baseline_mm: float = TOP_MM
    sheets: list[Sheet] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sheets.append(self.new_sheet())

    @property
    def sheet(self) -> Sheet:
        """The sheet being written on."""
        return self.sheets[-1]

    def room_mm(self) -> float:
        """How much is left above the bottom margin."""
        return BOTTOM_MM - self.baseline_mm

    def turn_page(self) -> None:
        """Start the next page, its number centred in the top margin."""
        self.sheets.append(self.new_sheet())
        self.sheet.centred(self.sheet.size_mm[0] / 2, 14.5, str(len(self.sheets)), Style(Face.REGULAR, 13))
        self.baseline_mm = TOP_MM + 0.5

    def advance(self, mm: float) -> None:
        """Go down by `mm`, over the page's end if there is no room."""
        self.baseline_mm += mm
        if self.baseline_mm > BOTTOM_MM:
            self.turn_page()
            self.baseline_mm += 4.5

    def paragraph(self, text: str, indent_mm: float = INDENT_MM, style: Style | None = None) -> None:
        """Set a justified paragraph with an indented first line."""
        words = words_of(text, style or self.style)
        measure = RIGHT_MM - LEFT_MM
        lines = break_lines(self.sheet, words, measure - indent_mm, measure)
        self.baseline_mm += self.gap_mm
        is_headline = len(lines) == 1 and all(face.face in BOLD_OF.values() for _, face in words)
        if is_headline and self.room_mm() < 3 * self.leading_mm:
            self.turn_page()
        for number, line in enumerate(lines):
            self.advance(self.leading_mm)
            inset = indent_mm if number == 0 else 0.0
            set_line(self.sheet, line, LEFT_MM + inset, measure - inset, self.baseline_mm, number < len(lines) - 1)

    def paragraphs(self, text: str, style: Style | None = None) -> None:
        """Set every paragraph of `text`."""
        for part in paragraphs(text):
            self.paragraph(part, style=style)
