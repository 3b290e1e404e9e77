"""A dossier of six pages in two documents, as if the line had cleaned, read and described them."""

from pathlib import Path

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.event import Draft
from archivist.model.measures import Cleaned, Measures
from archivist.model.page import Master
from archivist.model.plain import plain
from archivist.model.recipe import Recipe
from archivist.storage.workspace import Workspace
from archivist.workflow.progress import nobody
from archivist.workflow.stages.arrange import run as arrange
from archivist.workflow.stages.keeping import kept

DOSSIER, BATCH = "d", "b"
PAGES = ("p1", "p2", "p3", "p4", "p5", "p6")


def make(path: Path, starts: tuple[str, ...] = ("p1", "p4"), blank: tuple[str, ...] = ("p6",)) -> Workspace:
    """Open for writing; the caller closes it."""
    workspace = Workspace.create(path)
    workspace.record([Draft("dossier.opened", DOSSIER, {"title": "Hồ sơ"})])
    workspace.record([Draft("batch.opened", BATCH, {"dossier": DOSSIER, "device": "test"})])
    digest = workspace.vault.put(b"picture")
    for ordinal, page_id in enumerate(PAGES, 1):
        master = plain(Master(digest, 7, (100, 140), 100.0, "RGB", "PNG"))
        told = {"batch": BATCH, "ordinal": ordinal, "name": f"{page_id}.png", "frame": 0, "master": master}
        measures = Measures(0, True, 0.0, page_id in blank, 0.1, 100.0, 120.0, 250.0)
        workspace.record(
            [
                Draft("page.captured", page_id, told),
                kept("clean", page_id, "key", Cleaned(Recipe(), measures)),
                kept("read", page_id, "key", {"starts": 0.9 if page_id in starts else 0.0}),
            ]
        )
    arranged(workspace)
    for document in starts:
        read = Origin(By.MACHINE, document, None, "UBND xa An", 0.5)
        workspace.record([kept("describe", document, "key", Description((Entry("agency", "UBND xã An", read),)))])
    return workspace


def arranged(workspace: Workspace) -> list[list[str]]:
    """The documents as the line arranges them now, each by its pages."""
    arrange(workspace, DOSSIER, None, lambda: False, nobody)  # type: ignore[arg-type]  # this stage needs no parts
    kept_one = workspace.result("arrange", DOSSIER)
    assert kept_one is not None
    return [list(d["pages"]) for d in kept_one.value["documents"]]
