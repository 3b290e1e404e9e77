"""Whether links to documents that were handed over before (`.fetch.txt`) are links, and to the right document."""

import posixpath
from collections.abc import Iterator, Sequence

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.contents import Contents
from archivist.packaging.links import ENDING, HOLEY, read_link
from archivist.packaging.mets_reading import Mets

_RULE = "TT 05/2025 Holeyfile"


def link_doubts(all_mets: Sequence[Mets], contents: Contents) -> Iterator[Doubt]:
    """A link stands in its own group, says where the bytes lie, and leads out of this package."""
    own = {mets.root.get("OBJID", "") for mets in all_mets}
    for mets in all_mets:
        for reference in mets.of("file"):
            name = reference.target or ""
            linked = name.endswith(ENDING)
            if linked != (reference.group == HOLEY):
                yield findings.BAD_LINK.in_file(mets.name, _RULE, where=f"fileGrp[@USE='{reference.group}']", value=name)
            elif linked and name in contents.files:
                yield from _link(name, contents.read(name), own)


def _link(name: str, content: bytes | None, own: set[str]) -> Iterator[Doubt]:
    link = read_link(content or b"")
    wanted = posixpath.basename(name).removesuffix(ENDING)
    if link is None or posixpath.basename(link.path) != wanted or link.package in own:
        said = (content or b"").decode("utf-8", "replace").strip()[:200]
        yield findings.BAD_LINK.in_file(name, _RULE, where=wanted, value=said or "?")
