from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from archivist.pdf.cells import coarsest
from archivist.pdf.encode import encode
from archivist.pdf.encoded import Colour, EncodedPage, Filter
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.ink import darkness, find_strokes, weakest
from archivist.pdf.layered import layered
from archivist.pdf.pixels import Picture
from archivist.pdf.profile import PROFILES
from archivist.settings import Facsimile
from tests.pdf.leaves import A5, DPI, bound, paper, written
from tests.pdf.reading import seen

STANDARD = PROFILES["standard"]
EVEN_DPI = 288  # four px to a point: whole pages come to whole px


def shown(rendition: Picture, folder: Path) -> Picture:
    """A page as a reader draws it from its layers."""
    layers = layered(rendition, EVEN_DPI, STANDARD)
    assert layers
    size = (rendition.shape[1], rendition.shape[0])
    return seen(bound(folder / "a.pdf", FacsimilePage(EncodedPage(layers, size, EVEN_DPI))), EVEN_DPI)


def test_a_written_page_is_much_smaller_in_layers() -> None:
    apart, whole = (encode(written(), DPI, Facsimile(layered=yes)) for yes in (True, False))
    assert len(apart.layers) == 3
    assert apart.length < whole.length / 3


def test_edges_are_kept_lossless_at_full_resolution() -> None:
    _, *inks = layered(written(), DPI, STANDARD)
    for layer in inks:
        assert layer.mask is not None
        assert (layer.mask.filter, layer.mask.colour) == (Filter.JBIG2, Colour.BITS)
        assert (layer.place.width, layer.place.height) == layer.mask.size


def test_the_page_looks_the_same(tmp_path: Path) -> None:
    before, after = written().astype(int), shown(written(), tmp_path).astype(int)
    assert before.shape == after.shape
    assert np.abs(cv2.blur((after - before).astype(np.float32), (12, 12))).max() < 60
    assert np.abs(after - before).mean() < 9


@pytest.mark.parametrize("colour", [(196, 30, 48), (40, 60, 170), (30, 28, 34), (150, 150, 150), (20, 110, 60)])
def test_inks_keep_their_colour_and_their_place(tmp_path: Path, colour: tuple[int, int, int]) -> None:
    page = paper().copy()
    cv2.circle(page, (600, 800), 150, colour, 8)
    cv2.putText(page, "Chu ky", (500, 800), cv2.FONT_HERSHEY_SIMPLEX, 2, colour, 5)
    inked = np.any(page != paper(), axis=2)
    core = cv2.erode(inked.view(np.uint8), np.ones((5, 5), np.uint8)) > 0
    after = shown(page, tmp_path)
    assert np.abs(after[core].mean(axis=0) - colour).max() < 15
    far = cv2.dilate(inked.view(np.uint8), np.ones((7, 7), np.uint8)) == 0
    assert np.abs(after[far].astype(int) - paper()[far]).mean() < 4


def test_stains_stay_visible(tmp_path: Path) -> None:
    stain = np.zeros(A5[::-1], np.float32)
    cv2.circle(stain, (500, 1500), 90, 1.0, -1)
    soft = np.asarray(cv2.GaussianBlur(stain, (0, 0), 12))[..., None]
    page = (written() - soft * np.array([30, 50, 70])).clip(0, 255).astype(np.uint8)
    after = shown(page, tmp_path).astype(int)
    assert np.abs(after[1470:1530, 470:530].mean(axis=(0, 1)) - page[1470:1530, 470:530].mean(axis=(0, 1))).max() < 6


def test_pale_letters_near_black_ones_stay_pale(tmp_path: Path) -> None:
    page = paper().copy()
    cv2.putText(page, "DEN", (300, 600), cv2.FONT_HERSHEY_SIMPLEX, 2, (20, 20, 20), 8)
    cv2.putText(page, "NHAT", (310, 650), cv2.FONT_HERSHEY_SIMPLEX, 1.5, (180, 176, 170), 5)
    pale = np.all(page == (180, 176, 170), axis=2)
    core = cv2.erode(pale.view(np.uint8), np.ones((3, 3), np.uint8)) > 0
    after = shown(page, tmp_path).astype(int)
    assert np.abs(after[core].mean(axis=0) - (180, 176, 170)).max() < 25
    assert (after[core].max(axis=1) < 80).mean() < 0.02


def test_fine_light_letters_on_a_dark_ground_are_not_taken_apart() -> None:
    """They would be paper, and blurred; the page that the layers show is compared, and they are given up."""
    page = paper().copy()
    cv2.rectangle(page, (100, 300), (1000, 900), (25, 25, 30), -1)
    for y in range(340, 880, 40):
        cv2.putText(page, "Chu trang tren nen den", (130, y), cv2.FONT_HERSHEY_SIMPLEX, 0.8, (250, 250, 250), 1)
    assert layered(page, DPI, STANDARD) == ()
    (layer,) = encode(page, DPI, Facsimile()).layers
    assert layer.size == A5
    assert layer.mask is None


@pytest.mark.parametrize(("page", "dpi"), [(paper(), 300.0), (written(), 150.0)], ids=["blank", "coarse"])
def test_blank_and_coarse_pages_stay_whole(page: Picture, dpi: float) -> None:
    assert layered(page, dpi, STANDARD) == ()
    (layer,) = encode(page, dpi, Facsimile()).layers
    assert layer.size == A5


def test_grey_pages_are_taken_apart_too(tmp_path: Path) -> None:
    grey = written()[..., 0]
    layers = layered(grey, DPI, STANDARD)
    assert [layer.colour for layer in layers] == [Colour.GREY] * len(layers)
    assert len(layers) == 2
    assert np.abs(shown(grey, tmp_path)[..., 0].astype(int) - grey).mean() < 9


@pytest.mark.parametrize("size", [(33, 1200), (1201, 35), (401, 399)])
def test_odd_sizes_fit(tmp_path: Path, size: tuple[int, int]) -> None:
    page = paper(size).copy()
    cv2.rectangle(page, (8, 8), (size[0] - 9, size[1] - 9), (30, 30, 30), 3)
    after = seen(bound(tmp_path / "a.pdf", FacsimilePage(encode(page, EVEN_DPI, Facsimile()))), EVEN_DPI)
    height, width = page.shape[:2]
    assert np.abs(after[:height, :width].astype(int) - page).mean() < 12


def test_strokes_are_found_and_grain_is_not() -> None:
    cell = 2
    marked = written()[: A5[1] // 8 * 8, : A5[0] // 8 * 8]
    strokes = find_strokes(darkness(weakest(marked), cell), cell)
    truth = np.any(marked != paper()[: marked.shape[0], : marked.shape[1]], axis=2)
    assert (strokes & truth).sum() > 0.8 * truth.sum()
    assert (strokes & ~truth).sum() < 0.02 * truth.sum()
    blank = paper()[: A5[1] // 8 * 8, : A5[0] // 8 * 8]
    assert not find_strokes(darkness(weakest(blank), cell), cell).any()


def test_ink_is_cut_out_where_it_stands() -> None:
    """A seal's colours are kept for the seal, not for the page."""
    page = paper().copy()
    cv2.circle(page, (600, 800), 90, (196, 30, 48), 8)
    _, seal = layered(page, DPI, STANDARD)
    assert seal.place.width < 240
    assert seal.place.height < 240
    assert seal.place.left <= 506
    assert seal.place.right >= 694


def test_colours_are_as_coarse_as_shows_the_same() -> None:
    even = np.full((400, 400, 3), (238, 232, 214), np.uint8)
    assert coarsest(even, 3, 2).shape == (100, 100, 3)
    spotted = even.copy()
    cv2.circle(spotted, (200, 200), 12, (200, 190, 150), -1)
    assert coarsest(spotted, 3, 2).shape[0] > 100
    fine = even.copy()
    fine[::2] -= 60
    assert coarsest(fine, 3, 2).shape == fine.shape


def test_a_page_with_little_on_it_keeps_it_finer() -> None:
    """A faint seal on an otherwise blank back: where there is room for its colours, they are kept."""
    back = paper((1654, 2339)).copy()
    cv2.circle(back, (800, 900), 90, (150, 70, 80), 3)
    little, full = PROFILES["small"], replace(PROFILES["small"], little=None)
    finer, coarser = layered(back, 200.0, little), layered(back, 200.0, full)
    assert sum(layer.length for layer in finer) > sum(layer.length for layer in coarser)
    assert finer[0].size > coarser[0].size
    ten_lines = written((1654, 2339))
    assert layered(ten_lines, 200.0, little) == layered(ten_lines, 200.0, full)
