"""Hostile PDFs: each is refused by its name, none harms the program, and harmless likes of them are taken."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from archivist.capture import pdf_dangers
from archivist.capture.folder import FolderSource
from archivist.capture.pdf_apart import PdfFile, pdf_sheets_apart
from archivist.capture.pdf_dangers import refuse_dangers
from archivist.model.page import Sheet
from archivist.settings import Capture
from archivist.troubles import DangerousPdf, Encrypted, Trouble, Truncated

Spoil = Callable[[pikepdf.Pdf], None]


def letter() -> pikepdf.Pdf:
    """One small page with a line drawn on it."""
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(144, 72)).obj.Contents = pdf.make_stream(b"10 10 m 100 60 l S")
    return pdf


def taken(path: Path) -> list[Sheet | Trouble]:
    """What the program makes of a file, with all its guards."""
    return list(FolderSource((path,), path.parent, Capture(), keep=True).scan(lambda: False))


def attached(pdf: pikepdf.Pdf, name: str, content: bytes) -> None:
    file = Dictionary(Type=Name.Filespec, F=String(name), UF=String(name), EF=Dictionary(F=pdf.make_stream(content)))
    pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array([String(name), pdf.make_indirect(file)])))


def script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def named_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("1"))]))
    )


def closing_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AA = Dictionary(WC=Dictionary(S=Name.JavaScript, JS=String("1")))


def launch(pdf: pikepdf.Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.Launch, F=String("a.exe"))
    )
    pdf.pages[0].obj.Annots = Array([link])


def program_by_name(pdf: pikepdf.Pdf) -> None:
    attached(pdf, "Quyết định.pdf.EXE", b"anything")


def program_by_its_first_bytes(pdf: pikepdf.Pdf) -> None:
    attached(pdf, "phu luc.doc", b"MZ\x90\0")


@pytest.mark.parametrize(
    "spoil", [script, named_script, closing_script, launch, program_by_name, program_by_its_first_bytes],
    ids=lambda spoil: spoil.__name__,
)  # fmt: skip
def test_what_acts_is_refused(tmp_path: Path, spoil: Spoil) -> None:
    pdf = letter()
    spoil(pdf)
    pdf.save(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as again, pytest.raises(DangerousPdf):
        refuse_dangers(again, "a.pdf")


def field_script(pdf: pikepdf.Pdf) -> None:
    format_ = Dictionary(F=Dictionary(S=Name.JavaScript, JS=String("AFNumber_Format(2)")))
    pdf.Root.AcroForm = Dictionary(Fields=Array([Dictionary(FT=Name.Tx, T=String("a"), AA=format_)]))


def data_sheet(pdf: pikepdf.Pdf) -> None:
    attached(pdf, "phu luc.xml", b"<a/>")


def opening_view(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Array([pdf.pages[0].obj, Name.Fit])


@pytest.mark.parametrize("touch", [field_script, data_sheet, opening_view], ids=lambda touch: touch.__name__)
def test_what_is_harmless_is_taken(tmp_path: Path, touch: Spoil) -> None:
    pdf = letter()
    touch(pdf)
    pdf.save(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as again:
        refuse_dangers(again, "a.pdf")


def test_a_refusal_travels_from_the_process_that_opened_it(tmp_path: Path) -> None:
    pdf = letter()
    launch(pdf)
    pdf.save(tmp_path / "a.pdf")
    letter().save(tmp_path / "b.pdf")
    (refused,), (sheet,) = taken(tmp_path / "a.pdf"), taken(tmp_path / "b.pdf")
    assert isinstance(refused, DangerousPdf)
    assert isinstance(sheet, Sheet)
    assert sheet.beside == tmp_path / "b.pdf"


def test_rights_that_an_owner_keeps_are_refused(tmp_path: Path) -> None:
    letter().save(tmp_path / "a.pdf", encryption=pikepdf.Encryption(owner="secret", user=""))
    (refused,) = taken(tmp_path / "a.pdf")
    assert isinstance(refused, Encrypted)


def test_too_many_parts_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_dangers, "MOST_PARTS", 500)
    for extra, refused in ((100, False), (600, True)):
        pdf = letter()
        pdf.Root.Extra = Array([pdf.make_indirect(Dictionary(N=n)) for n in range(extra)])
        pdf.save(tmp_path / "a.pdf")
        with pikepdf.open(tmp_path / "a.pdf") as again:
            if refused:
                with pytest.raises(DangerousPdf):
                    refuse_dangers(again, "a.pdf")
            else:
                refuse_dangers(again, "a.pdf")


def test_a_page_tree_that_bites_its_tail_does_no_harm(tmp_path: Path) -> None:
    pdf = letter()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    pdf.save(tmp_path / "a.pdf")
    assert all(isinstance(one, Sheet | Trouble) for one in taken(tmp_path / "a.pdf"))


def test_nests_too_deep_to_follow_do_no_harm(tmp_path: Path) -> None:
    whole = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R/X " + b"[" * 100_000 + b"]" * 100_000 + b">>endobj\n"
    whole += b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
    (tmp_path / "a.pdf").write_bytes(whole)
    (refused,) = taken(tmp_path / "a.pdf")
    assert isinstance(refused, Trouble)


def test_a_broken_list_of_contents_is_mended_or_named(tmp_path: Path) -> None:
    letter().save(tmp_path / "whole.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    whole = (tmp_path / "whole.pdf").read_bytes()
    (tmp_path / "lost.pdf").write_bytes(whole[: whole.rindex(b"xref")] + b"startxref\n99999999\n%%EOF")
    (tmp_path / "cut.pdf").write_bytes(whole[:60])
    (one,), (other,) = taken(tmp_path / "lost.pdf"), taken(tmp_path / "cut.pdf")
    assert isinstance(one, Sheet | Truncated)
    assert isinstance(other, Truncated)


def test_a_stream_that_swells_is_stopped(tmp_path: Path) -> None:
    """A quarter of a gigabyte of spaces in a quarter of a megabyte, opened with 200 MB."""
    packer = zlib.compressobj(1)
    bomb = b"".join([packer.compress(b" " * (1 << 22)) for _ in range(64)]) + packer.flush()
    pdf = letter()
    pdf.pages[0].obj.Contents = pdf.make_stream(bomb, Filter=Name.FlateDecode)
    pdf.save(tmp_path / "a.pdf", stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    file = PdfFile(tmp_path / "a.pdf", "a.pdf", tmp_path, Capture(), megabytes=200)
    (refused,) = pdf_sheets_apart(file, lambda: False)
    assert isinstance(refused, Truncated)


def test_a_page_that_takes_for_ever_is_stopped(tmp_path: Path) -> None:
    """Millions of operators."""
    pdf = letter()
    pdf.pages[0].obj.Contents = pdf.make_stream(b"0 0 m\n" * 2_000_000)
    pdf.save(tmp_path / "a.pdf")
    with pytest.raises(DangerousPdf):
        list(pdf_sheets_apart(PdfFile(tmp_path / "a.pdf", "a.pdf", tmp_path, Capture()), lambda: False, patience=0.2))
