"""Whether PREMIS speaks of the files that are there, and of things that it names itself."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.contents import Contents
from archivist.packaging.mets_reading import Mets
from archivist.packaging.premis import NS
from archivist.packaging.xml_reading import PREMIS_SCHEMA, parsed, schema_doubts

_P = f"{{{NS}}}"
_RULE = "TT 05/2025 PREMIS"


class _Tree(NamedTuple):
    """One PREMIS file: its path in the package and its root."""

    name: str
    root: etree._Element


def premis_doubts(all_mets: Sequence[Mets], contents: Contents) -> Iterator[Doubt]:
    """Doubts about the preservation metadata; an AIP must have some at the root and in each representation."""
    told: list[_Tree] = []
    for mets in all_mets:
        trees, found = _read(mets, contents)
        yield from found
        if all_mets[0].package_type == "AIP" and not mets.of("amd"):
            yield findings.MISSING.in_file(f"{mets.folder}/metadata/preservation/PREMIS.xml".lstrip("/"), _RULE)
        if trees and mets is not all_mets[0]:
            yield from _files(mets, trees)
        told += trees
    objects, agents = _named(told, "objectIdentifier"), _named(told, "agentIdentifier")
    for name, tree in told:
        yield from _links(name, tree, "linkingObjectIdentifier", objects)
        yield from _links(name, tree, "relatedObjectIdentifier", objects)
        yield from _links(name, tree, "linkingAgentIdentifier", agents)


def _read(mets: Mets, contents: Contents) -> tuple[list[_Tree], list[Doubt]]:
    trees: list[_Tree] = []
    found: list[Doubt] = []
    for name in (r.target for r in mets.of("amd") if r.target in contents.files):
        if name is not None:
            root, doubts = parsed(name, contents.read(name))
            found += doubts
            if root is not None:
                found += schema_doubts(name, root, PREMIS_SCHEMA)
                trees.append(_Tree(name, root))
    return trees, found


def _files(mets: Mets, trees: list[_Tree]) -> Iterator[Doubt]:
    """Each file of the representation is an object, by the ID of its <file>, with the same checksum and size."""
    told = {}
    for _name, tree in trees:
        for fixity in tree.iter(f"{_P}fixity"):
            traits, thing = fixity.getparent(), next(fixity.iterancestors(f"{_P}object"))
            size = traits.findtext(f"{_P}size", "") if traits is not None else ""
            told[_text(thing, "objectIdentifierValue")] = (_text(fixity, "messageDigest").lower(), size)
    for file in mets.of("file"):
        if file.group == "Data" and file.id not in told:
            yield findings.UNLINKED.in_file(trees[0][0], _RULE, value=file.id)
        elif file.id in told and told[file.id] != (file.checksum.lower(), file.size):
            yield findings.BROKEN_RULE.in_file(
                trees[0][0],
                _RULE,
                where="fixity, size",
                value=" ".join(told[file.id]),
                expected=f"{file.checksum.lower()} {file.size}",
            )


def _links(name: str, tree: etree._Element, kind: str, known: set[str]) -> Iterator[Doubt]:
    for element in tree.iter(f"{_P}{kind}"):
        value = _text(element, f"{kind}Value")
        if value not in known:
            yield findings.BAD_LINK.in_file(name, _RULE, where=kind, value=value)


def _named(trees: list[_Tree], kind: str) -> set[str]:
    return {_text(element, f"{kind}Value") for _name, tree in trees for element in tree.iter(f"{_P}{kind}")}


def _text(element: etree._Element, name: str) -> str:
    return next((found.text or "" for found in element.iter(f"{_P}{name}")), "")
