from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from archivist.model.doubt import Severity
from archivist.pdf.check import check
from archivist.pdf.facsimile import FacsimilePage
from archivist.troubles import NotFound
from tests.pdf.leaves import A5, STAMP, bound, colour_page, one_page, paper, spread, written
from tests.pdf.reading import text_of

GOOD = FacsimilePage(colour_page(), spread("Kính gửi: Ủy ban nhân dân", A5), "1", STAMP, "Công văn")


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return bound(tmp_path / "good.pdf", GOOD, GOOD)


def codes(path: Path) -> list[str]:
    return [doubt.code for doubt in check(path)]


def spoilt(good: Path, spoil: Callable[[Pdf], object], **saved: Any) -> Path:
    """A copy of a good facsimile with one thing changed."""
    with pikepdf.open(good) as pdf:
        spoil(pdf)
        pdf.save(good.with_name("spoilt.pdf"), fix_metadata_version=False, **saved)
    return good.with_name("spoilt.pdf")


def drawn_over(pdf: Pdf, operators: bytes) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(operators))


def without(key: str) -> Callable[[Pdf], None]:
    def spoil(pdf: Pdf) -> None:
        del pdf.Root[key]

    return spoil


def metadata(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    def spoil(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        assert old in packet
        pdf.Root.Metadata.write(packet.replace(old, new))

    return spoil


def no_profile(pdf: Pdf) -> None:
    del pdf.Root.OutputIntents[0]["/DestOutputProfile"]


def torn_profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(profile.read_bytes()[:100])


def foreign_font(pdf: Pdf) -> None:
    pdf.pages[0].Resources.Font["/F"] = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)


def lost_program(pdf: Pdf) -> None:
    del pdf.pages[0].Resources.Font["/T"].DescendantFonts[0].FontDescriptor["/FontFile2"]


def mute_font(pdf: Pdf) -> None:
    del pdf.pages[0].Resources.Font["/T"]["/ToUnicode"]


def script_on_opening(pdf: Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def script_by_name(pdf: Pdf) -> None:
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


def launch_from_a_note(pdf: Pdf) -> None:
    action = Dictionary(S=Name.Launch, F=pikepdf.String("calc.exe"))
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=action)
    pdf.pages[0].obj.Annots = Array([note])


def acts_on_a_page(pdf: Pdf) -> None:
    pdf.pages[1].obj.AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.NextPage))


def file_inside(pdf: Pdf) -> None:
    pdf.attachments["thư.txt"] = b"xin chao"


def shining_through(pdf: Pdf) -> None:
    pdf.pages[1].Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5))
    del pdf.Root.OutputIntents


def unknown_mode(pdf: Pdf) -> None:
    pdf.pages[1].Resources.ExtGState = Dictionary(G=Dictionary(BM=Name.Sparkle))


def huge(pdf: Pdf) -> None:
    pdf.pages[0].mediabox = Array([0, 0, 20_000, 500])


def tiny(pdf: Pdf) -> None:
    pdf.pages[0].mediabox = Array([0, 0, 2, 500])


def emptied(pdf: Pdf) -> None:
    pdf.pages[0].Contents = pdf.make_stream(b"")


def inks_on_a_page(pdf: Pdf) -> None:
    drawn_over(pdf, b"0 0 0 1 k 0 0 9 9 re f")


def inks_in_a_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0 1 1 0 K 0 0 9 9 re S", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    pdf.pages[0].Resources.XObject["/K"] = form


def inks_in_a_picture(pdf: Pdf) -> None:
    pdf.pages[0].Resources.XObject["/L0"].ColorSpace = Array([Name.Indexed, Name.DeviceCMYK, 0, pikepdf.String("abcd")])


def no_pages(pdf: Pdf) -> None:
    del pdf.pages[:]


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (without("/Metadata"), {"pdf.no-mark", "pdf.no-title"}),
        (metadata(b"<pdfaid:part>2</pdfaid:part>", b""), {"pdf.no-mark"}),
        (metadata(b"<pdfaid:part>2", b"<pdfaid:part>7"), {"pdf.no-mark"}),
        (metadata(b"conformance>U", b"conformance>X"), {"pdf.no-mark"}),
        (metadata(b"<rdf:RDF", b"<rdf:RFD"), {"pdf.no-mark", "pdf.no-title"}),
        (metadata(b"dc:title>", b"dc:tilte>"), {"pdf.no-title"}),
        (without("/OutputIntents"), {"pdf.no-output-intent"}),
        (no_profile, {"pdf.no-output-intent"}),
        (torn_profile, {"pdf.no-output-intent"}),
        (without("/Lang"), {"pdf.no-language"}),
        (foreign_font, {"pdf.font-not-embedded"}),
        (lost_program, {"pdf.font-not-embedded"}),
        (mute_font, {"pdf.font-without-unicode"}),
        (script_on_opening, {"pdf.active-content"}),
        (script_by_name, {"pdf.active-content"}),
        (launch_from_a_note, {"pdf.active-content"}),
        (acts_on_a_page, {"pdf.active-content"}),
        (file_inside, {"pdf.file-inside"}),
        (shining_through, {"pdf.transparency", "pdf.no-output-intent"}),
        (unknown_mode, {"pdf.transparency"}),
        (inks_on_a_page, {"pdf.ink-colours"}),
        (inks_in_a_form, {"pdf.ink-colours"}),
        (inks_in_a_picture, {"pdf.ink-colours"}),
        (huge, {"pdf.page-size"}),
        (tiny, {"pdf.page-size"}),
        (emptied, {"pdf.page-without-picture", "pdf.page-without-words"}),
        (no_pages, {"pdf.no-pages"}),
    ],
)
def test_each_fault_is_caught_and_nothing_else(good: Path, spoil: Callable[[Pdf], None], expected: set[str]) -> None:
    assert set(codes(spoilt(good, spoil))) == expected


def test_a_good_facsimile_raises_no_doubt(good: Path) -> None:
    assert check(good) == []


def test_saving_alone_raises_no_doubt(good: Path) -> None:
    assert codes(spoilt(good, lambda pdf: None)) == []


def test_transparency_is_fine_where_its_colours_are_known(good: Path) -> None:
    def shining(pdf: Pdf) -> None:
        pdf.pages[1].Resources.ExtGState = Dictionary(G=Dictionary(ca=0.5, BM=Array([Name.Multiply])))

    assert codes(spoilt(good, shining)) == []


def test_the_mark_may_be_written_as_attributes(good: Path) -> None:
    def rewritten(pdf: Pdf) -> None:
        packet = pdf.Root.Metadata.read_bytes()
        for element in (b"<pdfaid:part>2</pdfaid:part>", b"<pdfaid:conformance>U</pdfaid:conformance>"):
            packet = packet.replace(element, b"")
        packet = packet.replace(b'rdf:about=""', b'rdf:about="" pdfaid:part="2" pdfaid:conformance="B"')
        pdf.Root.Metadata.write(packet)

    assert codes(spoilt(good, rewritten)) == []


def test_inks_are_fine_where_a_profile_says_which(good: Path) -> None:
    def inked(pdf: Pdf) -> None:
        inks_on_a_page(pdf)
        profile = bytearray(pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes())
        profile[16:20] = b"CMYK"
        pdf.Root.OutputIntents[0].DestOutputProfile.write(bytes(profile))

    assert codes(spoilt(good, inked)) == []


def test_encryption_is_caught_with_and_without_a_password(good: Path) -> None:
    rights = pikepdf.Permissions(extract=False)
    for user in ("", "mật khẩu"):
        locked = spoilt(good, lambda pdf: None, encryption=pikepdf.Encryption(owner="chủ", user=user, allow=rights))
        assert codes(locked) == ["pdf.encrypted"]


@pytest.mark.parametrize("cut", [0, 10, 1000, -1, -600])
def test_a_torn_file_is_caught(good: Path, cut: int) -> None:
    torn = good.with_name("torn.pdf")
    torn.write_bytes(good.read_bytes()[:cut] if cut != -1 else good.read_bytes()[:-40])
    assert set(codes(torn)) & {"pdf.unreadable", "pdf.damaged"}


def test_something_else_is_caught(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    assert codes(tmp_path / "a.pdf") == ["pdf.unreadable"]


def test_objects_of_the_wrong_kind_are_caught(good: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        pdf.pages[0].obj.Resources = 7

    assert set(codes(spoilt(good, spoil))) & {"pdf.unreadable", "pdf.page-without-picture"}


def test_a_missing_file_is_a_trouble(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        check(tmp_path / "a.pdf")


@pytest.mark.parametrize(
    ("dpi", "expected"), [(150, ["pdf.low-resolution"]), (199, ["pdf.low-resolution"]), (200, []), (300, [])]
)
def test_coarse_pictures_are_caught(tmp_path: Path, dpi: float, expected: list[str]) -> None:
    path = one_page(paper(), tmp_path / "a.pdf", dpi=dpi, text=spread("một", A5), stamp=STAMP)
    assert codes(path) == expected


def test_a_page_in_layers_is_as_fine_as_its_edges(tmp_path: Path) -> None:
    assert codes(one_page(written(), tmp_path / "a.pdf", dpi=199, text=spread("một", A5))) == ["pdf.low-resolution"]
    assert codes(one_page(written(), tmp_path / "b.pdf", dpi=200, text=spread("một", A5))) == []


@pytest.mark.parametrize(("dpi", "expected"), [(199, ["pdf.low-resolution"]), (200, [])])
def test_a_page_with_little_on_it_is_as_fine_as_that(tmp_path: Path, dpi: float, expected: list[str]) -> None:
    page = written().copy()
    blank = page[: page.shape[0] // 40].mean(axis=(0, 1)).astype(np.uint8)
    page[: page.shape[0] // 3] = page[page.shape[0] // 2 :] = blank
    assert codes(one_page(page, tmp_path / "a.pdf", dpi=dpi, text=spread("một", A5))) == expected


def test_a_page_without_words_gets_a_note_even_when_it_is_stamped(tmp_path: Path) -> None:
    path = bound(tmp_path / "a.pdf", GOOD, FacsimilePage(colour_page(), stamp=STAMP))
    (note,) = check(path)
    assert "H49.64" in text_of(path)
    assert (note.code, note.severity, note.details["page"]) == ("pdf.page-without-words", Severity.NOTE, 2)


def test_the_worst_comes_first_and_says_where_and_what_to_do(good: Path) -> None:
    def spoil(pdf: Pdf) -> None:
        del pdf.Root["/Lang"]
        del pdf.Root["/OutputIntents"]
        pdf.pages[0].Contents = pdf.make_stream(b"")

    found = check(spoilt(good, spoil))
    assert [d.severity for d in found] == [Severity.GRAVE, Severity.GRAVE, Severity.MINOR, Severity.NOTE]
    for doubt in found:
        assert "spoilt.pdf" in str(doubt)
        assert "{" not in str(doubt) + doubt.advice()
        assert doubt.rule
        assert doubt.place.file == "spoilt.pdf"


def test_pictures_inside_forms_are_seen(good: Path) -> None:
    def wrap(pdf: Pdf) -> None:
        form = pdf.make_stream(pdf.pages[0].Contents.read_bytes(), Type=Name.XObject, Subtype=Name.Form)
        form.BBox, form.Resources = pdf.pages[0].mediabox, pdf.pages[0].Resources
        pdf.pages[0].obj.Resources = Dictionary(XObject=Dictionary(F=form))
        pdf.pages[0].Contents = pdf.make_stream(b"/F Do")

    assert codes(spoilt(good, wrap)) == []


def test_a_grey_page_without_a_mark_raises_only_the_note(tmp_path: Path) -> None:
    assert codes(one_page(np.full((1654, 1165), 240, np.uint8), tmp_path / "a.pdf")) == ["pdf.page-without-words"]
