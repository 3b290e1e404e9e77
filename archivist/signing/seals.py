"""Looks at the signatures of a PDF: intact, trusted, in time; without asking any network."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from asn1crypto import pem, x509
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError, SignatureValidationError
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from archivist.troubles import Unreadable


@dataclass(frozen=True, slots=True)
class Seal:
    """One signature. `intact`: the signed bytes are those that were signed; `untouched`: nothing was added later but further
    signatures and time-stamps; `trusted`: the trust list vouches for the signer; `stamped_at`: the authority's time.
    """

    field: str
    subject: str
    serial: str
    signed_at: datetime | None
    intact: bool
    untouched: bool
    trusted: bool
    expired: bool
    revoked: bool
    stamped_at: datetime | None = None


def seals_of(pdf: Path, trusted: Iterable[bytes] = (), moment: datetime | None = None) -> tuple[Seal, ...]:
    """All signatures in their order, as they are worth now, or at `moment`; `trusted` are DER certificates of authorities.
    Raises Unreadable.
    """
    roots = [x509.Certificate.load(der) for der in trusted]
    try:
        with pdf.open("rb") as source:
            reader = PdfFileReader(source)
            held = _held(reader)
            document_stamps = [_stamped(s, roots, held, moment) for s in reader.embedded_timestamp_signatures]
            latest = max((at for at in document_stamps if at), default=None)
            return tuple(_seal(signature, roots, latest, held, moment) for signature in reader.embedded_regular_signatures)
    except (PdfError, SignatureValidationError, ValueError) as error:
        raise Unreadable(name=pdf.name, reason=type(error).__name__) from error


def certificates_in(content: bytes) -> tuple[bytes, ...]:
    """The DER certificates of a PEM or DER file."""
    if not pem.detect(content):
        return (content,)
    return tuple(der for _kind, _headers, der in pem.unarmor(content, multiple=True))


def _held(reader: PdfFileReader) -> DocumentSecurityStore | None:
    """What a long-term signature brought along to prove it: certificates, and what was known of revocation."""
    try:
        return DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return None


def _context(
    roots: list[x509.Certificate], held: DocumentSecurityStore | None, moment: datetime | None = None
) -> ValidationContext:
    asked: dict[str, Any] = {
        "trust_roots": roots, "allow_fetching": False, "revocation_mode": "soft-fail", "moment": moment,
        "best_signature_time": moment,
    }  # fmt: skip
    return held.as_validation_context(asked) if held else ValidationContext(**asked)


def _seal(
    signature: EmbeddedPdfSignature,
    roots: list[x509.Certificate],
    stamped: datetime | None,
    held: DocumentSecurityStore | None,
    moment: datetime | None,
) -> Seal:
    found = validate_pdf_signature(signature, _context(roots, held, moment), _context(roots, held, moment))
    if found.timestamp_validity and found.timestamp_validity.valid:
        stamped = found.timestamp_validity.timestamp
    if stamped and not found.trusted:  # good when its time was stamped, whatever has expired since
        found = validate_pdf_signature(signature, _context(roots, held, stamped), _context(roots, held, stamped))
    certificate = found.signing_cert
    at = stamped or moment or datetime.now(UTC)
    return Seal(
        field=signature.field_name,
        subject=str(certificate.subject.native.get("common_name", certificate.subject.human_friendly)),
        serial=f"{certificate.serial_number:x}",
        signed_at=signature.self_reported_timestamp,
        intact=bool(found.intact and found.valid),
        untouched=_untouched(found),
        trusted=found.trusted,
        expired=not certificate.not_valid_before <= at <= certificate.not_valid_after,
        revoked=found.revoked,
        stamped_at=stamped,
    )


def _untouched(found: PdfSignatureStatus) -> bool:
    level = found.modification_level
    whole = found.coverage is not None and found.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
    return whole and level is not None and level <= ModificationLevel.FORM_FILLING


def _stamped(
    signature: EmbeddedPdfSignature,
    roots: list[x509.Certificate],
    held: DocumentSecurityStore | None,
    moment: datetime | None,
) -> datetime | None:
    found = validate_pdf_timestamp(signature, _context(roots, held, moment))
    return found.timestamp if found.intact and found.valid else None
