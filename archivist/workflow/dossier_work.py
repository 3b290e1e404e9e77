"""What a worker does with a whole dossier: build its package, then check the package and every facsimile inside."""

from dataclasses import dataclass
from pathlib import Path

from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.model.promises.package_format import PackageFormat


@dataclass(frozen=True, slots=True)
class Packed:
    """A built package and what its own check found."""

    package: Package
    doubts: tuple[Doubt, ...]


def pack_dossier(format_: PackageFormat, dossier: BoundDossier, into: Path) -> Packed:
    """Runs in a worker: the words "checked package" are only said of the final bytes."""
    package = format_.build(dossier, into)
    return Packed(package, tuple(format_.check(package.path)))
