"""Bags that another library validates; what is wrong with a bag is found, by us and by it."""

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

from archivist.model.dossier import BoundDossier, Package
from archivist.packaging.bagit import BagIt
from archivist.packaging.check_bag import check_bag
from tests.packaging.mutations import Files, changed, files_of, replaced


def unpacked(package: Path, into: Path) -> Path:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(into)
    (folder,) = into.iterdir()
    return folder


def test_the_library_of_the_standard_agrees(bag: Package, tmp_path: Path) -> None:
    folder = unpacked(bag.path, tmp_path)
    read = bagit.Bag(str(folder))
    read.validate()
    assert sorted(read.algorithms) == ["sha256", "sha512"]
    assert read.info["Internal-Sender-Identifier"] == "H49.64.33.2001.160"
    assert check_bag(folder) == []


def test_the_library_finds_a_changed_byte(bag: Package, tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    """A judge that never objects would prove nothing."""
    expect_log("sha256 validation failed")
    expect_log("sha512 validation failed")
    folder = unpacked(bag.path, tmp_path)
    path = folder / "data" / "H49.64.33.2001.160.1.pdf"
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(folder)).validate()
    assert [(d.code, d.place.file) for d in check_bag(folder)] == [("package.altered", "data/H49.64.33.2001.160.1.pdf")]


def test_bags_of_the_library_are_clean(tmp_path: Path) -> None:
    """Made by another hand: version 0.97, other fields, two algorithms; and with one."""
    for name, checksums in (("one", ["sha512"]), ("two", ["sha256", "sha512"]), ("old", ["md5", "sha256"])):
        (tmp_path / name / "below").mkdir(parents=True)
        (tmp_path / name / "below" / "a b%.txt").write_text("a")
        bagit.make_bag(str(tmp_path / name), checksums=checksums)
        assert check_bag(tmp_path / name) == []


def test_what_is_told(dossier: BoundDossier, bag: Package) -> None:
    _root, files = files_of(bag.path)
    told = json.loads(files["data/dossier.json"])
    assert told["description"]["title"] == dossier.description.value("title")
    assert [d["doc_code"] for d in told["documents"]] == [d.doc_code for d in dossier.documents]
    assert [d["kind"] for d in told["deeds"]] == [d.kind for d in dossier.deeds]
    assert "facsimile" not in told["documents"][0]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda files: files.update({"data/more.pdf": b"x"}), "package.extra-file"),
        (lambda files: files.update({"more.txt": b"x"}), "package.extra-file"),
        (lambda files: files.pop("data/dossier.json"), "package.missing-file"),
        (lambda files: files.pop("bag-info.txt"), "package.missing-file"),
        (lambda files: files.pop("bagit.txt"), "package.rule"),
        (replaced("bagit.txt", "BagIt-Version: 1.0", "BagIt-Version: x"), "package.rule"),
        (replaced("manifest-sha256.txt", "  data/dossier.json", ""), "package.rule"),
        (replaced("manifest-sha512.txt", "data/dossier.json", "data/other.json"), "package.missing-file"),
        (replaced("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1"), "package.counts-disagree"),
        (lambda files: [files.pop(f"manifest-{a}.txt") for a in ("sha256", "sha512")], "package.missing-file"),
    ],
)
def test_faults(change: Callable[[Files], object], code: str, bag: Package, tmp_path: Path) -> None:
    assert code in {d.code for d in check_bag(changed(bag.path, tmp_path, change))}


def test_every_payload_file_is_in_every_manifest(bag: Package, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        lines = files["manifest-sha512.txt"].splitlines(keepends=True)
        files["manifest-sha512.txt"] = b"".join(lines[1:])

    assert "package.extra-file" in {d.code for d in check_bag(changed(bag.path, tmp_path, change))}


def test_a_line_break_in_a_title_stays_in_its_field(dossier: BoundDossier, tmp_path: Path) -> None:
    agency = replace(dossier, agency_name="UBND\nBag-Size: 1")
    _root, files = files_of(BagIt().build(agency, tmp_path).path)
    assert b"Source-Organization: UBND Bag-Size: 1\n" in files["bag-info.txt"]
