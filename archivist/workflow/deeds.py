"""What a package tells of its making: the workspace's events, gathered by document."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from archivist.model.dossier import Deed, Document
from archivist.model.doubt import Severity
from archivist.storage.rows import Kept
from archivist.workflow.pages import PageState

_KINDS = {
    "clean": ("modification", "pages turned upright, straightened and cropped by a recorded recipe; masters untouched"),
    "read": ("metadata extraction", "pages read by {engine}"),
    "encode": ("compression", "page pictures written for the facsimile"),
}


def deeds_of(
    documents: Sequence[Document],
    states: dict[str, PageState],
    bound: dict[str, Kept],
    signed: dict[str, Kept],
    captured: dict[str, str],
    engine: str,
) -> tuple[Deed, ...]:
    """In the order of the documents, each in the order of the line; `captured` gives each page's time of capture."""
    return tuple(deed for document in documents for deed in _of(document, states, bound, signed, captured, engine))


def _of(
    document: Document,
    states: dict[str, PageState],
    bound: dict[str, Kept],
    signed: dict[str, Kept],
    captured: dict[str, str],
    engine: str,
) -> Iterable[Deed]:
    pages = [states[p] for p in document.pages]
    count = len(pages)
    yield Deed(
        "transfer",
        max(captured[p] for p in document.pages),
        f"{count} page(s) digitised from paper",
        "success",
        document.ordinal,
    )
    for stage, (kind, detail) in _KINDS.items():
        times = [p.kept[stage].kept_at for p in pages if stage in p.kept]
        failed = any(p.kept[stage].trouble for p in pages if stage in p.kept)
        if times:
            outcome = "warning" if failed else "success"
            yield Deed(kind, max(times), detail.format(engine=engine), outcome, document.ordinal)
    kept = bound.get(document.document_id)
    if kept:
        yield Deed("normalization", kept.kept_at, _bound_as(kept.value or {}), "success", document.ordinal)
        yield Deed("message digest calculation", kept.kept_at, "SHA-256", "success", document.ordinal)
    seal = signed.get(document.document_id)
    if seal:
        told = f"PAdES, certificate {seal.value['serial']} of {seal.value['subject']}"
        yield Deed("digital signature generation", seal.kept_at, told, "success", document.ordinal)


def _bound_as(told: Mapping[str, Any]) -> str:
    """PDF/A is only what the check of the final bytes has let pass."""
    passed = not any(doubt["severity"] == Severity.GRAVE for doubt in told.get("doubts", ()))
    return f"two-layer PDF/A-{told.get('level', '2u')} written and checked" if passed else "two-layer PDF written"
