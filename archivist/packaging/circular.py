"""How records become a package after TT 05/2025: the files, their places, and the sealed ZIP."""

from dataclasses import replace
from pathlib import Path

from archivist.model.dossier import BoundDocument, BoundDossier, Package
from archivist.model.doubt import Doubt
from archivist.packaging.archive import seal
from archivist.packaging.check import check_package
from archivist.packaging.ead import ead
from archivist.packaging.ead_doc import ead_doc
from archivist.packaging.links import Link, written_link
from archivist.packaging.mets import REPRESENTATION_METS, package_mets, representation_mets
from archivist.packaging.part import Part
from archivist.packaging.plan import REPRESENTATION, Plan, plan_of, written_time
from archivist.packaging.premis import package_premis, representation_premis
from archivist.packaging.profile import STRICT, profile_for
from archivist.packaging.xsd import schema_of
from archivist.resources import resource

_BELOW = REPRESENTATION_METS.rpartition("/")[0]


class CircularFormat:
    """One of the four formats of the circular, as one receiving profile wants it."""

    name: str

    def __init__(self, profile: str = STRICT) -> None:
        self._profile = profile

    def build(self, dossier: BoundDossier, into: Path) -> Package:
        """See the promise; raises Damaged or NotFound where a facsimile is not the one that was bound."""
        return build_package(dossier, into, self.name, self._profile)

    def check(self, package: Path) -> list[Doubt]:
        """What is wrong with a package of this format, worst first."""
        return check_package(package)


def build_package(dossier: BoundDossier, into: Path, package_format: str, profile: str) -> Package:
    """One ZIP of the package's folder below `into`; the same dossier gives the same bytes and name."""
    plan = plan_of(dossier, package_format, profile_for(profile, package_format))
    path = into / plan.fill(plan.shape.zip_name, folder=plan.folder)
    digest, length = seal(path, plan.folder, parts_of(plan))
    return Package(path, package_format, plan.object_id, digest, length)


def parts_of(plan: Plan) -> list[Part]:
    """All files of the package, paths below its folder."""
    schemas = schemas_of(plan)
    inner, representation = _representation(plan)
    described = ead(plan)
    premis = package_premis(plan) if plan.shape.premis else None
    root = package_mets(plan, described, premis, schemas, representation)
    top = Part.of_bytes("METS.xml", root, plan.shape.xml_mime, plan.created)
    return [top, described, *([premis] if premis else []), *schemas, *inner, representation]


def schemas_of(plan: Plan) -> list[Part]:
    """The schemas that the package carries: of METS with what it imports, of the two levels, of PREMIS in an AIP."""
    shape = plan.shape
    shipped = {"xlink.xsd": "xlink.xsd", shape.mets_schema: "mets1_12.xsd"}
    shipped |= {name: name for name in ("DILCISExtensionMETS.xsd", "DILCISExtensionSIPMETS.xsd")}
    if shape.premis:
        shipped[shape.premis_schema] = "premis-v3-0.xsd"
    contents = {name: resource(f"schemas/{source}").read_bytes() for name, source in shipped.items()}
    contents[shape.dossier_schema] = schema_of(plan.frame("dossier"), plan.rules)
    contents[shape.document_schema] = schema_of(plan.frame("document"), plan.rules)
    return [
        Part.of_bytes(f"schemas/{name}", content, shape.schema_mime, plan.created)
        for name, content in sorted(contents.items())
    ]


def _representation(plan: Plan) -> tuple[list[Part], Part]:
    """The files of rep1 without its METS, and that METS; paths below the package's folder."""
    pairs = [(ead_doc(plan, document), _file(plan, document)) for document in plan.dossier.documents]
    numbered = zip(plan.dossier.documents, pairs, strict=True)
    files = {document.ordinal: file for document, (_described, file) in numbered if not document.lies_in}
    premis = representation_premis(plan, files) if plan.shape.premis else None
    content = representation_mets(plan, pairs, premis)
    inner = [part for pair in pairs for part in pair] + ([premis] if premis else [])
    mets = Part.of_bytes(REPRESENTATION_METS, content, plan.shape.xml_mime, plan.created)
    return [replace(part, path=f"{_BELOW}/{part.path}") for part in inner], mets


def _file(plan: Plan, document: BoundDocument) -> Part:
    """The facsimile, or the link to it where the archive has it from an earlier package."""
    path = f"data/{plan.fill(plan.shape.facsimile, doc_id=document.doc_id)}"
    moment = written_time(document.bound_at)
    if not document.lies_in:
        return Part(path, document.length, document.digest, "application/pdf", moment, document.facsimile)
    link = Link(document.lies_in, f"representations/{REPRESENTATION}/{path}", document.length, document.digest)
    name = plan.fill(plan.shape.link, doc_id=document.doc_id)
    return Part.of_bytes(f"data/{name}", written_link(link), "text/plain", plan.created)
