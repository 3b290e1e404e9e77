"""One facsimile is signed, or its time stamped, and both are checked again in the final bytes."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from archivist import durable
from archivist.model.doubt import Doubt, Severity
from archivist.model.promises.signer import DocumentSigner, Signer
from archivist.pdf.check import check
from archivist.settings import Settings, Signing, trusted_file
from archivist.signing.long_term import make_lasting
from archivist.signing.look import Look
from archivist.signing.pades import Sealed, seal, stamp_time
from archivist.signing.seals import certificates_in, seals_of
from archivist.signing.time_stamps import Authority
from archivist.troubles import NotProvable, NotSignable, TimeNotStamped

_REWRITTEN, _UNSIGNED = "incremental update", "no signature"  # in the words of the standard, for whoever looks it up


@dataclass(frozen=True, slots=True)
class Sealer:
    """What the settings say of signing, and the key that a person has opened."""

    settings: Settings
    signer: Signer | DocumentSigner

    def sign(self, facsimile: Path, into: Path, now: datetime) -> Sealed:
        """Raises NotSignable where the signed file is not what it must be; nothing of it is kept then."""
        signing = self.settings.signing
        authority = Authority(signing.authority) if signing.authority else None
        look = Look(self.settings.agency.name, copy=signing.form)
        if isinstance(self.signer, DocumentSigner):
            done = sealed_elsewhere(facsimile, into, self.signer, now)
        else:
            done = seal(facsimile, into, self.signer, look, now, authority)
        lasting = done.time_stamped and not done.for_tests and proof_added(into, signing)
        prove(into)
        return replace(done, lasting=lasting)


def sealed_elsewhere(facsimile: Path, into: Path, signer: DocumentSigner, now: datetime) -> Sealed:
    """A signer of whole documents is believed in nothing: the file must go on where ours ended, with a signature more."""
    signer.seal_document(facsimile, into)
    if not into.read_bytes().startswith(facsimile.read_bytes()):
        raise NotSignable(name=facsimile.name, reason=_REWRITTEN)
    before, after = len(seals_of(facsimile)), seals_of(into)
    if len(after) != before + 1:
        raise NotSignable(name=facsimile.name, reason=_UNSIGNED)
    last = after[-1]
    at = (last.signed_at or now).astimezone(UTC).isoformat(timespec="seconds")
    return Sealed(last.subject, last.serial, at, last.stamped_at is not None, for_tests=False)


def proof_added(signed: Path, signing: Signing) -> bool:
    """Whether the file holds now what proves it in later years; without a line it stays as it was, for another time."""
    trusted = trusted_file(signing)
    if signing.long_term == "none" or trusted is None:
        return False
    authority = Authority(signing.authority) if signing.long_term == "LTA" and signing.authority else None
    try:
        make_lasting(signed, signed, certificates_in(trusted.read_bytes()), authority)
    except (NotProvable, TimeNotStamped):
        return False
    return True


def add_proof(signed: Path, into: Path, signing: Signing) -> bool:
    """As `proof_added`, for a file that stays as it is."""
    durable.keep(into, signed.read_bytes())
    added = proof_added(into, signing)
    if added:
        prove(into)
    return added


def add_time(signed: Path, into: Path, address: str) -> None:
    """Raises TimeNotStamped, NotSignable."""
    stamp_time(signed, into, Authority(address))
    prove(into)


def prove(path: Path) -> None:
    """The signature holds, and the file is what our own check calls a facsimile: looked at after the last byte."""
    if not all(seal.intact and seal.untouched for seal in seals_of(path)):
        raise NotSignable(name=path.name, reason="signature")
    grave: list[Doubt] = [doubt for doubt in check(path) if doubt.severity is Severity.GRAVE]
    if grave:
        raise NotSignable(name=path.name, reason=grave[0].code)
