"""A large batch, recorded event by event: what the desk is measured with."""

import cv2
import numpy as np

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import Arrangement, Because, Document
from archivist.model.event import Draft
from archivist.model.geometry import Box
from archivist.model.measures import Cleaned, Measures
from archivist.model.page import Master
from archivist.model.plain import canonical, plain
from archivist.model.recipe import Recipe
from archivist.model.text import Line, PageText, Word
from archivist.storage.workspace import Workspace
from archivist.workflow.stages.keeping import kept

DOSSIER, BATCH = "dossier-big", "batch-big"
SMALL, LARGE = (124, 175), (2480, 3508)  # px: A4 at 15 and at 300 dpi
LEAVES = 5  # of each document
AT_ONCE = 500


def record_batch(workspace: Workspace, pages: int, large: int = 32, *, worked: bool = True) -> None:
    """`pages` that differ by their number, the first `large` of them scanned at 300 dpi; with `worked` as if the line had
    read and described them.
    """
    workspace.record([Draft("dossier.opened", DOSSIER, {"title": "Hồ sơ lớn"})])
    workspace.record([Draft("batch.opened", BATCH, {"dossier": DOSSIER, "device": "bench"})])
    text = _text()
    blob = workspace.vault.put(canonical(plain(text)))
    ids = [f"page-{n:06}" for n in range(pages)]
    for start in range(0, pages, AT_ONCE):
        part = range(start, min(start + AT_ONCE, pages))
        workspace.record([_captured(workspace, ids[n], n, LARGE if n < large else SMALL) for n in part])
        if worked:
            workspace.record([d for n in part for d in _worked(ids[n], n, blob)])
    if worked:
        _arrange(workspace, ids)


def picture(number: int, size: tuple[int, int]) -> bytes:
    """Lines of figures; a JPEG."""
    scale = size[0] / SMALL[0]
    sheet = np.full((size[1], size[0]), 248, np.uint8)
    for line in range(20, 160, 12):
        told, at = f"{number} {number * line}", (round(10 * scale), round(line * scale))
        cv2.putText(sheet, told, at, cv2.FONT_HERSHEY_SIMPLEX, 0.25 * scale, 30, max(1, round(scale / 2)))
    return bytes(cv2.imencode(".jpg", sheet, [cv2.IMWRITE_JPEG_QUALITY, 80])[1])


def _captured(workspace: Workspace, page_id: str, number: int, size: tuple[int, int]) -> Draft:
    told = picture(number, size)
    master = Master(workspace.vault.put(told), len(told), size, size[0] / 8.27, "L", "JPEG")
    detail = {"batch": BATCH, "ordinal": number + 1, "name": f"{number + 1:05}.jpg", "frame": 0, "master": plain(master)}
    return Draft("page.captured", page_id, detail)


def _worked(page_id: str, number: int, blob: str) -> list[Draft]:
    measures = Measures(0, True, 0.0, False, 0.1, 100.0, 120.0, 250.0)
    starts = 0.9 if number % LEAVES == 0 else 0.0
    read = {"starts": starts, "confidence": 0.9, "words": 3}
    return [kept("clean", page_id, "key", Cleaned(Recipe(), measures)), kept("read", page_id, "key", read, blob)]


def _arrange(workspace: Workspace, ids: list[str]) -> None:
    runs = [tuple(ids[n : n + LEAVES]) for n in range(0, len(ids), LEAVES)]
    documents = tuple(Document(run[0], n, run, Because.LETTERHEAD) for n, run in enumerate(runs, 1))
    workspace.record([kept("arrange", DOSSIER, "key", Arrangement(documents, ()))])
    for start in range(0, len(documents), AT_ONCE):
        workspace.record([kept("describe", d.document_id, "key", _said(d)) for d in documents[start : start + AT_ONCE]])


def _said(document: Document) -> Description:
    read = Origin(By.MACHINE, document.document_id, Box(10, 10, 60, 20), "", 0.999)
    said = {
        "code": f"{document.ordinal}/QĐ-UBND", "doc_type": "QUYẾT ĐỊNH", "date": "2019-03-05", "agency": "UBND xã An Bình",
        "subject": f"Về việc số {document.ordinal}",
    }  # fmt: skip
    return Description(tuple(Entry(name, value, read) for name, value in said.items()))


def _text() -> PageText:
    words = tuple(Word(word, Box(10 + 30 * n, 10, 35 + 30 * n, 20), 0.9) for n, word in enumerate(("Số:", "1", "QĐ")))
    return PageText((Line(words),), SMALL, 15.0, "bench 1", "vie")
