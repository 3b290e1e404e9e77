"""Seals a PDF by PAdES (ETSI EN 319 142-1): one incremental update, nothing before it is touched."""

from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.font.api import FontEngine, FontEngineFactory
from pyhanko.pdf_utils.font.opentype import GlyphAccumulator
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.text import TextBoxStyle
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, PdfTimeStamper
from pyhanko.sign.signers import Signer as Sealer
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.stamp import TextStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from archivist import durable
from archivist.model.promises.signer import Signer
from archivist.resources import resource
from archivist.signing.look import LINE, SIZE, Look
from archivist.troubles import CertificateOutOfDate, NotSignable, TimeNotStamped

FIELD = {"top-right": "ChuKyCoQuan", "top-left": "ChuKyCaNhan"}
_LARGEST_RSA = 1024  # bytes kept free for a signature whose size is not known beforehand


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was done: by whom, when by our clock, whether an authority has stamped the time, and whether the
    file itself holds what proves it in later years.
    """

    subject: str
    serial: str
    signed_at: str
    time_stamped: bool
    for_tests: bool
    lasting: bool = False


class _Through(Sealer):
    """Lets a key of ours sign what the library prepares."""

    def __init__(self, signer: Signer) -> None:
        certificate = signer.certificate()
        above = [x509.Certificate.load(der) for der in certificate.above]
        store = SimpleCertificateStore()
        store.register_multiple(above)
        super().__init__(signing_cert=x509.Certificate.load(certificate.der), cert_registry=store)
        self._signer = signer

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        if digest_algorithm != "sha256":  # what the promise of a signer says; anything else would be signed falsely
            raise SigningError(digest_algorithm)
        return bytes(_LARGEST_RSA) if dry_run else self._signer.sign(data)


def seal(pdf: Path, into: Path, signer: Signer, look: Look, now: datetime, authority: TimeStamper | None = None) -> Sealed:
    """Signs `pdf` under `into`, whole or not at all: B-T where the authority answers, else B-B, its time-stamp pending.

    Raises CertificateOutOfDate, TokenMissing, KeyUnusable, NotSignable, DiskFull, ReadOnly.
    """
    certificate = signer.certificate()
    if not certificate.valid_from <= now <= certificate.valid_until:
        start, end = certificate.valid_from.date().isoformat(), certificate.valid_until.date().isoformat()
        raise CertificateOutOfDate(subject=certificate.subject, start=start, end=end)
    stamped = authority is not None
    try:
        _write(pdf, into, signer, look, now, authority)
    except TimeNotStamped:
        stamped = False
        _write(pdf, into, signer, look, now, None)
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    return Sealed(certificate.subject, certificate.serial, at, stamped, certificate.for_tests)


def stamp_time(pdf: Path, into: Path, authority: TimeStamper) -> None:
    """Adds a document time-stamp to a PDF that was signed while there was no line. Raises TimeNotStamped, NotSignable."""
    try:
        with pdf.open("rb") as source:
            writer = IncrementalPdfFileWriter(source)
            stamped = PdfTimeStamper(authority).timestamp_pdf(writer, "sha256", None, output=BytesIO())
            durable.keep(into, stamped.getvalue())
    except (PdfError, SigningError) as error:
        raise NotSignable(name=pdf.name, reason=str(error)) from error


def _write(pdf: Path, into: Path, signer: Signer, look: Look, now: datetime, authority: TimeStamper | None) -> None:
    try:
        with pdf.open("rb") as source:
            writer = IncrementalPdfFileWriter(source)
            lines = look.lines(now)
            place = look.box(*_size(writer), len(lines))
            box = (round(place.left), round(place.bottom), round(place.right), round(place.top))
            spec = SigFieldSpec(FIELD[look.corner], on_page=0, box=box)
            meta = PdfSignatureMetadata(
                FIELD[look.corner], md_algorithm="sha256", name=look.name, subfilter=SigSeedSubFilter.PADES
            )
            sealer = PdfSigner(meta, _Through(signer), timestamper=authority, stamp_style=_style(lines), new_field_spec=spec)
            durable.keep(into, sealer.sign_pdf(writer, output=BytesIO()).getvalue())
    except (PdfError, SigningError) as error:
        raise NotSignable(name=pdf.name, reason=str(error)) from error


class _Serif(FontEngineFactory):
    """The face of the words, read at once: the library's own factory leaves the file open."""

    def create_font_engine(self, writer: BasePdfFileWriter, obj_stream: Any = None) -> FontEngine:
        face = BytesIO(resource("fonts/ArchivistSerif.ttf").read_bytes())
        streams = obj_stream or (writer.prepare_object_stream() if writer.stream_xrefs else None)
        return GlyphAccumulator(writer, face, font_size=int(SIZE), obj_stream=streams)


def _size(writer: Any) -> tuple[float, float]:
    """Width and height of page 1 in pt."""
    left, bottom, right, top = (float(v) for v in writer.prev.root["/Pages"]["/Kids"][0].get_object()["/MediaBox"])
    return right - left, top - bottom


def _style(lines: tuple[str, ...]) -> TextStampStyle:
    """Upright black serif of 10 pt, embedded; no frame, no picture."""
    as_it_is = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(), InnerScaling.SHRINK_TO_FIT)
    box = TextBoxStyle(font=_Serif(), font_size=int(SIZE), leading=int(LINE), text_color=(0.0, 0.0, 0.0))
    text = "\n".join(lines).replace("%", "%%")
    return TextStampStyle(
        border_width=0, text_box_style=box, inner_content_layout=as_it_is, stamp_text=text, background=None
    )
