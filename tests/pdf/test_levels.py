from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from lxml import etree

from archivist.model.text import Kind, Line
from archivist.pdf.alto import NAMESPACE, alto
from archivist.pdf.check import check
from archivist.pdf.facsimile import Level
from tests.judges.verapdf import VeraPdf
from tests.pdf.leaves import ABOUT, bound
from tests.pdf.test_bind import BOOK
from tests.pdf.test_tags import LETTER

NAMES = {"a": NAMESPACE}


@pytest.mark.parametrize("level", ["2b", "3u"])
def test_each_level_is_what_it_says(tmp_path: Path, verapdf: VeraPdf, level: Level) -> None:
    path = bound(tmp_path / "a.pdf", *BOOK, about=replace(ABOUT, level=level))
    with pikepdf.open(path) as pdf, pdf.open_metadata() as said:
        assert said.pdfa_status == level.upper()
    assert verapdf.judge(path, level).findings == ()
    assert {doubt.code for doubt in check(path)} == {"pdf.page-without-words"}


def test_each_page_with_words_holds_them_as_alto(tmp_path: Path) -> None:
    path = bound(tmp_path / "a.pdf", *BOOK, about=replace(ABOUT, level="3u"))
    assert path.read_bytes() == bound(tmp_path / "b.pdf", *BOOK, about=replace(ABOUT, level="3u")).read_bytes()
    with pikepdf.open(path) as pdf:
        assert sorted(pdf.attachments) == ["alto-000001.xml", "alto-000003.xml"]
        held = [page.obj.AF[0].EF.F.read_bytes() if "/AF" in page.obj else b"" for page in pdf.pages]
    assert ["Quyết" in held[0].decode(), held[1] == b"", "Tờ" in held[2].decode()] == [True, True, True]


def test_nothing_is_inside_at_other_levels(tmp_path: Path) -> None:
    with pikepdf.open(bound(tmp_path / "a.pdf", *BOOK)) as pdf:
        assert len(pdf.attachments) == 0


def test_a_file_inside_that_does_not_say_what_it_is_is_caught(tmp_path: Path) -> None:
    with pikepdf.open(bound(tmp_path / "a.pdf", *BOOK, about=replace(ABOUT, level="3u"))) as pdf:
        del pdf.pages[0].obj.AF[0]["/AFRelationship"]
        pdf.save(tmp_path / "b.pdf", fix_metadata_version=False)
    assert "pdf.file-inside" in {doubt.code for doubt in check(tmp_path / "b.pdf")}


def test_alto_says_every_word_with_its_place() -> None:
    root = etree.fromstring(alto(LETTER, 3, "Archivist", "vi"))
    strings = root.findall(".//a:String", NAMES)
    assert [s.get("CONTENT") for s in strings] == [word.text for word in LETTER.words]
    assert [float(s.get("HPOS", "")) for s in strings] == [word.box.left for word in LETTER.words]
    assert [float(s.get("HEIGHT", "")) for s in strings] == [word.box.height for word in LETTER.words]
    assert len(root.findall(".//a:TextBlock", NAMES)) == 5
    assert len(root.findall(".//a:TextLine", NAMES)) == len(LETTER.lines)
    (page,) = root.findall(".//a:Page", NAMES)
    assert (page.get("PHYSICAL_IMG_NR"), page.get("WIDTH"), page.get("LANG")) == ("3", str(LETTER.size[0]), "vi")


def test_alto_marks_pens_and_leaves_out_what_no_xml_may_hold() -> None:
    odd = replace(LETTER.words[0], text="\x07số\ufffe", kind=Kind.HAND, confidence=1.7)
    (string,) = etree.fromstring(alto(replace(LETTER, lines=(Line((odd,)),)), 1, "", "vi")).findall(".//a:String", NAMES)
    assert (string.get("CONTENT"), string.get("TAGREFS"), string.get("WC")) == ("số", "hand", "1.00")
