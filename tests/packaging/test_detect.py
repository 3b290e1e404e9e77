"""Packages are told apart, whole or damaged, packed or not; other things are none of ours."""

import zipfile
from pathlib import Path

from archivist.model.dossier import Package
from archivist.packaging.detect import format_of
from tests.packaging.mutations import METS, changed


def test_files(aip: Package, sip: Package, bag: Package) -> None:
    assert [format_of(p.path) for p in (aip, sip, bag)] == ["AIP_hoso", "SIP_hoso", "BagIt"]


def test_folders(aip: Package, bag: Package, tmp_path: Path) -> None:
    for package in (aip, bag):
        with zipfile.ZipFile(package.path) as archive:
            archive.extractall(tmp_path / package.format)
        (folder,) = (tmp_path / package.format).iterdir()
        assert format_of(folder) == package.format


def test_a_damaged_package_is_still_one(aip: Package, tmp_path: Path) -> None:
    assert format_of(changed(aip.path, tmp_path, lambda files: files.pop("metadata/descriptive/EAD.xml"))) == "AIP_hoso"


def test_other_things(aip: Package, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / "folder").mkdir()
    assert [format_of(tmp_path / name) for name in ("a.zip", "b.pdf", "folder", "missing")] == [None] * 4
    assert format_of(changed(aip.path, tmp_path, lambda files: files.pop(METS))) is None
