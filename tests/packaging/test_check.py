"""Every change to a package is found; packages as they were sealed are left alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from archivist.model.dossier import BoundDossier, Package
from archivist.packaging.check import check_package
from archivist.packaging.mets import CSIP
from archivist.packaging.sip_hoso import SipHoso
from tests.packaging.mutations import METS, REP, Files, changed, edited, files_of, packed

# remarks that nothing else in a package repeats, and what the forger makes right again
FREE = {
    "mets": {"LABEL", "schemaLocation"},
    "top": {"LABEL", "TYPE"},
    "dmdSec": {"STATUS"},
    "digiprovMD": {"STATUS", "CREATED"},
    "mdRef": {"MDTYPEVERSION", "OTHERMDTYPE", "SIZE", "CHECKSUM"},
    "file": {"SIZE", "CHECKSUM"},
    "metsHdr": {"LASTMODDATE"},
}
# what may be left out, but not changed
OPTIONAL = {
    "metsHdr": {"RECORDSTATUS"},
    "fileGrp": {"CONTENTINFORMATIONTYPE"},
}


def codes(path: Path) -> set[str]:
    return {doubt.code for doubt in check_package(path)}


@pytest.mark.parametrize("profile", ["tt05-strict", "tt05-field-sample", "e-ark-sip-2.2.0"])
def test_every_profile_is_clean(profile: str, dossier: BoundDossier, tmp_path: Path) -> None:
    assert check_package(SipHoso(profile).build(dossier, tmp_path).path) == []


def test_intact_packages_are_clean(aip: Package, sip: Package) -> None:
    assert check_package(aip.path) == []
    assert check_package(sip.path) == []


def test_an_unpacked_package_is_clean(aip: Package, tmp_path: Path) -> None:
    root, files = files_of(aip.path)
    for name, content in files.items():
        (tmp_path / root / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / root / name).write_bytes(content)
    assert check_package(tmp_path / root) == []
    (tmp_path / root / "Thumbs.db").write_bytes(b"x")
    assert codes(tmp_path / root) == {"package.extra-file"}


def test_the_package_is_put_together_without_a_change(aip: Package, tmp_path: Path) -> None:
    assert check_package(changed(aip.path, tmp_path, lambda files: None, mend=True)) == []


def test_a_changed_bit_of_any_entry_is_found(aip: Package, tmp_path: Path) -> None:
    root, files = files_of(aip.path)
    for name in files.keys() - {METS}:
        content = bytearray(files[name])
        content[len(content) // 2] ^= 0x10
        found = check_package(packed(tmp_path / "a.zip", root, files | {name: bytes(content)}))
        assert (name, "package.altered") in {(d.place.file, d.code) for d in found}


def test_a_changed_byte_of_the_sealed_file_is_found(aip: Package, tmp_path: Path) -> None:
    """At 30 places of the ZIP itself, wherever they fall, and at every third of its last 128."""
    content = aip.path.read_bytes()
    for at in (*range(0, len(content), len(content) // 30), *range(len(content) - 128, len(content), 3)):
        broken = bytearray(content)
        broken[at] ^= 0xFF
        (tmp_path / "a.zip").write_bytes(broken)
        assert check_package(tmp_path / "a.zip"), at


def test_a_lost_an_added_or_a_renamed_entry_is_found(aip: Package, tmp_path: Path) -> None:
    root, files = files_of(aip.path)
    for name in files:
        others = {other: content for other, content in files.items() if other != name}
        lost = check_package(packed(tmp_path / "a.zip", root, others))
        assert "package.missing-file" in {d.code for d in lost}, name
        renamed = check_package(packed(tmp_path / "a.zip", root, others | {f"{name}x": files[name]}))
        assert "package.missing-file" in {d.code for d in renamed}, name
    for name in ("data.txt", "metadata/descriptive/more.xml", "representations/rep1/data/more.pdf"):
        added = check_package(packed(tmp_path / "a.zip", root, files | {name: b"x"}))
        assert [d.code for d in added] == ["package.extra-file"], name


def test_a_package_cut_short_is_found(aip: Package, tmp_path: Path) -> None:
    content = aip.path.read_bytes()
    for length in (0, 1, 100, len(content) // 2, len(content) - 1):
        (tmp_path / "a.zip").write_bytes(content[:length])
        assert codes(tmp_path / "a.zip") == {"package.unreadable"}


def test_any_changed_attribute_of_mets_is_found(aip: Package, tmp_path: Path) -> None:
    for name in (METS, REP):
        for number, element, attribute in _attributes(aip, name):
            if etree.QName(attribute).localname not in FREE.get(element, ()):
                found = check_package(
                    changed(aip.path, tmp_path, edited(name, _set(number, attribute, "changed")), mend=True)
                )
                assert found, (name, element, attribute)


def test_any_lost_attribute_of_mets_is_found(sip: Package, tmp_path: Path) -> None:
    for name in (METS, REP):
        for number, element, attribute in _attributes(sip, name):
            free = {*FREE.get(element, ()), *OPTIONAL.get(element, ())}
            at_will = (name, attribute) == (METS, f"{{{CSIP}}}CONTENTINFORMATIONTYPE")
            if etree.QName(attribute).localname not in free and not at_will:
                found = check_package(changed(sip.path, tmp_path, edited(name, _drop(number, attribute)), mend=True))
                assert found, (name, element, attribute)


def test_any_lost_element_of_mets_is_found(aip: Package, tmp_path: Path) -> None:
    for name in (METS, REP):
        for number, node in enumerate(etree.fromstring(files_of(aip.path)[1][name]).iter()):
            if number and not _at_will(name, node):
                found = check_package(changed(aip.path, tmp_path, edited(name, _remove(number)), mend=True))
                assert found, (name, number, node.tag)


@pytest.mark.parametrize(
    ("name", "attribute", "value", "code"),
    [
        (METS, "SIZE", "1", "package.wrong-size"),
        (METS, "CHECKSUM", "0" * 64, "package.altered"),
        (METS, "CHECKSUMTYPE", "MD5", "package.rule"),
        (METS, "OBJID", "urn:uuid:0", "package.rule"),
        (METS, "PROFILE", "https://example.org", "package.rule"),
        (METS, "{http://www.w3.org/1999/xlink}href", "../../outside.xml", "package.link"),
        (METS, "{http://www.w3.org/1999/xlink}href", "https://example.org/a.xml", "package.link"),
        (REP, "DMDID", "uuid-0", "package.link"),
        (REP, "FILEID", "ID-0", "package.link"),
    ],
)
def test_what_is_said_names_the_fault(
    name: str, attribute: str, value: str, code: str, aip: Package, tmp_path: Path
) -> None:
    number = next(n for n, _element, found in _attributes(aip, name) if found == attribute)
    path = changed(aip.path, tmp_path, edited(name, _set(number, attribute, value)))
    assert code in codes(path)


def test_swapped_facsimiles_are_found(aip: Package, tmp_path: Path) -> None:
    """Both files are whole and named; only the link between description and file is wrong."""

    def swap(tree: etree._Element) -> None:
        first, second = [p for p in tree.iter("{*}fptr") if p.get("FILEID", "").startswith("ID-")]
        one, other = first.get("FILEID", ""), second.get("FILEID", "")
        first.set("FILEID", other)
        second.set("FILEID", one)

    assert codes(changed(aip.path, tmp_path, edited(REP, swap), mend=True)) == {"package.link"}


def test_worst_comes_first(aip: Package, tmp_path: Path) -> None:
    def change(files: Files) -> None:
        name = "metadata/descriptive/EAD.xml"
        files[name] = files[name].replace(b"<title>", b"<title>changed ")

    severities = [d.severity for d in check_package(changed(aip.path, tmp_path, change))]
    assert severities == sorted(severities, key=["grave", "minor", "note"].index)
    assert severities


def _attributes(package: Package, name: str) -> Iterator[tuple[int, str, str]]:
    """Number of the node, name of its element ("top" for the division that holds all others), name of the attribute;
    of several alike, as schemas are, the last.
    """
    tree = etree.fromstring(files_of(package.path)[1][name])
    last = {(node.tag, node.get("LABEL"), _tag(node.getparent())): number for number, node in enumerate(tree.iter())}
    for number, node in enumerate(tree.iter()):
        parent = node.getparent()
        top = parent is not None and etree.QName(parent).localname == "structMap"
        if number in last.values() and not _at_will(name, node):
            for attribute in node.attrib:
                yield number, "top" if top else etree.QName(node).localname, str(attribute)


def _at_will(name: str, node: etree._Element) -> bool:
    """The circular's representations have no division for metadata; ours have one for the sake of CSIP88."""
    return name == REP and node.get("LABEL") == "Metadata"


def _tag(node: etree._Element | None) -> str:
    return "" if node is None else f"{node.tag} {node.get('LABEL')} {node.get('USE')}"


def _nth(tree: etree._Element, number: int) -> etree._Element:
    return list(tree.iter())[number]


def _set(number: int, attribute: str, value: str) -> Callable[[etree._Element], None]:
    return lambda tree: _nth(tree, number).set(attribute, value)


def _drop(number: int, attribute: str) -> Callable[[etree._Element], None]:
    return lambda tree: _nth(tree, number).attrib.__delitem__(attribute)


def _remove(number: int) -> Callable[[etree._Element], None]:
    def remove(tree: etree._Element) -> None:
        node = _nth(tree, number)
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)

    return remove
