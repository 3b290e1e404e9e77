"""PREMIS 3: what the preserved objects are and what was done to them (TT 05/2025/TT-BNV, Phụ lục I, AIP only)."""

from collections.abc import Iterable
from pathlib import Path

from lxml import etree

from archivist.model.dossier import Deed
from archivist.packaging.part import Part
from archivist.packaging.pdf_form import PdfForm, form_of
from archivist.packaging.plan import REPRESENTATION, Plan, written_time
from archivist.packaging.simpledc import written
from archivist.packaging.writable import writable

NS = "http://www.loc.gov/premis/v3"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


def package_premis(plan: Plan) -> Part:
    """metadata/preservation/PREMIS.xml: the dossier as a whole, its representation, and what was done to all of it."""
    root = _root(plan, depth=0)
    dossier = _object(root, "intellectualEntity", "OBJID", plan.object_id)
    _text(dossier, "originalName", plan.dossier.file_code)
    _related(dossier, "represented by", "uuid", plan.identity.of(REPRESENTATION))
    _object(root, "representation", "uuid", plan.identity.of(REPRESENTATION))
    deeds = [d for d in plan.dossier.deeds if d.ordinal is None]
    _events(root, plan, deeds, {None: ("OBJID", plan.object_id)})
    _agents(root, plan)
    return Part.of_bytes("metadata/preservation/PREMIS.xml", written(root), plan.shape.xml_mime, plan.created)


def representation_premis(plan: Plan, files: dict[int, Part]) -> Part:
    """metadata/preservation/PREMIS_rep1.xml below rep1: each facsimile (`files` by ordinal) and what was done to it.

    A file's identifier is the ID of its <file> in METS, which ties the two together.
    """
    root = _root(plan, depth=2)
    whole = _object(root, "representation", "uuid", plan.identity.of(REPRESENTATION))
    _text(whole, "originalName", REPRESENTATION)
    for part in files.values():
        _related(whole, "has part", "File", plan.identity.of_file(part.path))
    for part in files.values():
        _file(root, plan, part)
    links: dict[int | None, tuple[str, str]] = {n: ("File", plan.identity.of_file(p.path)) for n, p in files.items()}
    _events(root, plan, [d for d in plan.dossier.deeds if d.ordinal in files], links)
    _agents(root, plan)
    path = f"metadata/preservation/PREMIS_{REPRESENTATION}.xml"
    return Part.of_bytes(path, written(root), plan.shape.xml_mime, plan.created)


def _root(plan: Plan, depth: int) -> etree._Element:
    root = etree.Element(_p("premis"), nsmap={None: NS, "xsi": _XSI}, version="3.0")  # type: ignore[dict-item]  # lxml takes None
    root.set(f"{{{_XSI}}}schemaLocation", f"{NS} {'../' * (depth + 2)}schemas/{plan.shape.premis_schema}")
    return root


def _object(parent: etree._Element, category: str, kind: str, value: str) -> etree._Element:
    element = etree.SubElement(parent, _p("object"))
    element.set(f"{{{_XSI}}}type", category)
    _identifier(element, "objectIdentifier", kind, value)
    return element


def _file(root: etree._Element, plan: Plan, part: Part) -> None:
    element = _object(root, "file", "File", plan.identity.of_file(part.path))
    traits = etree.SubElement(element, _p("objectCharacteristics"))
    fixity = etree.SubElement(traits, _p("fixity"))
    _text(fixity, "messageDigestAlgorithm", "SHA-256")
    _text(fixity, "messageDigest", part.digest.upper())
    _text(traits, "size", str(part.length))
    _format(traits, part)
    _text(element, "originalName", part.path.rpartition("/")[2])
    _related(element, "is part of", "uuid", plan.identity.of(REPRESENTATION))


def _format(traits: etree._Element, part: Part) -> None:
    form = form_of(part.source) if isinstance(part.source, Path) else PdfForm(part.mime)
    element = etree.SubElement(traits, _p("format"))
    designation = etree.SubElement(element, _p("formatDesignation"))
    _text(designation, "formatName", form.name)
    if form.pronom:
        _text(designation, "formatVersion", form.version)
        registry = etree.SubElement(element, _p("formatRegistry"))
        _text(registry, "formatRegistryName", "PRONOM")
        _text(registry, "formatRegistryKey", form.pronom)


def _related(parent: etree._Element, how: str, kind: str, value: str) -> None:
    relation = etree.SubElement(parent, _p("relationship"))
    _text(relation, "relationshipType", "structural")
    _text(relation, "relationshipSubType", how)
    _identifier(relation, "relatedObjectIdentifier", kind, value)


def _events(root: etree._Element, plan: Plan, deeds: Iterable[Deed], links: dict[int | None, tuple[str, str]]) -> None:
    for number, deed in enumerate(deeds):
        event = etree.SubElement(root, _p("event"))
        name = f"event {number} {deed.kind} {deed.ordinal} {deed.at}"
        _identifier(event, "eventIdentifier", "UUID", plan.identity.of(name))
        kind = plan.shape.event_types.get(deed.kind, deed.kind)
        _text(event, "eventType", kind)
        _text(event, "eventDateTime", written_time(deed.at))
        detail = deed.detail if kind == deed.kind else f"{deed.kind}: {deed.detail}"
        _text(etree.SubElement(event, _p("eventDetailInformation")), "eventDetail", detail)
        _text(etree.SubElement(event, _p("eventOutcomeInformation")), "eventOutcome", deed.outcome)
        agent = _identifier(event, "linkingAgentIdentifier", "software", plan.dossier.software)
        _text(agent, "linkingAgentRole", "executing program")
        _identifier(event, "linkingObjectIdentifier", *links[deed.ordinal])


def _agents(root: etree._Element, plan: Plan) -> None:
    software = etree.SubElement(root, _p("agent"))
    _identifier(software, "agentIdentifier", "software", plan.dossier.software)
    _text(software, "agentName", plan.fill("{software_name}"))
    _text(software, "agentType", "software")
    _text(software, "agentVersion", plan.fill("{software_version}"))
    _text(software, "agentNote", f"task: {plan.format}")
    agency = etree.SubElement(root, _p("agent"))
    _identifier(agency, "agentIdentifier", "agency", plan.dossier.agency_code)
    _text(agency, "agentName", plan.dossier.agency_name)
    _text(agency, "agentType", "organization")


def _identifier(parent: etree._Element, name: str, kind: str, value: str) -> etree._Element:
    element = etree.SubElement(parent, _p(name))
    _text(element, f"{name}Type", kind)
    _text(element, f"{name}Value", value)
    return element


def _text(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, _p(name)).text = writable(text)


def _p(name: str) -> str:
    return f"{{{NS}}}{name}"
