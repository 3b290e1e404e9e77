"""What a worker does with a whole dossier: build its package, in parts where it is too large, then check what it built."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from archivist.model.dossier import BoundDocument, BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.model.promises.package_format import PackageFormat
from archivist.packaging.fields import has_fields
from archivist.workflow.following import Base, base_after, supplementing


@dataclass(frozen=True, slots=True)
class Packed:
    """A built package, what its own check found, and what a later one would follow. `before` are the earlier parts of one
    that was split, in the order in which the archive must have them; their doubts are among the others.
    """

    package: Package
    doubts: tuple[Doubt, ...]
    base: Base
    before: tuple[Package, ...] = ()


def pack_dossier(format_: PackageFormat, dossier: BoundDossier, into: Path, largest: int = 0, substance: str = "") -> Packed:
    """Runs in a worker: the words "checked package" are only said of the final bytes. `largest`: bytes of facsimiles that
    one package may hold, 0 for any number.
    """
    packages: list[Package] = []
    doubts: list[Doubt] = []
    base: Base | None = None
    for part in _parts(dossier, largest if has_fields(format_.name) else 0):
        whole = supplementing(part, base) if base else part
        package = format_.build(whole, into)
        doubts += format_.check(package.path)
        base = base_after(whole, package, tuple(p.digest for p in packages), substance)
        packages.append(package)
    assert base is not None
    return Packed(packages[-1], tuple(doubts), base, tuple(packages[:-1]))


def _parts(dossier: BoundDossier, largest: int) -> Iterator[BoundDossier]:
    """Ever more of the documents, so that each step adds at most `largest` bytes (or one document that is larger). Each is
    an addition to the one before: it describes all that came so far, and links to it.
    """
    done: list[BoundDocument] = []
    adding = 0
    for document in dossier.documents:
        own = 0 if document.lies_in else document.length
        if largest and adding and adding + own > largest:
            yield _only(dossier, done)
            adding = 0
        done.append(document)
        adding += own
    yield dossier


def _only(dossier: BoundDossier, documents: list[BoundDocument]) -> BoundDossier:
    """The dossier as if it ended there."""
    there = {d.ordinal for d in documents}
    deeds = tuple(d for d in dossier.deeds if d.ordinal is None or d.ordinal in there)
    pages = sum(d.pages for d in documents)
    leaves = min(dossier.leaves, pages)
    return replace(dossier, documents=tuple(documents), pages=pages, leaves=leaves, deeds=deeds)
