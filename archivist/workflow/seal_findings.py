"""What a facsimile's signatures say, in words; nothing for one that has none."""

import mmap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from archivist.model.doubt import Doubt, Place, Severity, doubt_of
from archivist.translation import N_
from archivist.troubles import Trouble

if TYPE_CHECKING:
    from archivist.signing.seals import Seal

_SIGN = b"/ByteRange"


def seal_findings(path: Path, trusted: Sequence[bytes] = ()) -> list[Doubt]:
    """`trusted` are DER certificates of authorities; without any, whether a signer is known cannot be said, and is not."""
    if not _has_signature(path):
        return []
    from archivist.signing.seals import seals_of  # its libraries are heavy, and few files are signed

    try:
        return [doubt for seal in seals_of(path, trusted) for doubt in _of(seal, path.name, asked=bool(trusted))]
    except Trouble as trouble:
        return [doubt_of(trouble, Place(file=path.name))]


def _has_signature(path: Path) -> bool:
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return content.find(_SIGN) >= 0


def _of(seal: "Seal", name: str, *, asked: bool) -> Iterator[Doubt]:
    """The gravest thing only: of a broken signature nothing else is worth knowing."""
    details = {"name": name, "subject": seal.subject or seal.field}
    place = Place(file=name)
    if not seal.intact:
        yield Doubt("signature.broken", Severity.GRAVE, _BROKEN, _BROKEN_REMEDY, place, details)
    elif not seal.untouched:
        yield Doubt("signature.changed-after", Severity.GRAVE, _CHANGED, _BROKEN_REMEDY, place, details)
    elif seal.revoked:
        yield Doubt("signature.revoked", Severity.GRAVE, _REVOKED, _ASK, place, details)
    elif seal.expired:
        yield Doubt("signature.expired", Severity.MINOR, _EXPIRED, _ASK, place, details)
    elif asked and not seal.trusted:
        yield Doubt("signature.unknown", Severity.MINOR, _UNKNOWN, _ASK, place, details)


_BROKEN = N_("The signature of {subject} in {name} is broken: the bytes are not those that were signed.")
_BROKEN_REMEDY = N_("Take the file from a sound copy; do not deliver this one.")
_CHANGED = N_("{name} was changed after {subject} signed it.")
_REVOKED = N_("The certificate of {subject} in {name} was revoked.")
_EXPIRED = N_("The certificate of {subject} in {name} was out of date when it signed, and no time-stamp says otherwise.")
_UNKNOWN = N_("The signature of {subject} in {name} is intact, but no trusted authority vouches for it.")
_ASK = N_("Ask the signer, or import the certificates of the authority that you trust.")
