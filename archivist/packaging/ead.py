"""EAD.xml: the 18 fields of a dossier (TT 05/2025/TT-BNV, Phụ lục I and III)."""

from archivist.packaging.fields import dossier_values
from archivist.packaging.part import Part
from archivist.packaging.plan import Plan
from archivist.packaging.simpledc import simpledc


def ead(plan: Plan) -> Part:
    """metadata/descriptive/EAD.xml."""
    values = dossier_values(plan.dossier, plan.frame("dossier"), plan.rules)
    path = f"metadata/descriptive/{plan.shape.dossier_metadata}"
    return Part.of_bytes(path, simpledc(values), plan.shape.xml_mime, plan.created)
