"""What the desk shows of a description: the fields in their order, what the machine proposes, what a hand has set."""

from collections.abc import Iterator
from dataclasses import dataclass

from archivist.model.description import By, Description, Entry, Origin
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.workflow.bound import arrangement_of, descriptions, proposed_of
from archivist.workflow.dossier_description import describe_dossier
from archivist.workflow.given import STAGE as GIVEN
from archivist.workflow.given import given_dossier, given_rows, with_given
from archivist.workflow.pages import OF_PAGES
from archivist.workflow.units_today import FIELD as UNIT
from archivist.workflow.units_today import candidates, with_units
from archivist.workflow.values import SHARED

DOCUMENT_FIELDS = {
    "doc_type": N_("Type of document"),
    "code": N_("Number and notation"),
    "number": N_("Number"),
    "notation": N_("Notation"),
    "date": N_("Date of issue"),
    "place": N_("Place of issue"),
    "agency_parent": N_("Superior agency"),
    "agency": N_("Issuing agency"),
    UNIT: N_("Unit of today"),
    "subject": N_("Subject"),
    "addressee": N_("Addressee"),
    "recipients": N_("Recipients"),
    "signer_authority": N_("Authority of the signer"),
    "signer_title": N_("Title of the signer"),
    "signer_name": N_("Name of the signer"),
    "secrecy": N_("Degree of secrecy"),
    "urgency": N_("Degree of urgency"),
    "circulation": N_("Mark of circulation"),
    "arrival_number": N_("Number of arrival"),
    "arrival_date": N_("Date of arrival"),
    "language": N_("Language"),
    "keyword": N_("Keywords"),
    "holder_name": N_("Name of the holder"),
    "holder_birth": N_("Date of birth of the holder"),
    "person_number": N_("Personal number"),
    "tax_code": N_("Tax code"),
    "tthc_dossier": N_("Code of the one-stop dossier"),
    "tthc_procedure": N_("Code of the procedure"),
}
DOSSIER_FIELDS = {
    "title": N_("Title of the dossier"),
    "maintenance": N_("Retention period"),
    "mode": N_("Mode of use"),
    "language": N_("Language"),
    "start_date": N_("Earliest date"),
    "end_date": N_("Latest date"),
    "keyword": N_("Keywords"),
    "condition": N_("Physical condition"),
    "information_sign": N_("Information sign"),
    "confidence_level": N_("Level of reliability"),
    "paper_file_code": N_("Code of the paper dossier"),
    "risk_recovery": N_("Backup copy"),
    "risk_recovery_status": N_("State of the backup copy"),
    "note": N_("Note"),
}


ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class FieldSight:
    """One field: what is in force, what the machine or a rule proposes, what else it may be (best first)."""

    level: str
    field: str
    label: str
    value: str
    by_hand: bool
    proposed: Entry | None = None
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Described:
    """The description of `subject`, a document or a dossier: every field that it may have, known ones first as they come."""

    dossier_id: str = ""
    subject: str = ""
    fields: tuple[FieldSight, ...] = ()


def described(workspace: Workspace, dossier_id: str, document_id: str | None, settings: Settings) -> Described:
    """Of the document, or of the whole dossier where none is named. Raises NotFound."""
    if document_id is None:
        return Described(dossier_id, dossier_id, _of_dossier(workspace, dossier_id, settings))
    return Described(dossier_id, document_id, _of_document(workspace, dossier_id, document_id, settings))


def documents_described(workspace: Workspace, dossier_id: str, settings: Settings) -> Iterator[Described]:
    """Each document of a dossier in their order, without what else its fields may be: there may be many."""
    arrangement = arrangement_of(workspace, dossier_id)
    ids = [d.document_id for d in arrangement.documents] if arrangement else []
    kept, by_hand, given = workspace.results("describe", ids), workspace.all_by_hand(ids), given_rows(workspace, ids)
    for i in ids:
        own, said = with_given(proposed_of(kept.get(i)), given.get(i, ())), _said(by_hand.get(i, {}))
        yield Described(dossier_id, i, _fields("document", DOCUMENT_FIELDS, own, said, [], settings))


def _of_document(workspace: Workspace, dossier_id: str, document_id: str, settings: Settings) -> tuple[FieldSight, ...]:
    arrangement = arrangement_of(workspace, dossier_id)
    ids = [d.document_id for d in arrangement.documents] if arrangement else [document_id]
    kept, by_hand = workspace.results("describe", ids), workspace.all_by_hand(ids)
    given = given_rows(workspace, ids)
    proposed = {i: with_given(proposed_of(kept.get(i)), given.get(i, ())) for i in dict.fromkeys((*ids, document_id))}
    whole = with_units({i: _with(own, _said(by_hand.get(i, {}))) for i, own in proposed.items()}, settings)
    known = [d.values() for i, d in whole.items() if i != document_id]
    own, unit = proposed[document_id], whole[document_id].get(UNIT)
    own = own.given(unit) if unit and unit.origin.by is By.RULE else own  # it follows from what a hand has set, too
    return _fields("document", DOCUMENT_FIELDS, own, _said(by_hand.get(document_id, {})), known, settings)


def _of_dossier(workspace: Workspace, dossier_id: str, settings: Settings) -> tuple[FieldSight, ...]:
    arrangement = arrangement_of(workspace, dossier_id)
    documents = descriptions(workspace, arrangement) if arrangement else {}
    proposed = describe_dossier(
        workspace.dossier(dossier_id),
        list(documents.values()),
        settings,
        {},
        given_dossier(workspace.result(GIVEN, dossier_id)),
    )
    return _fields("dossier", DOSSIER_FIELDS, proposed, _said(workspace.by_hand(dossier_id)), [], settings)


def _fields(
    level: str, labels: dict[str, str], own: Description, by_hand: dict[str, str], others: list[dict[str, str]],
    settings: Settings,
) -> tuple[FieldSight, ...]:  # fmt: skip
    strangers = {f: f for f in (*own.values(), *by_hand) if f not in labels}
    found = []
    for field, label in (labels | strangers).items():
        proposed = own.get(field)
        value = by_hand.get(field, proposed.value if proposed else "")
        others_say = [known[field] for known in others if known.get(field)] if field in SHARED else []
        elsewhere = [settings.agency.name] if field == "agency" else []
        elsewhere += candidates(_with(own, by_hand), settings) if field == UNIT else ()
        alternatives = _alternatives(value, proposed, others_say + elsewhere)
        found.append(FieldSight(level, field, label, value, field in by_hand, proposed, alternatives))
    return tuple(found)


def _with(own: Description, by_hand: dict[str, str]) -> Description:
    return own.given_all(Entry(field, value, Origin(By.HAND)) for field, value in by_hand.items())


def _alternatives(value: str, proposed: Entry | None, others: list[str]) -> tuple[str, ...]:
    """What the machine proposes, what it read letter by letter, and what other documents of the dossier have there."""
    often = sorted(dict.fromkeys(others), key=lambda text: -others.count(text))
    read = " ".join(proposed.origin.read.split()) if proposed else ""
    said = [*((proposed.value, read) if proposed else ()), *often]
    return tuple(text for text in dict.fromkeys(said) if text and text != value)[:ALTERNATIVES]


def _said(by_hand: dict[str, object]) -> dict[str, str]:
    return {f: v for f, v in by_hand.items() if isinstance(v, str) and f not in OF_PAGES}
