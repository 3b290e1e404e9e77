import hashlib
import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import pytest
from PIL import Image

from archivist import durable
from archivist.model.geometry import Box
from archivist.pdf.bind import bind
from archivist.pdf.encode import encode
from archivist.pdf.encoded import Colour, EncodedPage, Filter, Layer
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.metadata import pdf_date
from archivist.pdf.pixels import fax, jpeg
from archivist.settings import Facsimile
from archivist.troubles import DiskFull
from tests.pdf.leaves import A5, ABOUT, DPI, STAMP, bound, colour_page, one_page, spread, written
from tests.pdf.reading import seen

EVEN_DPI = 288  # four px to a point: whole pages come to whole px

BOOK = (
    FacsimilePage(colour_page(), spread("Quyết định", A5), "1", STAMP, "Quyết định số 12/QĐ-UBND"),
    FacsimilePage(colour_page(), None, "1v", STAMP),
    FacsimilePage(colour_page(), spread("Tờ trình", A5), "2", STAMP, "Tờ trình số 45/TTr-UBND (bản sao)"),
)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (bound(tmp_path / f"{n}.pdf", *BOOK) for n in (1, 2))
    assert first.read_bytes() == second.read_bytes()


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    """Nothing hangs on the seed of hashes, the clock or the path."""
    code = (
        "from pathlib import Path; import sys; from tests.pdf.test_bind import BOOK; from tests.pdf.leaves import bound;"
        "sys.stdout.write(str(bound(Path(sys.argv[1]), *BOOK)))"
    )
    other = tmp_path / "elsewhere" / "b.pdf"
    subprocess.run([sys.executable, "-c", code, str(other)], check=True, env={"PYTHONHASHSEED": "77", "PYTHONPATH": "."})
    assert other.read_bytes() == bound(tmp_path / "a.pdf", *BOOK).read_bytes()


def test_another_title_gives_another_file_id(tmp_path: Path) -> None:
    ids = []
    for title in ("một", "hai"):
        with pikepdf.open(bound(tmp_path / f"{title}.pdf", *BOOK, about=replace(ABOUT, title=title))) as pdf:
            ids.append(bytes(pdf.trailer.ID[1]))
    assert ids[0] != ids[1]


@pytest.mark.parametrize(
    ("size", "dpi"), [((2480, 3508), 300), ((1654, 1165), 200), ((3307, 2339), 200), ((900, 400), 150.5)]
)
def test_pages_have_their_true_size(tmp_path: Path, size: tuple[int, int], dpi: float) -> None:
    blank = np.full((size[1], size[0]), 255, np.uint8)
    with pypdfium2.PdfDocument(one_page(blank, tmp_path / "a.pdf", dpi=dpi)) as pdf:
        width, height = pdf[0].get_size()
    assert width / 72 * 25.4 == pytest.approx(size[0] / dpi * 25.4, abs=0.01)
    assert height / 72 * 25.4 == pytest.approx(size[1] / dpi * 25.4, abs=0.01)


def test_a_page_larger_than_a_pdf_allows_keeps_its_true_size(tmp_path: Path) -> None:
    with pikepdf.open(one_page(np.full((20, 25_000), 255, np.uint8), tmp_path / "a.pdf", dpi=72)) as pdf:
        page = pdf.pages[0].obj
        assert float(page.MediaBox[2]) <= 14400
        assert float(page.MediaBox[2]) * int(page.UserUnit) == pytest.approx(25_000)


def test_what_is_seen_is_the_rendition(tmp_path: Path) -> None:
    shown = seen(one_page(written(), tmp_path / "a.pdf", dpi=EVEN_DPI, settings=Facsimile(layered=False)), EVEN_DPI)
    (layer,) = encode(written(), DPI, Facsimile(layered=False)).layers
    compressed = np.asarray(Image.open(io.BytesIO(layer.pixels)))
    assert np.abs(shown.astype(int) - compressed).mean() < 1


def test_black_and_white_is_seen_to_the_pixel(tmp_path: Path) -> None:
    bits = np.where(written()[..., 1] < 120, 0, 255).astype(np.uint8)
    assert (seen(one_page(bits, tmp_path / "a.pdf", dpi=EVEN_DPI), EVEN_DPI)[..., 0] == bits).all()


def test_layers_lie_where_they_belong(tmp_path: Path) -> None:
    """A coarse paper, and two inks that show through masks over a part of it; what reaches over the page is cut off."""
    half = np.zeros((100, 100), bool)
    half[:50] = True

    def ink(colour: tuple[int, int, int], place: Box) -> Layer:
        mask = Layer(fax(half), Filter.FAX, Colour.BITS, (100, 100), place)
        return Layer(jpeg(np.full((5, 5, 3), colour, np.uint8), 95), Filter.DCT, Colour.RGB, (5, 5), place, mask)

    light = jpeg(np.full((100, 100, 3), 250, np.uint8), 90)
    whole = Layer(light, Filter.DCT, Colour.RGB, (100, 100), Box(0, 0, 480, 480))
    layers = (whole, ink((200, 0, 0), Box(300, 100, 400, 200)), ink((0, 0, 200), Box(0, 300, 100, 400)))
    path = bound(tmp_path / "a.pdf", FacsimilePage(EncodedPage(layers, (400, 400), EVEN_DPI), stamp=STAMP))
    page = seen(path, EVEN_DPI)
    assert np.abs(page[125, 350].astype(int) - (200, 0, 0)).max() < 4
    assert np.abs(page[325, 50].astype(int) - (0, 0, 200)).max() < 4
    assert all(np.abs(page[y, x].astype(int) - 250).max() < 3 for y, x in [(175, 350), (375, 50), (200, 200)])
    assert (page[403, 3] == 255).all()  # the strip for the stamp is not paper


def test_what_it_says_about_itself(tmp_path: Path) -> None:
    with pikepdf.open(bound(tmp_path / "a.pdf", *BOOK)) as pdf:
        assert str(pdf.Root.Lang) == "vi"
        assert str(pdf.docinfo.CreationDate) == "D:20260102030405+00'00'"  # asked first: metadata are mended when opened
        with pdf.open_metadata() as said:
            assert said.pdfa_status == "2U"
            assert said["dc:title"] == ABOUT.title == str(pdf.docinfo.Title)
            assert list(said["dc:creator"]) == [ABOUT.agency]
            assert said["dc:identifier"] == "H49.64.33.2001.160"
            assert said["dc:source"] == ABOUT.fonds
            assert "vi" in said["dc:language"]
            assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2026-01-02T03:04:05+00:00"
            assert said["pdf:Producer"] == said["xmp:CreatorTool"] == "Archivist 0.1.0" == str(pdf.docinfo.Producer)


def test_moments_are_written_with_their_zone() -> None:
    moment = datetime(2026, 1, 2, 10, 4, 5, tzinfo=timezone(timedelta(hours=7)))
    assert pdf_date(moment) == "D:20260102100405+07'00'"


def test_odd_words_about_it_do_no_harm(tmp_path: Path) -> None:
    odd = replace(ABOUT, title="a\0b\ud800\uffff]]>&<c", agency="", rules="")
    with pikepdf.open(bound(tmp_path / "a.pdf", *BOOK, about=odd)) as pdf, pdf.open_metadata() as said:
        assert said["dc:title"] == "ab]]>&<c"
        assert "dc:creator" not in said


def test_documents_stand_in_the_outline_and_leaves_on_the_labels(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(bound(tmp_path / "a.pdf", *BOOK)) as pdf:
        toc = [(entry.get_title(), entry.get_dest().get_index()) for entry in pdf.get_toc()]
        assert toc == [("Quyết định số 12/QĐ-UBND", 0), ("Tờ trình số 45/TTr-UBND (bản sao)", 2)]
        assert [pdf.get_page_label(n) for n in range(3)] == ["1", "1v", "2"]


def test_pages_are_fetched_when_their_turn_comes(tmp_path: Path) -> None:
    fetched: list[int] = []

    def fetch(number: int) -> EncodedPage:
        fetched.append(number)
        return colour_page()

    def pages() -> Iterator[FacsimilePage]:
        for number in range(70):
            assert len(fetched) == number
            yield FacsimilePage(partial(fetch, number), lambda: spread("một", A5), str(number + 1))

    bind(pages(), ABOUT, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        pictures = [hashlib.sha256(page.Resources.XObject["/L0"].read_raw_bytes()).digest() for page in pdf.pages]
    assert len(pictures) == 70
    assert set(pictures) == {hashlib.sha256(colour_page().layers[0].pixels).digest()}


def test_a_facsimile_without_pages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError):
        bind([], ABOUT, tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    def fail() -> EncodedPage:
        raise RuntimeError("the vault lost it")

    with pytest.raises(RuntimeError):
        bind([FacsimilePage(colour_page()), FacsimilePage(fail)], ABOUT, tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_a_trouble_and_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class FullDisk(durable.Disk):
        def sync(self, path: Path) -> None:
            raise OSError(28, "No space left on device")

    old = bound(tmp_path / "a.pdf", *BOOK).read_bytes()
    monkeypatch.setattr(durable, "disk", FullDisk())
    with pytest.raises(DiskFull):
        bound(tmp_path / "a.pdf", FacsimilePage(colour_page()))
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == old


def test_qpdf_finds_nothing_to_complain_about(tmp_path: Path) -> None:
    with pikepdf.open(bound(tmp_path / "a.pdf", *BOOK)) as pdf:
        with pytest.warns(UserWarning, match="jbig2dec"):  # bits are read back by other programs, in test_jbig2.py
            assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == "1.7"


@pytest.mark.parametrize("size", [(2464, 3508), (2480, 3507), (1999, 2871)])
def test_every_dot_is_shown_where_it_was_scanned(tmp_path: Path, size: tuple[int, int]) -> None:
    """At the resolution of the scan a reader shows each picture dot for dot: none is stretched by a rounded number."""
    chance = np.random.default_rng(3)
    dots = np.where(chance.random((size[1], size[0])) < 0.03, 0, 255).astype(np.uint8)
    shown = seen(one_page(dots, tmp_path / "a.pdf", dpi=300), 300)
    assert shown.shape[:2] == dots.shape
    assert (shown[..., 0] == dots).all()
