"""What a package says of itself: whether it is new, adds to one that was handed over, or takes its place."""

import zipfile
from contextlib import suppress
from pathlib import Path

from lxml import etree

NEW = "NEW"
_MOST = 64 << 20  # bytes of a METS.xml that are looked at


def record_status(path: Path) -> str:
    """RECORDSTATUS of the package's own METS.xml (CSIP, SIP3), NEW where it has none or is of another make."""
    with suppress(zipfile.BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError), zipfile.ZipFile(path) as package:
        name = next(n for n in package.namelist() if n.count("/") == 1 and n.endswith("/METS.xml"))
        with package.open(name) as file:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
            header = etree.fromstring(file.read(_MOST), parser).find("{*}metsHdr")
            return NEW if header is None else str(header.get("RECORDSTATUS", NEW))
    return NEW
