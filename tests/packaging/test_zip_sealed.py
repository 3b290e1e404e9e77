"""A package of ours that was packed again by another program is told from the sealed one; others may be packed at will."""

import shutil
import zipfile
from pathlib import Path

from archivist.model.dossier import Package
from archivist.model.doubt import Severity
from archivist.packaging.check import check_package
from archivist.packaging.check_bag import check_bag
from tests.packaging.mutations import METS, Files, changed, files_of, packed


def test_packed_again_is_minor_and_named(aip: Package, bag: Package, tmp_path: Path) -> None:
    for package, check in ((aip, check_package), (bag, check_bag)):
        root, files = files_of(package.path)
        with zipfile.ZipFile(tmp_path / "again.zip", "w") as archive:
            for name, content in sorted(files.items()):
                archive.writestr(f"{root}/{name}", content)
        found = check(tmp_path / "again.zip")
        assert {(d.code, d.severity) for d in found} == {("package.repacked", Severity.MINOR)}


def test_another_order_is_found(aip: Package, tmp_path: Path) -> None:
    root, files = files_of(aip.path)
    with zipfile.ZipFile(tmp_path / "again.zip", "w") as archive:
        for name in sorted(files, reverse=True):
            entry = zipfile.ZipInfo(f"{root}/{name}")
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, files[name])
    assert {d.code for d in check_package(tmp_path / "again.zip")} == {"package.repacked"}


def test_packages_of_others_may_be_packed_at_will(aip: Package, tmp_path: Path) -> None:
    def by_another(files: Files) -> None:
        files[METS] = files[METS].replace(b">Archivist<", b">Another<")

    root, files = files_of(changed(aip.path, tmp_path, by_another, mend=True))
    with zipfile.ZipFile(tmp_path / "again.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files, reverse=True):
            archive.writestr(f"{root}/{name}", files[name])
    assert check_package(tmp_path / "again.zip") == []


def test_a_copy_is_the_sealed_one(aip: Package, tmp_path: Path) -> None:
    shutil.copy(aip.path, tmp_path / "copy.zip")
    assert check_package(tmp_path / "copy.zip") == []
    assert check_package(packed(tmp_path / "stored.zip", *files_of(aip.path))) == []
