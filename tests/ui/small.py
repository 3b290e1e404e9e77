"""A small workspace, recorded event by event: tiny pages, as if the line had worked on them."""

import io
from pathlib import Path

from PIL import Image, ImageDraw

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.dossier import Arrangement, Because, Document, SetAside
from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.event import Draft
from archivist.model.geometry import Box
from archivist.model.measures import Cleaned, Measures
from archivist.model.page import Aside, Master
from archivist.model.plain import canonical, plain
from archivist.model.recipe import Recipe, Turn
from archivist.model.text import Kind, Line, PageText, Word
from archivist.storage.workspace import Workspace
from archivist.workflow.stages.keeping import kept

DOSSIER, BATCH = "dossier-1", "batch-1"
PAGES = ("page-1", "page-2", "page-3", "page-4")
SIZE = (420, 300)  # as captured: lying on its side; the recipe turns it upright
UPRIGHT = (300, 420)
LINES = (("QUYẾT", "ĐỊNH"), ("Số:", "12/QĐ-UBND"), ("Nguyễn", "Văn", "Ái"))


def make(path: Path) -> Path:
    with Workspace.create(path) as workspace:
        workspace.record([Draft("dossier.opened", DOSSIER, {"title": "Hồ sơ đường thôn"})])
        workspace.record([Draft("batch.opened", BATCH, {"dossier": DOSSIER, "device": "test"})])
        for ordinal, page_id in enumerate(PAGES, 1):
            capture(workspace, page_id, ordinal)
            work(workspace, page_id, blank=page_id == PAGES[-1])
        arrange(workspace)
        describe(workspace)
    return path


def capture(workspace: Workspace, page_id: str, ordinal: int) -> None:
    data = picture(ordinal)
    digest = workspace.vault.put(data)
    master = Master(digest, len(data), SIZE, 100.0, "RGB", "PNG")
    detail = {"batch": BATCH, "ordinal": ordinal, "name": f"scan_{ordinal}.png", "frame": 0, "master": plain(master)}
    workspace.record([Draft("page.captured", page_id, detail)])


def picture(ordinal: int) -> bytes:
    """White, with a black corner at the top left of the upright page."""
    image = Image.new("RGB", SIZE, "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, SIZE[1] - 40, 40, SIZE[1]), fill="black")
    draw.rectangle((100, 100, 100 + 10 * ordinal, 120), fill="red")
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def work(workspace: Workspace, page_id: str, *, blank: bool = False) -> None:
    measures = Measures(90, True, 0.0, blank, 0.1, 100.0, 120.0, 250.0)
    cleaned = Cleaned(Recipe((Turn(1),)), measures)
    workspace.record([kept("clean", page_id, "key", cleaned)])
    if not blank:
        text = page_text()
        blob = workspace.vault.put(canonical(plain(text)))
        starts = 0.9 if page_id in (PAGES[0], PAGES[2]) else 0.0
        workspace.record([kept("read", page_id, "key", {"starts": starts, "confidence": 0.9, "words": 7}, blob)])


def page_text() -> PageText:
    """Three lines, one below the other; the second is not sure."""
    lines = []
    for at, words in enumerate(LINES):
        placed = tuple(
            Word(text, Box(20 + 90 * i, 60 + 100 * at, 100 + 90 * i, 80 + 100 * at), 0.5 if at == 1 else 0.95)
            for i, text in enumerate(words)
        )
        lines.append(Line(placed, Kind.HAND if at == 2 else Kind.PRINT))
    return PageText(tuple(lines), UPRIGHT, 100.0, "test 1", "vie")


def arrange(workspace: Workspace) -> None:
    first = Document(PAGES[0], 1, PAGES[:2], Because.FIRST)
    second = Document(PAGES[2], 2, PAGES[2:3], Because.LETTERHEAD)
    value = Arrangement((first, second), (SetAside(PAGES[3], Aside.BLANK),))
    workspace.record([kept("arrange", DOSSIER, "key", value)])


def bound(document_id: str, *found: Doubt) -> Draft:
    """The facsimile of a document, and what its check found."""
    return kept("bind", document_id, "key", {"pages": 1, "length": 10, "doubts": list(found)}, None)


def describe(workspace: Workspace) -> None:
    """The second document was bound, and its check found something."""
    read = Origin(By.MACHINE, PAGES[0], Box(20, 160, 190, 180), "12/QĐ-UBND", 0.5)
    first = Description(
        (
            Entry("code", "12/QĐ-UBND", read),
            Entry("doc_type", "QUYẾT ĐỊNH", Origin(By.MACHINE, PAGES[0], Box(20, 60, 190, 80), "", 0.999)),
            Entry("date", "2019-03-05", Origin(By.MACHINE, PAGES[1], Box(20, 260, 190, 280), "", 0.9, proved=True)),
        )
    )
    by_hand = {"field": "subject", "value": "Về việc làm đường thôn"}
    found = Doubt(
        "test.doubt", Severity.MINOR, "Look here.", "Then go on.", Place(PAGES[2], PAGES[2], box=Box(9, 9, 60, 60))
    )
    workspace.record(
        [
            kept("describe", PAGES[0], "key", first),
            Draft("value.set", PAGES[0], by_hand),
            Draft("value.set", PAGES[0], {"field": "agency", "value": "UBND xã An Bình"}),
            kept("describe", PAGES[2], "key", Description()),
            bound(PAGES[2], found),
        ]
    )
