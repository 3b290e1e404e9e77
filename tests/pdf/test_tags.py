from pathlib import Path
from typing import Any

import pikepdf

from archivist.model.geometry import Box
from archivist.model.text import Kind, Line, PageText, Word
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.words import paragraphs
from tests.judges.verapdf import VeraPdf
from tests.pdf.leaves import A5, STAMP, bound, colour_page, spread
from tests.pdf.test_bind import BOOK


def line(text: str, left: float, top: float, kind: Kind = Kind.PRINT, column: int = 0) -> Line:
    at, words = left, []
    for word in text.split():
        words.append(Word(word, Box(at, top, at + 10 * len(word), top + 20), 0.9))
        at += 10 * len(word) + 8
    return Line(tuple(words), kind, column)


LETTER = PageText(
    (
        line("ỦY BAN NHÂN DÂN", 60, 80),
        line("XÃ AN BÌNH", 60, 105),
        line("CỘNG HÒA XÃ HỘI", 600, 80, column=1),
        line("Kính gửi: các thôn", 60, 300),
        line("và các đơn vị", 60, 325),
        line("ĐẾN ngày 5", 700, 330, Kind.STAMP),
        line("Nơi nhận:", 60, 900),
    ),
    A5,
    200.0,
    "by hand",
    "vie",
)


def read_aloud(path: Path) -> list[list[str]]:
    """The kinds of the parts of each page, in the order in which the tree names them, checked against what is marked."""
    with pikepdf.open(path) as pdf:
        whole = pdf.Root.StructTreeRoot.K
        assert whole.S == "/Document"
        nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        parents = {int(key): parts for key, parts in zip(nums[::2], nums[1::2], strict=True)}
        return [_parts(section, parents) for section in whole.K]


def _parts(section: Any, parents: dict[int, Any]) -> list[str]:
    page = section.K[0].Pg
    assert [int(part.K) for part in section.K] == list(range(len(section.K))) == _marks(page)
    assert [part.objgen for part in parents[int(page.StructParents)]] == [part.objgen for part in section.K]
    return [str(part.S) for part in section.K]


def _marks(page: Any) -> list[int]:
    steps = pikepdf.parse_content_stream(pikepdf.Page(page), "BDC")
    return [int(s.operands[1].MCID) for s in steps if isinstance(s.operands[1], pikepdf.Dictionary)]


def test_lines_of_one_paragraph_belong_together() -> None:
    told = [" / ".join(line.text for line in lines) for lines in paragraphs(LETTER)]
    assert told == [
        "ỦY BAN NHÂN DÂN / XÃ AN BÌNH",
        "CỘNG HÒA XÃ HỘI",
        "Kính gửi: các thôn / và các đơn vị",
        "ĐẾN ngày 5",
        "Nơi nhận:",
    ]


def test_the_tree_names_the_parts_of_each_page_in_reading_order(tmp_path: Path) -> None:
    pages = FacsimilePage(colour_page(), LETTER, "1", STAMP), FacsimilePage(colour_page(), None, "2", STAMP)
    path = bound(tmp_path / "a.pdf", *pages)
    assert read_aloud(path) == [["/P"] * 5, ["/Figure"]]
    with pikepdf.open(path) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.StructTreeRoot.K.K[1].K[0].Alt) == "Ảnh trang 2"


def test_everything_on_a_page_is_a_part_or_set_aside(tmp_path: Path) -> None:
    """What paints stands between marks, as level A of the standard asks (ISO 19005-2, 6.7.3)."""
    with pikepdf.open(bound(tmp_path / "a.pdf", *BOOK)) as pdf:
        for page in pdf.pages:
            open_marks, outside = 0, []
            for step in pikepdf.parse_content_stream(page):
                sign = str(step.operator)
                open_marks += {"BMC": 1, "BDC": 1, "EMC": -1}.get(sign, 0)
                if sign in {"Do", "Tj", "f", "S"} and not open_marks:
                    outside.append(sign)
            assert (open_marks, outside) == (0, [])


def test_a_judge_finds_the_tags_good_enough_for_level_a(tmp_path: Path, verapdf: VeraPdf) -> None:
    """Nothing but the mark itself, which says 2u, differs from the stricter level."""
    pages = FacsimilePage(colour_page(), LETTER, "1", STAMP), FacsimilePage(colour_page(), spread("Một", A5), "2")
    assert {
        rule for rule in verapdf.judge(bound(tmp_path / "a.pdf", *pages), "2a").rules if not rule.startswith("6.6.4")
    } == set()
