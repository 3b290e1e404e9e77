"""Files that claim a PDF/A are told by its PRONOM key; others are plain PDF."""

from pathlib import Path

import pikepdf
import pytest

from archivist.packaging.pdf_form import PdfForm, form_of
from archivist.troubles import NotFound
from tests.packaging.dossiers import pdf


@pytest.mark.parametrize(
    ("claim", "form"),
    [
        ({"pdfaid:part": "2", "pdfaid:conformance": "U"}, PdfForm("PDF/A", "2U", "fmt/478")),
        ({"pdfaid:part": "1", "pdfaid:conformance": "B"}, PdfForm("PDF/A", "1B", "fmt/354")),
        ({"dc:title": "pdfaid"}, PdfForm("application/pdf")),
        ({"pdfaid:part": "2"}, PdfForm("application/pdf")),
    ],
)
def test_claims(claim: dict[str, str], form: PdfForm, tmp_path: Path) -> None:
    with pikepdf.new() as document:
        document.add_blank_page()
        with document.open_metadata() as metadata:
            metadata.update(claim)
        document.save(tmp_path / "a.pdf")
    assert form_of(tmp_path / "a.pdf") == form


def test_none(tmp_path: Path) -> None:
    assert form_of(pdf(tmp_path / "a.pdf", 1)) == PdfForm("application/pdf")
    (tmp_path / "b.pdf").write_bytes(b"no PDF")
    assert form_of(tmp_path / "b.pdf") == PdfForm("application/pdf")
    with pytest.raises(NotFound):
        form_of(tmp_path / "missing.pdf")
