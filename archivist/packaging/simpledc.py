"""The flat form in which the circular writes descriptions: a root <simpledc> and one element per field."""

from collections.abc import Mapping

from lxml import etree

ROOT = "simpledc"


def simpledc(values: Mapping[str, str]) -> bytes:
    """Every field in the order given, an empty element where it has no value (TT 05/2025, Phụ lục I and III)."""
    root = etree.Element(ROOT)
    for name, value in values.items():
        etree.SubElement(root, name).text = value or None
    return written(root)


def written(root: etree._Element) -> bytes:
    """The one way in which XML is written: UTF-8 with declaration, indented, ended by a newline."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
