"""Whether a package after TT 05/2025 is whole, complete and well described; ours or another's."""

from collections.abc import Iterator
from pathlib import Path

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.check_fields import description_doubts
from archivist.packaging.check_links import link_doubts
from archivist.packaging.check_premis import premis_doubts
from archivist.packaging.check_structure import structure_doubts
from archivist.packaging.contents import Contents, opened
from archivist.packaging.mets_reading import Mets, mets_of
from archivist.packaging.mets_rules import header_doubts
from archivist.packaging.order import worst_first
from archivist.packaging.references import reference_doubts, unnamed
from archivist.packaging.xml_reading import METS_SCHEMA, parsed, schema_doubts
from archivist.packaging.zip_sealed import sealed_doubts

_ROOT = "METS.xml"
OURS = "Archivist"  # the name of the software agent in packages that this program made


def check_package(path: Path) -> list[Doubt]:
    """Doubts about a package in a ZIP file or folder, worst first; none about an intact one."""
    with opened(path) as (contents, found):
        return worst_first(found if contents is None else [*found, *_package(contents, path)])


def _package(contents: Contents, path: Path) -> Iterator[Doubt]:
    if _ROOT not in contents.files:
        yield findings.MISSING.in_file(_ROOT, "CSIPSTR4")
        return
    all_mets: list[Mets] = []
    for name in sorted((n for n in contents.files if _is_mets(n)), key=len):
        root, found = parsed(name, contents.read(name))
        yield from found
        if root is not None:
            yield from schema_doubts(name, root, METS_SCHEMA)
            all_mets.append(mets_of(name, root))
    if all_mets and all_mets[0].name == _ROOT:
        yield from _told(all_mets, contents)
        if any(node.text == OURS for node in all_mets[0].find("m:metsHdr/m:agent/m:name")):
            yield from sealed_doubts(path)


def _told(all_mets: list[Mets], contents: Contents) -> Iterator[Doubt]:
    package = all_mets[0]
    for mets in all_mets:
        yield from header_doubts(mets, contents.root, package)
        yield from reference_doubts(mets, contents)
        yield from structure_doubts(mets, at_root=mets is package)
    yield from unnamed(all_mets, contents)
    yield from link_doubts(all_mets, contents)
    yield from premis_doubts(all_mets, contents)
    yield from description_doubts(all_mets, contents)


def _is_mets(name: str) -> bool:
    return name == _ROOT or (name.startswith("representations/") and name.count("/") == 2 and name.endswith("/METS.xml"))
