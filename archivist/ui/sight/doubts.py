"""The open doubts of a dossier, each with the page to look at; the fields of which the machine is not sure come last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archivist import app
from archivist.model.codes import DocCode, FileCode
from archivist.model.dossier import Document
from archivist.model.doubt import Doubt, Place, Severity
from archivist.packaging.single import field_of
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.ui.fields.wording import PARTS_OF_CODE, shown, unsure, wanting
from archivist.ui.sight.description import documents_described
from archivist.workflow.bound import arrangement_of
from archivist.workflow.doubts import name_of
from archivist.workflow.lanes import Inline
from archivist.workflow.parts import Parts
from archivist.workflow.readiness import readiness


@dataclass(frozen=True, slots=True)
class Asked:
    """A doubt with the document and the page where an answer is to be found, as far as they are known; by `name` it is
    settled, whatever words it is told in here.
    """

    doubt: Doubt
    document_id: str | None
    page_id: str | None
    name: str = ""


@dataclass(frozen=True, slots=True)
class Doubts:
    """The open doubts of a dossier, gravest first; `ready` when none of them is grave."""

    dossier_id: str
    asked: tuple[Asked, ...]
    ready: bool


def doubts_of(workspace: Workspace, dossier_id: str, settings: Settings) -> Doubts:
    """Raises NotFound where the dossier is gone."""
    parts = Parts(settings, app.engine_of(settings), app.formats_of(settings), Inline())
    found = readiness(workspace, dossier_id, parts)
    documents = _documents(workspace, dossier_id)
    arrangement = arrangement_of(workspace, dossier_id)
    by_id = {d.document_id: d for d in (arrangement.documents if arrangement else ())}
    asked = tuple(_named(d, by_id) or _placed(d, *documents) for d in found.doubts)
    whole = _once((*asked, *_unsure(workspace, dossier_id, settings)))
    return Doubts(dossier_id, whole, not any(a.doubt.severity is Severity.GRAVE for a in whole))


def _once(asked: Sequence[Asked]) -> tuple[Asked, ...]:
    """Gravest first; what several checks find of one field is asked once."""
    kept: dict[object, Asked] = {}
    for number, one in enumerate(sorted(asked, key=lambda a: _ORDER.index(a.doubt.severity))):
        place = one.doubt.place
        field = field_of("document" if one.document_id else "dossier", place.field) if place.field else ""
        kind = WANTING if one.doubt.code in _EMPTY else one.doubt.code
        placed = replace(one, doubt=replace(one.doubt, place=replace(place, field=field))) if field else one
        kept.setdefault((one.document_id, field, kind) if field else number, placed)
    return tuple(kept.values())


def _unsure(workspace: Workspace, dossier_id: str, settings: Settings) -> Iterator[Asked]:
    """In the order of the documents, and of their fields; what is empty and must not be, and what is not sure. Of documents
    that are bound already the judge of packages says what is empty.
    """
    whole = list(documents_described(workspace, dossier_id, settings))
    bound = workspace.results("bind", [document.subject for document in whole])
    for document in whole:
        asking = {row.field for row in document.fields if unsure(row)}
        for row in document.fields:
            part = row.field in PARTS_OF_CODE and "code" in asking  # whoever answers for the whole answers for its parts
            if wanting(row) and document.subject not in bound:
                place = Place(document.subject, document.subject, field=row.field)
                doubt = Doubt(WANTING, Severity.GRAVE, _WANTING, _WANTING_REMEDY, place, {"field": _(row.label)})
                yield Asked(doubt, document.subject, document.subject)
            elif row.field in asking and row.proposed and not part:
                origin = row.proposed.origin
                place = Place(origin.page_id, document.subject, field=row.field, box=origin.box)
                told = {"field": _(row.label), "value": shown(row, row.value)}
                doubt = Doubt(UNSURE, Severity.MINOR, _UNSURE, _UNSURE_REMEDY, place, told)
                yield Asked(doubt, document.subject, origin.page_id or document.subject)


_ORDER = (Severity.GRAVE, Severity.MINOR, Severity.NOTE)
WANTING = "field.empty"
_WANTING = N_("{field} is empty, and a package must have it.")
_WANTING_REMEDY = N_("Type what the paper says; Ctrl+Enter fills it in for all documents where it is empty.")
_EMPTY = frozenset((WANTING, "package.field-missing"))
UNSURE = "field.unsure"
_UNSURE = N_("{field}: it is not certain that this was read right: {value}")
_UNSURE_REMEDY = N_("Compare it with the page; Enter accepts it.")


def _documents(workspace: Workspace, dossier_id: str) -> tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]]:
    """The document of each page; the document of each name by which a check may call it; its first page."""
    arrangement, code = arrangement_of(workspace, dossier_id), workspace.dossier(dossier_id).file_code
    documents = arrangement.documents if arrangement else ()
    by_page = {page: d.document_id for d in documents for page in d.pages}
    names = {d.document_id: d.document_id for d in documents}
    if code:
        names |= {n: d.document_id for d in documents for n in _names(DocCode(FileCode.parse(code), d.ordinal))}
    return by_page, names, {d.document_id: d.pages[0] for d in documents}


def _names(code: DocCode) -> tuple[str, str, str]:
    return str(code), code.doc_id, f"{code.doc_id}.pdf"


def _named(doubt: Doubt, documents: Mapping[str, Document]) -> Asked | None:
    """What the check of a facsimile found: the file bears the document's id, which tells a person nothing."""
    found = documents.get(str(doubt.details.get("file", "")).removesuffix(".pdf"))
    if found is None:
        return None
    number = doubt.details.get("page", 1)
    page = found.pages[number - 1] if isinstance(number, int) and 0 < number <= len(found.pages) else found.document_id
    called = _("document {n}").format(n=found.ordinal)
    told = replace(doubt, details={**doubt.details, "file": called}, place=replace(doubt.place, file=None))
    return Asked(told, found.document_id, page, name_of(doubt))


def _placed(doubt: Doubt, by_page: Mapping[str, str], names: Mapping[str, str], first: Mapping[str, str]) -> Asked:
    place = doubt.place
    if place.page_id is not None and place.page_id in by_page:
        return Asked(doubt, by_page[place.page_id], place.page_id, name_of(doubt))
    document = names.get(place.subject or "") or names.get((place.file or "").rpartition("/")[2])
    return Asked(doubt, document, place.page_id or first.get(document or ""), name_of(doubt))
