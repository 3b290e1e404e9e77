"""The vault keeps bytes once, under their digest, and notices when they are no longer the same."""

import hashlib
import os
import pickle
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archivist.storage.vault import CHUNK, Vault
from archivist.troubles import Damaged, DiskFull, NotFound


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault")


def test_what_is_put_is_read_back(vault: Vault) -> None:
    digest = vault.put(b"a page")
    assert digest == hashlib.sha256(b"a page").hexdigest()
    assert vault.read(digest) == b"a page"
    assert vault.path(digest).relative_to(vault.root).as_posix() == f"{digest[:2]}/{digest[2:4]}/{digest}"


def test_a_file_of_several_pieces_is_copied_whole(vault: Vault, tmp_path: Path) -> None:
    source = tmp_path / "page.tif"
    source.write_bytes(os.urandom(CHUNK * 2 + 17))
    digest = vault.put_file(source)
    with vault.open(digest) as kept:
        assert kept.read() == source.read_bytes()
    assert digest == vault.put(source.read_bytes())


def test_blobs_are_read_only(vault: Vault) -> None:
    mode = vault.path(vault.put(b"a page")).stat().st_mode
    assert stat.S_IMODE(mode) == 0o444


def test_the_same_bytes_again_change_nothing(vault: Vault) -> None:
    first = vault.path(vault.put(b"a page")).stat()
    again = vault.path(vault.put(b"a page")).stat()
    assert (first.st_ino, first.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)


def test_altered_bytes_are_noticed_and_made_good_by_a_new_put(vault: Vault) -> None:
    digest = vault.put(b"a page")
    vault.path(digest).chmod(0o644)
    vault.path(digest).write_bytes(b"a pagf")
    with pytest.raises(Damaged, match=digest):
        vault.read(digest)
    assert not vault.sound(digest)
    vault.put(b"a page")
    assert vault.read(digest) == b"a page"


def test_missing_bytes_are_noticed(vault: Vault) -> None:
    with pytest.raises(Damaged):
        vault.read("ab" * 32)
    assert not vault.has("ab" * 32)


def test_only_digests_name_blobs(vault: Vault) -> None:
    with pytest.raises(ValueError, match="etc"):
        vault.path("../../etc")


def test_all_digests_in_order_and_nothing_else(vault: Vault) -> None:
    put = {vault.put(bytes([n])) for n in range(20)}
    (vault.path(min(put)).parent / "stray.part").write_bytes(b"")
    assert list(vault.digests()) == sorted(put)


def test_a_missing_source_has_its_trouble(vault: Vault, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        vault.put_file(tmp_path / "gone.jpg")


def test_many_threads_may_put_the_same(vault: Vault) -> None:
    with ThreadPoolExecutor(8) as threads:
        digests = set(threads.map(lambda n: vault.put(bytes([n % 3]) * 1000), range(60)))
    assert set(vault.digests()) == digests
    assert all(vault.sound(d) for d in digests)


def test_a_vault_travels_to_other_processes(vault: Vault) -> None:
    digest = vault.put(b"a page")
    assert pickle.loads(pickle.dumps(vault)).read(digest) == b"a page"


def test_a_full_disk_leaves_nothing_behind(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        path.write_bytes(data[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("archivist.durable.disk.write", full)
    with pytest.raises(DiskFull):
        vault.put(b"a page")
    assert [p for p in vault.root.rglob("*") if p.is_file()] == []
