"""A long-term signature tells by itself, offline and years later, that its certificate was good when it signed."""

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archivist.signing.certificates import certificate_of
from archivist.signing.key_file import KeySigner
from archivist.signing.long_term import make_lasting
from archivist.signing.look import Look
from archivist.signing.pades import seal
from archivist.signing.seals import seals_of
from archivist.signing.time_stamps import Authority
from archivist.troubles import NotProvable
from tests.judges.verapdf import VeraPdf
from tests.signing.authority import AGENCY, Holder, holder, time_stamps
from tests.signing.revocation import Office, office


@pytest.fixture(scope="module")
def here(root: Holder) -> Iterator[Office]:
    with office(root) as told:
        yield told


@pytest.fixture(scope="module")
def ours(root: Holder, here: Office) -> Holder:
    """The agency's certificate, which is out of date tomorrow."""
    return here.knows(holder(AGENCY, root, until=datetime.now(UTC) + timedelta(days=1), asks=here.address))


@pytest.fixture(scope="module")
def stamps(root: Holder, here: Office) -> Iterator[str]:
    with time_stamps(here.knows(holder("Time-stamps", root, stamps=True, asks=here.address)), root) as address:
        yield address


@pytest.fixture
def signed(facsimile: Path, ours: Holder, root: Holder, stamps: str, tmp_path: Path) -> Path:
    signer = KeySigner(ours.key, certificate_of(ours.der(), [root.der()]))
    done = seal(facsimile, tmp_path / "signed.pdf", signer, Look(AGENCY), datetime.now(UTC), Authority(stamps, 60))
    assert done.time_stamped
    return tmp_path / "signed.pdf"


@pytest.mark.parametrize("archive", [False, True], ids=["B-LT", "B-LTA"])
def test_three_readers_agree_about_it(
    signed: Path, root: Holder, stamps: str, here: Office, tmp_path: Path, verapdf: VeraPdf, archive: bool
) -> None:
    lasting = tmp_path / "lasting.pdf"
    make_lasting(signed, lasting, [root.der()], Authority(stamps, 60) if archive else None)
    assert lasting.read_bytes().startswith(signed.read_bytes()), "one more update, nothing before it touched"
    assert {"ocsp"} <= set(here.asked)
    (found,) = seals_of(lasting, [root.der()])
    assert (found.intact, found.untouched, found.trusted, found.expired, found.revoked) == (True, True, True, False, False)
    told = subprocess.run(["pdfsig", "-nocert", str(lasting)], capture_output=True, text=True, check=True).stdout
    assert told.count("Signature is Valid") == 1, "it does not judge time-stamps"
    assert verapdf.judge(lasting).findings == ()


def test_it_holds_offline_after_the_certificate_has_expired(
    signed: Path, root: Holder, stamps: str, here: Office, tmp_path: Path
) -> None:
    lasting = tmp_path / "lasting.pdf"
    make_lasting(signed, lasting, [root.der()], Authority(stamps, 60))
    before = list(here.asked)
    (found,) = seals_of(lasting, [root.der()], datetime.now(UTC) + timedelta(days=730))
    assert (found.intact, found.trusted, found.expired) == (True, True, False)
    assert here.asked == before, "nobody is asked"


def test_without_an_answer_nothing_is_pretended(signed: Path, root: Holder, here: Office, tmp_path: Path) -> None:
    here.silent = True
    try:
        with pytest.raises(NotProvable):
            make_lasting(signed, tmp_path / "lasting.pdf", [root.der()])
    finally:
        here.silent = False
    assert not (tmp_path / "lasting.pdf").exists()


def test_a_revoked_certificate_gets_no_proof(signed: Path, root: Holder, ours: Holder, here: Office, tmp_path: Path) -> None:
    here.revoked.add(ours.certificate.serial_number)
    try:
        with pytest.raises(NotProvable):
            make_lasting(signed, tmp_path / "lasting.pdf", [root.der()])
    finally:
        here.revoked.clear()


def test_a_stranger_gets_no_proof(signed: Path, tmp_path: Path) -> None:
    with pytest.raises(NotProvable):
        make_lasting(signed, tmp_path / "lasting.pdf", [holder("Somebody else").der()])
