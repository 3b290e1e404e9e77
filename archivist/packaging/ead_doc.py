"""EAD_doc_*.xml: the fields of one document, 21 in a SIP and 19 in an AIP (TT 05/2025/TT-BNV, Phụ lục I and III)."""

from archivist.model.dossier import BoundDocument
from archivist.packaging.fields import document_values
from archivist.packaging.part import Part
from archivist.packaging.plan import Plan
from archivist.packaging.simpledc import simpledc


def ead_doc(plan: Plan, document: BoundDocument) -> Part:
    """representations/rep1/metadata/descriptive/EAD_doc_<docId>.xml; the path is below rep1."""
    values = document_values(document, plan.dossier, plan.frame("document"), plan.rules)
    name = plan.fill(plan.shape.document_metadata, doc_id=document.doc_id)
    return Part.of_bytes(f"metadata/descriptive/{name}", simpledc(values), plan.shape.xml_mime, plan.created)
