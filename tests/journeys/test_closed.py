"""Nothing leaves this computer, and nothing of a page's text stays where nobody looks for it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from archivist.cli import main
from archivist.resources import resource
from tests.journeys import without_network

ASKS = "import socket; s = socket.socket(); s.settimeout(2); s.connect(('192.0.2.1', 9))"
FILTERED = "from tests.journeys.without_network import _filter; import ctypes; _filter(ctypes.CDLL(None, use_errno=True)); "


def closed(folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """The command, with no way out, and with every place for temporary and personal files below `folder`."""
    places = {"TMPDIR": "tmp", "HOME": "home", "XDG_STATE_HOME": "state", "XDG_CACHE_HOME": "cache"}
    for name in places.values():
        (folder / name).mkdir(parents=True, exist_ok=True)
    told = os.environ | {name: str(folder / place) for name, place in places.items()} | {"OMP_THREAD_LIMIT": "1"}
    door = [sys.executable, "-m", "tests.journeys.without_network"]
    return subprocess.run([*door, *command], env=told, capture_output=True, text=True, check=False)


def archivist(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return closed(folder, sys.executable, "-m", "archivist", *words)


def left_behind(folder: Path, words: set[str]) -> list[str]:
    """The files below `folder` that hold one of the words."""
    wanted = [word.encode(coding) for word in words for coding in ("utf-8", "utf-16-le")]
    files = [p for p in folder.rglob("*") if p.is_file()]
    return [str(p) for p in files if any(w in p.read_bytes() for w in wanted)]


def test_the_door_is_closed(tmp_path: Path) -> None:
    """The control: what asks for another computer fails, in the namespace and behind the filter alike."""
    assert closed(tmp_path, sys.executable, "-c", ASKS).returncode != 0
    filtered = subprocess.run([sys.executable, "-c", FILTERED + ASKS], capture_output=True, text=True, check=False)
    assert "Permission denied" in filtered.stderr
    assert without_network.NEW_NET


def test_what_was_left_behind_would_be_found(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache/x.log").write_bytes(b"\x00\x01" + "kết hôn".encode("utf-16-le"))
    assert left_behind(tmp_path, {"kết hôn"}) == [str(tmp_path / "cache/x.log")]
    assert left_behind(tmp_path, {"khai sinh"}) == []


def words_of(workspace: Path) -> set[str]:
    """Longer words that were read from the pages."""
    from archivist.storage.workspace import Workspace

    with Workspace.open(workspace, write=False) as opened:
        blobs = [kept.blob for kept in opened.results("read").values() if kept.blob]
        texts = [json.loads(opened.vault.read(blob)) for blob in blobs]
    found = {word for text in texts for word in _strings(text)}
    return {word for word in found if len(word) >= 4 and not word.isascii()}


def _strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [s for v in value.values() for s in _strings(v)]
    if isinstance(value, list):
        return [s for v in value for s in _strings(v)]
    return value.split() if isinstance(value, str) else []


def test_a_page_is_read_without_a_network_and_leaves_no_word_behind(tmp_path: Path) -> None:
    scan = resource("sample") / "scan_1.jpg"
    words = ["run", str(scan), "--workspace", str(tmp_path / "w"), "--jobs", "1", "--format", "BagIt", "--json"]
    told = archivist(tmp_path / "places", *words)
    assert told.returncode in (0, 3), told.stderr
    read = words_of(tmp_path / "w")
    assert len(read) > 10, "the page was read"
    assert left_behind(tmp_path / "places", read) == []
    assert left_behind(tmp_path / "w/tmp", read) == []
    assert not {word for word in read if word in told.stderr}


@pytest.mark.long
def test_the_whole_demo_runs_without_a_network_and_leaves_no_word_behind(tmp_path: Path) -> None:
    told = archivist(tmp_path / "places", "demo", "--into", str(tmp_path / "demo"), "--json")
    assert (told.returncode, json.loads(told.stdout)["passed"]) == (0, True), told.stderr
    read = words_of(tmp_path / "demo/workspace")
    assert len(read) > 100
    assert left_behind(tmp_path / "places", read) == []
    assert list((tmp_path / "demo/workspace/tmp").iterdir()) == []
    assert not {word for word in read if word in told.stderr}
    assert main(["workspace", "verify", str(tmp_path / "demo/workspace")]) == 0
