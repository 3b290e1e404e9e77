"""A page's words as ALTO 4 (Library of Congress): every word with its place in px and how sure the reading is."""

import re

from lxml import etree

from archivist.model.geometry import Box
from archivist.model.text import Kind, Line, PageText, Word
from archivist.pdf.words import paragraphs

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
VERSION = "4.4"
_EMPTY = f'<alto xmlns="{NAMESPACE}" SCHEMAVERSION="{VERSION}"/>'
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2


def alto(text: PageText, number: int, software: str, language: str) -> bytes:
    """The file for page `number` (from 1); the same page gives the same bytes. A word by pen is marked as such."""
    root = etree.fromstring(_EMPTY)
    described = _add(root, "Description")
    _add(described, "MeasurementUnit").text = "pixel"
    made = _add(_add(described, "Processing", ID="reading"), "processingSoftware")
    _add(made, "softwareCreator").text = _clean(software)
    _add(made, "softwareName").text = _clean(text.engine)
    tags = _add(root, "Tags")
    for kind in Kind:
        _add(tags, "OtherTag", ID=kind.value, LABEL=kind.value)
    page = _add(_add(root, "Layout"), "Page", ID="page", PHYSICAL_IMG_NR=str(number), **_size(*text.size), LANG=language)
    space = _add(page, "PrintSpace", **_place(Box(0, 0, *text.size)))
    for block, lines in enumerate(paragraphs(text), 1):
        _block(space, lines, block)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _block(space: "etree._Element", lines: list[Line], number: int) -> None:
    around = Box.around([corner for line in lines for corner in line.box.corners])
    block = _add(space, "TextBlock", ID=f"block{number}", **_place(around), TAGREFS=lines[0].kind.value)
    for line in lines:
        written = _add(block, "TextLine", **_place(line.box))
        for position, word in enumerate(line.words):
            if position:
                _add(written, "SP")
            _word(written, word)


def _word(line: "etree._Element", word: Word) -> None:
    sure = f"{min(max(word.confidence, 0.0), 1.0):.2f}"
    marked = {} if word.kind is Kind.PRINT else {"TAGREFS": word.kind.value}
    _add(line, "String", CONTENT=_clean(word.text), **_place(word.box), WC=sure, **marked)


def _add(parent: "etree._Element", name: str, **attributes: str) -> "etree._Element":
    return etree.SubElement(parent, _name(name), attributes)


def _name(local: str) -> str:
    return f"{{{NAMESPACE}}}{local}"


def _place(box: Box) -> dict[str, str]:
    return {"HPOS": _number(box.left), "VPOS": _number(box.top), **_size(box.width, box.height)}


def _size(width: float, height: float) -> dict[str, str]:
    return {"WIDTH": _number(max(width, 0.0)), "HEIGHT": _number(max(height, 0.0))}


def _number(px: float) -> str:
    return f"{px:.1f}".removesuffix(".0")


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
