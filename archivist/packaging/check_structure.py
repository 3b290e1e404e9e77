"""How the parts of a METS file hang together: every link leads somewhere, and everything is linked."""

from collections import Counter
from collections.abc import Iterable, Iterator

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.mets import XLINK
from archivist.packaging.mets_reading import Mets

_LINKS = ("MetadataLink/File", "MetadataLink/Holey")


def structure_doubts(mets: Mets, *, at_root: bool) -> Iterator[Doubt]:
    """Doubts about the structure map of one METS file."""
    yield from _pointers(mets)
    yield from _divisions(mets, at_root=at_root)
    yield from _groups(mets)
    if not at_root:
        yield from _documents(mets)


def _pointers(mets: Mets) -> Iterator[Doubt]:
    """DMDID, ADMID and FILEID lead to something, and nothing that is declared is left out."""
    groups = {g.get("ID", ""): {f.get("ID", "") for f in g} for g in mets.find("m:fileSec//m:fileGrp")}
    files = {identifier for members in groups.values() for identifier in members}
    preserved = {r.id for r in mets.of("amd")}
    sections = {s.get("ID", "") for s in mets.find("m:amdSec")}
    kinds = (
        ("DMDID", "CSIP91", {r.id for r in mets.of("dmd")}, set[str]()),
        ("ADMID", "CSIP92", preserved, sections),
        ("FILEID", "CSIP118", files, set(groups)),
    )
    for attribute, rule, wanted, allowed in kinds:
        used = set(_tokens(mets, attribute))
        for value in sorted(used - wanted - allowed):
            yield findings.BAD_LINK.in_file(mets.name, rule, where=f"@{attribute}", value=value)
        reached = used | {f for group in used & set(groups) for f in groups[group]}
        if attribute == "FILEID":
            reached |= {f for title in _titles(mets) for f in groups.get(title, ())}
        if attribute == "ADMID" and used & sections:
            reached |= wanted
        for value in sorted(wanted - reached):
            yield findings.UNLINKED.in_file(mets.name, rule, value=value)
    for title in _titles(mets):
        if title not in groups:
            yield findings.BAD_LINK.in_file(mets.name, "CSIP108", where="mptr/@xlink:title", value=title)


def _divisions(mets: Mets, *, at_root: bool) -> Iterator[Doubt]:
    """The divisions that the circular names are there, once each."""
    labels = [d.get("LABEL", "") for d in mets.find("m:structMap/m:div/m:div")]
    anywhere = [d.get("LABEL", "") for d in mets.find("m:structMap//m:div")]
    wanted = {"Metadata": "CSIP88", "Schemas": "CSIP97"} if at_root else {"Data": "CSIP101", "MetadataLink": "CSIP101"}
    for label, rule in wanted.items():
        if anywhere.count(label) != 1:
            yield _division(mets, rule, label, labels)
    known = {*wanted, "Metadata", "Schemas", "Documentation", "AttachmentFile"}
    for label in labels:
        if label not in known and not label.startswith("Representations/"):
            yield _division(mets, "CSIP90", ", ".join(sorted(known)), [label])
    if at_root and not mets.of("mptr"):
        yield _division(mets, "CSIP105", "Representations/rep1", labels)
    for division in mets.find("m:structMap//m:div[m:mptr]"):
        target = next((r.target or "" for r in mets.of("mptr") if r.id == division.get("ID")), "")
        if division.get("LABEL", "").lower() != target.lower().removesuffix("/mets.xml"):
            yield _division(mets, "CSIP107", target, [division.get("LABEL", "")])
    maps = mets.find("m:structMap[@LABEL='CSIP']")
    if len(maps) != 1 or len(maps[0]) != 1:
        yield _division(mets, "CSIP84", "structMap/div", [])


def _groups(mets: Mets) -> Iterator[Doubt]:
    """The division of a group of files points to that group, or to each of its files."""
    for label, rule in (("Schemas", "CSIP118"), ("Documentation", "CSIP116"), ("Data", "CSIP119")):
        groups = [g for g in mets.find("m:fileSec/m:fileGrp") if g.get("USE") == label]
        for division in mets.find(f"m:structMap/m:div/m:div[@LABEL='{label}']"):
            pointers = {p.get("FILEID", "") for p in division if p.tag.endswith("fptr")}
            for group in groups:
                if group.get("ID") not in pointers and {f.get("ID", "") for f in group} != pointers:
                    yield findings.UNLINKED.in_file(mets.name, rule, value=f"{label} {group.get('ID', '')}")


def _documents(mets: Mets) -> Iterator[Doubt]:
    """Each file of Data belongs to one description and each description to one file, by MetadataLink and by name."""
    described = {r.id: r for r in mets.of("dmd")}
    files = {r.id: r for r in mets.of("file") if r.group in ("Data", "Holeyfile")}
    seen: Counter[str] = Counter()
    for link in mets.find("m:structMap//m:div[starts-with(@LABEL, 'MetadataLink/')]"):
        dmd, pointers = link.get("DMDID", ""), [p.get("FILEID", "") for p in link]
        seen.update([dmd, *pointers])
        if link.get("LABEL") not in _LINKS:
            yield _division(mets, "CSIP90", ", ".join(_LINKS), [link.get("LABEL", "")])
        for pointer in pointers:
            if dmd in described and pointer in files and not _belong(described[dmd].href, files[pointer].href):
                yield findings.BAD_LINK.in_file(
                    mets.name, "MetadataLink", where=described[dmd].href, value=files[pointer].href
                )
    for identifier in (*described, *files):
        if seen[identifier] != 1:
            yield findings.UNLINKED.in_file(mets.name, "MetadataLink", value=identifier)


def _belong(description: str, file: str) -> bool:
    """EAD_doc_<name>.xml describes <name>.pdf."""
    name = description.rpartition("/")[2].partition("_")[2].partition("_")[2].removesuffix(".xml")
    return file.rpartition("/")[2].startswith(f"{name}.")


def _tokens(mets: Mets, attribute: str) -> Iterable[str]:
    for node in mets.find(f"m:structMap//*[@{attribute}]"):
        yield from node.get(attribute, "").split()


def _titles(mets: Mets) -> list[str]:
    return [node.get(f"{{{XLINK}}}title", "") for node in mets.find("m:structMap//m:mptr")]


def _division(mets: Mets, rule: str, expected: str, labels: list[str]) -> Doubt:
    value = ", ".join(labels) or "?"
    return findings.BROKEN_RULE.in_file(mets.name, rule, where="structMap/div/@LABEL", value=value, expected=expected)
