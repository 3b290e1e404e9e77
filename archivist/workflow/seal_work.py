"""One facsimile is signed, or its time stamped, and both are checked again in the final bytes."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from archivist.model.doubt import Doubt, Severity
from archivist.model.promises.signer import Signer
from archivist.pdf.check import check
from archivist.settings import Settings
from archivist.signing.look import Look
from archivist.signing.pades import Sealed, seal, stamp_time
from archivist.signing.seals import seals_of
from archivist.signing.time_stamps import Authority
from archivist.troubles import NotSignable


@dataclass(frozen=True, slots=True)
class Sealer:
    """What the settings say of signing, and the key that a person has opened."""

    settings: Settings
    signer: Signer

    def sign(self, facsimile: Path, into: Path, now: datetime) -> Sealed:
        """Raises NotSignable where the signed file is not what it must be; nothing of it is kept then."""
        signing = self.settings.signing
        authority = Authority(signing.authority) if signing.authority else None
        look = Look(self.settings.agency.name, copy=signing.form)
        done = seal(facsimile, into, self.signer, look, now, authority)
        prove(into)
        return done


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
