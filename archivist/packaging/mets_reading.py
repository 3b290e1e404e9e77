"""What a METS file says, as values: what it refers to, with which size and checksum, and how its parts hang together."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from lxml import etree

from archivist.packaging.mets import CSIP, NS, XLINK

SPACES = {"m": NS, "xlink": XLINK, "csip": CSIP}


@dataclass(frozen=True, slots=True)
class Reference:
    """One pointer to a file: its section (dmd, amd, file, mptr), the id that the structure map uses, the target's path
    below the package's root (None where it leads outside), what is said of it, and the rules that are behind.
    """

    section: str
    id: str
    group: str
    href: str
    target: str | None
    size: str
    checksum: str
    checksum_type: str
    rules: tuple[str, str, str, str]


# rules on link, SIZE, CHECKSUM and CHECKSUMTYPE (CSIP 2.2.0)
_RULES = {
    "dmd": ("CSIP24", "CSIP27", "CSIP29", "CSIP30"),
    "amd": ("CSIP38", "CSIP41", "CSIP43", "CSIP44"),
    "file": ("CSIP79", "CSIP69", "CSIP71", "CSIP72"),
    "mptr": ("CSIP110", "", "", ""),
}


@dataclass(frozen=True, slots=True)
class Mets:
    """A METS file of the package: its path, the folder that its links start from, its tree, its references."""

    name: str
    root: etree._Element
    references: tuple[Reference, ...]

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.name)

    def of(self, section: str) -> list[Reference]:
        return [r for r in self.references if r.section == section]

    def find(self, path: str) -> list[etree._Element]:
        """Elements by an XPath with the prefixes m, xlink and csip."""
        found = self.root.xpath(path, namespaces=SPACES)
        return [node for node in found if etree.iselement(node)] if isinstance(found, list) else []

    @property
    def package_format(self) -> str:
        """AIP_hoso, SIP_tailieu …; a collection is of loose documents (Phụ lục II and IV)."""
        return f"{self.package_type}_{'tailieu' if self.root.get('TYPE') == 'Collection' else 'hoso'}"

    @property
    def package_type(self) -> str:
        headers = self.find("m:metsHdr")
        return headers[0].get(f"{{{CSIP}}}OAISPACKAGETYPE", "") if headers else ""


def mets_of(name: str, root: etree._Element) -> Mets:
    """Reads the references of a METS tree; never fails on a strange one."""
    return Mets(name, root, tuple(_references(root, posixpath.dirname(name))))


def _references(root: etree._Element, folder: str) -> Iterator[Reference]:
    for section, path in (("dmd", "m:dmdSec/m:mdRef"), ("amd", "m:amdSec/*/m:mdRef")):
        for node in _nodes(root, path):
            yield _reference(section, node, node, _parent(node).get("ID", ""), "", folder)
    for group in _nodes(root, "m:fileSec//m:fileGrp"):
        for file in _nodes(group, "m:file"):
            for place in _nodes(file, "m:FLocat"):
                yield _reference("file", place, file, file.get("ID", ""), group.get("USE", ""), folder)
    for node in _nodes(root, "m:structMap//m:mptr"):
        yield _reference("mptr", node, node, _parent(node).get("ID", ""), "", folder)


def _reference(
    section: str, link: etree._Element, facts: etree._Element, identifier: str, group: str, folder: str
) -> Reference:
    href = link.get(f"{{{XLINK}}}href", "")
    size, checksum, kind = (facts.get(name, "") for name in ("SIZE", "CHECKSUM", "CHECKSUMTYPE"))
    target = _target(href, folder)
    return Reference(section, identifier, group, href, target, size, checksum, kind, _RULES[section])


def _target(href: str, folder: str) -> str | None:
    """The path that a relative reference leads to, None where it leads out of the package or is none."""
    try:
        split = urlsplit(href)
    except ValueError:
        return None
    path = unquote(split.path)
    if split.scheme or split.netloc or not path or path.startswith("/"):
        return None
    whole = posixpath.normpath(posixpath.join(folder, path))
    return None if whole == ".." or whole.startswith("../") else whole


def _nodes(node: etree._Element, path: str) -> list[etree._Element]:
    return node.findall(path.replace("m:", f"{{{NS}}}"))


def _parent(node: etree._Element) -> etree._Element:
    parent = node.getparent()
    return node if parent is None else parent
