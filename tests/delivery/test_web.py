"""Nothing is sent to who cannot prove to be the archive, and the archive takes nothing from who cannot prove to be us."""

from datetime import timedelta
from pathlib import Path

import pytest

from archivist.delivery.web import Security, below, connection, expect_safe
from archivist.troubles import BadSetting, NotAdmitted, NotTrusted, Unreachable
from tests.delivery.intakes import QUICK, go_on, intake, package_of
from tests.delivery.papers import Authority


def test_a_certificate_that_is_trusted(tmp_path: Path) -> None:
    package, authority = package_of(tmp_path / "packages", 300_000), Authority(tmp_path / "ca")
    paper = authority.sign("host", "127.0.0.1")
    with intake(tmp_path / "there", certificate=paper.certificate, key=paper.key) as there:
        sender = there.sender(security=Security(authority=authority.paper.certificate))
        assert there.url.startswith("https://")
        assert sender.deliver(package, go_on).digest == package.digest


@pytest.mark.parametrize(("host", "days"), [("127.0.0.1", -1), ("127.0.0.2", 1)])
def test_a_certificate_that_has_expired_or_is_of_another_host(host: str, days: int, tmp_path: Path) -> None:
    package, authority = package_of(tmp_path / "packages", 1000), Authority(tmp_path / "ca")
    paper = authority.sign("host", host, timedelta(days=days))
    with intake(tmp_path / "there", certificate=paper.certificate, key=paper.key) as there:
        with pytest.raises(NotTrusted):
            there.sender(security=Security(authority=authority.paper.certificate)).deliver(package, go_on)
        assert list((there.folder / "uploads").iterdir()) == []


def test_an_authority_that_nobody_knows(tmp_path: Path) -> None:
    package, authority = package_of(tmp_path / "packages", 1000), Authority(tmp_path / "ca")
    paper, other = authority.sign("host", "127.0.0.1"), Authority(tmp_path / "other", "Kẻ mạo danh")
    with intake(tmp_path / "there", certificate=paper.certificate, key=paper.key) as there:
        for trusted in (None, other.paper.certificate):
            with pytest.raises(NotTrusted):
                there.sender(security=Security(authority=trusted)).deliver(package, go_on)


def test_an_archive_that_wants_to_see_our_certificate(tmp_path: Path) -> None:
    package, authority = package_of(tmp_path / "packages", 1000), Authority(tmp_path / "ca")
    paper, ours, root = authority.sign("host", "127.0.0.1"), authority.sign("xa-an-binh"), authority.paper.certificate
    with intake(tmp_path / "there", certificate=paper.certificate, key=paper.key, clients=root) as there:
        # TLS 1.3 tells it only after the handshake, and a closed door may hide the words.
        with pytest.raises((NotAdmitted, Unreachable)):
            there.sender(security=Security(authority=root)).deliver(package, go_on)
        assert list((there.folder / "uploads").iterdir()) == []
        known = Security(authority=root, certificate=ours.certificate, key=ours.key)
        assert there.sender(security=known).deliver(package, go_on).digest == package.digest


def test_a_certificate_file_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "rot.pem").write_text("rot")
    for security in (Security(authority=tmp_path / "rot.pem"), Security(certificate=tmp_path / "gone.pem")):
        with pytest.raises(BadSetting):
            connection(security, QUICK)


@pytest.mark.parametrize(
    "address", ["https://luutru.example/files", "http://127.0.0.1:9/x", "http://[::1]/x", "http://localhost/"]
)
def test_safe_addresses(address: str) -> None:
    expect_safe(address, "address")


@pytest.mark.parametrize("address", ["http://luutru.example", "http://127.0.0.1.example/", "", "file:///x", "https://"])
def test_unsafe_addresses(address: str) -> None:
    with pytest.raises(BadSetting):
        expect_safe(address, "address")


def test_a_place_stays_on_the_host_that_was_chosen() -> None:
    base = "https://luutru.example:8443/nop/files"
    assert below(base, "http://inner.local/nop/files/1?a=b") == "https://luutru.example:8443/nop/files/1?a=b"
    assert below(base, "/receipts/1") == "https://luutru.example:8443/receipts/1"
    assert below(base, "files/1") == "https://luutru.example:8443/nop/files/1"
