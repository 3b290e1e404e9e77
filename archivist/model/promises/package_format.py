"""What a dossier becomes."""

from pathlib import Path
from typing import Protocol

from archivist.model.dossier import BoundDossier, Package
from archivist.model.doubt import Doubt


class PackageFormat(Protocol):
    """Called in a worker process; reads the facsimiles, writes one file below `into` (which exists) and nothing else.

    `build` is a function of its input: the same dossier gives the same bytes under the same name, at any time, on
    any machine;
    an unfinished file never stands under the final name. `check` reads a package of this format (ours or
    another's) and returns
    what is wrong with it, worst first; an intact one gives an empty list; it never writes outside a temporary
    folder of its own.
    """

    @property
    def name(self) -> str: ...

    def build(self, dossier: BoundDossier, into: Path) -> Package: ...

    def check(self, package: Path) -> list[Doubt]: ...
