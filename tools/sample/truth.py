"""What is true of the batch, as JSON."""

import json
from dataclasses import asdict
from typing import Any

from .batch import Batch, Side
from .codes import DOCUMENT_BOUNDARY
from .records import DOSSIER


def file_name(ordinal: int) -> str:
    """Return the name of the side with this ordinal, without leading zeros, as many scanners count."""
    return f"scan_{ordinal}.jpg"


def _page(ordinal: int, side: Side) -> dict[str, Any]:
    return {
        "file": file_name(ordinal),
        "role": side.role,
        "document": side.document,
        "page": side.page,
        "dpi": side.sheet.dpi,
        "size_mm": list(side.sheet.size_mm),
        "rotation": side.how.quarter_turns * 90,
        "skew_deg": side.how.skew_deg,
        "code": DOCUMENT_BOUNDARY if side.role == "separator" else None,
        "lines": side.sheet.lines,
        "handwritten": side.sheet.handwritten,
        "stamps": side.sheet.stamps,
    }


def as_json(batch: Batch) -> str:
    """Return the whole truth: dossier, documents with their files, and pages."""
    pages = [_page(ordinal, side) for ordinal, side in enumerate(batch.sides, start=1)]
    documents = [
        {
            "document": ordinal,
            "files": [page["file"] for page in pages if page["document"] == ordinal and page["role"] == "page"],
            **asdict(paper.fields),
        }
        for ordinal, paper in enumerate(batch.papers, start=1)
    ]
    whole = {"dossier": asdict(DOSSIER), "documents": documents, "pages": pages}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
