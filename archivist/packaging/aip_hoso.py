"""AIP_hoso: a dossier as an archive keeps it (TT 05/2025/TT-BNV, Phụ lục I)."""

from pathlib import Path

from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.packaging.check import check_hoso
from archivist.packaging.hoso import build_hoso
from archivist.packaging.profile import STRICT


class AipHoso:
    """Digitised records become this package (Điều 8.3); PREMIS is part of it."""

    name = "AIP_hoso"

    def __init__(self, profile: str = STRICT) -> None:
        self._profile = profile

    def build(self, dossier: BoundDossier, into: Path) -> Package:
        """See the promise; raises Damaged or NotFound where a facsimile is not the one that was bound."""
        return build_hoso(dossier, into, self.name, self._profile)

    def check(self, package: Path) -> list[Doubt]:
        """What is wrong with a package of this format, worst first."""
        return check_hoso(package)
