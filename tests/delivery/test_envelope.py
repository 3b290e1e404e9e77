"""What goes to the archive on a disk, only the archive's key opens: with our own command, and with openssl."""

import hashlib
import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from hypothesis import given, settings
from hypothesis import strategies as st

from archivist import durable
from archivist.cli import main
from archivist.delivery.envelope import enveloped, opened, private_key, recipient
from archivist.delivery.folder import FolderDestination
from archivist.delivery.unsealing import unsealed
from archivist.model.promises.destination import Said
from archivist.troubles import DeliveryAltered, EnvelopeBroken, Exit, RecipientUnusable, WrongKey
from tests.delivery.disks import AlteringDisk, LockedDisk
from tests.delivery.intakes import go_on, package_of
from tests.delivery.papers import Authority, Paper

_KEYS = [rsa.generate_private_key(65537, 2048) for _ in range(2)]


def archive(folder: Path, which: int = 0, left: timedelta = timedelta(days=1), password: bytes = b"") -> Paper:
    """Certificate and key of an archive."""
    folder.mkdir(parents=True, exist_ok=True)
    key, now = _KEYS[which], datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Lưu trữ lịch sử tỉnh")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    builder = builder.serial_number(which + 1).not_valid_before(now - timedelta(days=3)).not_valid_after(now + left)
    paper = Paper(folder / f"{which}.pem", folder / f"{which}.key")
    paper.certificate.write_bytes(builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    kept = serialization.BestAvailableEncryption(password) if password else serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    paper.key.write_bytes(key.private_bytes(serialization.Encoding.PEM, form, kept))
    return paper


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def test_openssl_opens_it_and_nobody_reads_it_without_the_key(tmp_path: Path, usb: Path) -> None:
    paper, package = archive(tmp_path), package_of(tmp_path / "here", 300_001)
    receipt = FolderDestination(usb, "usb", paper.certificate).deliver(package, go_on)
    names = ["uuid-1.zip.cms", "uuid-1.zip.cms.sha256", "uuid-1.zip.sha256"]
    assert sorted(p.name for p in usb.iterdir()) == names
    assert (receipt.place, receipt.digest) == (str(usb / names[0]), package.digest)
    assert package.path.read_bytes()[:64] not in (usb / names[0]).read_bytes()
    subprocess.run(["sha256sum", "-c", names[1]], cwd=usb, check=True, capture_output=True)
    words = ["openssl", "cms", "-decrypt", "-inform", "DER", "-in", names[0], "-inkey", str(paper.key), "-out", "uuid-1.zip"]
    subprocess.run([*words, "-recip", str(paper.certificate)], cwd=usb, check=True, capture_output=True)
    subprocess.run(["sha256sum", "-c", names[2]], cwd=usb, check=True, capture_output=True)
    told = subprocess.run(
        ["openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", names[0], "-noout"], cwd=usb, check=True,
        capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert all(word in told for word in ("aes-256-cbc", "rsaesOaep", "sha256"))


def test_our_command_opens_it(tmp_path: Path, usb: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper, package = archive(tmp_path, password=b"mo"), package_of(tmp_path / "here", 2_500_000)
    FolderDestination(usb, "usb", paper.certificate).deliver(package, go_on)
    words = ["decrypt", str(usb / "uuid-1.zip.cms"), "--key", str(paper.key), "--into", str(tmp_path / "out"), "--json"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("getpass.getpass", lambda _ask: "mo")
        assert main(words) == Exit.DONE
        (told,) = json.loads(capsys.readouterr().out)
        assert (told["sha256"], told["bytes"]) == (package.digest, package.length)
        assert (tmp_path / "out" / "uuid-1.zip").read_bytes() == package.path.read_bytes()
        patch.setattr("getpass.getpass", lambda _ask: "wrong")
        assert main(words) == WrongKey.exit_status


def test_what_is_there_is_not_brought_again(tmp_path: Path, usb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Though an envelope would be another one each time."""
    paper, package = archive(tmp_path), package_of(tmp_path / "here", 5000)
    first = FolderDestination(usb, "usb", paper.certificate).deliver(package, go_on)
    with monkeypatch.context() as patch:
        patch.setattr(durable, "disk", LockedDisk())
        assert FolderDestination(usb, "usb", paper.certificate).deliver(package, go_on).place == first.place
    envelope = usb / "uuid-1.zip.cms"
    envelope.write_bytes(envelope.read_bytes()[:-1])
    FolderDestination(usb, "usb", paper.certificate).deliver(package, go_on)
    assert b"".join(opened(envelope, private_key(paper.key))) == package.path.read_bytes()


def test_a_disk_that_alters_is_noticed(tmp_path: Path, usb: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "disk", AlteringDisk())
    with pytest.raises(DeliveryAltered):
        FolderDestination(usb, "usb", archive(tmp_path).certificate).deliver(package_of(tmp_path / "here", 5000), go_on)
    assert list(usb.iterdir()) == []


@pytest.mark.parametrize("beside", ["uuid-1.zip.receipt.json", "uuid-1.zip.cms.receipt.json"])
def test_the_archives_receipt_is_read_back_from_the_disk(tmp_path: Path, usb: Path, beside: str) -> None:
    package, destination = package_of(tmp_path / "here", 5000), FolderDestination(usb, "usb", archive(tmp_path).certificate)
    receipt = destination.deliver(package, go_on)
    assert destination.answer(receipt) is None
    told = {"state": "accepted", "sha256": package.digest, "bytes": package.length}
    (usb / beside).write_text(json.dumps(told))
    answer = destination.answer(receipt)
    assert answer
    assert answer.said is Said.ACCEPTED


@settings(max_examples=25, deadline=None)
@given(length=st.sampled_from((0, 1, 15, 16, 17, 255, 65_535, 65_536)) | st.integers(0, 200_000), cut=st.integers(1, 50_000))
def test_it_comes_out_as_it_went_in(tmp_path_factory: pytest.TempPathFactory, length: int, cut: int) -> None:
    folder = tmp_path_factory.mktemp("e")
    paper, content = archive(folder), hashlib.shake_128(b"x").digest(length)
    pieces = (content[at : at + cut] for at in range(0, length, cut))
    (folder / "e").write_bytes(b"".join(enveloped(pieces, length, recipient(paper.certificate))))
    assert b"".join(opened(folder / "e", private_key(paper.key))) == content


def test_another_key_opens_nothing(tmp_path: Path, usb: Path) -> None:
    FolderDestination(usb, "usb", archive(tmp_path).certificate).deliver(package_of(tmp_path / "here", 5000), go_on)
    with pytest.raises(WrongKey):
        unsealed(usb / "uuid-1.zip.cms", archive(tmp_path, 1).key, "", tmp_path / "out")
    assert not (tmp_path / "out" / "uuid-1.zip").exists()


def test_every_altered_envelope_is_refused_and_nothing_of_it_kept(tmp_path: Path, usb: Path) -> None:
    paper = archive(tmp_path)
    FolderDestination(usb, "usb", paper.certificate).deliver(package_of(tmp_path / "here", 300), go_on)
    envelope = usb / "uuid-1.zip.cms"
    whole = envelope.read_bytes()
    for at in (*range(0, 60, 4), *range(60, len(whole), 61)):
        envelope.write_bytes(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1 :])
        _refused_or_whole(envelope, paper, tmp_path)
    for length in (0, 1, 100, len(whole) - 16, len(whole) - 1):
        envelope.write_bytes(whole[:length])
        with pytest.raises(EnvelopeBroken):
            unsealed(envelope, paper.key, "", tmp_path / "out")
    assert not (tmp_path / "out").exists() or list((tmp_path / "out").iterdir()) == []


def _refused_or_whole(envelope: Path, paper: Paper, tmp_path: Path) -> None:
    """A changed number that names the recipient changes nothing inside; everything else is refused."""
    try:
        package = unsealed(envelope, paper.key, "", tmp_path / "out")
    except (EnvelopeBroken, WrongKey):
        return
    assert package.path.read_bytes() == (tmp_path / "here" / "uuid-1.zip").read_bytes()
    package.path.unlink()


def test_certificates_that_cannot_serve(tmp_path: Path, usb: Path) -> None:
    package = package_of(tmp_path / "here", 300)
    (tmp_path / "no.pem").write_text("nothing")
    elliptic = Authority(tmp_path / "ec").paper.certificate
    old = archive(tmp_path / "old", left=-timedelta(days=1)).certificate
    for certificate in (tmp_path / "no.pem", tmp_path / "missing.pem", elliptic, old):
        with pytest.raises(RecipientUnusable):
            FolderDestination(usb, "usb", certificate).deliver(package, go_on)
    assert list(usb.iterdir()) == []
