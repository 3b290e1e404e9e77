"""The shipped schemas load without a network and know the attributes that E-ARK adds to METS."""

import pytest
from lxml import etree

from archivist.model.dossier import Package
from archivist.packaging.mets import CSIP
from archivist.packaging.xml_reading import METS_SCHEMA, schema_doubts
from archivist.resources import resource
from tests.packaging.mutations import METS, files_of


@pytest.mark.parametrize("name", ["mets1_12.xsd", "premis-v3-0.xsd", "xlink.xsd"])
def test_nothing_is_fetched(name: str) -> None:
    parser = etree.XMLParser(no_network=True)
    tree = etree.parse(str(resource(f"schemas/{name}")), parser)
    assert not [i for i in tree.iter("{*}import") if "//" in i.get("schemaLocation", "")]
    etree.XMLSchema(tree)


@pytest.mark.parametrize(("attribute", "value"), [("OAISPACKAGETYPE", "ZIP"), ("NOTETYPE", "VERSION")])
def test_attributes_of_e_ark_are_judged(attribute: str, value: str, aip: Package) -> None:
    root = etree.fromstring(files_of(aip.path)[1][METS])
    node = next(n for n in root.iter() if n.get(f"{{{CSIP}}}{attribute}"))
    node.set(f"{{{CSIP}}}{attribute}", value)
    assert value in str(schema_doubts(METS, root, METS_SCHEMA)[0])
