"""Pages that a program wrote stay text and lines; what PDF/A does not allow is mended, and what cannot be is said."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from archivist.model.geometry import Box
from archivist.pdf.born import BornPage, mended
from archivist.pdf.check import check
from archivist.pdf.encoded import FOOTER, EncodedPage, StampPlace
from archivist.pdf.facsimile import FacsimilePage
from archivist.pdf.sheets import PrintedSheet, sheets_pdf
from archivist.pdf.unmendable import Unmendable
from tests.judges.verapdf import VeraPdf
from tests.pdf.leaves import STAMP, bound, text_on
from tests.pdf.reading import seen, text_of

A4 = 595.0, 842.0
LETTER = b"""BT /F1 20 Tf 72 760 Td (QUYET DINH so 12) Tj 0 -40 Td /F2 12 Tf (Ve viec xay dung duong) Tj
0 -20 Td <70EA> Tj ET 0.2 0.3 0.9 rg 72 600 100 20 re f 0 0 0 1 k 72 560 100 2 re f"""


def office(
    path: Path, content: bytes = LETTER, spoil: Callable[[pikepdf.Pdf], object] = lambda pdf: None, pages: int = 1
) -> Path:
    """A file as programs write them: common fonts only named, black as ink, notes, fields, and something that acts."""
    pdf = pikepdf.new()
    fonts = {
        "/F1": Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Helvetica-Bold")),
        "/F2": Dictionary(
            Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/TimesNewRoman"), Encoding=Name.WinAnsiEncoding
        ),
    }
    fonts = {name: pdf.make_indirect(font) for name, font in fonts.items()}  # as programs have them: once for all pages
    for number in range(pages):
        page = pdf.add_blank_page(page_size=A4)
        page.obj.Resources = Dictionary(Font=Dictionary(fonts))
        page.obj.Contents = pdf.make_stream(content + f" BT /F1 9 Tf 72 100 Td (trang {number}) Tj ET".encode())
        page.obj.AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)")))
        shown = pdf.make_stream(
            b"1 0 0 RG 2 w 1 1 58 18 re S", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 60, 20])
        )
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=Array([300, 600, 360, 620]), F=4, AP=Dictionary(N=shown)
        )
        page.obj.Annots = Array([pdf.make_indirect(note)])
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    spoil(pdf)
    pdf.save(path)
    return path


def picture_of(page: BornPage, *, footer: bool = False) -> EncodedPage:
    """What the stage of pictures knows of it: its size at 300 dpi, and where the stamp may stand."""
    place = FOOTER if footer else StampPlace(Box(120, 280, 182, 289))
    return EncodedPage((), (round(page.width / 72 * 300), round(page.height / 72 * 300)), 300.0, place)


def kept(source: Path, into: Path, pages: int = 1) -> list[BornPage]:
    found = mended(source, dict.fromkeys(range(pages)), into)
    assert all(isinstance(page, BornPage) for page in found.values()), found
    return [page for page in found.values() if isinstance(page, BornPage)]


def test_a_page_of_an_office_program_becomes_pdfa_without_being_drawn(tmp_path: Path, verapdf: VeraPdf) -> None:
    source = office(tmp_path / "office.pdf", pages=3)
    pages = [
        FacsimilePage(picture_of(page), None, str(n), STAMP, born=page)
        for n, page in enumerate(kept(source, tmp_path / "kept.pdf", 3), 1)
    ]
    path = bound(tmp_path / "a.pdf", *pages)
    assert verapdf.judge(path).findings == ()
    assert [doubt for doubt in check(path) if doubt.severity.value != "note"] == []
    assert "QUYET DINH so 12\n" in text_of(path)
    assert "trang 2" in text_of(path)
    with pikepdf.open(path) as pdf:
        assert len({page.Resources.XObject["/F0"].Resources.Font["/F1"].FontDescriptor.objgen for page in pdf.pages}) == 1
        assert not any(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in pdf.objects)
    assert path.read_bytes() == bound(tmp_path / "b.pdf", *pages).read_bytes()
    before, after = seen(source, 72, 1), seen(path, 72, 1)
    assert after.shape == before.shape
    assert (np.abs(after[610 : 842 - 205].astype(int) - before[610 : 842 - 205]) > 60).mean() < 0.01
    assert after[842 - 619, 330].tolist()[0] > 150 > after[842 - 619, 330].tolist()[1]  # the note is drawn


def test_a_turned_and_cut_page_is_upright_and_as_large_as_it_is_shown(tmp_path: Path, verapdf: VeraPdf) -> None:
    def cut(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.CropBox, pdf.pages[0].obj.Rotate = Array([50, 500, 550, 800]), 90

    source = office(tmp_path / "office.pdf", spoil=cut)
    (page,) = kept(source, tmp_path / "kept.pdf")
    assert (page.width, page.height) == pytest.approx((300, 500))
    path = bound(tmp_path / "a.pdf", FacsimilePage(picture_of(page, footer=True), stamp=STAMP, born=page))
    assert verapdf.judge(path).findings == ()
    before, after = seen(source, 72), seen(path, 72)
    assert after.shape[0] > before.shape[0]  # the strip of the stamp
    assert np.abs(after[: before.shape[0]].astype(int) - before).mean() < 6


def test_fonts_that_are_there_stay(tmp_path: Path, verapdf: VeraPdf) -> None:
    """Composite fonts, as our own sheets have them, need no mending."""
    (tmp_path / "sheet.pdf").write_bytes(sheets_pdf([PrintedSheet("A|1", "Hồ sơ số 12", ("về việc xây dựng",))]))
    (page, _back) = kept(tmp_path / "sheet.pdf", tmp_path / "kept.pdf", 2)
    path = bound(tmp_path / "a.pdf", FacsimilePage(picture_of(page), born=page))
    assert verapdf.judge(path).findings == ()
    assert "Hồ sơ số 12" in text_of(path)
    assert page.says


def cmyk_picture(pdf: pikepdf.Pdf) -> None:
    picture = pdf.make_stream(bytes(16), Type=Name.XObject, Subtype=Name.Image, Width=2, Height=2, BitsPerComponent=8)
    picture.ColorSpace = Name.DeviceCMYK
    pdf.pages[0].Resources.XObject = Dictionary(P=picture)


def spot_colour(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.ColorSpace = Dictionary(C=Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()]))


def rare_font(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font.F1.BaseFont = Name("/.VnTime")


def mute_font(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Resources.Font.F1.Encoding = Dictionary(Differences=Array([65, Name.g12]))
    pdf.pages[0].Resources.Font.F1.FontDescriptor = Dictionary(FontFile=pdf.make_stream(b"1"), Flags=4)


def hidden_layer(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def in_other_units(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.UserUnit = 2


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (cmyk_picture, "CMYK"),
        (spot_colour, "CMYK"),
        (rare_font, "font .VnTime"),
        (mute_font, "font Helvetica-Bold: ToUnicode"),
        (hidden_layer, "OCG"),
        (in_other_units, "UserUnit"),
    ],
)
def test_what_cannot_be_mended_is_said(tmp_path: Path, spoil: Callable[[pikepdf.Pdf], object], reason: str) -> None:
    found = mended(office(tmp_path / "office.pdf", spoil=spoil), {0: None}, tmp_path / "kept.pdf")
    assert isinstance(found[0], Unmendable)
    assert found[0].reason == reason


def test_one_bad_page_costs_no_other(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        fonts = Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/VNI-Times")))
        pdf.pages[1].obj.Resources = Dictionary(Font=fonts)

    found = mended(office(tmp_path / "office.pdf", spoil=spoil, pages=3), dict.fromkeys(range(3)), tmp_path / "kept.pdf")
    assert [isinstance(found[n], BornPage) for n in range(3)] == [True, False, True]


def test_letters_that_are_not_what_they_look_like_are_told_by_what_was_read(tmp_path: Path) -> None:
    """Old Vietnamese fonts show one letter and say another."""
    source = office(tmp_path / "office.pdf")
    read = ["QUYET", "DINH", "so", "12", "Ve", "viec", "xay", "dung", "duong", "trang", "0"]
    boxes = [(word, Box(10 * n, 0, 10 * n + 9, 9)) for n, word in enumerate(read)]
    alike = mended(source, {0: text_on((1000, 1400), boxes)}, tmp_path / "a.pdf")[0]
    assert isinstance(alike, BornPage)
    other = [(word[::-1] + "x", box) for word, box in boxes]
    unlike = mended(source, {0: text_on((1000, 1400), other)}, tmp_path / "b.pdf")[0]
    assert isinstance(unlike, Unmendable)


def test_old_compression_is_replaced(tmp_path: Path, verapdf: VeraPdf) -> None:
    def squeeze(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(lzw(LETTER), Filter=Name.LZWDecode)
        form = pdf.make_stream(lzw(b"0 1 0 rg 0 0 9 9 re f"), Filter=Name.LZWDecode)
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
        pdf.pages[0].Resources.XObject = Dictionary(G=form)

    (page,) = kept(office(tmp_path / "office.pdf", spoil=squeeze), tmp_path / "kept.pdf")
    path = bound(tmp_path / "a.pdf", FacsimilePage(picture_of(page), born=page))
    assert b"LZWDecode" not in path.read_bytes()
    assert verapdf.judge(path).findings == ()


def lzw(plain: bytes) -> bytes:
    """Codes of nine bits that never fill the table (ISO 32000-1, 7.4.4.2)."""
    codes = [code for at in range(0, len(plain), 200) for code in (256, *plain[at : at + 200])]
    digits = "".join(f"{code:09b}" for code in (*codes, 257))
    digits += "0" * (-len(digits) % 8)
    return bytes(int(digits[at : at + 8], 2) for at in range(0, len(digits), 8))


def test_a_file_that_is_no_pdf_is_no_fault_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert isinstance(mended(tmp_path / "a.pdf", {0: None}, tmp_path / "b.pdf")[0], Unmendable)
