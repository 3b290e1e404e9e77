"""The contractors' tree has the folders, the sheets and the checksums that it should, and its check compares all of them."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from archivist.model.dossier import BoundDossier, Package
from archivist.packaging.check_tree import check_tree
from archivist.packaging.tree import ContractorTree
from tests.packaging.mutations import Files, files_of, packed

BOOK, SUMS = "DanhMuc.xlsx", "sha256.txt"
PLACE = "H49.64.33/2001/VV/P01/H49.64.33.2001.160"


@pytest.fixture(scope="module")
def tree(dossier: BoundDossier, tmp_path_factory: pytest.TempPathFactory) -> Package:
    return ContractorTree().build(dossier, tmp_path_factory.mktemp("tree"))


def codes(tree: Package, into: Path, change: Callable[[Files], object]) -> set[str]:
    root, files = files_of(tree.path)
    change(files)
    return {d.code for d in check_tree(packed(into / "changed.zip", root, files))}


def test_folders_and_names(tree: Package) -> None:
    root, files = files_of(tree.path)
    assert root == "CSDL_SOHOA_H49.64.33"
    assert sorted(files) == [BOOK, *(f"{PLACE}/H49.64.33.2001.160.000000{n}.pdf" for n in (1, 2)), SUMS]


def test_sheets(tree: Package) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files_of(tree.path)[1][BOOK]))
    assert book.sheetnames == ["hồ sơ", "văn bản"]
    heads, row = book["hồ sơ"].iter_rows(values_only=True)
    told = dict(zip(heads, row, strict=True))
    assert (told["FileCode"], told["Maintenance"], told["TotalDoc"]) == ("H49.64.33.2001.160", "01", "2")
    rows = list(book["văn bản"].iter_rows(values_only=True))
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["DocCode"], first["IssuedDate"]) == ("H49.64.33.2001.160.0000001", "03/02/2001")
    assert first["FileName"] == f"{PLACE}/H49.64.33.2001.160.0000001.pdf"


def test_a_tree_of_others_has_no_checksums_and_signed_names(tree: Package, tmp_path: Path) -> None:
    """Without FileName the code names the file; a list of checksums is missed, and no more."""

    def by_another(files: Files) -> None:
        del files[SUMS]
        book = openpyxl.load_workbook(io.BytesIO(files[BOOK]))
        book["văn bản"].delete_cols(19)
        told = io.BytesIO()
        book.save(told)
        files[BOOK] = told.getvalue()
        for name in [n for n in files if n.endswith(".pdf")]:
            files[name.replace(".pdf", "_signed.pdf")] = files.pop(name)

    assert codes(tree, tmp_path, by_another) == {"package.no-checksums"}


def test_what_does_not_agree_is_found(tree: Package, tmp_path: Path) -> None:
    pdf = next(n for n in files_of(tree.path)[1] if n.endswith("1.pdf"))
    assert codes(tree, tmp_path, lambda files: files.pop(pdf)) == {"package.link", "package.missing-file"}
    assert codes(tree, tmp_path, lambda files: files.update({"more.pdf": b"x"})) == {"package.extra-file", "package.altered"}
    assert codes(tree, tmp_path, lambda files: files.update({pdf: b"x"})) == {"package.altered"}
    assert codes(tree, tmp_path, lambda files: files.update({BOOK: b"no workbook"})) == {"package.unreadable"}
    assert codes(tree, tmp_path, lambda files: files.pop(BOOK)) == {"package.missing-file"}


def test_rows_without_a_dossier_and_wrong_counts(tree: Package, tmp_path: Path) -> None:
    def edited(sheet: str, cell: str, value: str) -> Callable[[Files], None]:
        def change(files: Files) -> None:
            book = openpyxl.load_workbook(io.BytesIO(files[BOOK]))
            book[sheet][cell] = value
            told = io.BytesIO()
            book.save(told)
            files[BOOK] = told.getvalue()

        return change

    assert "package.link" in codes(tree, tmp_path, edited("văn bản", "A2", "H49.1"))
    assert "package.counts-disagree" in codes(tree, tmp_path, edited("hồ sơ", "H2", "9"))
