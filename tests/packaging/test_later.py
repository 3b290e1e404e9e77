"""Packages that follow another: they name it, hold only what is new, and link to the rest."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from archivist.model.dossier import BoundDossier, Package, Record, RecordStatus
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.check import check_package
from archivist.packaging.links import Link, read_link, written_link
from archivist.packaging.mets import NS, PREVIOUS
from archivist.packaging.sip_hoso import SipHoso
from archivist.packaging.sip_tailieu import SipTailieu
from tests.packaging.dossiers import held, loose
from tests.packaging.mutations import METS, REP, Files, changed, edited, files_of, replaced

LINK = "representations/rep1/data/H49.64.33.2001.160.1.pdf.fetch.txt"
FIRST = "uuid-6F1D3C2E-8A54-4D0B-9D1C-54A0C7A3A911"


@pytest.fixture(scope="module")
def supplement(dossier: BoundDossier, tmp_path_factory: pytest.TempPathFactory) -> Package:
    return SipHoso().build(held(dossier, FIRST, 1), tmp_path_factory.mktemp("supplement"))


def codes(path: Path) -> set[str]:
    return {d.code for d in check_package(path)}


def test_a_supplement_is_clean_and_holds_only_what_is_new(supplement: Package, dossier: BoundDossier) -> None:
    assert check_package(supplement.path) == []
    _root, files = files_of(supplement.path)
    first, second = dossier.documents
    assert [name for name in files if name.endswith(".pdf")] == [f"representations/rep1/data/{second.doc_id}.pdf"]
    assert read_link(files[LINK]) == Link(FIRST, LINK.removesuffix(".fetch.txt"), first.length, first.digest)


@pytest.mark.parametrize("status", [RecordStatus.SUPPLEMENT, RecordStatus.REPLACEMENT])
@pytest.mark.parametrize("make", [AipHoso, SipHoso])
def test_what_follows_names_what_was_first(
    status: RecordStatus, make: type[SipHoso], dossier: BoundDossier, tmp_path: Path
) -> None:
    package = make().build(replace(dossier, record=Record(status, FIRST)), tmp_path)
    assert check_package(package.path) == []
    header = next(etree.fromstring(files_of(package.path)[1][METS]).iter(f"{{{NS}}}metsHdr"))
    assert header.get("RECORDSTATUS") == status
    assert [(n.get("TYPE"), n.text) for n in header.iter(f"{{{NS}}}altRecordID")] == [(PREVIOUS, FIRST)]


def test_an_aip_supplement_is_clean(dossier: BoundDossier, tmp_path: Path) -> None:
    assert check_package(AipHoso().build(held(dossier, "urn:uuid:1", 2), tmp_path).path) == []


def test_a_link_to_nowhere_or_to_itself_is_found(supplement: Package, tmp_path: Path) -> None:
    """Even where all checksums were made right again."""
    for content in (b"", b"https://example.org\n", files_of(supplement.path)[1][LINK].replace(b".1.pdf", b".2.pdf")):

        def forge(files: Files, content: bytes = content) -> None:
            files[LINK] = content

        assert "package.link" in codes(changed(supplement.path, tmp_path, forge, mend=True)), content
    own = replaced(LINK, FIRST, supplement.object_id)
    assert "package.link" in codes(changed(supplement.path, tmp_path, own, mend=True))


def test_one_that_names_nothing_or_should_not_name_anything_is_found(supplement: Package, tmp_path: Path) -> None:
    def nameless(tree: etree._Element) -> None:
        etree.strip_elements(tree, f"{{{NS}}}altRecordID")

    def new(tree: etree._Element) -> None:
        next(tree.iter(f"{{{NS}}}metsHdr")).set("RECORDSTATUS", "NEW")

    assert codes(changed(supplement.path, tmp_path, both(nameless), mend=True)) == {"package.no-previous"}
    assert "package.rule" in codes(changed(supplement.path, tmp_path, both(new), mend=True))


def both(change: Callable[[etree._Element], None]) -> Callable[[Files], None]:
    """The same change in both METS files."""

    def twice(files: Files) -> None:
        edited(METS, change)(files)
        edited(REP, change)(files)

    return twice


def test_a_status_that_differs_inside_is_found(supplement: Package, tmp_path: Path) -> None:
    def other(tree: etree._Element) -> None:
        next(tree.iter(f"{{{NS}}}metsHdr")).set("RECORDSTATUS", "REPLACEMENT")

    assert "package.rule" in codes(changed(supplement.path, tmp_path, edited(REP, other), mend=True))


def test_links_are_read_as_they_are_written() -> None:
    link = Link("urn:uuid:1", "representations/rep1/data/H49.Đ 1.pdf", 12, "ab" * 32)
    assert read_link(written_link(link)) == link
    assert read_link(written_link(link) * 2) is None
    assert read_link(b"\xff") is None


def test_loose_documents_have_codes_of_their_form(tmp_path: Path) -> None:
    package = SipTailieu().build(loose(tmp_path / "in"), tmp_path)
    assert check_package(package.path) == []
    assert any(name.endswith("EAD_doc_H49.64.33.2001.01.1.2.xml") for name in files_of(package.path)[1])
    formed = replace(loose(tmp_path / "in"), file_code="H49.64.33.2001.160")
    found = check_package(SipTailieu().build(formed, tmp_path).path)
    assert {"package.field-form", "package.codes-disagree"} <= {d.code for d in found}
    unsaid = loose(tmp_path / "in", source="")
    assert [d.code for d in check_package(SipTailieu().build(unsaid, tmp_path).path)] == ["package.field-missing"]
