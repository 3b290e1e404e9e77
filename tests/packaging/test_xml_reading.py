"""XML that fetches, expands or breaks its schema is found; plain XML is read."""

from pathlib import Path

import pytest
from lxml import etree

from archivist.model.dossier import Package
from archivist.packaging.xml_reading import METS_SCHEMA, PREMIS_SCHEMA, parsed, schema_doubts
from tests.packaging.mutations import METS, files_of

BOMB = b"""<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">%s]><a>&x9;</a>""" % b"".join(
    b'<!ENTITY x%d "%s">' % (n, b"&x%s;" % (str(n - 1).encode() if n > 1 else b"") * 10) for n in range(1, 10)
)


def codes(content: bytes | None) -> list[str]:
    return [d.code for d in parsed("a.xml", content)[1]]


def test_plain_xml() -> None:
    root, found = parsed("a.xml", "<a>Đơn &amp; <b/></a>".encode())
    assert found == []
    assert root is not None
    assert root.tag == "a"


@pytest.mark.parametrize("content", [b"", b"<a>", b"text", b"<a>&undefined;</a>", b"<a>" * 5000])
def test_broken_xml(content: bytes) -> None:
    assert codes(content) == ["package.bad-xml"]


def test_declarations(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret")
    fetching = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{secret.as_uri()}">]><a>&x;</a>'.encode()
    remote = b'<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>'
    for content in (BOMB, fetching, remote, b"<!DOCTYPE a><a/>"):
        assert codes(content) in (["package.dangerous-xml"], ["package.bad-xml"])


def test_an_attribute_bomb() -> None:
    assert codes(BOMB.replace(b"<a>&x9;</a>", b'<a b="&x9;"/>')) in (["package.dangerous-xml"], ["package.bad-xml"])


def test_what_could_not_be_read() -> None:
    assert codes(None) == ["package.lying-entry"]


def test_schemas(aip: Package) -> None:
    _root, files = files_of(aip.path)
    mets = etree.fromstring(files[METS])
    premis = etree.fromstring(files["metadata/preservation/PREMIS.xml"])
    assert schema_doubts("a", mets, METS_SCHEMA) == schema_doubts("a", premis, PREMIS_SCHEMA) == []
    mets.remove(mets[-1])
    found = schema_doubts("a", mets, METS_SCHEMA)
    assert [d.code for d in found] == ["package.schema"]
    assert "structMap" in str(found[0])
