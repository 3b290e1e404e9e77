"""Dossiers and documents: how pages belong together, from the first proposal to what goes into a package."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from archivist.model.description import Description
from archivist.model.page import Aside, Page


class Because(StrEnum):
    """Why a document is said to begin at a page."""

    FIRST = "first-page"
    SEPARATOR = "separator"
    LETTERHEAD = "letterhead"
    PAGE_ONE = "page-one"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Document:
    """A run of pages with its own description; known by its first page; `ordinal` counts from 1 in the dossier."""

    document_id: str
    ordinal: int
    pages: tuple[str, ...]
    because: Because


@dataclass(frozen=True, slots=True)
class SetAside:
    """A page in the grey tray."""

    page_id: str
    why: Aside


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the pages of one dossier belong together."""

    documents: tuple[Document, ...]
    aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The unit that is numbered, described, packaged and delivered; `file_code` is empty until one is allocated."""

    dossier_id: str
    opened_at: str
    file_code: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done, as a package tells it: `kind` in the vocabulary of PREMIS 3 event types, `at` in UTC,
    `ordinal` of the document it was done to (None for the whole dossier), `detail` in plain English.
    """

    kind: str
    at: str
    detail: str
    outcome: str = "success"
    ordinal: int | None = None


class RecordStatus(StrEnum):
    """How a package stands to what was handed over before it (METS RECORDSTATUS, TT 05/2025, Phụ lục I to IV)."""

    NEW = "NEW"
    SUPPLEMENT = "SUPPLEMENT"
    REPLACEMENT = "REPLACEMENT"


@dataclass(frozen=True, slots=True)
class Record:
    """`previous` is the object id of the package that this one adds to or takes the place of; empty for a new one."""

    status: RecordStatus = RecordStatus.NEW
    previous: str = ""


@dataclass(frozen=True, slots=True)
class BoundDocument:
    """A document with its facsimile, ready for a package; `length` in bytes, `digest` SHA-256 in lower-case hex.

    `lies_in` is the object id of the package in which the facsimile was handed over before; empty where it travels in
    this one.
    """

    ordinal: int
    doc_id: str
    doc_code: str
    description: Description
    pages: int
    facsimile: Path
    digest: str
    length: int
    bound_at: str
    lies_in: str = ""


@dataclass(frozen=True, slots=True)
class BoundDossier:
    """All that a package is made from; the same value gives the same bytes.

    `loose`: documents of which no dossier was formed (Điều 17); `file_code` then ends with the ordinals of the submission
    and of the package, and `description` has source (0 outgoing, 1 incoming).

    `archive_code` is the whole arcFileCode: the code of the archive and the file code.
    `description` fields: title, maintenance, mode, language, start_date, end_date (ISO), keyword, condition,
    information_sign,
    confidence_level, paper_file_code, risk_recovery, risk_recovery_status, note (codes as in the lists of TT 05/2025).
    """

    file_code: str
    archive_code: str
    agency_code: str
    agency_name: str
    fonds: str
    description: Description
    documents: tuple[BoundDocument, ...]
    leaves: int
    pages: int
    deeds: tuple[Deed, ...]
    software: str
    rules: str
    loose: bool = False
    record: Record = Record()


@dataclass(frozen=True, slots=True)
class Package:
    """A sealed package on disk: its file, format, object id, SHA-256 (lower-case hex) and length in bytes."""

    path: Path
    format: str
    object_id: str
    digest: str
    length: int


@dataclass(frozen=True, slots=True)
class DossierPages:
    """A dossier with all of its pages, as the workspace holds it."""

    dossier: Dossier
    pages: tuple[Page, ...]
