"""Links to documents that were handed over before: `<name>.fetch.txt`, one line as in the fetch.txt of a bag (RFC 8493)."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

ENDING = ".fetch.txt"
HOLEY = "Holeyfile"
_LINE = re.compile(
    r"(?P<package>[^\s/#]+)/(?P<place>[^\s#]+)#sha256=(?P<digest>[0-9A-F]{64}) (?P<length>0|[1-9]\d*) (?P<path>\S+)\n",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Link:
    """Where the bytes lie: the object id of the package, the path below its folder, their length and SHA-256 (hex)."""

    package: str
    path: str
    length: int
    digest: str


def written_link(link: Link) -> bytes:
    """URL, length, path; the fragment of the URL proves the bytes, which a bag's fetch.txt leaves to its manifest."""
    place = quote(link.path)
    return f"{link.package}/{place}#sha256={link.digest.upper()} {link.length} {place}\n".encode()


def read_link(content: bytes) -> Link | None:
    """None where it is no such link."""
    match = _LINE.fullmatch(content.decode("utf-8", "replace"))
    if not match or match["place"] != match["path"]:
        return None
    return Link(match["package"], unquote(match["place"]), int(match["length"]), match["digest"].lower())
