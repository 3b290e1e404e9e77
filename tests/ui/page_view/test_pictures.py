"""Tests of the pictures of pages: how they are made, and which are kept."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from archivist.model.recipe import Recipe, Turn
from archivist.settings import Capture
from archivist.troubles import NotAnImage, Trouble
from archivist.ui.page_view import pictures
from archivist.ui.page_view.pictures import Pictures
from archivist.ui.page_view.rendition import Picture, Wanted, picture_of
from archivist.ui.surroundings import Surroundings


@pytest.fixture
def master(tmp_path: Path) -> Path:
    """1,000 × 600 px, red at its left edge."""
    image = Image.new("RGB", (1000, 600), "white")
    image.paste("red", (0, 0, 50, 600))
    image.save(tmp_path / "master.png")
    return tmp_path / "master.png"


def test_the_rendition_is_master_and_recipe_in_halving_sizes(master: Path) -> None:
    picture = picture_of(Wanted(master, 0, Recipe((Turn(1),)), "master.png"), Capture())
    assert picture.size == (600, 1000)
    assert [level.shape for level in picture.levels] == [(1000, 600, 3), (500, 300, 3)]
    assert picture.levels[0][10, 300].tolist() == [255, 0, 0]
    assert picture.levels[0][990, 300].tolist() == [255, 255, 255]
    assert picture.length == 1000 * 600 * 3 * 5 // 4


def test_an_empty_recipe_shows_the_master(master: Path) -> None:
    assert picture_of(Wanted(master, 0, Recipe(), ""), Capture()).size == (1000, 600)


def fail(trouble: Trouble) -> None:
    raise AssertionError(trouble)


def test_a_picture_is_made_once(qtbot: QtBot, surroundings: Surroundings, master: Path) -> None:
    owner = QObject()
    kept = Pictures(surroundings, Capture(), owner)
    wanted = Wanted(master, 0, Recipe(), "")
    came: list[Picture] = []
    kept.want(wanted, came.append, fail)
    kept.want(wanted, came.append, fail)
    assert surroundings.bridge.waiting == 1
    qtbot.waitUntil(lambda: len(came) == 2)
    kept.want(wanted, came.append, fail)
    assert came[0] is came[1] is came[2]


def test_the_longest_unused_goes(
    qtbot: QtBot, surroundings: Surroundings, master: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 5_000_000)
    owner = QObject()
    kept = Pictures(surroundings, Capture(), owner)
    turned = [Wanted(master, 0, Recipe((Turn(q),) if q else ()), "") for q in range(3)]
    for wanted in (turned[0], turned[1], turned[0], turned[2]):
        kept.ahead(wanted)
        qtbot.waitUntil(lambda: surroundings.bridge.waiting == 0)
    assert [kept.has(w) for w in turned] == [True, False, True]


def test_trouble_comes_to_each_who_asked_and_is_not_kept(qtbot: QtBot, surroundings: Surroundings, tmp_path: Path) -> None:
    (tmp_path / "text.png").write_bytes(b"no picture at all")
    wanted = Wanted(tmp_path / "text.png", 0, Recipe(), "text.png")
    owner = QObject()
    kept = Pictures(surroundings, Capture(), owner)
    met: list[Trouble] = []
    for _ in range(2):
        kept.want(wanted, lambda _: None, met.append)
    qtbot.waitUntil(lambda: len(met) == 2)
    assert {type(t) for t in met} == {NotAnImage}
    assert not kept.has(wanted)
