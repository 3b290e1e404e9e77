"""`archivist workspace templates`: made on a page, shared as a file, tried on the next form."""

import json
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.model.event import Draft
from archivist.model.plain import canonical, plain
from archivist.model.text import PageText
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from archivist.workflow.stages.keeping import kept
from tests.ocr.fields.test_zones import SLIP
from tests.ocr.typed import page
from tests.workflow import small


@pytest.fixture
def used(tmp_path: Path) -> Path:
    with small.make(tmp_path / "w") as made:
        made.record([_read(made, "p1", page(SLIP))])
    return tmp_path / "w"


def _read(workspace: Workspace, page_id: str, text: PageText) -> Draft:
    return kept("read", page_id, "key", {"starts": 0.9}, workspace.vault.put(canonical(plain(text))))


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


MADE = ("--make", "phiếu", "--sign", "Phiếu tiếp nhận hồ sơ", "--zone", "holder_name=Họ và tên chủ hộ:name",
        "--page", "p1.png", "--area", "subject=36,83,120,16")  # fmt: skip


def test_made_on_a_page_and_tried(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "templates", str(used), *MADE]) == Exit.DONE
    capsys.readouterr()
    assert main(["workspace", "templates", str(used), "--try", "p1", "--json"]) == Exit.DONE
    assert told(capsys) == {
        "templates": [{"name": "phiếu", "signs": ["Phiếu tiếp nhận hồ sơ"], "fields": ["holder_name", "subject"]}],
        "read": {"holder_name": "Nguyễn Văn An", "subject": "Xin tách thửa đất ở thôn Đông"},
    }


def test_shared_with_another_centre(used: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "templates", str(used), *MADE]) == Exit.DONE
    file = tmp_path / "phieu.json"
    assert main(["workspace", "templates", str(used), "--export", "phiếu", "-o", str(file)]) == Exit.DONE
    with Workspace.create(tmp_path / "other"):
        pass
    capsys.readouterr()
    assert main(["workspace", "templates", str(tmp_path / "other"), "--add", str(file)]) == Exit.DONE
    assert capsys.readouterr().out == "phiếu: holder_name, subject\n"


def test_taken_away(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workspace", "templates", str(used), *MADE]) == Exit.DONE
    assert main(["workspace", "templates", str(used), "--drop", "phiếu"]) == Exit.DONE
    assert capsys.readouterr().out.endswith("There are no templates here yet.\n")
    assert main(["workspace", "templates", str(used), "--drop", "phiếu"]) == Exit.INPUT


@pytest.mark.parametrize(
    "wrong",
    [["--make", "a", "--zone", "subject=Lý do"], ["--make", "a", "--sign", "Phiếu"], ["--add", "nothing.json"],
     ["--make", "a", "--sign", "Phiếu", "--page", "p9", "--area", "subject=1,2,3,4"], ["--export", "a"], ["--try", "p2"]],
)  # fmt: skip
def test_what_cannot_be_made_is_named(used: Path, wrong: list[str]) -> None:
    assert main(["workspace", "templates", str(used), *wrong]) == Exit.INPUT


@pytest.mark.parametrize(
    "words", [["--zone", "subject"], ["--zone", "=x"], ["--area", "subject=1,2"], ["--area", "a:x=1,2,3,4"]]
)
def test_words_that_make_no_sense(used: Path, words: list[str]) -> None:
    with pytest.raises(SystemExit):
        main(["workspace", "templates", str(used), *words])
