"""The XML of eSCL: its name spaces, and answers read without trusting them."""

from lxml import etree

from archivist.troubles import GarbageAnswer

SCAN = "http://schemas.hp.com/imaging/escl/2011/05/03"
PWG = "http://www.pwg.org/schemas/2010/12/sm"


def parsed(answer: bytes, root: str, device: str) -> etree._Element:
    """The root element of an answer; raises GarbageAnswer where it is no XML or another element than `root`."""
    reader = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        element = etree.fromstring(answer, reader)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise GarbageAnswer(device=device, reason=str(error)[:200]) from error
    if local(element) != root:
        raise GarbageAnswer(device=device, reason=f"<{local(element)}>")
    return element


def local(element: etree._Element) -> str:
    """An element's name without its name space: firmware puts elements into either of the two."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def below(element: etree._Element, *names: str) -> list[etree._Element]:
    """Children of children … by their local names."""
    found = [element]
    for name in names:
        found = [child for one in found for child in one if local(child) == name]
    return found


def text(element: etree._Element, *names: str) -> str:
    """The text of the first such element, empty where there is none."""
    return next((one.text.strip() for one in below(element, *names) if one.text), "")


def number(element: etree._Element, *names: str) -> int | None:
    said = text(element, *names)
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else None
