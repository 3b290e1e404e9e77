from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st

from archivist.model.geometry import MM_PER_INCH, Box
from archivist.pdf.encode import encode
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.fonts import EmbeddedFont, drawn
from archivist.pdf.pixels import Picture
from archivist.pdf.sheet import PT_PER_MM, sheet_of
from archivist.pdf.stamp import CORNER_MM, FOOTER_MM, MOST_INK, Stamp, find_ink, place_stamp
from archivist.pdf.stamp_drawing import stamp_drawing, wrap
from archivist.settings import Facsimile
from tests.pdf.leaves import A5, DPI, STAMP, bound, one_page, paper, written
from tests.pdf.reading import copied, seen, words_of

PX = DPI / MM_PER_INCH


def box_of(rendition: Picture) -> Box:
    box = place_stamp(rendition, DPI).box
    assert box is not None
    return box


def test_clean_paper_takes_the_stamp_low_and_right() -> None:
    box = box_of(paper())
    assert box.bottom * PX > A5[1] - 6 * PX
    assert box.right * PX > A5[0] - 6 * PX


@pytest.mark.parametrize("mark", ["type", "pale pen", "seal", "page number", "hairline"])
def test_the_stamp_keeps_off(mark: str) -> None:
    page = paper().copy()
    free = box_of(page).scaled(PX, PX)
    left, top, right, bottom = (round(edge) for edge in (free.left, free.top, free.right, free.bottom))
    if mark == "type":
        cv2.putText(page, "Noi nhan: Nhu Dieu 3", (left, bottom - 20), cv2.FONT_HERSHEY_SIMPLEX, 1, (60, 60, 60), 2)
    elif mark == "pale pen":
        cv2.line(page, (left, top), (right, bottom), (190, 195, 225), 4)
    elif mark == "seal":
        cv2.circle(page, (right - 60, bottom - 30), 60, (225, 150, 150), 5)
    elif mark == "page number":
        cv2.putText(page, "12", ((left + right) // 2, bottom - 20), cv2.FONT_HERSHEY_SIMPLEX, 1, (30, 30, 30), 3)
    else:
        cv2.line(page, (left, (top + bottom) // 2), (right, (top + bottom) // 2), (120, 120, 120), 2)
    moved = box_of(page)
    clean = np.any(page != paper(), axis=2)
    rows, columns = (
        slice(round(moved.top * PX), round(moved.bottom * PX)),
        slice(round(moved.left * PX), round(moved.right * PX)),
    )
    assert clean[rows, columns].mean() <= MOST_INK


def test_a_full_foot_gets_a_strip() -> None:
    assert place_stamp(written(foot=False), DPI).box is None
    assert place_stamp(written(foot=True), DPI).box is not None


@pytest.mark.parametrize("size", [(1, 1), (300, 2000), (1165, 90), (1165, 300)])
def test_small_pages_get_a_strip(size: tuple[int, int]) -> None:
    """A page 38 mm high is nothing but the two corners kept for signatures."""
    assert place_stamp(paper(size), DPI).box is None


def test_a_black_page_gets_a_strip() -> None:
    assert place_stamp(np.full((1654, 1165), 20, np.uint8), DPI).box is None


def test_grey_and_colour_are_placed_alike() -> None:
    assert place_stamp(written()[..., 0], DPI).box is not None


def test_stains_of_paper_are_not_ink() -> None:
    page = paper().astype(np.float32)
    shadow = cv2.GaussianBlur((np.arange(A5[0]) > 500).astype(np.float32)[None].repeat(A5[1], 0), (0, 0), 60) * 30
    assert not find_ink((page - shadow[..., None]).clip(0, 255).astype(np.uint8), DPI).any()


@given(
    st.integers(0, 2**32 - 1), st.integers(0, 60), st.sampled_from([(1165, 1654), (1654, 1165), (900, 500), (2340, 1654)])
)
def test_never_over_ink_and_never_in_the_corners(seed: int, marks: int, size: tuple[int, int]) -> None:
    width, height = size
    page, random = np.full((height, width), 255, np.uint8), np.random.default_rng(seed)
    for _ in range(marks):
        x, y = int(random.integers(0, width)), int(random.integers(max(0, height - 300), height))
        cv2.rectangle(page, (x, y), (x + int(random.integers(1, 200)), y + int(random.integers(1, 30))), 0, -1)
    box = place_stamp(page, DPI).box
    if box is None:
        return
    part = page[round(box.top * PX) : round(box.bottom * PX), round(box.left * PX) : round(box.right * PX)]
    assert (part == 0).mean() <= MOST_INK
    assert box.top >= CORNER_MM[1] or (box.left >= CORNER_MM[0] and box.right <= width / PX - CORNER_MM[0])
    assert box.bottom <= height / PX


def test_the_code_and_the_words_say_the_same(tmp_path: Path) -> None:
    path = one_page(written(), tmp_path / "a.pdf", stamp=STAMP)
    (read,) = zxingcpp.read_barcodes(seen(path, 300))
    assert read.text == STAMP.scanned == "H49.64.33.2001.160.0000001|3/12|Phông 01"
    assert copied(path).splitlines() == ["H49.64.33.2001.160.0000001#J", "Phông 01 · 3/12"]


@pytest.mark.parametrize("stamp", [
    Stamp("H" * 120, "1234/5678", "Phông Ủy ban nhân dân xã Tân Lĩnh Hạ, huyện Lâm Phước"),
    Stamp("A.1", "1/1", ""),
    Stamp("H49", "1/2", "漢 😀"),
])  # fmt: skip
def test_no_part_of_the_stamp_is_cut_off(tmp_path: Path, stamp: Stamp) -> None:
    path = one_page(written(), tmp_path / "a.pdf", stamp=stamp)
    place = encode(written(), DPI, Facsimile()).stamp_place.box
    assert place is not None
    box = place.scaled(PT_PER_MM, PT_PER_MM).grown(1)
    assert "".join(copied(path).split()) == "".join("".join(stamp.lines).split())
    for word in words_of(path):
        assert box.overlap(word.box).area == pytest.approx(word.box.area, rel=0.02), word


def test_lines_break_only_where_they_must() -> None:
    font = EmbeddedFont(drawn())
    assert wrap(("abc", "de"), 100, font) == ["abc", "de"]
    assert "".join(wrap(("Ủy ban nhân dân",), 3, font)) == "Ủy ban nhân dân"
    assert wrap(("ab",), 0.01, font) == ["a", "b"]


def test_the_strip_lies_below_the_page_and_hides_nothing(tmp_path: Path) -> None:
    page = encode(written(foot=False), DPI, Facsimile(layered=False))
    plain, stamped = (bound(tmp_path / f"{s}.pdf", FacsimilePage(page, stamp=s)) for s in (None, STAMP))
    with pikepdf.open(plain) as before, pikepdf.open(stamped) as after:
        grown = float(after.pages[0].mediabox[3]) - float(before.pages[0].mediabox[3])
        assert grown == pytest.approx(FOOTER_MM * PT_PER_MM, abs=72 / DPI)
    without, with_strip = seen(plain, DPI), seen(stamped, DPI)
    difference = np.abs(without.astype(int) - with_strip[: without.shape[0]].astype(int))
    assert difference.max() == 0
    strip = with_strip[without.shape[0] :]
    assert (strip < 100).any()
    (read,) = zxingcpp.read_barcodes(seen(stamped, 300))
    assert read.text == STAMP.scanned


@pytest.mark.parametrize("size", [(1, 1), (60, 60), (300, 200)])
def test_a_scrap_of_paper_gets_a_strip_that_can_be_read(tmp_path: Path, size: tuple[int, int]) -> None:
    path = one_page(paper(size), tmp_path / "a.pdf", stamp=STAMP)
    (read,) = zxingcpp.read_barcodes(seen(path, 600))
    assert read.text == STAMP.scanned


def test_the_stamp_can_be_hidden(tmp_path: Path) -> None:
    page = encode(written(), DPI, Facsimile())
    plain, stamped = (bound(tmp_path / f"{s}.pdf", FacsimilePage(page, stamp=s)) for s in (None, STAMP))
    hidden = tmp_path / "hidden.pdf"
    with pikepdf.open(stamped) as pdf:
        assert str(pdf.Root.OCProperties.D.Name) == "Mã lưu trữ"
        del pdf.Root.OCProperties.D["/ON"]
        pdf.Root.OCProperties.D.OFF = pikepdf.Array([pdf.Root.OCProperties.OCGs[0]])
        pdf.save(hidden)
    assert (seen(hidden, 100) == seen(plain, 100)).all()
    assert (seen(stamped, 100) != seen(plain, 100)).any()


def test_the_same_stamp_is_drawn_with_the_same_operators() -> None:
    box = sheet_of(encode(written(), DPI, Facsimile()), STAMP).stamp
    assert box is not None
    assert stamp_drawing(STAMP, box, EmbeddedFont(drawn())) == stamp_drawing(STAMP, box, EmbeddedFont(drawn()))
