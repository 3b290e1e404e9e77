"""Sheets are drawn, worn as paper is worn, and read back by the same eyes that read a batch."""

import io
import zlib
from collections.abc import Callable

import cv2
import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pytest

from archivist.imaging.clean import clean
from archivist.imaging.patches import find_patches
from archivist.model.cover import DOCUMENT_BEGINS, Cover, box_payload, payload
from archivist.model.measures import Starts
from archivist.pdf.sheets import PrintedSheet, sheets_pdf
from archivist.settings import Imaging

DPI = 200
Grey = npt.NDArray[np.uint8]
COVER = PrintedSheet(
    payload(Cover("H49.64.33.2001.Đ160", 2, 3, 120)),
    "BÌA HỒ SƠ",
    ("H49.64.33.2001.Đ160", "Hồ sơ nâng cấp đường liên thôn Khe Trai", "Tập 2/3", "120 tờ"),
)
BOX = PrintedSheet(box_payload("12"), "HỘP 12", ("Đặt tờ này trước các hồ sơ trong hộp",))
SEPARATOR = PrintedSheet(DOCUMENT_BEGINS, "TỜ NGĂN", ("Văn bản mới bắt đầu sau tờ này",))


def pictures(*sheets: PrintedSheet, dpi: int = DPI) -> list[Grey]:
    """The pages as a printer draws them, in grey."""
    document = pypdfium2.PdfDocument(sheets_pdf(sheets))
    try:
        return [np.array(page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")) for page in document]
    finally:
        document.close()


@pytest.fixture(scope="module")
def printed() -> dict[str, Grey]:
    return {sheet.payload: pictures(sheet)[0] for sheet in (COVER, SEPARATOR)}


def test_both_sides_of_a_sheet_are_the_same_and_upside_down_too() -> None:
    front, back = pictures(COVER, dpi=72)
    assert (front == back).all()
    turned = np.rot90(front, 2)
    assert np.abs(front.astype(int) - turned.astype(int)).mean() < 4


def test_the_same_sheets_give_the_same_bytes() -> None:
    assert sheets_pdf([COVER, SEPARATOR]) == sheets_pdf([COVER, SEPARATOR])


def test_pages_are_a4_and_print_as_they_are() -> None:
    with pikepdf.open(io.BytesIO(sheets_pdf([COVER, SEPARATOR]))) as pdf:
        assert len(pdf.pages) == 4
        assert [round(float(x), 1) for x in pdf.pages[0].mediabox] == [0, 0, 595.3, 841.9]
        assert pdf.Root.ViewerPreferences.PrintScaling == "/None"


def test_words_can_be_read_by_people_and_copied() -> None:
    document = pypdfium2.PdfDocument(sheets_pdf([COVER]))
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    for words in (COVER.title, *COVER.lines):
        assert text.count(words) == 2


@pytest.mark.parametrize("name", ["T", "2", "3"])
def test_a_patch_code_is_read_at_both_ends_and_the_codes_beside_it_too(name: str) -> None:
    page = pictures(PrintedSheet(DOCUMENT_BEGINS, "TỜ NGĂN", (), name), dpi=100)[0]
    found = [p for p in find_patches(page, 100.0) if p.name == name]
    assert any(p.box.top < page.shape[0] / 4 for p in found)
    assert any(p.box.bottom > page.shape[0] * 3 / 4 for p in found)
    assert not find_patches(pictures(SEPARATOR, dpi=100)[0], 100.0)


@pytest.mark.parametrize(("name", "starts"), [("T", Starts.DOCUMENT), ("2", Starts.DOCUMENT), ("3", Starts.DOSSIER)])
def test_a_scanner_that_sees_only_the_patch_code_sees_what_begins(name: str, starts: Starts) -> None:
    page = pictures(PrintedSheet("x", "TỜ NGĂN", (), name))[0]
    side = round((14 + 52 + 4) / 25.4 * DPI)
    page[:, :side] = page[:, -side:] = 250
    found = clean(page, DPI, 1, Imaging()).measures.separator
    assert found is not None
    assert (found.kind, found.value, found.starts) == ("patch_t", name, starts)


def test_a_box_label_is_read_back() -> None:
    found = clean(pictures(BOX)[0], DPI, 1, Imaging()).measures.separator
    assert found is not None
    assert (found.value, found.starts) == ("ARCHIVIST:1:BOX:12", Starts.BOX)


def test_long_words_stay_on_the_sheet() -> None:
    long = PrintedSheet(SEPARATOR.payload, "BÌA HỒ SƠ", ("Đ" * 90, "về việc " * 60))
    page = pictures(long)[0]
    edge = round(8 / 25.4 * DPI)
    assert page[:, :edge].min() == page[:, -edge:].min() == 255


# --- what happens to paper ---


def chance(page: Grey) -> np.random.Generator:
    return np.random.default_rng(zlib.crc32(page.tobytes()[:1000]))


def skewed(degrees: float) -> Callable[[Grey], Grey]:
    def turn(page: Grey) -> Grey:
        height, width = page.shape
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 0.96)
        return np.asarray(cv2.warpAffine(page, matrix, (width, height), borderValue=(250,)), np.uint8)

    return turn


def upside_down(page: Grey) -> Grey:
    return np.ascontiguousarray(np.rot90(page, 2))


def sideways(page: Grey) -> Grey:
    return np.ascontiguousarray(np.rot90(page))


def coffee(page: Grey) -> Grey:
    """A ring and a pool over the upper left code, darker than the light of a scanner gets through."""
    stained, x, y = page.copy(), page.shape[1] // 5, page.shape[0] // 7
    cv2.circle(stained, (x, y), 150, (70,), 34)
    cv2.ellipse(stained, (x + 300, y + 40), (260, 90), 20, 0, 360, (60,), -1)
    return stained


def photocopied(page: Grey) -> Grey:
    """Copied twice on an old machine: spread ink, speckles, no greys."""
    worn = page
    for _ in range(2):
        soft = cv2.GaussianBlur(worn, (0, 0), 1.3).astype(float)
        noise = chance(page).normal(0, 22, page.shape)
        worn = np.where(soft + noise > 135, 255, 0).astype(np.uint8)
    specks = chance(page).random(page.shape) < 0.0015
    return np.asarray(np.where(cv2.dilate(specks.astype(np.uint8), np.ones((3, 3))) > 0, 0, worn), np.uint8)


def faded(page: Grey) -> Grey:
    return np.asarray(150 + page * 0.35 + chance(page).normal(0, 5, page.shape), np.uint8)


def torn(page: Grey) -> Grey:
    """The whole upper half is gone."""
    left = page.copy()
    left[: page.shape[0] // 2] = 245
    return left


def dark_bed(page: Grey) -> Grey:
    """The scanner's black background shows around a sheet that lies askew."""
    return np.asarray(cv2.copyMakeBorder(skewed(2.0)(page), 90, 60, 70, 110, cv2.BORDER_CONSTANT, value=(12,)), np.uint8)


WORN: list[Callable[[Grey], Grey]] = [
    lambda page: page,
    skewed(4.0),
    skewed(-9.0),
    upside_down,
    sideways,
    coffee,
    photocopied,
    faded,
    torn,
    dark_bed,
    lambda page: upside_down(coffee(photocopied(page))),
    lambda page: skewed(-3.0)(faded(coffee(page))),
]


@pytest.mark.parametrize("wear", WORN)
@pytest.mark.parametrize("sheet", [COVER, SEPARATOR], ids=["cover", "separator"])
def test_worn_sheets_are_read_back(wear: Callable[[Grey], Grey], sheet: PrintedSheet, printed: dict[str, Grey]) -> None:
    found = clean(wear(printed[sheet.payload]), DPI, 1, Imaging()).measures.separator
    assert found is not None
    assert found.value == sheet.payload
    assert found.starts is (Starts.DOSSIER if sheet is COVER else Starts.DOCUMENT)


@pytest.mark.long
def test_none_of_a_thousand_worn_sheets_is_missed(printed: dict[str, Grey]) -> None:
    """Each worn in its own way: askew by up to 12 degrees, any way up, stained, faded, copied."""
    missed = [n for n in range(1000) if not _seen(n, printed)]
    assert missed == []


def _seen(number: int, printed: dict[str, Grey]) -> bool:
    dice = np.random.default_rng(number)
    sheet = (COVER, SEPARATOR)[number % 2]
    page = np.ascontiguousarray(np.rot90(printed[sheet.payload], int(dice.integers(4))))
    for wear in (coffee, photocopied, faded):
        page = wear(page) if dice.random() < 0.4 else page
    page = skewed(float(dice.uniform(-12, 12)))(page)
    found = clean(page, DPI, 1, Imaging()).measures.separator
    return found is not None and found.value == sheet.payload
