"""From paper to counted pages by the command line: network scanner, watched folder, cover sheets, and what goes wrong."""

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from archivist.app import origin_of
from archivist.cli import main
from archivist.settings import load_settings
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.capture.escl.device import Device, running
from tests.leaves import DECISION, SECOND_PAGE, leaf, save

pytestmark = pytest.mark.usefixtures("fixed_clock")
CODE = "H49.64.2019.05"


def jpeg(page: Image.Image, dpi: int = 150) -> bytes:
    data = io.BytesIO()
    page.save(data, "JPEG", quality=80, dpi=(dpi, dpi))
    return data.getvalue()


def leaves(count: int, first: int = 0) -> list[bytes]:
    return [jpeg(leaf(DECISION if n % 2 else SECOND_PAGE, seed=first + n)) for n in range(count)]


def blank(seed: int = 0) -> bytes:
    return jpeg(leaf((), seed=1000 + seed))


def sheet(pdf: Path, page: int = 0) -> bytes:
    """A printed sheet as the scanner sees it."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[page].render(scale=150 / 72).to_pil().convert("RGB")
    document.close()
    return jpeg(picture)


@pytest.fixture
def device() -> Iterator[Device]:
    with running(Device(dpi=(150, 300))) as device:
        yield device


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Any:
    """Runs `archivist scan … --json` and gives its exit status and what it told."""

    def run(source: str, *more: str) -> tuple[int, dict[str, Any]]:
        capsys.readouterr()
        words = ["scan", "--source", source, "--into", str(tmp_path / "w"), "--dpi", "150", "--jobs", "1", "--json", *more]
        words += ["--below-the-law-because", "a test"]
        status = main([*words, "--engine", "blank"])
        return status, json.loads(capsys.readouterr().out)

    return run


def codes(answer: dict[str, Any]) -> list[str]:
    return [d["code"] for d in answer["doubts"]]


def pages_in(workspace: Path) -> list[tuple[str, int]]:
    with Workspace.open(workspace, write=False) as opened:
        return [(p.name, p.frame) for d in opened.dossiers() for p in opened.pages(d.dossier_id)]


def test_a_stack_is_taken_and_agrees_with_what_was_declared(device: Device, told: Any, tmp_path: Path) -> None:
    device.stack = leaves(3)
    status, answer = told(f"escl:{device.url}", "--dossier", CODE, "--leaves", "3")
    assert (status, answer["doubts"], answer["trouble"]) == (Exit.DONE, [], None)
    assert answer["leaves"] == {"expected": 3, "received": 3, "blank": 0}
    assert pages_in(tmp_path / "w") == [(f"2026-01-02-01-000{n}", 0) for n in (1, 2, 3)]
    with Workspace.open(tmp_path / "w", write=False) as workspace:
        (page, *_) = workspace.pages(workspace.dossiers()[0].dossier_id)
        assert workspace.vault.read(page.master.digest) == device.stack[0]
        assert page.master.dpi == 150.0


def test_a_leaf_too_few_is_grave_until_it_is_explained(
    device: Device, told: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device.stack = leaves(3)
    status, answer = told(f"escl:{device.url}", "--dossier", CODE, "--leaves", "4")
    assert (status, codes(answer)) == (Exit.DOUBTS, ["count.mismatch"])
    assert "Declared: 4; received: 3" in answer["doubts"][0]["sentence"]
    assert "count.mismatch" in open_doubts(tmp_path / "w", capsys)
    main(["workspace", "settle", str(tmp_path / "w"), CODE, open_doubts(tmp_path / "w", capsys)["count.mismatch"],
          "--reason", "leaf 2 was lost in 1998"])  # fmt: skip
    assert "count.mismatch" not in open_doubts(tmp_path / "w", capsys)


def open_doubts(workspace: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Names of the doubts by their codes."""
    capsys.readouterr()
    main(["workspace", "show", str(workspace), CODE, "--json"])
    return {d["code"]: d["name"] for d in json.loads(capsys.readouterr().out)["doubts"]}


def test_the_second_stack_goes_on_and_replaces_nothing(device: Device, told: Any, tmp_path: Path) -> None:
    device.stack = leaves(2)
    told(f"escl:{device.url}", "--dossier", CODE, "--leaves", "4")
    device.stack, device.given = leaves(2, first=50), 0
    status, answer = told(f"escl:{device.url}", "--dossier", CODE)
    assert (status, answer["leaves"]["received"]) == (Exit.DONE, 4)
    assert [n for n, _ in pages_in(tmp_path / "w")][2:] == ["2026-01-02-02-0001", "2026-01-02-02-0002"]


def test_a_jam_keeps_what_came_before_it_and_counts_it(device: Device, told: Any, tmp_path: Path) -> None:
    device.stack, device.jam = leaves(4), (2, "ScannerAdfJam")
    status, answer = told(f"escl:{device.url}", "--dossier", CODE, "--leaves", "4")
    assert status == Exit.ENVIRONMENT
    assert answer["trouble"]["code"] == "capture.paper-jam"
    assert answer["leaves"] == {"expected": 4, "received": 2, "blank": 0}
    device.jam = None
    status, answer = told(f"escl:{device.url}", "--dossier", CODE)
    assert (status, answer["leaves"]["received"]) == (Exit.DONE, 4)


def test_a_sheet_that_came_broken_is_a_doubt(device: Device, told: Any) -> None:
    device.stack, device.short = leaves(3), {1}
    status, answer = told(f"escl:{device.url}", "--dossier", CODE)
    assert (status, codes(answer)) == (Exit.DOUBTS, ["capture.short-frame"])
    assert answer["captured"] == {"new": 2, "known": 0, "refused": ["2026-01-02-01-0002"]}


def test_both_sides_of_a_leaf_are_one_leaf_and_blank_leaves_are_none(device: Device, told: Any) -> None:
    device.stack = [*leaves(1), blank(), *leaves(2, first=9), blank(1), blank(2)]
    status, answer = told(f"escl:{device.url}", "--dossier", CODE, "--duplex", "--leaves", "2")
    assert answer["leaves"] == {"expected": 2, "received": 2, "blank": 1}
    assert status == Exit.DONE


def test_a_scanner_that_is_off_is_told_with_its_remedy(told: Any) -> None:
    status, answer = told("escl:http://127.0.0.1:9/eSCL", "--dossier", CODE)
    assert (status, answer["trouble"]["code"]) == (Exit.ENVIRONMENT, "capture.offline")
    assert answer["captured"]["new"] == 0


# --- cover sheets ---


def printed(tmp_path: Path, *words: str, code: str = CODE) -> bytes:
    out = tmp_path / "cover.pdf"
    if not (tmp_path / "w").exists():
        assert main(["workspace", "create", str(tmp_path / "w")]) == Exit.DONE
    assert main(["cover", str(tmp_path / "w"), code, "-o", str(out), *words]) == Exit.DONE
    return sheet(out)


def test_a_cover_names_the_dossier_and_its_leaves(device: Device, told: Any, tmp_path: Path) -> None:
    device.stack = [printed(tmp_path, "--leaves", "2"), *leaves(2)]
    status, answer = told(f"escl:{device.url}")
    assert (status, answer["doubts"]) == (Exit.DONE, [])
    assert answer["dossier"]["code"] == CODE
    assert answer["leaves"] == {"expected": 2, "received": 2, "blank": 0}


def test_a_cover_that_counts_more_than_came_is_believed(device: Device, told: Any, tmp_path: Path) -> None:
    device.stack = [printed(tmp_path, "--leaves", "3"), *leaves(2)]
    status, answer = told(f"escl:{device.url}", "--dossier", CODE)
    assert (status, codes(answer)) == (Exit.DOUBTS, ["count.mismatch"])


def test_volumes_add_up_and_a_missing_one_is_named(device: Device, told: Any, tmp_path: Path) -> None:
    first = printed(tmp_path, "--leaves", "2", "--volume", "1/2")
    second = printed(tmp_path, "--leaves", "1", "--volume", "2/2")
    device.stack = [first, *leaves(2)]
    _, answer = told(f"escl:{device.url}", "--dossier", CODE)
    assert codes(answer) == ["cover.volume-missing"]
    assert answer["doubts"][0]["sentence"].startswith("Volume 2 of 2 has not come")
    device.stack, device.given = [second, *leaves(1, first=30)], 0
    status, answer = told(f"escl:{device.url}", "--dossier", CODE)
    assert (status, answer["leaves"]) == (Exit.DONE, {"expected": 3, "received": 3, "blank": 0})


def test_the_cover_of_another_dossier_is_never_passed_over(device: Device, told: Any, tmp_path: Path) -> None:
    device.stack = [*leaves(1), printed(tmp_path, code="H49.64.2019.06"), *leaves(1, first=5)]
    status, answer = told(f"escl:{device.url}", "--dossier", CODE)
    assert (status, codes(answer)) == (Exit.DOUBTS, ["cover.other-dossier"])
    assert "H49.64.2019.06" in answer["doubts"][0]["sentence"]


def test_a_stack_of_several_dossiers_is_split_by_their_covers(device: Device, told: Any, tmp_path: Path) -> None:
    other = "H49.64.2019.06"
    box = tmp_path / "box.pdf"
    assert main(["box", "12", "-o", str(box)]) == Exit.DONE
    device.stack = [
        printed(tmp_path, "--leaves", "1"),
        *leaves(1),
        sheet(box),
        printed(tmp_path, "--leaves", "2", code=other),
        *leaves(2, first=5),
    ]
    status, answer = told(f"escl:{device.url}")
    assert (status, codes(answer), answer["dossier"]["code"]) == (Exit.DONE, [], CODE)
    assert answer["leaves"] == {"expected": 1, "received": 1, "blank": 0}
    assert [(o["dossier"]["code"], o["leaves"]) for o in answer["others"]] == [
        (other, {"expected": 2, "received": 2, "blank": 0})
    ]
    with Workspace.open(tmp_path / "w", write=False) as workspace:
        boxes = [workspace.by_hand(d.dossier_id).get("paper_file_code") for d in workspace.dossiers()]
    assert boxes == [None, "H49.64.12.06"]
    device.given = 4
    status, answer = told(f"escl:{device.url}", "--dossier", other)
    assert (status, codes(answer)) == (Exit.DOUBTS, ["count.mismatch"])
    assert answer["leaves"]["received"] == 4


def test_separators_are_printed_and_are_no_leaves(device: Device, told: Any, tmp_path: Path) -> None:
    out = tmp_path / "separators.pdf"
    assert main(["separators", "-o", str(out), "--sheets", "2"]) == Exit.DONE
    first, second, last = leaves(3)
    device.stack = [first, sheet(out), second, sheet(out, 3), last]
    status, answer = told(f"escl:{device.url}", "--dossier", CODE, "--leaves", "3")
    assert (status, answer["leaves"]["received"]) == (Exit.DONE, 3)


def test_a_cover_speaks_vietnamese_whatever_the_screen_speaks(tmp_path: Path) -> None:
    printed(tmp_path, "--leaves", "12", "--title", "Hồ sơ đường Khe Trai")
    document = pypdfium2.PdfDocument(tmp_path / "cover.pdf")
    text = document[0].get_textpage().get_text_bounded()
    document.close()
    assert "BÌA HỒ SƠ" in text.upper()
    assert "Hồ sơ đường Khe Trai" in text
    assert "12" in text


# --- folders ---


def test_a_watched_folder_is_taken_once_for_all_dossiers(told: Any, tmp_path: Path) -> None:
    hot = tmp_path / "hot"
    save(leaf(seed=1), hot / "scan_1.jpg")
    quick = {"ARCHIVIST_SETTING_SCAN__SETTLE": "0.05"}
    with pytest.MonkeyPatch.context() as settings:
        for name, value in quick.items():
            settings.setenv(name, value)
        _, first = told(f"hot:{hot}", "--dossier", CODE, "--until-quiet", "0.2")
        save(leaf(seed=2), hot / "scan_2.jpg")
        _, second = told(f"hot:{hot}", "--dossier", "H49.64.2019.06", "--until-quiet", "0.2")
        _, again = told(f"hot:{hot}", "--dossier", CODE, "--until-quiet", "0.2")
    assert [a["captured"]["new"] for a in (first, second, again)] == [1, 1, 0]
    assert sorted(p.name for p in hot.iterdir()) == ["scan_1.jpg", "scan_2.jpg"]


def test_a_folder_of_fronts_and_backs_is_counted_in_leaves(told: Any, tmp_path: Path) -> None:
    for number in range(4):
        save(leaf(SECOND_PAGE, seed=number), tmp_path / "in" / f"{number}.jpg")
    status, answer = told(f"folder:{tmp_path / 'in'}", "--dossier", CODE, "--duplex", "--leaves", "2")
    assert (status, answer["leaves"]["received"]) == (Exit.DONE, 2)
    status, answer = told(f"folder:{tmp_path / 'in'}", "--dossier", CODE, "--duplex")
    assert answer["captured"] == {"new": 0, "known": 4, "refused": []}


def test_what_was_scanned_goes_on_down_the_line(
    device: Device, told: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    device.stack = leaves(2)
    told(f"escl:{device.url}", "--dossier", CODE, "--leaves", "2")
    words = ["run", "--workspace", str(tmp_path / "w"), "--dossier", CODE, "--engine", "blank", "--jobs", "1", "--json"]
    main(words)
    answer = json.loads(capsys.readouterr().out)
    assert answer["captured"]["new"] == 0
    assert sum(len(d["pages"]) for d in answer["documents"]) == 2


@pytest.mark.parametrize(("more", "status"), [((), Exit.USAGE), (("--dossier", CODE), Exit.INPUT)])
def test_a_run_without_sources_needs_a_dossier_that_is_there(tmp_path: Path, more: tuple[str, ...], status: int) -> None:
    assert main(["workspace", "create", str(tmp_path / "w")]) == Exit.DONE
    assert main(["run", "--workspace", str(tmp_path / "w"), *more]) == status


@pytest.mark.parametrize("source", ["scanner", "twain:x", "escl:", "hot:", ""])
def test_a_source_that_nobody_knows_is_refused(source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--source", source, "--into", str(tmp_path / "w")]) == Exit.USAGE
    assert "escl:ADDRESS" in capsys.readouterr().err
    shutil.rmtree(tmp_path / "w", ignore_errors=True)


def test_scan_needs_a_workspace(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scan", "--source", "hot:x"]) == Exit.USAGE
    assert "--into" in capsys.readouterr().err


def test_scanning_settings_do_not_make_pages_stale() -> None:
    assert "settle" not in load_settings().capture.model_dump()


def test_leaves_are_worth_looking_at(tmp_path: Path) -> None:
    """The drawn leaves of these tests differ, or counting them would prove nothing."""
    assert len(set(leaves(4))) == 4
    assert np.array(Image.open(io.BytesIO(blank()))).min() > 200


@pytest.mark.parametrize(
    ("place", "url"),
    [
        ("192.0.2.7", "http://192.0.2.7/eSCL"),
        ("scanner.local:8080", "http://scanner.local:8080/eSCL"),
        ("https://scanner.local", "https://scanner.local/eSCL"),
        ("http://scanner.local/eSCL2", "http://scanner.local/eSCL2"),
    ],
)
def test_an_address_is_completed(place: str, url: str) -> None:
    assert origin_of(f"escl:{place}").place == url
