"""`archivist check` tells in words what a signature is worth."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from archivist.cli import main
from archivist.signing.certificates import certificate_of
from archivist.signing.key_file import KeySigner
from archivist.signing.look import Look
from archivist.signing.pades import seal
from tests.signing.authority import AGENCY, NOW, Holder


@pytest.fixture
def signed(facsimile: Path, agency: Holder, root: Holder, tmp_path: Path) -> Path:
    path = tmp_path / "signed.pdf"
    seal(facsimile, path, KeySigner(agency.key, certificate_of(agency.der(), [root.der()])), Look(AGENCY), NOW)
    return path


def codes(path: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    capsys.readouterr()
    main(["check", str(path), "--json"])
    return {d["code"] for d in json.loads(capsys.readouterr().out)["doubts"] if d["code"].startswith("signature.")}


def trusting(monkeypatch: pytest.MonkeyPatch, holder: Holder, folder: Path) -> None:
    (folder / "trusted.pem").write_bytes(holder.certificate.public_bytes(Encoding.PEM))
    monkeypatch.setenv("ARCHIVIST_SETTING_SIGNING__TRUSTED", str(folder / "trusted.pem"))


def test_a_sound_signature_raises_no_doubt(
    signed: Path, root: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert codes(signed, capsys) == set()
    trusting(monkeypatch, root, tmp_path)
    assert codes(signed, capsys) == set()


def test_a_stranger_is_told_where_a_trust_list_was_given(
    signed: Path, stamper: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    trusting(monkeypatch, stamper, tmp_path)
    assert codes(signed, capsys) == {"signature.unknown"}


def test_a_broken_one_is_told(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(signed.read_bytes())
    content[content.index(b"stream", 2000) + 40] ^= 1
    signed.write_bytes(content)
    assert codes(signed, capsys) == {"signature.broken"}


def test_an_unsigned_file_is_not_asked(facsimile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(facsimile, capsys) == set()
