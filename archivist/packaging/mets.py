"""METS of a package and of its representation, after E-ARK CSIP as the circular uses it (Phụ lục I and III)."""

from collections.abc import Sequence
from urllib.parse import quote

from lxml import etree

from archivist.packaging.links import ENDING, HOLEY
from archivist.packaging.part import Part
from archivist.packaging.plan import REPRESENTATION, Plan
from archivist.packaging.profile import Agent
from archivist.packaging.simpledc import written
from archivist.packaging.writable import writable

NS = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
_SPACES: dict[str, str] = {None: NS, "xlink": XLINK, "xsi": XSI, "csip": CSIP, "sip": SIP}  # type: ignore[dict-item]  # lxml takes None

PREVIOUS = "PREVIOUSREFERENCECODE"  # E-ARK SIP8: the package that this one adds to or takes the place of
REPRESENTATION_METS = f"representations/{REPRESENTATION}/METS.xml"
REPRESENTATIONS_GROUP = f"Representations/{REPRESENTATION}"


def package_mets(plan: Plan, ead: Part, premis: Part | None, schemas: Sequence[Part], representation: Part) -> bytes:
    """METS.xml at the root: the dossier's description, its preservation events, schemas, the representation."""
    shape = plan.shape
    root = _mets(plan, plan.object_id, shape.root_profile, depth=0)
    _header(root, plan, shape.root_agents, shape.agreement)
    described = _described(root, plan, ead)
    preserved = _preserved(root, plan, premis)
    files = etree.SubElement(root, _m("fileSec"), ID=plan.identity.of("fileSec"))
    schema_group = _group(files, plan, "Schemas", schemas)
    representation_group = _group(files, plan, REPRESENTATIONS_GROUP, [representation])
    top = _structure(root, plan, plan.object_id)
    _division(top, plan, "Metadata", DMDID=described, ADMID=preserved)
    _pointer(_division(top, plan, "Schemas"), schema_group)
    part = _division(top, plan, REPRESENTATIONS_GROUP)
    etree.SubElement(part, _m("mptr"), _link(representation.path, representation_group))
    return written(root)


def representation_mets(plan: Plan, documents: Sequence[tuple[Part, Part]], premis: Part | None) -> bytes:
    """METS.xml of rep1 from pairs (description, facsimile), paths below rep1.

    The division MetadataLink/File is the only link between a description (@DMDID) and its file (fptr/@FILEID);
    MetadataLink/Holey ties one to the link to a document that was handed over before.
    """
    shape = plan.shape
    root = _mets(plan, plan.fill(shape.representation_id), shape.representation_profile, depth=2)
    _header(root, plan, shape.representation_agents, "")
    described = {description.path: _described(root, plan, description) for description, _file in documents}
    preserved = _preserved(root, plan, premis, REPRESENTATION)
    files = etree.SubElement(root, _m("fileSec"), ID=plan.identity.of("rep1 fileSec"))
    group = _group(files, plan, "Data", [file for _description, file in documents if not _is_link(file)])
    if linked := [file for _description, file in documents if _is_link(file)]:
        _group(files, plan, HOLEY, linked)
    top = _structure(root, plan, REPRESENTATION, kind=shape.representation_type)
    _division(top, plan, "Metadata", "rep1 Metadata", DMDID=" ".join(described.values()), ADMID=preserved)
    data = _division(top, plan, "Data")
    _pointer(data, group)
    links = _division(data if shape.links_in_data else top, plan, "MetadataLink")
    for description, file in documents:
        name, dmd = f"MetadataLink {file.path}", described[description.path]
        label = "MetadataLink/Holey" if _is_link(file) else "MetadataLink/File"
        link = _division(links, plan, label, name, DMDID=dmd, ADMID=preserved)
        _pointer(link, plan.identity.of_file(file.path))
    return written(root)


def _mets(plan: Plan, object_id: str, profile: str, depth: int) -> etree._Element:
    schemas = f"{'../' * depth}schemas/"
    root = etree.Element(_m("mets"), nsmap=_SPACES)
    root.set("OBJID", object_id)
    root.set("LABEL", writable(plan.dossier.description.value("title")) or plan.dossier.file_code)
    root.set("TYPE", plan.shape.mets_type)
    root.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED")
    root.set("PROFILE", profile)
    places = {NS: plan.shape.mets_schema, XLINK: "xlink.xsd"}
    places |= {CSIP: "DILCISExtensionMETS.xsd", SIP: "DILCISExtensionSIPMETS.xsd"}
    root.set(f"{{{XSI}}}schemaLocation", " ".join(f"{space} {schemas}{name}" for space, name in places.items()))
    return root


def _header(root: etree._Element, plan: Plan, agents: Sequence[Agent], agreement: str) -> None:
    header = etree.SubElement(root, _m("metsHdr"), CREATEDATE=plan.created, LASTMODDATE=plan.created)
    header.set("RECORDSTATUS", plan.dossier.record.status)
    header.set(f"{{{CSIP}}}OAISPACKAGETYPE", plan.shape.package_type)
    for agent in agents:
        element = etree.SubElement(header, _m("agent"), ROLE=agent.role, TYPE=agent.type)
        if agent.other_type:
            element.set("OTHERTYPE", agent.other_type)
        etree.SubElement(element, _m("name")).text = writable(plan.fill(agent.name))
        note = etree.SubElement(element, _m("note"), {f"{{{CSIP}}}NOTETYPE": agent.note_type})
        note.text = writable(plan.fill(agent.note))
    if agreement:
        etree.SubElement(header, _m("altRecordID"), TYPE="SUBMISSIONAGREEMENT").text = plan.fill(agreement)
    if plan.dossier.record.previous:
        etree.SubElement(header, _m("altRecordID"), TYPE=PREVIOUS).text = plan.dossier.record.previous


def _is_link(part: Part) -> bool:
    return part.path.endswith(ENDING)


def _described(root: etree._Element, plan: Plan, part: Part) -> str:
    identifier = plan.identity.of(f"dmd {part.path}")
    section = etree.SubElement(root, _m("dmdSec"), ID=identifier, CREATED=part.created, STATUS="CURRENT")
    shape = plan.shape
    other = {"OTHERMDTYPE": shape.md_other_type} if shape.md_other_type else {}
    _reference(section, part, {"MDTYPE": shape.md_type, **other, "MDTYPEVERSION": shape.md_version})
    return identifier


def _preserved(root: etree._Element, plan: Plan, premis: Part | None, below: str = "") -> str:
    """The amdSec with PREMIS; an empty one, or none, where the receiver wants no preservation metadata."""
    if premis is None:
        if plan.shape.empty_amd:
            etree.SubElement(root, _m("amdSec"), ID=plan.identity.of(f"amd {below}"))
        return ""
    section = etree.SubElement(root, _m("amdSec"), ID=plan.identity.of(f"amd {premis.path}"))
    identifier = plan.identity.of(f"digiprov {premis.path}")
    provenance = etree.SubElement(section, _m("digiprovMD"), ID=identifier, CREATED=premis.created, STATUS="CURRENT")
    _reference(provenance, premis, {"MDTYPE": "PREMIS", "MDTYPEVERSION": "3.0"})
    return identifier


def _reference(section: etree._Element, part: Part, kind: dict[str, str]) -> None:
    etree.SubElement(section, _m("mdRef"), {"LOCTYPE": "URL", **kind, **_link_only(part.path), **_facts(part)})


def _group(files: etree._Element, plan: Plan, use: str, parts: Sequence[Part]) -> str:
    identifier = plan.identity.of(f"group {use}")
    group = etree.SubElement(files, _m("fileGrp"), ID=identifier, USE=use)
    if use == REPRESENTATIONS_GROUP:
        group.set(f"{{{CSIP}}}CONTENTINFORMATIONTYPE", "MIXED")
    for part in parts:
        file = etree.SubElement(group, _m("file"), {"ID": plan.identity.of_file(part.path), **_facts(part)})
        etree.SubElement(file, _m("FLocat"), {"LOCTYPE": "URL", **_link_only(part.path)})
    return identifier


def _structure(root: etree._Element, plan: Plan, label: str, kind: str = "") -> etree._Element:
    name = f"structMap {label}"
    structure = etree.SubElement(root, _m("structMap"), ID=plan.identity.of(name), TYPE="PHYSICAL", LABEL="CSIP")
    top = _division(structure, plan, label, f"{name} top")
    if kind:
        top.set("TYPE", kind)
    return top


def _division(parent: etree._Element, plan: Plan, label: str, name: str = "", **links: str) -> etree._Element:
    division = etree.SubElement(parent, _m("div"), ID=plan.identity.of(f"div {name or label}"), LABEL=label)
    for attribute, target in links.items():
        if target:
            division.set(attribute, target)
    return division


def _pointer(division: etree._Element, target: str) -> None:
    etree.SubElement(division, _m("fptr"), FILEID=target)


def _facts(part: Part) -> dict[str, str]:
    return {
        "MIMETYPE": part.mime,
        "SIZE": str(part.length),
        "CREATED": part.created,
        "CHECKSUM": part.digest.upper(),
        "CHECKSUMTYPE": "SHA-256",
    }


def _link(path: str, title: str) -> dict[str, str]:
    return {"LOCTYPE": "URL", **_link_only(path), f"{{{XLINK}}}title": title}


def _link_only(path: str) -> dict[str, str]:
    """A relative reference; letters beyond ASCII are percent-encoded, as LOCTYPE URL asks."""
    return {f"{{{XLINK}}}type": "simple", f"{{{XLINK}}}href": quote(path)}


def _m(name: str) -> str:
    return f"{{{NS}}}{name}"
