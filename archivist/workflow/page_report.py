"""What `archivist read` writes about one page: plain values for programs, with places in px of the master and mm
of the page.
"""

from dataclasses import asdict
from typing import Any

from archivist.model.geometry import Box, Projection
from archivist.model.measures import Cleaned, Measures, Quality, Separator
from archivist.model.text import Line, PageText, Word
from archivist.ocr.fields import page_fields, starts_document
from archivist.troubles import Trouble
from archivist.workflow.arrange import FIRST_PAGE
from archivist.workflow.loose import LoosePage
from archivist.workflow.page_work import PageDone, Secret


def page_report(page: LoosePage) -> dict[str, Any]:
    """Fields, measures and words; of a page that bears a secrecy mark nothing but that mark and the measures."""
    report: dict[str, Any] = {"name": page.name, "frame": page.frame, "size": list(page.size), "dpi": page.dpi}
    done = page.done
    if isinstance(done.cleaned, Trouble):
        return report | {"trouble": _trouble(done.cleaned)}
    report |= _measures(done.cleaned.measures)
    if isinstance(done.text, Trouble):
        return report | {"trouble": _trouble(done.text)}
    if done.secret:
        return report | _secret(done.secret)
    if done.text is None:
        return report | {"fields": {}, "doc_start": False}
    return report | _reading(page, done.cleaned, done.text)


def page_words(done: PageDone) -> str | None:
    """The text in reading order, or None where there is none to be written: not read, or secret."""
    return done.text.text + "\n" if isinstance(done.text, PageText) else None


def _secret(secret: Secret) -> dict[str, Any]:
    """The mark, and that a document begins here; whatever else it says stays unread."""
    start = secret.starts >= FIRST_PAGE
    return {"secrecy": secret.word, "fields": {"secrecy": secret.word}, "doc_start": start}


def _measures(measures: Measures) -> dict[str, Any]:
    found = measures.separator
    separator = {"type": found.kind, "value": _payload(found), "starts": found.starts.value} if found else None
    return {
        "rotation": measures.rotation,
        "rotation_sure": measures.rotation_sure,
        "skew_deg": measures.skew_deg,
        "blank": measures.blank,
        "ink": measures.ink,
        "sharpness": measures.sharpness,
        "contrast": measures.contrast,
        "paper": measures.paper,
        "quality": _quality(measures.quality),
        "separator": separator,
        "barcodes": [{"type": c.symbology, "value": c.value, "box": _corners(c.box)} for c in measures.codes],
    }


def _quality(quality: Quality | None) -> dict[str, Any] | None:
    """The blur of print and the height of its letters in mm, the cast of the paper, letters that the edge cuts."""
    return asdict(quality) if quality else None


def _payload(separator: Separator) -> str:
    """What a code holds; a patch holds nothing and is told by its name."""
    return f"PATCH-{separator.value}" if separator.kind.startswith("patch") else separator.value


def _reading(page: LoosePage, cleaned: Cleaned, text: PageText) -> dict[str, Any]:
    described = page_fields(page.name, text)
    start = starts_document(text) >= FIRST_PAGE
    back = cleaned.recipe.projection(page.size).inverse()
    return {
        "fields": described.values(),
        "field_confidence": {e.field: round(e.origin.confidence, 4) for e in described.entries},
        "field_sure": [e.field for e in described.entries if e.sure],
        "doc_start": start,
        "engine": text.engine,
        "languages": text.languages,
        "confidence": round(text.confidence, 4),
        "lines": [_line(line, back, page.dpi) for line in text.lines],
    }


def _line(line: Line, back: Projection, dpi: float) -> dict[str, Any]:
    words = [_word(word, back, dpi) for word in line.words]
    return {"text": line.text, "kind": line.kind.value, "column": line.column, "words": words}


def _word(word: Word, back: Projection, dpi: float) -> dict[str, Any]:
    place = back.box(word.box)
    mm = word.box.in_mm(dpi)
    told = {"text": word.text, "confidence": round(word.confidence, 4), "box_px": _corners(place), "box_mm": _corners(mm, 2)}
    raw = {"raw": word.raw} if word.raw else {}
    return told | raw | ({"alternatives": list(word.alternatives)} if word.alternatives else {})


def _corners(box: Box, digits: int = 1) -> list[float]:
    return [round(v, digits) for v in (box.left, box.top, box.right, box.bottom)]


def _trouble(trouble: Trouble) -> dict[str, Any]:
    return {"code": trouble.code, "sentence": str(trouble), "remedy": trouble.advice()}
