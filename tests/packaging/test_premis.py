"""What PREMIS tells, read back from an AIP; what is wrong with it is found."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from archivist.model.dossier import BoundDossier, Package
from archivist.packaging.check import check_package
from archivist.packaging.premis import NS
from tests.packaging.mutations import REP, Files, changed, files_of, replaced

PACKAGE = "metadata/preservation/PREMIS.xml"
REPRESENTATION = "representations/rep1/metadata/preservation/PREMIS_rep1.xml"


def texts(package: Package, name: str, element: str) -> list[str]:
    tree = etree.fromstring(files_of(package.path)[1][name])
    return [node.text or "" for node in tree.iter(f"{{{NS}}}{element}")]


def test_each_file_with_its_checksum(aip: Package, dossier: BoundDossier) -> None:
    digests = [hashlib.sha256(d.facsimile.read_bytes()).hexdigest().upper() for d in dossier.documents]
    assert texts(aip, REPRESENTATION, "messageDigest") == digests
    assert texts(aip, REPRESENTATION, "size") == [str(d.length) for d in dossier.documents]
    mets = etree.fromstring(files_of(aip.path)[1][REP])
    ids = [node.get("ID") for node in mets.iter("{*}file")]
    assert [v for v in texts(aip, REPRESENTATION, "objectIdentifierValue") if v.startswith("ID-")] == ids


def test_deeds_become_events(aip: Package) -> None:
    """Digitising is `transfer` (Phụ lục I); what was done to the whole dossier stands at the root."""
    assert texts(aip, REPRESENTATION, "eventType") == ["transfer", "transfer", "metadata extraction"]
    assert texts(aip, REPRESENTATION, "eventDetail")[0] == "capture: 2 leaves at 300 dpi"
    assert texts(aip, REPRESENTATION, "eventDateTime")[0] == "2026-11-22T08:00:00.000+07:00"
    assert texts(aip, PACKAGE, "eventType") == ["quality review"]


def test_who_did_it(aip: Package) -> None:
    for name in (PACKAGE, REPRESENTATION):
        assert texts(aip, name, "agentName") == ["Archivist", "Ủy ban nhân dân xã An Bình"]
        assert texts(aip, name, "agentVersion") == ["0.1.0"]
        assert texts(aip, name, "agentNote") == ["task: AIP_hoso"]


def test_identifiers_of_events_differ(aip: Package) -> None:
    identifiers = texts(aip, REPRESENTATION, "eventIdentifierValue") + texts(aip, PACKAGE, "eventIdentifierValue")
    assert len(set(identifiers)) == len(identifiers) == 4


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (REPRESENTATION, "<messageDigest>", "<messageDigest>0", "package.rule"),
        (REPRESENTATION, "<size>", "<size>1", "package.rule"),
        (REPRESENTATION, "<objectIdentifierValue>ID-", "<objectIdentifierValue>ID-0", "package.link"),
        (REPRESENTATION, "<linkingObjectIdentifierValue>", "<linkingObjectIdentifierValue>x", "package.link"),
        (REPRESENTATION, "<linkingAgentIdentifierValue>", "<linkingAgentIdentifierValue>x", "package.link"),
        (PACKAGE, "<relatedObjectIdentifierValue>", "<relatedObjectIdentifierValue>x", "package.link"),
        (PACKAGE, "<eventType>quality review</eventType>", "", "package.schema"),
        (PACKAGE, "</premis>", "", "package.bad-xml"),
    ],
)
def test_faults(name: str, old: str, new: str, code: str, aip: Package, tmp_path: Path) -> None:
    path = changed(aip.path, tmp_path, replaced(name, old, new), mend=True)
    assert code in {d.code for d in check_package(path)}


@pytest.mark.parametrize("name", [PACKAGE, REPRESENTATION])
def test_an_aip_without_premis(name: str, aip: Package, tmp_path: Path) -> None:
    path = changed(aip.path, tmp_path, without_preservation(name), mend=True)
    assert {d.code for d in check_package(path)} == {"package.missing-file"}


def without_preservation(name: str) -> Callable[[Files], None]:
    """The file and all that speaks of it taken away, as a careless maker would."""
    mets = f"{name.rpartition('metadata/')[0]}METS.xml"

    def change(files: Files) -> None:
        del files[name]
        tree = etree.fromstring(files[mets])
        for section in tree.findall("{*}amdSec"):
            tree.remove(section)
        for node in tree.iter("{*}div"):
            node.attrib.pop("ADMID", "")
        files[mets] = etree.tostring(tree)

    return change
