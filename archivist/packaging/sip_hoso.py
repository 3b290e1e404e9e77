"""SIP_hoso: a dossier handed over to another system (TT 05/2025/TT-BNV, Phụ lục III)."""

from pathlib import Path

from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.packaging.check import check_hoso
from archivist.packaging.hoso import build_hoso
from archivist.packaging.profile import STRICT


class SipHoso:
    """What goes to an archive that runs another system (Điều 17); the archive makes the AIP from it (Điều 25)."""

    name = "SIP_hoso"

    def __init__(self, profile: str = STRICT) -> None:
        self._profile = profile

    def build(self, dossier: BoundDossier, into: Path) -> Package:
        """See the promise; raises Damaged or NotFound where a facsimile is not the one that was bound."""
        return build_hoso(dossier, into, self.name, self._profile)

    def check(self, package: Path) -> list[Doubt]:
        """What is wrong with a package of this format, worst first."""
        return check_hoso(package)
