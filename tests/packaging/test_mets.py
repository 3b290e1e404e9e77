"""What METS files say, read back from packages."""

import pytest
from lxml import etree

from archivist.model.dossier import Package
from archivist.packaging.mets import CSIP
from archivist.packaging.mets_reading import SPACES, mets_of
from tests.packaging.mutations import METS, REP, files_of


def tree(package: Package, name: str) -> etree._Element:
    return etree.fromstring(files_of(package.path)[1][name])


def texts(node: etree._Element, path: str) -> list[str]:
    found = node.xpath(path, namespaces=SPACES)
    assert isinstance(found, list)
    return [str(text) for text in found]


def test_the_root_of_an_aip(aip: Package) -> None:
    root = tree(aip, METS)
    assert root.get("OBJID", "").startswith("urn:uuid:")
    assert (root.get("TYPE"), root.get("PROFILE")) == ("Mixed", "http://www.ra.ee/METS/v01/IP.xml")
    assert texts(root, "m:metsHdr/@csip:OAISPACKAGETYPE") == ["AIP"]
    assert texts(root, "m:metsHdr/m:agent/m:name/text()") == ["Archivist"]
    assert texts(root, "m:metsHdr/m:agent/m:note/text()") == ["0.1.0"]
    assert texts(root, "m:amdSec/m:digiprovMD/m:mdRef/@xlink:href") == ["metadata/preservation/PREMIS.xml"]


def test_the_root_of_a_sip(sip: Package) -> None:
    root = tree(sip, METS)
    assert root.get("OBJID", "").startswith("uuid-")
    assert root.get("PROFILE") == "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP.xml"
    assert root.find("{*}amdSec") is None
    assert not any("PREMIS" in name for name in files_of(sip.path)[1])


@pytest.mark.parametrize("name", [METS, REP])
def test_times_and_checksums(aip: Package, name: str) -> None:
    """+07:00, never Z; upper-case hex."""
    root = tree(aip, name)
    assert set(texts(root, "//@CREATED | //@CREATEDATE")) == {"2026-11-22T10:04:05.678+07:00"}
    checksums = texts(root, "//@CHECKSUM")
    assert checksums
    assert all(c == c.upper() and len(c) == 64 for c in checksums)
    assert set(texts(root, "//@CHECKSUMTYPE")) == {"SHA-256"}


def test_each_description_and_its_file(aip: Package) -> None:
    mets = mets_of(REP, tree(aip, REP))
    described, files = ({r.id: r.href for r in mets.of(section)} for section in ("dmd", "file"))
    links = mets.find("//m:div[@LABEL='MetadataLink/File']")
    pairs = [(described[link.get("DMDID", "")], files[link[0].get("FILEID", "")]) for link in links]
    assert pairs == [
        (f"metadata/descriptive/EAD_doc_H49.64.33.2001.160.{n}.xml", f"data/H49.64.33.2001.160.{n}.pdf") for n in (1, 2)
    ]
    assert mets.root.get(f"{{{CSIP}}}CONTENTINFORMATIONTYPE") == "MIXED"
    assert texts(mets.root, "m:metsHdr/m:agent/m:note[@csip:NOTETYPE='IDENTIFICATIONCODE']/text()") == ["P01"]


def test_normalised_in_an_aip_original_in_a_sip(aip: Package, sip: Package) -> None:
    types = [texts(tree(package, REP), "m:structMap/m:div/@TYPE") for package in (aip, sip)]
    assert types == [["NORMALIZED"], ["ORIGINAL"]]


def test_schemas_beside(aip: Package, sip: Package) -> None:
    names = {name.removeprefix("schemas/") for name in files_of(aip.path)[1] if name.startswith("schemas/")}
    assert {"METS.xsd", "EAD.xsd", "EAD_doc.xsd", "PREMIS.xsd", "xlink.xsd"} <= names
    assert "schemas/PREMIS.xsd" not in files_of(sip.path)[1]
