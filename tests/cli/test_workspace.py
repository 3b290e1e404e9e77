"""`archivist workspace …`: make, list, show, settle, codes, verify, recover."""

import json
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.model.check_character import with_check
from archivist.troubles import Exit
from tests.leaves import dossier, leaf, save

CODE = "H49.64.2019.05"


def tell(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, Any]:
    capsys.readouterr()
    status = main(["workspace", *map(str, words), "--json"])
    return status, json.loads(capsys.readouterr().out or "null")


@pytest.fixture
def used(tmp_path: Path) -> Path:
    folder = dossier(tmp_path / "in")
    (folder / "11.jpg").write_bytes(b"")
    words = ["--workspace", str(tmp_path / "w"), "--engine", "blank", "--jobs", "1", "--format", "BagIt", "--json"]
    main(["run", str(folder), *words, "--dossier", CODE, "--title", "Hồ sơ thử"])
    save(leaf(seed=40), tmp_path / "other/1.jpg")
    main(["run", str(tmp_path / "other"), *words])
    return tmp_path / "w"


def test_create_makes_one_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = tell(capsys, "create", tmp_path / "w")
    assert (status, told["workspace"]) == (Exit.DONE, str(tmp_path / "w"))
    assert (tmp_path / "w/catalogue.sqlite").exists()


def test_list_tells_code_title_and_pages(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, rows = tell(capsys, "list", used)
    assert status == Exit.DONE
    assert rows[0] == {"code": CODE, "title": "Hồ sơ thử", "pages": 3}
    assert len(rows) == 2


def test_show_gives_the_reasons_and_settling_them_makes_it_ready(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = tell(capsys, "show", used, CODE)
    assert (status, told["ready"]) == (Exit.DOUBTS, False)
    grave = [d for d in told["doubts"] if d["severity"] == "grave"]
    assert grave[0]["code"] == "input.empty"
    assert all(d["sentence"] and d["remedy"] for d in told["doubts"])
    for doubt in grave:
        assert main(["workspace", "settle", str(used), CODE, doubt["name"], "--reason", "tờ thừa", "--json"]) == Exit.DONE
    ready = tell(capsys, "show", used, with_check(CODE))[1]
    assert (ready["ready"], ready["dossier"], ready["printed"]) == (True, CODE, with_check(CODE))


def test_a_mistyped_code_is_refused_and_the_right_one_offered(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = tell(capsys, "show", used, with_check(CODE).replace("2019", "2010"))
    assert status == Exit.USAGE
    assert told["trouble"]["code"] == "codes.wrong-check"
    assert with_check(CODE) in told["trouble"]["remedy"]


def test_settling_what_nobody_doubts_is_refused(used: Path) -> None:
    assert main(["workspace", "settle", str(used), CODE, "0000000000", "--reason", "x", "--json"]) == Exit.INPUT


def test_codes_lists_what_was_given_out_and_explains_the_gaps(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = tell(capsys, "codes", used)
    assert status == Exit.DONE
    assert CODE in [row["code"] for row in told["given"]]
    assert [gap["number"] for gap in told["gaps"] if gap["year"] == 2019] == [1, 2, 3, 4]
    assert all(gap["reason"] for gap in told["gaps"])


def test_verify_and_recover_agree_with_what_is_there(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(capsys, "verify", used) == (Exit.DONE, {"workspace": str(used), "intact": True, "doubts": []})
    before = tell(capsys, "list", used)
    (used / "catalogue.sqlite").write_bytes(b"gone")
    status, told = tell(capsys, "recover", used)
    assert (status, told["missing"]) == (Exit.DONE, [])
    assert tell(capsys, "list", used) == before
    assert tell(capsys, "verify", used)[0] == Exit.DONE


def test_people_get_sentences_instead(used: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["workspace", "show", str(used), CODE])
    said = capsys.readouterr().out
    assert "11.jpg has no bytes." in said
    assert "scan the sheet again" in said
