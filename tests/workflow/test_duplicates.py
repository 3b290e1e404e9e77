"""The same sheet twice is told; two sheets, and one that lies in the tray, are not."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from archivist.model.event import Draft
from archivist.model.looks import GRID
from archivist.model.measures import Cleaned, Measures
from archivist.model.page import Master
from archivist.model.plain import plain
from archivist.model.recipe import Recipe
from archivist.storage.workspace import Workspace
from archivist.workflow.duplicates import duplicate_doubts
from archivist.workflow.pages import page_states
from archivist.workflow.stages.keeping import kept
from tests.workflow import small


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with small.make(tmp_path / "w") as made:
        yield made


def looks(seed: int) -> str:
    return np.packbits(np.random.default_rng(seed).integers(0, 2, GRID * GRID, dtype=np.uint8)).tobytes().hex()


def scanned(workspace: Workspace, name: str, seed: int, digest: str) -> None:
    master = Master(digest * 64, 7, (100, 140), 100.0, "RGB", "PNG")
    told = {
        "batch": small.BATCH,
        "ordinal": len(workspace.pages(small.DOSSIER)) + 1,
        "name": name,
        "frame": 0,
        "master": plain(master),
    }
    measures = Measures(0, True, 0.0, False, 0.1, 100.0, 120.0, 250.0, looks=looks(seed))
    workspace.record([Draft("page.captured", name, told), kept("clean", name, "key", Cleaned(Recipe(), measures))])


def told(workspace: Workspace) -> list[tuple[str, object]]:
    return [(str(d.place.file), d.details["other"]) for d in duplicate_doubts(page_states(workspace, small.DOSSIER))]


def test_a_sheet_that_came_twice_is_told_until_one_is_set_aside(workspace: Workspace) -> None:
    scanned(workspace, "one", 1, "a")
    scanned(workspace, "two", 2, "b")
    assert told(workspace) == []
    scanned(workspace, "again", 1, "c")
    assert told(workspace) == [("again", "one")]
    workspace.record([Draft("page.set-aside", "again", {"why": "by-hand"})])
    assert told(workspace) == []


def test_equal_bytes_have_a_doubt_of_their_own(workspace: Workspace) -> None:
    scanned(workspace, "one", 1, "a")
    scanned(workspace, "again", 1, "a")
    assert told(workspace) == []
