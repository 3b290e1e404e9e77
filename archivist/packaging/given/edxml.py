"""Messages about electronic documents (edXML, QCVN 102:2016/BTTTT): one document each; attachments are not unpacked."""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree

from archivist.model.given import Given, Level
from archivist.packaging.given.columns import import_rules
from archivist.packaging.given.rows import iso, normal
from archivist.packaging.given.tables import as_text
from archivist.packaging.xml_reading import parsed
from archivist.troubles import NotAList, NotFound

_ENDINGS = (".edxml", ".xml")
_LARGEST = 256 * 1024**2


def looks_like_message(path: Path) -> bool:
    return path.suffix.lower() in _ENDINGS


def message_rows(path: Path) -> tuple[Given, ...]:
    """The header of the message. Raises NotFound, and NotAList for what is none."""
    if not path.is_file():
        raise NotFound(path=str(path), name=path.name)
    if path.stat().st_size > _LARGEST:
        raise NotAList(name=path.name, reason=f"> {_LARGEST // 1024**2} MB")
    root, doubts = parsed(path.name, path.read_bytes())
    header = next((e for e in root.iter() if _name(e) == "MessageHeader"), None) if root is not None else None
    if header is None:
        raise NotAList(name=path.name, reason=str(doubts[0]) if doubts else "MessageHeader")
    values = {field: v for field, way in import_rules().message.items() if (v := normal(field, _told(header, field, way)))}
    parts = {"number": _text(header, ("Code", "CodeNumber")), "notation": _text(header, ("Code", "CodeNotation"))}
    values |= {field: text for field, text in parts.items() if text}
    if not values.get("subject") and not values.get("code"):
        raise NotAList(name=path.name, reason="Subject, Code")
    return (Given(Level.DOCUMENT, path.name, 1, values),)


def _told(header: etree._Element, field: str, way: Sequence[str]) -> str:
    if field == "code":
        number, notation = (_text(header, ("Code", part)) for part in way)
        return f"{number}/{notation}" if number and notation else ""
    text = _text(header, way)
    return iso(text.replace("/", "-")) or text if field == "date" else text


def _text(header: etree._Element, way: Sequence[str]) -> str:
    """The text of the element that this way of names leads to; names without their namespace."""
    at: etree._Element | None = header
    for name in way:
        at = next((child for child in at if _name(child) == name), None) if at is not None else None
    return as_text("".join(str(t) for t in at.itertext())) if at is not None else ""


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
