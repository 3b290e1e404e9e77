"""From scans to the archive and back: an intake is started, a dossier is sent to it, and its verdict is seen."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.troubles import Exit
from tests.leaves import dossier


@contextmanager
def an_intake(folder: Path, *words: str) -> Iterator[dict[str, Any]]:
    """The real command, until the block ends; yields what it says of itself."""
    command = [sys.executable, "-m", "archivist", "intake", str(folder), "--port", "0", "--json", *words]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, env=dict(os.environ), text=True)
    assert program.stdout is not None
    with program.stdout as channel:
        try:
            said_first = takewhile(lambda line: line != "}\n", channel)  # ends also where the program does
            yield json.loads("".join(said_first) + "}")
        finally:
            program.send_signal(signal.SIGINT)
            assert program.wait(20) == Exit.INTERRUPTED


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, Any]:
    status = main([*words, "--json"])
    return status, json.loads(capsys.readouterr().out)


def choose(address: str, kind: str = "tus") -> None:
    """What a person writes into the settings."""
    settings = Path(os.environ["ARCHIVIST_USER_CONFIG"]) / "settings.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(
        f'[delivery]\nreceipt_seconds = 5.0\n[delivery.destinations.tinh]\nkind = "{kind}"\naddress = "{address}"\n'
    )


def test_a_dossier_goes_to_the_archive_and_is_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, pages = str(tmp_path / "w"), str(dossier(tmp_path / "in"))
    words = ["run", pages, "--workspace", workspace, "--dossier", "H49.64.2019.05", "--engine", "blank", "--jobs", "1"]
    said(capsys, *words, "--format", "BagIt")
    monkeypatch.setenv("ARCHIVIST_SETTING_PACKAGING__FORMATS", '["BagIt"]')
    choose("http://127.0.0.1:9/files")
    status, told = said(capsys, "deliver", workspace)
    assert (status, told["waiting"], told["confirmed"]) == (Exit.DONE, 1, 0)
    assert [t["code"] for t in told["troubles"]] == ["delivery.unreachable"]
    with an_intake(tmp_path / "there", "--fault", "drop-after-commit", "--fault", "500") as there:
        choose(there["address"])
        status, told = said(capsys, "deliver", workspace, "--now")
        while told["transfers"][0]["standing"] == "confirmed":
            status, told = said(capsys, "deliver", workspace)
        assert (status, told["transfers"][0]["standing"]) == (Exit.DONE, "accepted")
    (package,) = (tmp_path / "there/packages").iterdir()
    assert package.stem == told["transfers"][0]["digest"]
    status, rows = said(capsys, "deliveries", workspace)
    rows = rows["transfers"]
    assert (status, rows[0]["dossier"], rows[0]["standing"]) == (Exit.DONE, "H49.64.2019.05", "accepted")
    assert main(["deliveries", workspace]) == Exit.DONE
    assert "accepted" in capsys.readouterr().out


def test_an_address_that_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with an_intake(tmp_path / "there") as there:
        port = there["address"].rpartition(":")[2].partition("/")[0]
        assert main(["intake", str(tmp_path / "other"), "--port", port]) == Exit.ENVIRONMENT
    assert port in capsys.readouterr().err
