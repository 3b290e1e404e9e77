"""Every pointer of a package followed to its file: there, of that length, with that checksum; and no file without one."""

from collections.abc import Iterable, Iterator

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.contents import Contents
from archivist.packaging.mets_reading import Mets, Reference
from archivist.packaging.zip_audit import BROKEN

_ORPHANS = {"metadata/descriptive": "CSIP17", "metadata/preservation": "CSIP31", "schemas": "CSIP113"}


def reference_doubts(mets: Mets, contents: Contents) -> Iterator[Doubt]:
    """Doubts about what one METS file refers to."""
    for reference in mets.references:
        if reference.target is None:
            yield findings.BAD_LINK.in_file(
                mets.name, reference.rules[0], where=f"xlink:href ({reference.section})", value=reference.href
            )
        elif reference.target not in contents.files:
            yield findings.MISSING.in_file(reference.target, reference.rules[0])
        elif reference.section != "mptr":
            yield from _facts(mets, reference, reference.target, contents)


def unnamed(all_mets: Iterable[Mets], contents: Contents) -> Iterator[Doubt]:
    """Files that nothing refers to with a checksum: what METS does not vouch for is not part of the package."""
    named = {"METS.xml"} | {r.target for mets in all_mets for r in mets.references if r.section != "mptr"}
    for name in contents.files:
        if name not in named:
            rule = next((rule for folder, rule in _ORPHANS.items() if folder in name), "CSIP66")
            yield findings.EXTRA.in_file(name, rule)


def _facts(mets: Mets, reference: Reference, target: str, contents: Contents) -> Iterator[Doubt]:
    _link, size_rule, checksum_rule, type_rule = reference.rules
    length = contents.files[target]
    if reference.size != str(length):
        yield findings.WRONG_SIZE.in_file(target, size_rule, size=length, expected=reference.size or "?")
    if reference.checksum_type != "SHA-256":
        yield findings.BROKEN_RULE.in_file(
            mets.name, type_rule, where=f"@CHECKSUMTYPE ({target})", value=reference.checksum_type or "?", expected="SHA-256"
        )
        return
    try:
        (digest,) = contents.digests(target, "sha256")
    except BROKEN:
        yield findings.LYING_ENTRY.in_file(target)
        return
    if digest != reference.checksum.lower():
        yield findings.ALTERED.in_file(target, checksum_rule)
