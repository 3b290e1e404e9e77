"""The ZIP is the same bytes each time, tells the truth, and never stands half-written."""

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from archivist import durable
from archivist.model.dossier import BoundDossier
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.archive import seal
from archivist.packaging.contents import opened
from archivist.packaging.part import Part
from archivist.troubles import Damaged, DiskFull, NotFound
from tests.delivery.disks import FullDisk


def part(path: str, content: bytes = b"x") -> Part:
    return Part.of_bytes(path, content, "text/plain", "")


def file_part(path: str, file: Path) -> Part:
    content = file.read_bytes()
    return replace(part(path, content), source=file)


def test_order_does_not_count(tmp_path: Path) -> None:
    parts = [part("b"), part("a/c"), part("a")]
    first = seal(tmp_path / "1.zip", "root", parts)
    second = seal(tmp_path / "2.zip", "root", reversed(parts))
    assert first == second
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert first[0] == hashlib.sha256((tmp_path / "1.zip").read_bytes()).hexdigest()


def test_entries(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"%PDF" + b"0" * 1000)
    seal(tmp_path / "1.zip", "root", [part("METS.xml", b"<a/>" * 100), file_part("data/Đ.pdf", tmp_path / "a.pdf")])
    with zipfile.ZipFile(tmp_path / "1.zip") as archive:
        mets, pdf = archive.infolist()
    assert (mets.filename, pdf.filename) == ("root/METS.xml", "root/data/Đ.pdf")
    assert (mets.compress_type, pdf.compress_type) == (zipfile.ZIP_STORED, zipfile.ZIP_STORED)
    assert pdf.flag_bits & 0x800
    assert {mets.date_time, pdf.date_time} == {(1980, 1, 1, 0, 0, 0)}


def test_more_than_a_zip_file_once_could_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the limit set low, as writing four gigabytes would take too long."""
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 1000)
    (tmp_path / "a.pdf").write_bytes(b"0" * 5000)
    seal(tmp_path / "1.zip", "root", [file_part("a.pdf", tmp_path / "a.pdf")])
    with opened(tmp_path / "1.zip") as (contents, found):
        assert found == []
        assert contents
        assert contents.read("a.pdf") == b"0" * 5000


def test_a_facsimile_that_changed(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"0" * 5000)
    altered = file_part("a.pdf", tmp_path / "a.pdf")
    (tmp_path / "a.pdf").write_bytes(b"1" * 5000)
    with pytest.raises(Damaged):
        seal(tmp_path / "1.zip", "root", [altered])
    (tmp_path / "a.pdf").unlink()
    with pytest.raises(NotFound):
        seal(tmp_path / "1.zip", "root", [altered])
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_nothing(dossier: BoundDossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "disk", FullDisk())
    with pytest.raises(DiskFull):
        AipHoso().build(dossier, tmp_path)
    assert list(tmp_path.iterdir()) == []
