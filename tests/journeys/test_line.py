"""The line does what is missing, nothing twice, and exactly what a change touches."""

import json
from pathlib import Path
from typing import Any

import pytest

from archivist import app
from archivist.cli import main
from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.model.recipe import Recipe, Turn
from archivist.settings import Settings, load_settings
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow import runner
from archivist.workflow.parts import Parts
from tests.leaves import dossier

pytestmark = pytest.mark.usefixtures("fixed_clock")


def run(capsys: pytest.CaptureFixture[str], folder: Path, workspace: Path, *more: str) -> dict[str, Any]:
    words = ["run", str(folder), "--workspace", str(workspace), "--engine", "blank", "--jobs", "1", "--json", *more]
    assert main(words) in (Exit.DONE, Exit.DOUBTS)
    summary: dict[str, Any] = json.loads(capsys.readouterr().out)
    return summary


def work(workspace_path: Path, **settings: Any) -> dict[str, int]:
    """What one more run of the line does."""
    chosen: Settings = load_settings(work={"jobs": 1}, **{"ocr": {"engine": "blank"}, **settings})
    with app.parts_of(chosen) as parts, app.workspace_at(workspace_path) as workspace:
        return again(workspace, parts)


def again(workspace: Workspace, parts: Parts) -> dict[str, int]:
    made = runner.run(workspace, workspace.dossiers()[0].dossier_id, parts, lambda: False).made
    return {stage: count for stage, count in made.items() if count}


@pytest.fixture
def finished(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    run(capsys, dossier(tmp_path / "in"), tmp_path / "w", "--dossier", "H49.64.2019.05")
    return tmp_path / "w"


def pages_of(workspace: Workspace) -> list[str]:
    return [p.page_id for p in workspace.pages(workspace.dossiers()[0].dossier_id)]


def test_nothing_is_done_twice(finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (finished / "catalogue.sqlite").stat().st_size
    summary = run(capsys, tmp_path / "in", finished, "--dossier", "H49.64.2019.05")
    assert not any(summary["made"].values())
    assert summary["captured"] == {"new": 0, "known": 3, "refused": []}
    assert (finished / "catalogue.sqlite").stat().st_size == before


def test_a_changed_setting_redoes_exactly_what_it_touches(finished: Path) -> None:
    assert work(finished) == {}
    assert work(finished, facsimile={"profile": "small"}) == {"pages": 3, "bind": 1, "pack": 1}
    assert work(finished, facsimile={"profile": "small"}) == {}


def test_a_new_page_goes_through_and_the_others_stay(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in/11.jpg").write_bytes((tmp_path / "in/1.jpg").read_bytes() + b"\0")
    summary = run(capsys, tmp_path / "in", finished, "--dossier", "H49.64.2019.05")
    assert summary["captured"] == {"new": 1, "known": 3, "refused": []}
    assert summary["made"]["pages"] == 1


def test_a_file_that_changed_takes_the_place_of_the_old_one_and_that_one_goes_to_the_tray(
    finished: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in/2.jpg").write_bytes((tmp_path / "in/1.jpg").read_bytes() + b"\0")
    summary = run(capsys, tmp_path / "in", finished, "--dossier", "H49.64.2019.05")
    assert [p for d in summary["documents"] for p in d["pages"]] == ["1.jpg", "2.jpg", "10.jpg"]
    with Workspace.open(finished, write=False) as workspace:
        assert list(workspace.asides(workspace.dossiers()[0].dossier_id).values()) == ["replaced"]


def test_what_a_hand_has_set_is_never_overwritten(finished: Path) -> None:
    with Workspace.open(finished) as workspace:
        page = pages_of(workspace)[0]
        upside_down = plain(Recipe((Turn(2),)))
        workspace.record([Draft("value.set", page, {"field": "recipe", "value": upside_down})])
        workspace.record([Draft("value.set", page, {"field": "subject", "value": "Do tay người nhập"})])
    made = work(finished, imaging={"max_skew": 3.0})
    assert made["pages"] == 3
    with Workspace.open(finished) as workspace:
        assert workspace.by_hand(page) == {"recipe": upside_down, "subject": "Do tay người nhập"}
        (package,) = workspace.packages.glob("*.zip")
    assert "Do tay người nhập".encode() in described(package)


def test_a_boundary_set_by_hand_makes_two_documents(
    finished: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    with Workspace.open(finished) as workspace:
        page = pages_of(workspace)[1]
        workspace.record([Draft("value.set", page, {"field": "boundary", "value": "document"})])
    summary = run(capsys, tmp_path / "in", finished, "--dossier", "H49.64.2019.05")
    assert [d["pages"] for d in summary["documents"]] == [["1.jpg"], ["2.jpg", "10.jpg"]]


def test_a_page_set_aside_leaves_the_facsimile_and_can_come_back(finished: Path) -> None:
    with Workspace.open(finished) as workspace:
        page = pages_of(workspace)[2]
        workspace.record([Draft("page.set-aside", page, {"why": "by-hand"})])
    assert work(finished) == {"arrange": 1, "describe": 1, "index": 1, "bind": 1, "pack": 1}
    with Workspace.open(finished) as workspace:
        workspace.record([Draft("page.restored", page, {})])
    assert work(finished) == {"arrange": 1, "describe": 1, "index": 1, "bind": 1, "pack": 1}


def test_a_package_that_somebody_removed_is_made_again_byte_for_byte(finished: Path) -> None:
    (package,) = (finished / "packages").glob("*.zip")
    before = package.read_bytes()
    package.unlink()
    assert work(finished) == {"pack": 1}
    assert package.read_bytes() == before


def test_codes_are_given_out_in_order_and_never_twice(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes = [run(capsys, dossier(tmp_path / name), tmp_path / "w")["dossier"]["code"] for name in ("a", "b", "a")]
    assert codes[0] == codes[2]
    assert codes[1].rpartition(".")[2] == "02"


def described(package: Path) -> bytes:
    import zipfile

    with zipfile.ZipFile(package) as archive:
        return b"".join(archive.read(n) for n in archive.namelist() if "EAD_doc" in n)
