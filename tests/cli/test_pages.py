"""A stack is mended by the command line: each act is seen in the order of the pages, and taken back."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.troubles import Exit
from tests.capture.escl.device import Device, running
from tests.leaves import DECISION, leaf

CODE = "H49.64.2019.05"
WORDS = ("--dpi", "200", "--engine", "blank", "--jobs", "1", "--json")


def picture(seed: int) -> bytes:
    out = BytesIO()
    leaf(DECISION, seed=seed).save(out, "JPEG", quality=70, dpi=(150, 150))
    return out.getvalue()


@pytest.fixture
def device() -> Iterator[Device]:
    with running(Device(dpi=(200,))) as device:
        yield device


@pytest.fixture
def told(device: Device, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*words: str, stack: tuple[int, ...] = ()) -> Any:
        device.stack, device.given = [picture(seed) for seed in stack], 0
        capsys.readouterr()
        status = main([str(tmp_path / "w") if word == "W" else word for word in words])
        return status, json.loads(capsys.readouterr().out)

    return run


def order(told: Any) -> list[str]:
    """Ends of the pages' names with session and number, in their order; those in the tray in brackets."""
    _, rows = told("page", "list", "W", CODE, "--json")
    names = [r["name"].split("-", 3)[3] for r in rows]
    return [f"({name})" if row["tray"] else name for name, row in zip(names, rows, strict=True)]


def test_pages_are_scanned_again_put_in_moved_and_all_is_taken_back(told: Any, device: Device) -> None:
    source = ("--source", f"escl:{device.url}")
    status, _ = told("scan", *source, "--into", "W", "--dossier", CODE, *WORDS, stack=(1, 2, 3))
    assert (status, order(told)) == (Exit.DONE, ["01-0001", "01-0002", "01-0003"])
    page = {row["name"].split("-", 3)[3]: row["page"] for row in told("page", "list", "W", CODE, "--json")[1]}

    _, answer = told("page", "rescan", "W", CODE, page["01-0002"], *source, "--dpi", "200", "--json", stack=(4,))
    assert answer["done"]["act"] == "replace"
    assert order(told) == ["01-0001", "(01-0002)", "02-0001", "01-0003"]
    told("page", "insert", "W", CODE, page["01-0003"], *source, "--dpi", "200", "--json", stack=(5, 6))
    assert order(told)[3:] == ["01-0003", "03-0001", "03-0002"]
    told("page", "move", "W", CODE, page["01-0003"], "--before", page["01-0001"], "--json")
    assert order(told)[0] == "01-0003"
    told("page", "aside", "W", CODE, page["01-0001"], "--json")
    assert "(01-0001)" in order(told)
    told("page", "back", "W", CODE, page["01-0001"], "--json")
    assert "01-0001" in order(told)
    assert [told("page", "undo", "W", "--json")[1]["done"]["act"] for _ in range(5)] == [
        "take-back", "aside", "move", "insert", "replace",
    ]  # fmt: skip
    assert order(told) == ["01-0001", "01-0002", "01-0003", "(02-0001)", "(03-0001)", "(03-0002)"]
    assert told("page", "undo", "W", "--json") == (Exit.DONE, {"done": None})
    assert told("page", "redo", "W", "--json")[1]["done"]["act"] == "replace"


def test_documents_are_split_and_joined_and_pages_turned(told: Any, device: Device) -> None:
    told("scan", "--source", f"escl:{device.url}", "--into", "W", "--dossier", CODE, *WORDS, stack=(1, 2, 3))
    rows = told("page", "list", "W", CODE, "--json")[1]
    second = rows[1]["page"]

    def documents() -> list[int]:
        return [row["document"] for row in told("page", "list", "W", CODE, "--json")[1]]

    assert told("page", "split", "W", CODE, second, "--json")[1]["done"]["act"] == "boundary"
    assert documents() == [1, 2, 2]
    assert told("page", "split", "W", CODE, second, "--json")[1] == {"done": None}
    told("page", "merge", "W", CODE, second, "--json")
    assert documents() == [1, 1, 1]
    assert told("page", "merge", "W", CODE, second, "--json")[1] == {"done": None}
    assert told("page", "turn", "W", CODE, second, "--quarters", "2", "--json")[1]["done"]["act"] == "turn"


def test_fronts_then_backs_make_leaves_with_counts(told: Any, device: Device) -> None:
    scan = ("scan", "--source", f"escl:{device.url}", "--into", "W", "--dossier", CODE, "--leaves", "3", *WORDS)
    assert told(*scan, stack=(1, 2, 3))[0] == Exit.DONE
    status, answer = told(*scan, "--backs", stack=(4, 5))
    assert (status, answer["trouble"]["code"]) == (Exit.INPUT, "capture.sides-differ")
    assert [d["code"] for d in answer["doubts"]] == ["count.mismatch"]
    rows = told("page", "list", "W", CODE, "--json")[1]
    first, last = rows[0]["page"], rows[-1]["page"]
    told("page", "insert", "W", CODE, last, *scan[1:3], "--dpi", "200", "--json", stack=(6,))
    assert told("page", "pair", "W", CODE, "--json") == (Exit.DONE, {"done": {"act": "pair", "page": first}})
    assert order(told) == ["01-0001", "03-0001", "01-0002", "02-0002", "01-0003", "02-0001"]


def test_backs_are_brought_to_their_fronts(told: Any, device: Device) -> None:
    scan = ("scan", "--source", f"escl:{device.url}", "--into", "W", "--dossier", CODE, "--leaves", "2", *WORDS)
    told(*scan, stack=(1, 2))
    status, answer = told(*scan, "--backs", stack=(3, 4))
    assert (status, answer["trouble"], answer["leaves"]["received"]) == (Exit.DONE, None, 2)
    assert order(told) == ["01-0001", "02-0002", "01-0002", "02-0001"]
    assert told("page", "undo", "W", "--json")[1]["done"]["act"] == "pair"
    assert order(told) == ["01-0001", "01-0002", "02-0001", "02-0002"]


def test_what_is_not_there_is_named(told: Any, device: Device) -> None:
    told("scan", "--source", f"escl:{device.url}", "--into", "W", "--dossier", CODE, *WORDS, stack=(1,))
    assert told("page", "aside", "W", CODE, "nobody", "--json")[0] == Exit.INPUT
    assert told("page", "list", "W", "H49.64.2019.77", "--json")[0] == Exit.INPUT
