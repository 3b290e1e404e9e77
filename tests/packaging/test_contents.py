"""Hostile containers are refused before anything in them is believed; decent ones are read."""

import stat
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from archivist.model.dossier import Package
from archivist.packaging import zip_audit
from archivist.packaging.contents import opened

ROOT = "bag"


def written(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return path


def codes(path: Path) -> list[str]:
    with opened(path) as (contents, found):
        assert (contents is None) == bool(found)
        return [doubt.code for doubt in found]


def test_a_decent_container_is_read(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", (f"{ROOT}/a.txt", b"a"), (f"{ROOT}/ă/b.txt", b"bc"), (f"{ROOT}/folder/", b""))
    with opened(path) as (contents, found):
        assert found == []
        assert contents
        assert (contents.root, dict(contents.files)) == (ROOT, {"a.txt": 1, "ă/b.txt": 2})
        assert contents.read("ă/b.txt") == b"bc"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_streamed_entries_are_read(tmp_path: Path, method: int) -> None:
    """Other programs write sizes behind the data."""
    with (tmp_path / "a.zip").open("wb") as file, zipfile.ZipFile(_Unseekable(file), "w", method) as archive:  # type: ignore[call-overload]
        archive.writestr(f"{ROOT}/a.txt", b"a" * 5000)
        archive.writestr(f"{ROOT}/b.txt", b"b")
    assert codes(tmp_path / "a.zip") == []


@pytest.mark.parametrize(
    "name", ["../out.txt", "bag/../../out.txt", "/etc/passwd", "bag/C:/x", "bag/a\x1bb", "bag/nul.txt", "bag/end.", "bag//a"]
)
def test_names_that_leave_or_cannot_be_written(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / "a.zip", (f"{ROOT}/a.txt", b"a"), (name, b"x"))
    assert "package.unsafe-name" in codes(path)


def test_backslashes(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("bag/x")
    entry.filename = "bag/..\\out.txt"
    assert codes(written(tmp_path / "a.zip", (entry, b"x"))) == ["package.unsafe-name"]


def test_a_name_with_a_hidden_end(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", (f"{ROOT}/a.txt", b"a"), (f"{ROOT}/bXtxt", b"b"))
    path.write_bytes(path.read_bytes().replace(b"bXtxt", b"b\0txt"))
    assert codes(path) != []


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("other", ["a.txt", "A.TXT", "ă.txt"])
def test_names_that_fall_together(tmp_path: Path, other: str) -> None:
    twin = {"a.txt": "a.txt", "A.TXT": "a.txt", "ă.txt": "a\u0306.txt"}[other]
    path = written(tmp_path / "a.zip", (f"{ROOT}/{twin}", b"a"), (f"{ROOT}/{other}", b"b"))
    assert codes(path) == ["package.same-name"]


def test_links_and_devices(tmp_path: Path) -> None:
    for kind in (stat.S_IFLNK, stat.S_IFIFO, stat.S_IFBLK):
        entry = zipfile.ZipInfo(f"{ROOT}/a")
        entry.external_attr = (kind | 0o777) << 16
        assert codes(written(tmp_path / "a.zip", (entry, b"/etc/passwd"))) == ["package.special-entry"]


def test_a_link_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / ROOT).mkdir()
    (tmp_path / ROOT / "a").write_text("a")
    assert codes(tmp_path / ROOT) == []
    (tmp_path / ROOT / "b").symlink_to(tmp_path)
    assert codes(tmp_path / ROOT) == ["package.special-entry"]


def test_encrypted_entries_and_rare_methods(tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", (f"{ROOT}/a", b"a"))
    content = bytearray(path.read_bytes())
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    path.write_bytes(content)
    assert codes(path) == ["package.special-entry"]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr(f"{ROOT}/a", b"a")
    assert codes(path) == ["package.special-entry"]


def test_a_bomb(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{ROOT}/a", bytes(8 << 20))
    assert codes(tmp_path / "a.zip") == ["package.too-much"]


def test_too_many_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path / "a.zip", *((f"{ROOT}/{n}", b"") for n in range(5)))
    assert codes(path) == []
    monkeypatch.setattr(zip_audit, "MOST_ENTRIES", 4)
    assert codes(path) == ["package.too-much"]


def test_entries_that_lie_upon_each_other(tmp_path: Path) -> None:
    """Two directory records for one piece of data: how small files become enormous ones."""
    path = written(tmp_path / "a.zip", (f"{ROOT}/a", b"a" * 100), (f"{ROOT}/b", b"a" * 100))
    content = bytearray(path.read_bytes())
    second = content.rindex(b"PK\x01\x02")
    content[second + 42 : second + 46] = struct.pack("<I", 0)
    path.write_bytes(content)
    assert "package.lying-entry" in codes(path)


@pytest.mark.parametrize("where", ["front", "between", "end"])
def test_bytes_that_belong_to_no_entry(tmp_path: Path, where: str) -> None:
    path = written(tmp_path / "a.zip", (f"{ROOT}/a", b"a"))
    content = path.read_bytes()
    central = content.index(b"PK\x01\x02")
    parts = {
        "front": b"hidden" + content,
        "between": content[:central] + b"hidden" + content[central:-6] + struct.pack("<IH", central + 6, 0),
        "end": content[:-22] + b"hidden" + content[-22:],
    }
    path.write_bytes(parts[where])
    assert "package.hidden-bytes" in codes(path) or codes(path) == ["package.unreadable"]


@pytest.mark.parametrize("field", ["crc", "size", "packed"])
def test_a_header_that_differs_from_the_directory(tmp_path: Path, field: str) -> None:
    path = written(tmp_path / "a.zip", (f"{ROOT}/a", b"abc"))
    content = bytearray(path.read_bytes())
    content[{"crc": 14, "packed": 18, "size": 22}[field]] ^= 1
    path.write_bytes(content)
    assert codes(path) == ["package.lying-entry"]


def test_a_size_that_both_lie_about(tmp_path: Path) -> None:
    """The directory and the header agree on a size that the data do not have: found when the data are read."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{ROOT}/a", bytes(range(256)) * 4)
    content = bytearray((tmp_path / "a.zip").read_bytes())
    central = content.index(b"PK\x01\x02")
    for at in (22, central + 24):
        content[at : at + 4] = struct.pack("<I", 2048)
    (tmp_path / "a.zip").write_bytes(content)
    with opened(tmp_path / "a.zip") as (contents, found):
        assert found == []
        assert contents
        assert contents.read("a") is None
        with pytest.raises((EOFError, zipfile.BadZipFile, zlib.error)):
            contents.digests("a", "sha256")


def test_two_top_folders_or_none(tmp_path: Path) -> None:
    assert codes(written(tmp_path / "a.zip", ("one/a", b"a"), ("two/a", b"a"))) == ["package.no-root"]
    assert codes(written(tmp_path / "b.zip", ("a", b"a"))) == ["package.no-root"]
    assert codes(written(tmp_path / "c.zip")) == ["package.no-root"]


def test_our_packages_have_a_decent_container(aip: Package, bag: Package) -> None:
    assert codes(aip.path) == codes(bag.path) == []


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all" * 100])
def test_no_container_at_all(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(content)
    assert codes(tmp_path / "a.zip") == ["package.unreadable"]


class _Unseekable:
    """A file that can only be written forwards, as a pipe can."""

    def __init__(self, file: object) -> None:
        self._file = file

    def write(self, data: bytes) -> int:
        return int(self._file.write(data))  # type: ignore[attr-defined]

    def flush(self) -> None:
        self._file.flush()  # type: ignore[attr-defined]
