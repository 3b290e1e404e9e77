"""Small bound dossiers to pack: real PDF files, every field that the circular knows."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pikepdf

from archivist.model.codes import DocCode, FileCode
from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import BoundDocument, BoundDossier, Deed, Record, RecordStatus

FILE_CODE = "H49.64.33.2001.160"
BOUND_AT = "2026-11-22T03:04:05.678000Z"
DOSSIER = {
    "title": "Tập quyết định, tờ khai của Ủy ban nhân dân xã An Bình năm 2001",
    "maintenance": "01",
    "paper_file_code": "H49.64.K1/G2/H3.160",
    "condition": "02",
    "keyword": "hộ tịch",
    "note": "Người lập hồ sơ: Nguyễn Văn An",
}
DOCUMENTS = (
    {
        "doc_type": "QUYẾT ĐỊNH",
        "number": "15",
        "notation": "QĐ-UBND",
        "date": "2001-02-03",
        "agency": "Ủy ban nhân dân xã An Bình",
        "subject": "Về việc thành lập tổ công tác <tạm> & phân công",
    },
    {
        "doc_type": "Tờ khai đăng ký kết hôn",
        "date": "2001-07-15",
        "agency": "Ủy ban nhân dân xã An Bình",
        "subject": "Tờ khai đăng ký kết hôn",
        "language": "01,09",
    },
)
DEEDS = (
    Deed("capture", "2026-11-22T01:00:00.000000Z", "2 leaves at 300 dpi", ordinal=1),
    Deed("capture", "2026-11-22T01:05:00.000000Z", "1 leaf at 300 dpi", ordinal=2),
    Deed("metadata extraction", "2026-11-22T02:00:00.000000Z", "fields read from the page", ordinal=1),
    Deed("quality review", "2026-11-22T03:00:00.000000Z", "approved"),
)


def described(fields: Mapping[str, str], by: By = By.HAND) -> Description:
    return Description(tuple(Entry(name, value, Origin(by)) for name, value in fields.items()))


def pdf(path: Path, pages: int) -> Path:
    """A PDF of blank A4 pages with fixed bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        document.save(path, deterministic_id=True)
    return path


def bound(
    place: Path,
    dossier: Mapping[str, str] = DOSSIER,
    documents: tuple[Mapping[str, str], ...] = DOCUMENTS,
    file_code: str = FILE_CODE,
) -> BoundDossier:
    """A dossier with one facsimile of n pages for its nth document, the files below `place`."""
    code = FileCode.parse(file_code)
    return BoundDossier(
        file_code=file_code,
        archive_code=code.archived_by("H49.64"),
        agency_code="H49.64.33",
        agency_name="Ủy ban nhân dân xã An Bình",
        fonds="P01",
        description=described(dossier),
        documents=tuple(_document(DocCode(code, n), fields, place) for n, fields in enumerate(documents, 1)),
        leaves=3,
        pages=sum(range(1, len(documents) + 1)),
        deeds=tuple(d for d in DEEDS if d.ordinal is None or d.ordinal <= len(documents)),
        software="Archivist 0.1.0",
        rules="tt05-2025",
    )


LOOSE_CODE = "H49.64.33.2001.01.0000001"


def loose(place: Path, source: str = "1") -> BoundDossier:
    """Loose documents: the first package of the year's first submission, of incoming papers."""
    told = {"title": "Văn bản đến tháng 02/2001", "source": source, "maintenance": "01", "note": "Văn thư xã"}
    made = bound(place, told, file_code=LOOSE_CODE)
    return replace(made, loose=True)


def held(dossier: BoundDossier, package: str, *ordinals: int) -> BoundDossier:
    """As a SUPPLEMENT to a package that holds these documents already."""
    documents = tuple(replace(d, lies_in=package if d.ordinal in ordinals else "") for d in dossier.documents)
    return replace(dossier, documents=documents, record=Record(RecordStatus.SUPPLEMENT, package))


def _document(code: DocCode, fields: Mapping[str, str], place: Path) -> BoundDocument:
    facsimile = pdf(place / f"{code.ordinal}.pdf", code.ordinal)
    content = facsimile.read_bytes()
    return BoundDocument(
        ordinal=code.ordinal,
        doc_id=code.doc_id,
        doc_code=str(code),
        description=described(fields),
        pages=code.ordinal,
        facsimile=facsimile,
        digest=hashlib.sha256(content).hexdigest(),
        length=len(content),
        bound_at=BOUND_AT,
    )
