"""What the fields of a package hold, taken from a dossier; and what is wrong with them before anything is packed."""

import re
from collections.abc import Mapping

from archivist.model.description import Description
from archivist.model.dossier import BoundDocument, BoundDossier
from archivist.model.doubt import Doubt, Place
from archivist.packaging.headings import code_of
from archivist.packaging.judge import Placed, judge
from archivist.packaging.rules import FieldRule, Frame, Rules, load_rules
from archivist.packaging.writable import writable

_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")

Values = dict[str, str]


def dossier_values(dossier: BoundDossier, frame: Frame, rules: Rules) -> Values:
    """Element name → text for EAD.xml, in the frame's order; an empty text where nothing is known."""
    described = {f.name: _described(f, dossier.description, rules) for f in frame.fields}
    confidence = described.get("confidenceLevel", "")
    values = (
        described
        | _period(dossier, described)
        | {
            "fileCode": dossier.file_code,
            "arcFileCode": dossier.archive_code,
            "totalDoc": str(len(dossier.documents)),
            "numberOfPaper": "" if confidence == "01" else str(dossier.leaves),
            "numberOfPage": str(dossier.pages),
        }
    )
    return {f.name: values[f.name] for f in frame.fields}


def document_values(document: BoundDocument, dossier: BoundDossier, frame: Frame, rules: Rules) -> Values:
    """Element name → text for EAD_doc.xml, in the frame's order; inherited fields come from the dossier."""
    described = {
        f.name: _described(f, document.description, rules, dossier.description if f.inherit else None) for f in frame.fields
    }
    values = described | {
        "docId": document.doc_id,
        "docCode": document.doc_code,
        "arcFileCode": dossier.archive_code,
        "docOrdinal": str(document.ordinal),
        "numberOfPage": str(document.pages),
    }
    return {f.name: values[f.name] for f in frame.fields}


def has_fields(package_format: str) -> bool:
    """Whether the circular prescribes fields for this format; a bag carries whatever is there."""
    return (package_format, "dossier") in load_rules().frames


def field_doubts(dossier: BoundDossier, package_format: str = "AIP_hoso") -> list[Doubt]:
    """What a clerk has to fill in or mend before the dossier can become a package of this format.

    The place names the dossier (its file code) or the document (its docCode) and the field of its Description.
    """
    rules = load_rules(dossier.rules)
    frame = rules.frame(package_format, "dossier")
    found = judge(dossier_values(dossier, frame, rules), frame, rules, _placed(dossier.file_code))
    frame = rules.frame(package_format, "document")
    for document in dossier.documents:
        values = document_values(document, dossier, frame, rules)
        found += judge(values, frame, rules, _placed(document.doc_code))
    return found


def as_written(value: str) -> str:
    """An ISO date (whole, or a month or a year only) as the circular writes it; other text stays, to be doubted."""
    match = _ISO.fullmatch(value.strip())
    return "/".join(part for part in reversed(match.groups()) if part) if match else value.strip()


def _described(rule: FieldRule, own: Description, rules: Rules, parent: Description | None = None) -> str:
    if not rule.source:
        return ""
    told = own.value(rule.source).strip() or (parent.value(rule.source).strip() if parent else "") or rule.default
    value = writable(told).strip()
    if rule.kind == "date":
        return as_written(value)
    return code_of(value, rules) if rule.codes == "typeName" else value


def _period(dossier: BoundDossier, described: Mapping[str, str]) -> Values:
    """Start and end as given by hand or rule; where they are not, the first and last date among the documents."""
    dates = sorted(d for document in dossier.documents if _ISO.fullmatch(d := document.description.value("date")))
    first, last = (as_written(dates[0]), as_written(dates[-1])) if dates else ("", "")
    return {"startDate": described.get("startDate") or first, "endDate": described.get("endDate") or last}


def _placed(subject: str) -> Placed:
    return lambda rule: Place(subject=subject, field=rule.source or rule.name)
