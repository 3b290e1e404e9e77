import math
import unicodedata
from pathlib import Path

import pytest

from archivist.model.geometry import Box
from archivist.model.recipe import Level, Recipe
from archivist.pdf.encode import encode
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.fonts import EmbeddedFont, glyphless, to_unicode
from archivist.pdf.words import text_blocks
from archivist.settings import Facsimile
from tests.pdf.leaves import A5, DPI, STAMP, bound, one_page, paper, spread, text_on, written
from tests.pdf.reading import Found, copied, finds, text_of, words_of

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nƯỡng ẩm, ợ, ỗ, ữ, ẵ, ỷ: đủ dấu"


def in_pt(box: Box) -> Box:
    return box.scaled(72 / DPI, 72 / DPI)


def assert_within_a_point(found: list[Found], expected: list[tuple[str, Box]]) -> None:
    assert [word.text for word in found] == [text for text, _ in expected]
    for word, (_, box) in zip(found, expected, strict=True):
        pairs = zip(
            (word.box.left, word.box.top, word.box.right, word.box.bottom),
            (box.left, box.top, box.right, box.bottom),
            strict=True,
        )
        assert max(abs(a - b) for a, b in pairs) < 1


def test_words_stand_exactly_where_they_were_read(tmp_path: Path) -> None:
    text = spread(MOTTO, A5)
    path = one_page(written(), tmp_path / "a.pdf", text=text)
    assert_within_a_point(words_of(path), [(w.text, in_pt(w.box)) for w in text.words])


def test_words_of_unequal_height_on_one_line_stay_exact_and_in_order(tmp_path: Path) -> None:
    line = [
        ("quyết", Box(100, 96, 190, 130)),
        ("an", Box(200, 106, 240, 124)),
        ("Đồng", Box(250, 90, 330, 131)),
        ("-", Box(340, 113, 352, 117)),
    ]
    path = one_page(paper(), tmp_path / "a.pdf", text=text_on(A5, line))
    assert_within_a_point(words_of(path), [(text, in_pt(box)) for text, box in line])
    assert copied(path) == "quyết an Đồng -"


def test_words_fit_a_rendition_that_was_skewed(tmp_path: Path) -> None:
    on_master = spread(MOTTO.replace("-", ""), A5)
    levelled = Recipe((Level(3.0),))
    upright = [(w.text, levelled.projection(A5).box(w.box)) for w in on_master.words]
    path = one_page(paper(), tmp_path / "a.pdf", text=text_on(A5, *[[one] for one in upright]))
    places = {word.text: word.box for word in words_of(path)}
    for text, box in upright:
        assert math.dist(places[text].centre, in_pt(box).centre) < 1


def test_diacritics_come_back_composed(tmp_path: Path) -> None:
    text = spread(unicodedata.normalize("NFD", MOTTO), A5)
    path = one_page(paper(), tmp_path / "a.pdf", text=text)
    assert text_of(path).strip().splitlines() == MOTTO.splitlines()
    assert unicodedata.is_normalized("NFC", text_of(path))
    assert copied(path).splitlines() == MOTTO.splitlines()


@pytest.mark.parametrize("sought", ["nghĩa việt nam", "Hạnh phúc", "đủ dấu"])
def test_a_search_lights_up_the_words(tmp_path: Path, sought: str) -> None:
    text = spread(MOTTO, A5)
    lit = finds(one_page(paper(), tmp_path / "a.pdf", text=text), sought)
    line = next(line for line in text.lines if sought.casefold() in line.text.casefold())
    words = [w for w in line.words if w.text.casefold() in sought.casefold().split()]
    expected, height = in_pt(words[0].box.union(words[-1].box)), A5[1] * 72 / DPI
    around = Box.around([corner for box in lit for corner in box.corners])
    assert abs(around.left - expected.left) < 1
    assert abs(around.right - expected.right) < 1
    assert abs(height - around.bottom - expected.top) < 1
    assert abs(height - around.top - expected.bottom) < 1


def test_columns_are_copied_one_after_the_other(tmp_path: Path) -> None:
    left = [("ỦY", Box(60, 80, 100, 106)), ("BAN", Box(110, 80, 160, 106))]
    right = [("CỘNG", Box(600, 80, 680, 106)), ("HÒA", Box(690, 80, 750, 106))]
    below = [("XÃ", Box(60, 120, 100, 146)), ("BÌNH", Box(110, 120, 180, 146))]
    path = one_page(paper(), tmp_path / "a.pdf", text=text_on(A5, left, below, right))
    assert copied(path).split() == ["ỦY", "BAN", "XÃ", "BÌNH", "CỘNG", "HÒA"]


@pytest.mark.parametrize("odd", ["😀👩‍👩‍👧", "漢喃𡨸", "Ελληνικά", "кириллица", "﷽", "e\u0301\u0323", "a\u00a0b", "\u2028"])
def test_any_character_is_kept(tmp_path: Path, odd: str) -> None:
    path = one_page(paper(), tmp_path / "a.pdf", text=text_on(A5, [(odd, Box(100, 100, 300, 140))]))
    assert unicodedata.normalize("NFC", odd).strip() in copied(path).replace("\n", "") or odd == "﷽"


def test_characters_that_no_pdf_may_hold_are_left_out() -> None:
    font = EmbeddedFont(glyphless())
    assert font.encoded("\0\ufeff\ufffe") == ("", 0)
    assert font.encoded("\ud800")[1] == 1
    (shown,) = text_blocks(text_on(A5, [("\0", Box(0, 0, 9, 9)), ("a", Box(10, 0, 20, 9))]), A5, font)
    assert shown.count(b"Tj") == 2  # the gap and the letter


def test_words_without_extent_do_not_break_the_page(tmp_path: Path) -> None:
    flat = [("phẳng", Box(100, 100, 100, 100)), ("ngược", Box(90, 120, 80, 110))]
    assert copied(one_page(paper(), tmp_path / "a.pdf", text=text_on(A5, flat))).split() == ["phẳng", "ngược"]


def test_words_read_on_a_smaller_picture_are_scaled_to_the_page(tmp_path: Path) -> None:
    half = text_on((A5[0] / 2, A5[1] / 2), [("nửa", Box(50, 60, 90, 80))])  # type: ignore[arg-type]  # an odd width
    path = one_page(paper(), tmp_path / "a.pdf", text=half)
    assert_within_a_point(words_of(path), [("nửa", in_pt(Box(100, 120, 180, 160)))])


def test_words_rise_with_the_page_when_it_gets_a_strip(tmp_path: Path) -> None:
    text = spread("Kính gửi", A5)
    full = encode(written(foot=False), DPI, Facsimile())
    assert full.stamp_place.box is None
    path = bound(tmp_path / "a.pdf", FacsimilePage(full, text, stamp=STAMP))
    assert_within_a_point(words_of(path)[:2], [(w.text, in_pt(w.box)) for w in text.words])


def test_a_page_without_words_has_no_text(tmp_path: Path) -> None:
    assert text_of(bound(tmp_path / "a.pdf", FacsimilePage(encode(paper(), DPI, Facsimile())))).strip() == ""


def test_the_map_of_characters_comes_in_blocks_of_a_hundred() -> None:
    cmap = to_unicode({chr(0x4E00 + n): n + 1 for n in range(250)}).decode()
    assert [line for line in cmap.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]
    assert "<0001> <4E00>" in cmap
