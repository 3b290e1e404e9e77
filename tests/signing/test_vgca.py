"""VGCA's desktop signer: it signs, we believe it nothing; the PIN never comes here."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from archivist.model.promises.signer import DocumentSigner
from archivist.settings import load_settings
from archivist.signing.certificates import certificate_of
from archivist.signing.key_file import KeySigner
from archivist.signing.seals import seals_of
from archivist.signing.vgca import DesktopSigner
from archivist.troubles import NotSignable, TokenMissing
from archivist.workflow.seal_work import Sealer
from tests.signing.authority import AGENCY, Holder, holder
from tests.signing.desktop_signer import Desktop, desktop


@pytest.fixture
def theirs(agency: Holder, root: Holder, tmp_path: Path) -> Iterator[Desktop]:
    signer = KeySigner(agency.key, certificate_of(agency.der(), [root.der()]))
    with desktop(signer, tmp_path, holder("localhost")) as told:
        yield told


def sealer(theirs: Desktop, form: str = "") -> Sealer:
    signer = DesktopSigner(theirs.address, copy=bool(form), authority=theirs.authority, patience=120)
    assert isinstance(signer, DocumentSigner)
    return Sealer(load_settings(signing={"kind": "vgca", "form": form}), signer)


def test_a_facsimile_is_signed_by_it(facsimile: Path, theirs: Desktop, root: Holder, tmp_path: Path) -> None:
    into = tmp_path / "signed.pdf"
    done = sealer(theirs).sign(facsimile, into, datetime.now(UTC))
    assert (done.subject, done.for_tests, done.time_stamped) == (AGENCY, False, False)
    assert into.read_bytes().startswith(facsimile.read_bytes())
    (found,) = seals_of(into, [root.der()])
    assert (found.intact, found.trusted, found.serial) == (True, True, done.serial)
    ((path, order),) = theirs.asked
    assert path == "/SignApproved"
    assert set(order) == {"FileUploadHandler", "SessionId", "JWTToken", "FileName"}
    assert "pin" not in str(order).lower()


def test_a_certified_copy_goes_its_own_way(facsimile: Path, theirs: Desktop, tmp_path: Path) -> None:
    sealer(theirs, "SAO Y").sign(facsimile, tmp_path / "signed.pdf", datetime.now(UTC))
    assert [path for path, _order in theirs.asked] == ["/SignCopy"]


@pytest.mark.parametrize("fault", ["cancel", "rewrite", "nothing", "garbage"])
def test_what_it_does_wrong_is_not_kept(fault: str, facsimile: Path, theirs: Desktop, tmp_path: Path) -> None:
    theirs.fault = fault
    with pytest.raises(NotSignable) as refused:
        sealer(theirs).sign(facsimile, tmp_path / "signed.pdf", datetime.now(UTC))
    if fault == "cancel":
        assert "Người dùng hủy ký" in str(refused.value)


def test_where_it_does_not_run_the_documents_wait(facsimile: Path, tmp_path: Path) -> None:
    with pytest.raises(TokenMissing):
        DesktopSigner("wss://127.0.0.1:1", patience=30).seal_document(facsimile, tmp_path / "signed.pdf")


def test_a_stranger_at_its_address_is_not_asked(facsimile: Path, theirs: Desktop, tmp_path: Path) -> None:
    """Another program that listens there would get the document: only who is vouched for does."""
    with pytest.raises(TokenMissing):
        DesktopSigner(theirs.address, patience=60).seal_document(facsimile, tmp_path / "signed.pdf")
    assert theirs.asked == []
