"""What the desk shows of a description: the known fields in their order, each with its origin."""

from dataclasses import dataclass

from archivist.model.description import Description
from archivist.model.dossier import Arrangement, Because, Document
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.dossier_description import describe_dossier

DOCUMENT_FIELDS = {
    "doc_type": N_("Type of document"),
    "code": N_("Number and notation"),
    "number": N_("Number"),
    "notation": N_("Notation"),
    "date": N_("Date of issue"),
    "place": N_("Place of issue"),
    "agency_parent": N_("Superior agency"),
    "agency": N_("Issuing agency"),
    "subject": N_("Subject"),
    "addressee": N_("Addressee"),
    "recipients": N_("Recipients"),
    "signer_authority": N_("Authority of the signer"),
    "signer_title": N_("Title of the signer"),
    "signer_name": N_("Name of the signer"),
    "secrecy": N_("Degree of secrecy"),
    "urgency": N_("Degree of urgency"),
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


@dataclass(frozen=True, slots=True)
class Described:
    """The description of `subject`, a document or a dossier, and the labels of the fields that it may have."""

    subject: str
    description: Description
    labels: dict[str, str]


def described(workspace: Workspace, dossier_id: str, document_id: str | None, settings: Settings) -> Described:
    """Of the document, or of the whole dossier where none is named. Raises NotFound."""
    if document_id is not None:
        alone = Arrangement((Document(document_id, 1, (document_id,), Because.FIRST),))
        return Described(document_id, descriptions(workspace, alone)[document_id], DOCUMENT_FIELDS)
    arrangement = arrangement_of(workspace, dossier_id)
    documents = descriptions(workspace, arrangement) if arrangement else {}
    dossier, by_hand = workspace.dossier(dossier_id), workspace.by_hand(dossier_id)
    whole = describe_dossier(dossier, list(documents.values()), settings, by_hand)
    return Described(dossier_id, whole, DOSSIER_FIELDS)
