"""Whether a bag is complete and whole (RFC 8493, 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.contents import Contents, opened
from archivist.packaging.order import worst_first
from archivist.packaging.zip_audit import BROKEN
from archivist.packaging.zip_sealed import sealed_doubts

_NAME = re.compile(r"(?P<tag>tag)?manifest-(?P<algorithm>[a-z0-9]+)\.txt")
_DECLARATION = re.compile(rb"BagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: UTF-8\s*")
_LINE = re.compile(r"(?P<digest>[0-9A-Fa-f]+)[ \t]+\*?(?P<path>\S.*)")
_ENDS = re.compile(r"\r\n|\r|\n")  # and no other, as other separators may stand in names
_OXUM = re.compile(rb"(?m)^Payload-Oxum:[ \t]*(\d+)\.(\d+)\s*$")
_OURS = re.compile(rb"(?m)^Bag-Software-Agent:[ \t]*Archivist ")
_KNOWN = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512")
_STRONG = ("sha256", "sha512")


@dataclass(frozen=True, slots=True)
class _Manifest:
    name: str
    algorithm: str
    of_tags: bool
    digests: dict[str, str]
    torn: bool

    @property
    def rule(self) -> str:
        return "RFC 8493 2.2.1" if self.of_tags else "RFC 8493 2.1.3"


def check_bag(path: Path) -> list[Doubt]:
    """Doubts about a bag in a ZIP file or folder, worst first."""
    with opened(path) as (contents, found):
        return worst_first(found if contents is None else [*found, *_bag(contents), *_ours(contents, path)])


def _ours(contents: Contents, path: Path) -> Iterator[Doubt]:
    """A bag that this program made has all its manifests, and is still in the container that was sealed."""
    if _OURS.search(_bytes(contents, "bag-info.txt")):
        wanted = [f"{kind}-{algorithm}.txt" for kind in ("manifest", "tagmanifest") for algorithm in _STRONG]
        yield from (findings.MISSING.in_file(name, "RFC 8493 2.2.1") for name in wanted if name not in contents.files)
        yield from sealed_doubts(path)


def _bag(contents: Contents) -> Iterator[Doubt]:
    if not _DECLARATION.fullmatch(_bytes(contents, "bagit.txt")):
        yield findings.BROKEN_RULE.in_file(
            "bagit.txt", "RFC 8493 2.1.1", where="BagIt-Version", value="?", expected="BagIt-Version: 1.0, UTF-8"
        )
    manifests = [m for name in contents.files if (m := _manifest(contents, name))]
    if not any(m.algorithm in _STRONG for m in manifests if not m.of_tags):
        yield findings.MISSING.in_file("manifest-sha256.txt", "RFC 8493 2.1.3")
    for manifest in manifests:
        yield from _complete(contents, manifest, {m.name for m in manifests if m.of_tags})
    for name in contents.files:
        yield from _whole(contents, name, manifests)
    yield from _oxum(contents)


def _manifest(contents: Contents, name: str) -> _Manifest | None:
    match = _NAME.fullmatch(name)
    if not match or match["algorithm"] not in _KNOWN:
        return None
    text = _bytes(contents, name).decode("utf-8", "replace")
    lines = [_LINE.fullmatch(line) for line in _ENDS.split(text) if line]
    digests = {unquote(line["path"]): line["digest"].lower() for line in lines if line}
    return _Manifest(name, match["algorithm"], match["tag"] is not None, digests, len(digests) != len(lines))


def _complete(contents: Contents, manifest: _Manifest, tag_manifests: set[str]) -> Iterator[Doubt]:
    """Every payload file is in every manifest; every tag file but the tag manifests is in every tag manifest."""
    if manifest.torn:
        yield findings.BROKEN_RULE.in_file(
            manifest.name, manifest.rule, where="line", value="?", expected="digest, two spaces, path; each path once"
        )
    payload = {name for name in contents.files if name.startswith("data/")}
    wanted = set(contents.files) - payload - tag_manifests if manifest.of_tags else payload
    yield from (findings.MISSING.in_file(name, manifest.rule) for name in manifest.digests if name not in contents.files)
    yield from (findings.EXTRA.in_file(name, manifest.rule) for name in sorted(wanted - set(manifest.digests)))


def _whole(contents: Contents, name: str, manifests: list[_Manifest]) -> Iterator[Doubt]:
    """One reading of a file against all manifests that name it."""
    stated = [(m.algorithm, m.digests[name], m.rule) for m in manifests if name in m.digests]
    try:
        true = contents.digests(name, *(algorithm for algorithm, _digest, _rule in stated))
    except BROKEN:
        yield findings.LYING_ENTRY.in_file(name)
        return
    wrong = [rule for (_algorithm, digest, rule), seen in zip(stated, true, strict=True) if digest != seen]
    if wrong:
        yield findings.ALTERED.in_file(name, wrong[0])


def _oxum(contents: Contents) -> Iterator[Doubt]:
    payload = [length for name, length in contents.files.items() if name.startswith("data/")]
    true = (sum(payload), len(payload))
    for stated in _OXUM.findall(_bytes(contents, "bag-info.txt")):
        if tuple(map(int, stated)) != true:
            yield findings.COUNTS_DISAGREE.in_file(
                "bag-info.txt",
                "RFC 8493 2.2.2",
                element="Payload-Oxum",
                value=b".".join(stated).decode(),
                expected=f"{true[0]}.{true[1]}",
            )


def _bytes(contents: Contents, name: str) -> bytes:
    return (contents.read(name) or b"") if name in contents.files else b""
