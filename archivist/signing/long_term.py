"""Long-term signatures (PAdES B-LT, B-LTA): what proves them later lies inside, and a time-stamp over all of it.

When the certificate has expired and its authority answers no more, the file still tells by itself that the certificate was
good when it signed.
"""

import asyncio
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from asn1crypto import x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.validation.dss import async_add_validation_info
from pyhanko.sign.validation.errors import SignatureValidationError, ValidationInfoReadingError
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.errors import CRLValidationError, OCSPValidationError, PathError, ValidationError
from pyhanko_certvalidator.fetchers.aiohttp_fetchers import AIOHttpFetcherBackend

from archivist import durable
from archivist.troubles import NotProvable, TimeNotStamped

PATIENCE = 30  # seconds for one answer of an authority
_NO_PROOF = (
    PathError,
    ValidationError,
    CRLValidationError,
    OCSPValidationError,
    SignatureValidationError,
    ValidationInfoReadingError,
)


def make_lasting(signed: Path, into: Path, trusted: Iterable[bytes], authority: TimeStamper | None = None) -> None:
    """Puts the certificates, and what their authorities say of revocation now, into the file; with `authority` a document
    time-stamp over it all (B-LTA). `trusted` are DER certificates.

    Raises NotProvable where an authority does not answer, or says that a certificate was revoked; TimeNotStamped.
    """
    roots = [x509.Certificate.load(der) for der in trusted]
    try:
        durable.keep(into, asyncio.run(_lasting(signed.read_bytes(), roots, authority)))
    except _NO_PROOF as error:
        raise NotProvable(name=signed.name, reason=str(error) or type(error).__name__) from error
    except (PdfError, SigningError) as error:
        raise TimeNotStamped(reason=str(error)) from error


async def _lasting(content: bytes, roots: list[x509.Certificate], authority: TimeStamper | None) -> bytes:
    backend = AIOHttpFetcherBackend(per_request_timeout=PATIENCE)
    try:
        asking = ValidationContext(
            trust_roots=roots, allow_fetching=True, revocation_mode="hard-fail", fetchers=backend.get_fetchers()
        )
        for number in range(len(PdfFileReader(BytesIO(content)).embedded_regular_signatures)):
            signature = PdfFileReader(BytesIO(content)).embedded_regular_signatures[number]
            content = (await async_add_validation_info(signature, asking, output=BytesIO())).getvalue()
        if authority is not None:
            writer, stamper = IncrementalPdfFileWriter(BytesIO(content)), PdfTimeStamper(authority)
            stamped = await stamper.async_timestamp_pdf(writer, "sha256", asking, output=BytesIO())
            content = stamped.getvalue()
    finally:
        await backend.close()
    return content
