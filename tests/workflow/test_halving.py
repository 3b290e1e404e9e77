"""An opening of a book becomes two pages of one master, seen in their order, and is taken back."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from PIL import Image

from archivist.cli import main
from archivist.model.event import Draft
from archivist.model.page import Master
from archivist.model.plain import plain, revive
from archivist.model.recipe import Recipe
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit, NotAnOpening
from archivist.workflow import acts
from archivist.workflow.counts import counts
from archivist.workflow.doubts import page_doubts
from archivist.workflow.halving import halve, halve_openings
from archivist.workflow.pages import page_states
from tests.imaging.sheets import DPI, text_sheet

DOSSIER = "d"


def written(path: Path, *, wide: bool) -> Path:
    page = np.hstack([text_sheet(), text_sheet(9)]) if wide else text_sheet()
    Image.fromarray(page).save(path, dpi=(DPI, DPI))
    return path


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """A dossier of an opening and a page, as captured and not yet measured."""
    with Workspace.create(tmp_path / "w") as made:
        made.record([Draft("dossier.opened", DOSSIER, {"title": "Sổ"})])
        made.record([Draft("batch.opened", "b", {"dossier": DOSSIER, "device": "files:x"})])
        for ordinal, (name, wide) in enumerate((("book", True), ("sheet", False)), 1):
            picture = written(tmp_path / f"{name}.png", wide=wide)
            size = (2480 if wide else 1240, 1754)
            master = Master(made.vault.put_file(picture), picture.stat().st_size, size, DPI, "L", "PNG")
            told = {"batch": "b", "ordinal": ordinal, "name": picture.name, "frame": 0, "master": plain(master)}
            made.record([Draft("page.captured", name, told)])
        yield made


def shown(workspace: Workspace) -> list[str]:
    asides = workspace.asides(DOSSIER)
    return [p.page_id for p in workspace.pages(DOSSIER) if p.page_id not in asides]


def width(workspace: Workspace, page_id: str) -> int:
    page = workspace.page(page_id)
    by_hand = workspace.by_hand(page_id)
    return revive(Recipe, by_hand["recipe"]).size(page.master.size)[0] if "recipe" in by_hand else page.master.size[0]


def test_both_halves_are_pages_of_one_master_and_one_leaf(workspace: Workspace) -> None:
    acts.do(workspace, halve(workspace, DOSSIER, "book", Settings()))
    first, second, last = shown(workspace)
    assert (first, last) == ("book", "sheet")
    assert workspace.page(second).master == workspace.page(first).master
    assert width(workspace, first) + width(workspace, second) == pytest.approx(2 * 1240, abs=8)
    assert width(workspace, first) == pytest.approx(1240, abs=90)
    assert counts(workspace, DOSSIER).received == 2


def test_the_halves_are_no_page_twice(workspace: Workspace) -> None:
    acts.do(workspace, halve(workspace, DOSSIER, "book", Settings()))
    assert [d.code for d in page_doubts(page_states(workspace, DOSSIER))] == []


def test_it_is_one_act_and_taken_back(workspace: Workspace) -> None:
    acts.do(workspace, halve(workspace, DOSSIER, "book", Settings()))
    second = shown(workspace)[1]
    acts.undo(workspace)
    assert shown(workspace) == ["book", "sheet"]
    assert "recipe" not in workspace.by_hand("book")
    acts.redo(workspace)
    assert shown(workspace) == ["book", second, "sheet"]


def test_where_it_parts_can_be_said(workspace: Workspace) -> None:
    acts.do(workspace, halve(workspace, DOSSIER, "book", Settings(), at=0.4))
    assert width(workspace, "book") == pytest.approx(0.4 * 2480, abs=4)


def test_a_single_page_is_no_opening(workspace: Workspace) -> None:
    with pytest.raises(NotAnOpening):
        halve(workspace, DOSSIER, "sheet", Settings())
    assert shown(workspace) == ["book", "sheet"]


def test_all_openings_are_parted_once(workspace: Workspace) -> None:
    assert halve_openings(workspace, DOSSIER, Settings()) == 1
    assert halve_openings(workspace, DOSSIER, Settings()) == 0
    assert len(shown(workspace)) == 3


def test_by_the_command_line_from_the_scan_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stack = tmp_path / "stack"
    stack.mkdir()
    written(stack / "1.png", wide=True)
    cv2.imwrite(str(stack / "2.png"), text_sheet())

    def told(*words: str) -> Any:
        capsys.readouterr()
        status = main([*words, "--json"])
        return status, json.loads(capsys.readouterr().out)

    w, code = str(tmp_path / "w"), "H49.64.2019.05"
    scan = ("scan", "--source", f"folder:{stack}", "--into", w, "--dossier", code, "--engine", "blank", "--jobs", "1")
    assert told(*scan, "--openings", "--dpi", "200")[0] in (Exit.DONE, Exit.DOUBTS)
    rows = told("page", "list", w, code)[1]
    assert [r["name"] for r in rows] == ["1.png", "1.png", "2.png"]
    status, answer = told("page", "halve", w, code, rows[2]["page"])
    assert (status, answer["trouble"]["code"]) == (Exit.INPUT, "page.not-an-opening")
    assert told("page", "halve", w, code, rows[2]["page"], "--at", "50")[1]["done"]["act"] == "halve"
    assert len(told("page", "list", w, code)[1]) == 4
