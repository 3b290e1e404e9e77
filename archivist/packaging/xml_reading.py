"""XML of strangers, read without fetching, expanding or trusting anything."""

from functools import lru_cache

from lxml import etree

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.resources import resource

METS_SCHEMA = "mets1_12.xsd"
PREMIS_SCHEMA = "premis-v3-0.xsd"
_MOST_FAULTS = 20


def parsed(name: str, content: bytes | None) -> tuple[etree._Element | None, list[Doubt]]:
    """The root of a file of the package, or why there is none; `content` is None where it could not be read."""
    if content is None:
        return None, [findings.LYING_ENTRY.in_file(name)]
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return None, [findings.BAD_XML.in_file(name, reason=str(error))]
    if root.getroottree().docinfo.internalDTD is not None:
        return None, [findings.DANGEROUS_XML.in_file(name)]
    return root, []


def schema_doubts(name: str, root: etree._Element, schema: str) -> list[Doubt]:
    """Where a file breaks a schema that Archivist ships; the copy inside the package is not trusted."""
    judge = _schema(schema)
    if judge.validate(root):
        return []
    faults: list[etree._LogEntry] = [*judge.error_log][:_MOST_FAULTS]  # type: ignore[misc]  # it can be iterated
    return [findings.SCHEMA.in_file(name, line=fault.line, reason=fault.message) for fault in faults]


@lru_cache
def _schema(name: str) -> etree.XMLSchema:
    path = resource(f"schemas/{name}")
    return etree.XMLSchema(etree.parse(str(path), etree.XMLParser(no_network=True)))
