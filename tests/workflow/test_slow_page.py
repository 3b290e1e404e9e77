"""A page that takes longer than it may is a doubt on that page, and the pages after it are read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import pytest

from archivist import app
from archivist.model.promises.ocr_engine import Picture
from archivist.model.text import PageText
from archivist.ocr.blank import BlankEngine
from archivist.settings import Ocr, Settings, Work
from archivist.storage.workspace import Workspace
from archivist.troubles import TooSlow
from archivist.workflow.doubts import page_doubts
from archivist.workflow.lanes import Inline
from archivist.workflow.pages import page_states
from archivist.workflow.progress import nobody
from archivist.workflow.stages import pages
from archivist.workflow.take import label_of, take
from tests.imaging.sheets import text_sheet


@dataclass(frozen=True, slots=True)
class Slow(BlankEngine):
    """Takes all the time that it is given for every high page."""

    def read(self, picture: Picture, dpi: float, languages: str, seconds: float) -> PageText:
        if picture.shape[0] > picture.shape[1]:
            raise TooSlow(seconds=seconds)
        return PageText((), (picture.shape[1], picture.shape[0]), dpi, "slow", languages)


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    (tmp_path / "in").mkdir()
    cv2.imwrite(str(tmp_path / "in" / "1.png"), text_sheet())
    cv2.imwrite(str(tmp_path / "in" / "2.png"), text_sheet()[:800])
    with Workspace.create(tmp_path / "w") as made:
        source = app.files([tmp_path / "in"], tmp_path / "w", Settings())
        dossier_id = app.dossier_to_scan(made, "", "Hồ sơ", "files")
        take(made, dossier_id, source, label_of((tmp_path / "in",)), Settings().capture, lambda: False)
        yield made


def test_it_is_doubted_and_the_next_one_is_read(workspace: Workspace) -> None:
    settings = Settings(ocr=Ocr(page_seconds=0.5), work=Work(jobs=1))
    with app.reading_of(settings) as chosen:
        parts = replace(chosen, engine=Slow(), lane=Inline())
        dossier_id = workspace.dossiers()[0].dossier_id
        pages.run(workspace, dossier_id, parts, lambda: False, nobody)
    states = page_states(workspace, dossier_id)
    (doubt,) = [d for d in page_doubts(states) if d.code == "work.too-slow"]
    assert doubt.place.file == "1.png"
    assert "0.5" in str(doubt)
    assert states[1].kept["read"].trouble is None


def test_the_limit_is_a_minute() -> None:
    assert Settings().ocr.page_seconds == 60.0
