"""The batch: which side goes through the feeder when, in what state."""

from dataclasses import dataclass

from . import paper
from .codes import document_separator
from .papers import acceptance, decision, letter_in, letter_out, minutes_1996, notice, report, submission
from .pen import write_digits
from .records import Paper
from .scanner import BLACK_BACKING, Pass
from .sheet import Ink, Sheet

WHITE = (0.968, 0.966, 0.955)
CREAM = (0.955, 0.945, 0.915)
RECYCLED = (0.945, 0.945, 0.940)
BRIGHT = (0.985, 0.986, 0.984)
NORMAL_DPI, FINE_DPI = 200, 300  # TT 05/2025/TT-BNV, article 8: 200 dpi at least, 300 dpi for maps and drawings


@dataclass(frozen=True, slots=True)
class Side:
    """One scanned side: what is on it, the paper and its wear, and its way through the scanner."""

    sheet: Sheet
    role: str  # page, blank or separator
    how: Pass
    tone: tuple[float, float, float] = WHITE
    wear: tuple[paper.Wear, ...] = ()
    document: int | None = None  # ordinal in the dossier, from 1
    page: int | None = None  # ordinal in the document, from 1
    behind: Sheet | None = None  # the other side of the leaf, which shows through
    through: float = 0.0


@dataclass(frozen=True, slots=True)
class Batch:
    """The documents of the dossier and the sides in the order of the feeder."""

    papers: tuple[Paper, ...]
    sides: tuple[Side, ...]


def _number_leaves(fronts: list[Sheet]) -> None:
    """Write the archive's leaf numbers in pencil, as ND 30/2020/ND-CP, article 29.4 asks."""
    for leaf, sheet in enumerate(fronts, start=1):
        left = sheet.size_mm[0] - 14 - 3 * len(str(leaf))
        write_digits(sheet, left, 13, str(leaf), 9000 + leaf, 4.0, Ink.PENCIL, 0.35)


def draw() -> Batch:
    """Draw every document, and put the sides in the order and state in which the feeder meets them."""
    minutes, asking, answer, deciding, closed, urging, taken, told = papers = (
        minutes_1996.draw(NORMAL_DPI), submission.draw(NORMAL_DPI), letter_in.draw(NORMAL_DPI),
        decision.draw(NORMAL_DPI), notice.draw(NORMAL_DPI), letter_out.draw(NORMAL_DPI),
        acceptance.draw(NORMAL_DPI), report.draw(FINE_DPI),
    )  # fmt: skip
    ask_1, ask_2 = asking.sheets  # both sides of one leaf
    decide_1, decide_2 = deciding.sheets
    one_sided = [s for p in (answer, deciding, closed, urging, taken, told) for s in p.sheets]
    _number_leaves([minutes.sheets[0], ask_1, *one_sided])
    staple, back_staple = paper.stapled, paper.stapled_back
    sides = (
        Side(minutes.sheets[0], "page", Pass(11, 0.5, shift_mm=(0.4, -0.3), blur_px=0.65, quality=80), CREAM,
             (paper.yellowed, paper.coffee), 1, 1),
        Side(ask_1, "page", Pass(21, -0.2), WHITE, (staple,), 2, 1, ask_2, 0.03),
        Side(ask_2, "page", Pass(31, 0.25), WHITE, (back_staple,), 2, 2, ask_1, 0.03),
        Side(answer.sheets[0], "page", Pass(41, 0.3), RECYCLED, (), 3, 1),
        Side(Sheet(NORMAL_DPI), "blank", Pass(51, -0.3), RECYCLED, (), 3),
        Side(document_separator(NORMAL_DPI), "separator", Pass(61, 0.4), BRIGHT),
        Side(decide_1, "page", Pass(71, -0.35), CREAM, (staple,), 4, 1),
        Side(Sheet(NORMAL_DPI), "blank", Pass(81, 0.35), CREAM, (back_staple,), 4, None, decide_1, 0.10),
        Side(decide_2, "page", Pass(91, 0.15, quarter_turns=2), CREAM, (staple,), 4, 2),
        Side(closed.sheets[0], "page", Pass(101, 2.4, backing=BLACK_BACKING, shift_mm=(-2.2, 0.6)), WHITE, (), 5, 1),
        Side(urging.sheets[0], "page", Pass(111, -0.25, blur_px=0.6), WHITE, (paper.folded,), 6, 1),
        Side(taken.sheets[0], "page", Pass(121, 0.1), RECYCLED, (staple,), 7, 1),
        Side(taken.sheets[1], "page", Pass(131, -0.45), RECYCLED, (staple,), 7, 2),
        Side(told.sheets[0], "page", Pass(141, 0.2, blur_px=0.7), WHITE, (staple,), 8, 1),
        Side(told.sheets[1], "page", Pass(151, -0.15, blur_px=0.7), WHITE, (staple,), 8, 2),
        Side(told.sheets[2], "page", Pass(161, 0.3, quarter_turns=1, blur_px=0.7), WHITE, (), 8, 3),
    )  # fmt: skip
    drawn, scanned = [id(s) for p in papers for s in p.sheets], [id(s.sheet) for s in sides if s.role == "page"]
    if drawn != scanned:
        raise SystemExit(f"{len(drawn)} pages were drawn, but {len(scanned)} go through the feeder.")
    return Batch(papers, sides)
