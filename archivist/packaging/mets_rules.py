"""What every METS file of a package must say of itself: the rules of CSIP 2.2.0 as TT 05/2025 applies them."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from archivist.model.doubt import Doubt
from archivist.packaging import findings
from archivist.packaging.mets import CSIP, PREVIOUS, XLINK
from archivist.packaging.mets_reading import Mets
from archivist.packaging.profile import Shape, load_profile
from archivist.packaging.tree_profile import TREE
from archivist.resources import resource

_ANYTHING = re.compile(r".*\S.*", re.DOTALL)
_TIME = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(\.\d+)?\+07:00")
_ID = re.compile(r"uuid-[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_FILE_ID = re.compile(r"ID-[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_NUMBER = re.compile(r"\d+")
_SHA256 = re.compile(r"[0-9A-Fa-f]{64}")
_MIME = re.compile(r"[a-z]+/[a-zA-Z0-9.+-]+")
_LATER = ("SUPPLEMENT", "REPLACEMENT")
_RECORD_STATUS = ("NEW", "SUPPLEMENT", "REPLACEMENT", "TEST", "OTHER")


def _just(*values: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(value) for value in values))


@dataclass(frozen=True, slots=True)
class _Rule:
    """Each element of a path has an attribute (or, with "", a text) of a form; `least` of them must be there."""

    id: str
    path: str
    attribute: str
    form: re.Pattern[str]
    expected: str
    least: int = 0


_LINKS = [
    _Rule(id_, path, attribute, form, expected)
    for path, ids in (
        ("m:dmdSec/m:mdRef", ("CSIP22", "CSIP23", "CSIP25", "CSIP26", "CSIP27", "CSIP28", "CSIP29", "CSIP30")),
        ("m:amdSec/*/m:mdRef", ("CSIP36", "CSIP37", "CSIP39", "CSIP40", "CSIP41", "CSIP42", "CSIP43", "CSIP44")),
    )
    for id_, (attribute, form, expected) in zip(
        ids,
        (
            ("LOCTYPE", _just("URL"), "URL"),
            (f"{{{XLINK}}}type", _just("simple"), "simple"),
            ("MDTYPE", _just("OTHER", "DC", "EAD", "PREMIS"), "OTHER, DC, EAD, PREMIS"),
            ("MIMETYPE", _just("text/xml", "application/xml"), "text/xml"),
            ("SIZE", _NUMBER, "bytes"),
            ("CREATED", _TIME, "YYYY-MM-DDThh:mm:ss+07:00"),
            ("CHECKSUM", _SHA256, "64 hex"),
            ("CHECKSUMTYPE", _just("SHA-256"), "SHA-256"),
        ),
        strict=True,
    )
]

_RULES = [
    _Rule("CSIP1", ".", "OBJID", _ANYTHING, "an identifier", 1),
    _Rule("CSIP2", ".", "TYPE", _just("Mixed", "Collection"), "Mixed, Collection", 1),
    _Rule("CSIP117", "m:metsHdr", "CREATEDATE", _TIME, "YYYY-MM-DDThh:mm:ss+07:00", 1),
    _Rule("CSIP9", "m:metsHdr", f"{{{CSIP}}}OAISPACKAGETYPE", _just("AIP", "SIP"), "AIP, SIP", 1),
    _Rule("CSIP12", "m:metsHdr/m:agent", "TYPE", _just("OTHER", "ORGANIZATION", "INDIVIDUAL"), "OTHER, ORGANIZATION", 1),
    _Rule("CSIP14", "m:metsHdr/m:agent/m:name", "", _ANYTHING, "a name", 1),
    _Rule("CSIP15", "m:metsHdr/m:agent/m:note", "", _ANYTHING, "a note", 1),
    _Rule(
        "CSIP16",
        "m:metsHdr/m:agent/m:note",
        f"{{{CSIP}}}NOTETYPE",
        _just("SOFTWARE VERSION", "IDENTIFICATIONCODE"),
        "SOFTWARE VERSION, IDENTIFICATIONCODE",
        1,
    ),
    _Rule("CSIP18", "m:dmdSec", "ID", _ID, "uuid-{UUID}", 1),
    _Rule("CSIP19", "m:dmdSec", "CREATED", _TIME, "YYYY-MM-DDThh:mm:ss+07:00"),
    *_LINKS,
    _Rule("CSIP31", "m:amdSec", "ID", _ID, "uuid-{UUID}"),
    _Rule("CSIP33", "m:amdSec/m:digiprovMD", "ID", _ID, "uuid-{UUID}"),
    _Rule("CSIP59", "m:fileSec", "ID", _ID, "uuid-{UUID}", 1),
    _Rule(
        "CSIP64",
        "m:fileSec/m:fileGrp",
        "USE",
        re.compile(r"Schemas|Documentation|Data|Holeyfile|Representations/[^/]+"),
        "Schemas, Data, Representations/…",
        1,
    ),
    _Rule("CSIP65", "m:fileSec/m:fileGrp", "ID", _ID, "uuid-{UUID}"),
    _Rule("CSIP67", "m:fileSec//m:file", "ID", _FILE_ID, "ID-{UUID}", 1),
    _Rule("CSIP68", "m:fileSec//m:file", "MIMETYPE", _MIME, "a MIME type"),
    _Rule("CSIP69", "m:fileSec//m:file", "SIZE", _NUMBER, "bytes"),
    _Rule("CSIP70", "m:fileSec//m:file", "CREATED", _TIME, "YYYY-MM-DDThh:mm:ss+07:00"),
    _Rule("CSIP71", "m:fileSec//m:file", "CHECKSUM", _SHA256, "64 hex"),
    _Rule("CSIP77", "m:fileSec//m:file/m:FLocat", "LOCTYPE", _just("URL"), "URL", 1),
    _Rule("CSIP78", "m:fileSec//m:file/m:FLocat", f"{{{XLINK}}}type", _just("simple"), "simple"),
    _Rule("CSIP81", "m:structMap", "TYPE", _just("PHYSICAL"), "PHYSICAL", 1),
    _Rule("CSIP82", "m:structMap", "LABEL", _just("CSIP"), "CSIP"),
    _Rule("CSIP83", "m:structMap", "ID", _ID, "uuid-{UUID}"),
    _Rule("CSIP85", "m:structMap//m:div", "ID", _ID, "uuid-{UUID}", 1),
    _Rule("CSIP90", "m:structMap//m:div", "LABEL", _ANYTHING, "a label"),
    _Rule("CSIP111", "m:structMap//m:mptr", f"{{{XLINK}}}type", _just("simple"), "simple"),
    _Rule("CSIP112", "m:structMap//m:mptr", "LOCTYPE", _just("URL"), "URL"),
]


def header_doubts(mets: Mets, folder: str, package: Mets) -> Iterator[Doubt]:
    """Doubts about attributes; `folder` is the name of the package's folder, `package` its METS at the root."""
    for rule in _RULES:
        yield from _kept(rule, mets)
    yield from _record(mets)
    yield from _profile(mets, package)
    yield from _agents(mets, at_root=mets is package)
    content = mets.root.get(f"{{{CSIP}}}CONTENTINFORMATIONTYPE")
    if content != "MIXED" and (content is not None or mets is not package):
        yield _broken(mets, "CSIP4", "mets/@csip:CONTENTINFORMATIONTYPE", content or "", "MIXED")
    if mets is package and (identifier := mets.root.get("OBJID", "")).replace(":", "_") != folder:
        yield _broken(mets, "CSIPSTR2", "mets/@OBJID", identifier, folder)
    own = posixpath.basename(mets.folder)
    if mets is not package and (identifier := mets.root.get("OBJID", "")) != own and not _ID.fullmatch(identifier):
        yield _broken(mets, "CSIP1", "mets/@OBJID", identifier, f"uuid-{{UUID}}, {own}")


def _kept(rule: _Rule, mets: Mets) -> Iterator[Doubt]:
    nodes = mets.find(rule.path)
    where = f"{rule.path.replace('m:', '')}/@{rule.attribute.rpartition('}')[2]}".removeprefix("./").removesuffix("/@")
    if len(nodes) < rule.least:
        yield _broken(mets, rule.id, where, "", rule.expected)
    for node in nodes:
        value = node.get(rule.attribute, "") if rule.attribute else (node.text or "")
        if not rule.form.fullmatch(value):
            yield _broken(mets, rule.id, where, value, rule.expected)


def _record(mets: Mets) -> Iterator[Doubt]:
    """What may be left out, but not made up; what adds to a package or takes its place names it."""
    for header in mets.find("m:metsHdr"):
        status = header.get("RECORDSTATUS", "NEW")
        if status not in _RECORD_STATUS:
            yield _broken(mets, "SIP3", "metsHdr/@RECORDSTATUS", status, ", ".join(_RECORD_STATUS))
        named = [node.text or "" for node in mets.find(f"m:metsHdr/m:altRecordID[@TYPE='{PREVIOUS}']")]
        if status in _LATER and not any(name.strip() for name in named):
            yield findings.NO_PREVIOUS.in_file(mets.name, "SIP8", status=status)
        elif status == "NEW" and named:
            yield _broken(mets, "SIP8", "metsHdr/altRecordID", ", ".join(named), ", ".join(_LATER))
    for group in mets.find("m:fileSec/m:fileGrp"):
        content = group.get(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED")
        if content != "MIXED":
            yield _broken(mets, "CSIP61", "fileGrp/@csip:CONTENTINFORMATIONTYPE", content, "MIXED")


def _profile(mets: Mets, package: Mets) -> Iterator[Doubt]:
    shapes = [shape for shape in _shapes() if shape.package_type == package.package_type]
    known = {shape.root_profile if mets is package else shape.representation_profile for shape in shapes}
    value = mets.root.get("PROFILE", "")
    if value not in known and known:
        yield _broken(mets, "CSIP6", "mets/@PROFILE", value, ", ".join(sorted(known)))
    if mets.package_type != package.package_type:
        where = "metsHdr/@csip:OAISPACKAGETYPE"
        yield _broken(mets, "CSIP9", where, mets.package_type, package.package_type)
    for rule, where in (("CSIP2", "mets/@TYPE"), ("SIP3", "metsHdr/@RECORDSTATUS")):
        told, wanted = _told(mets, where), _told(package, where)
        if told != wanted:
            yield _broken(mets, rule, where, told, wanted)


def _told(mets: Mets, where: str) -> str:
    node, _slash, attribute = where.partition("/@")
    nodes = [mets.root] if node == "mets" else mets.find(f"m:{node}")
    usual = "NEW" if attribute == "RECORDSTATUS" else ""
    return nodes[0].get(attribute, usual) if nodes else ""


def _agents(mets: Mets, *, at_root: bool) -> Iterator[Doubt]:
    """Someone made the package, and at the root it says which software (CSIP11 to CSIP13)."""
    agents = mets.find("m:metsHdr/m:agent")
    creators = [agent for agent in agents if agent.get("ROLE") == "CREATOR"]
    if not creators:
        yield _broken(mets, "CSIP11", "metsHdr/agent/@ROLE", "", "CREATOR")
    kinds = {(agent.get("TYPE"), agent.get("OTHERTYPE")) for agent in creators}
    if at_root and creators and ("OTHER", "SOFTWARE") not in kinds:
        yield _broken(mets, "CSIP13", "metsHdr/agent/@OTHERTYPE", "", "SOFTWARE")


@lru_cache
def _shapes() -> tuple[Shape, ...]:
    names = sorted(path.stem for path in resource("profiles").glob("*.json") if path.stem != TREE)
    return tuple(shape for name in names for shape in load_profile(name).shapes.values())


def _broken(mets: Mets, rule: str, where: str, value: str, expected: str) -> Doubt:
    return findings.BROKEN_RULE.in_file(mets.name, rule, where=where, value=value or "?", expected=expected)
