"""A facsimile that was signed is still PDF/A, and three independent readers agree about its signature."""

import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.generic import NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from archivist.signing.key_file import TEST_NAME, key_file, trial_key
from archivist.signing.look import Corner, Look
from archivist.signing.pades import seal, stamp_time
from archivist.signing.seals import seals_of
from archivist.signing.time_stamps import Authority
from archivist.troubles import CertificateOutOfDate, KeyUnusable, NotFound, NotSignable, PinWrong, TimeNotStamped
from tests.judges.verapdf import VeraPdf
from tests.signing.authority import AGENCY, NOW, Holder, holder, time_stamps

LOOK = Look(AGENCY)


@pytest.fixture
def key(tmp_path: Path, agency: Holder, root: Holder) -> Path:
    path = tmp_path / "agency.p12"
    path.write_bytes(agency.file("mật khẩu", [root.certificate]))
    return path


def independent(pdf: Path) -> str:
    told = subprocess.run(["pdfsig", "-nocert", str(pdf)], capture_output=True, text=True, check=True)
    return told.stdout


def test_what_is_signed_is_pdf_a_intact_and_trusted(
    facsimile: Path, key: Path, root: Holder, tmp_path: Path, verapdf: VeraPdf
) -> None:
    signed = tmp_path / "signed.pdf"
    sealed = seal(facsimile, signed, key_file(key, "mật khẩu"), LOOK, NOW)
    assert (sealed.subject, sealed.time_stamped, sealed.for_tests) == (AGENCY, False, False)
    assert signed.read_bytes().startswith(facsimile.read_bytes())  # nothing before the update is touched
    assert verapdf.judge(signed).findings == ()
    assert "Signature is Valid" in independent(signed)
    assert "Total document signed" in independent(signed)
    (found,) = seals_of(signed, [root.der()])
    assert (found.intact, found.untouched, found.trusted, found.expired) == (True, True, True, False)
    (stranger,) = seals_of(signed)
    assert (stranger.intact, stranger.trusted) == (True, False)


def test_it_shows_the_agency_and_the_time_at_the_top_right(facsimile: Path, key: Path, tmp_path: Path) -> None:
    signed = tmp_path / "signed.pdf"
    seal(facsimile, signed, key_file(key, "mật khẩu"), Look(AGENCY, copy="SAO Y"), NOW)
    told = subprocess.run(["pdftotext", "-layout", str(signed), "-"], capture_output=True, text=True, check=True).stdout
    lines = [line.strip() for line in told.splitlines() if line.strip()][:3]
    assert lines == ["SAO Y", AGENCY, "23/11/2026 10:00:00 +07:00"]


def test_a_person_signs_at_the_top_left_beside_the_agency(
    facsimile: Path, key: Path, tmp_path: Path, root: Holder, verapdf: VeraPdf
) -> None:
    first, both = tmp_path / "1.pdf", tmp_path / "2.pdf"
    signer = key_file(key, "mật khẩu")
    seal(facsimile, first, signer, Look("Nguyễn Văn An", Corner.PERSON), NOW)
    seal(first, both, signer, LOOK, NOW)
    assert [(s.field, s.intact, s.untouched) for s in seals_of(both, [root.der()])] == [
        ("ChuKyCaNhan", True, True),
        ("ChuKyCoQuan", True, True),
    ]
    assert verapdf.judge(both).findings == ()


def test_a_time_stamp_comes_at_once_where_there_is_a_line(
    facsimile: Path, key: Path, tmp_path: Path, root: Holder, stamper: Holder
) -> None:
    signed = tmp_path / "signed.pdf"
    with time_stamps(stamper, root) as address:
        sealed = seal(facsimile, signed, key_file(key, "mật khẩu"), LOOK, NOW, Authority(address, 30))
    assert sealed.time_stamped
    (found,) = seals_of(signed, [root.der()])
    assert found.stamped_at is not None
    assert found.trusted


@pytest.mark.parametrize("status", [503, 404])
def test_without_one_it_is_signed_now_and_stamped_later(
    facsimile: Path, key: Path, tmp_path: Path, root: Holder, stamper: Holder, verapdf: VeraPdf, status: int
) -> None:
    signed, stamped = tmp_path / "signed.pdf", tmp_path / "stamped.pdf"
    with time_stamps(stamper, root, status) as address:
        sealed = seal(facsimile, signed, key_file(key, "mật khẩu"), LOOK, NOW, Authority(address, 30))
        with pytest.raises(TimeNotStamped):
            stamp_time(signed, stamped, Authority(address, 30))
    assert not sealed.time_stamped
    assert not stamped.exists()
    with time_stamps(stamper, root) as address:
        stamp_time(signed, stamped, Authority(address, 30))
    assert stamped.read_bytes().startswith(signed.read_bytes())
    (found,) = seals_of(stamped, [root.der()])
    assert found.stamped_at is not None
    assert (found.intact, found.untouched, found.trusted) == (True, True, True)
    assert verapdf.judge(stamped).findings == ()


def test_a_changed_byte_breaks_the_seal(facsimile: Path, key: Path, tmp_path: Path, root: Holder) -> None:
    signed = tmp_path / "signed.pdf"
    seal(facsimile, signed, key_file(key, "mật khẩu"), LOOK, NOW)
    content = bytearray(signed.read_bytes())
    at = content.index(b"stream", 2000) + 40
    content[at] ^= 1
    signed.write_bytes(content)
    (found,) = seals_of(signed, [root.der()])
    assert not found.intact


def test_a_page_that_was_turned_after_the_seal_is_told(facsimile: Path, key: Path, tmp_path: Path, root: Holder) -> None:
    signed = tmp_path / "signed.pdf"
    seal(facsimile, signed, key_file(key, "mật khẩu"), LOOK, NOW)
    with signed.open("rb+") as file:
        writer = IncrementalPdfFileWriter(file)
        page = writer.root["/Pages"]["/Kids"][0].get_object()
        page[pdf_name("/Rotate")] = NumberObject(90)
        writer.update_container(page)
        writer.write_in_place()
    (found,) = seals_of(signed, [root.der()])
    assert (found.intact, found.untouched) == (True, False)


def test_a_certificate_that_has_expired_does_not_sign(facsimile: Path, tmp_path: Path, root: Holder) -> None:
    old = holder(AGENCY, root, until=NOW - timedelta(days=1))
    path = tmp_path / "old.p12"
    path.write_bytes(old.file("x", [root.certificate]))
    with pytest.raises(CertificateOutOfDate):
        seal(facsimile, tmp_path / "signed.pdf", key_file(path, "x"), LOOK, NOW)
    assert not (tmp_path / "signed.pdf").exists()


def test_the_key_for_tests_says_that_it_is_one(facsimile: Path, tmp_path: Path) -> None:
    sealed = seal(facsimile, tmp_path / "signed.pdf", trial_key(NOW), LOOK, NOW)
    assert sealed.for_tests
    assert sealed.subject == TEST_NAME


def test_what_is_wrong_with_a_key_file_is_named(key: Path, tmp_path: Path) -> None:
    with pytest.raises(PinWrong):
        key_file(key, "wrong")
    with pytest.raises(NotFound):
        key_file(tmp_path / "absent.p12", "x")
    (tmp_path / "letter.p12").write_bytes(b"no key at all")
    with pytest.raises(KeyUnusable):
        key_file(tmp_path / "letter.p12", "x")


def test_what_is_no_pdf_is_not_signed(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(b"no PDF at all")
    with pytest.raises(NotSignable):
        seal(tmp_path / "letter.pdf", tmp_path / "signed.pdf", trial_key(NOW), LOOK, NOW)
