"""A page that bears a secrecy mark: nothing of what it says is kept, packed or sent, until a person has decided."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageFont

from archivist.cli import main
from archivist.model.event import Draft
from archivist.resources import resource
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit
from tests.leaves import DECISION, DPI, SECOND_PAGE, leaf, save
from tests.searched import found, pictures, readings

pytestmark = pytest.mark.usefixtures("fixed_clock")

CODE = "H49.64.2019.05"
WORDS = ("Trai", "Nguyễn")  # of the secret page
BESIDE = ("trách", "thôn")  # of the second page of the same document, which bears no mark
OPEN = "tuần"
OPEN_PAGE = (
    *((t.replace("12/QĐ", "14/TB"), x, y) for t, x, y in DECISION[:6]),
    ("THÔNG BÁO", 340, 240), ("Về việc tiếp công dân hằng tuần", 260, 280), ("Cán bộ tiếp công dân vào thứ hai.", 80, 380),
    ("CHÁNH VĂN PHÒNG", 520, 900), ("Trần Thị Bình", 540, 1040),
)  # fmt: skip


def stamped(page: Image.Image, word: str = "TỐI MẬT", at: tuple[int, int] = (250, 230), tilt: float = 6) -> Image.Image:
    """The page with a red stamp in a frame, tilted."""
    face = ImageFont.truetype(str(resource("fonts/LiberationSans-Regular.ttf")), 38)
    width, pad = round(face.getlength(word)), 14
    mask = Image.new("L", (width + 2 * pad, 66), 0)
    pen = ImageDraw.Draw(mask)
    pen.rectangle((1, 1, width + 2 * pad - 2, 64), outline=255, width=3)
    pen.text((pad, 8), word, 255, face, stroke_width=1)
    turned = mask.rotate(tilt, expand=True, resample=Image.Resampling.BICUBIC)
    page.paste((200, 30, 60), (at[0] - turned.width // 2, at[1] - turned.height // 2), turned)
    return page


def papers(folder: Path, *, mark: bool = True) -> Path:
    """A decision of two pages, its first one marked, and a notice."""
    first = leaf()
    save(stamped(first) if mark else first, folder / "1.jpg", quality=85)
    save(leaf(SECOND_PAGE, seed=1), folder / "2.jpg", quality=85)
    save(leaf(OPEN_PAGE, seed=2), folder / "3.jpg", quality=85)
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, dict[str, Any]]:
    status = main([*map(str, words), "--json"])
    return status, json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Path]:
    """What one run of the line leaves of marked (True) and of unmarked papers; to be copied."""
    made = {mark: tmp_path_factory.mktemp("marked" if mark else "open") for mark in (True, False)}
    for mark, folder in made.items():
        (folder / "out").mkdir()
        words = ["run", papers(folder / "in", mark=mark), "--workspace", folder / "w", "--dossier", CODE]
        main([*map(str, words), "--to", str(folder / "out"), "--jobs", "1", "--json"])
    return made


@pytest.fixture
def marked(worked: dict[bool, Path], tmp_path: Path) -> Path:
    return shutil.copytree(worked[True], tmp_path / "marked")


@pytest.fixture
def unmarked(worked: dict[bool, Path], tmp_path: Path) -> Path:
    return shutil.copytree(worked[False], tmp_path / "unmarked")


def line(capsys: pytest.CaptureFixture[str], folder: Path, into: Path) -> tuple[int, dict[str, Any]]:
    return run(capsys, "run", folder, "--workspace", into / "w", "--dossier", CODE, "--to", into / "out", "--jobs", "1")


def quarantine(capsys: pytest.CaptureFixture[str], into: Path, *words: str) -> list[str]:
    """The names of the pages that are held, after what `words` did."""
    _, told = run(capsys, "workspace", "quarantine", into / "w", CODE, *words)
    return [page["name"] for page in told["pages"]]


def test_the_search_finds_the_words_of_pages_without_a_mark(unmarked: Path) -> None:
    every = [*WORDS, *BESIDE, OPEN]
    assert (
        found(unmarked / "w", *every) == found(unmarked / "w/packages", *every) == found(unmarked / "out", *every) == every
    )


def test_nothing_of_a_marked_document_is_kept_packed_or_sent(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert found(marked, *WORDS, *BESIDE) == []
    assert found(marked / "w", OPEN) == [OPEN]
    assert list((marked / "w/packages").iterdir()) == list((marked / "out").iterdir()) == []
    status, told = run(capsys, "workspace", "show", marked / "w", CODE)
    assert status == Exit.DOUBTS
    (doubt,) = [d for d in told["doubts"] if d["code"] == "secret.marked"]
    assert (doubt["severity"], doubt["place"]["file"]) == ("grave", "1.jpg")
    assert "TỐI MẬT" in doubt["sentence"]
    assert quarantine(capsys, marked) == ["1.jpg", "2.jpg"]
    assert verify(marked / "w") == []


def test_nor_is_any_picture_but_the_masters(marked: Path) -> None:
    masters = {path.read_bytes() for path in (marked / "in").iterdir()}
    assert {path.read_bytes() for path in pictures(marked / "w")} == masters
    assert pictures(marked / "out") == set()


def test_no_word_is_left_in_any_row_or_free_page(marked: Path) -> None:
    """The catalogue and the search index as they are, made smaller, and rebuilt from the journal."""
    files = sorted((marked / "w").glob("*.sqlite"))
    assert [path.name for path in files] == ["catalogue.sqlite", "search.sqlite"]
    with closing(sqlite3.connect(marked / "w/catalogue.sqlite")) as here:
        here.execute("VACUUM")
    assert main(["workspace", "recover", str(marked / "w")]) == Exit.DONE
    assert found(marked / "w", *WORDS, *BESIDE) == []
    assert found(marked / "w", OPEN) == [OPEN]


def test_nothing_of_it_is_found_by_the_search(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for word, there in (*((word, False) for word in (*WORDS, BESIDE[0])), (OPEN, True)):
        _, told = run(capsys, "workspace", "search", marked / "w", word)
        assert bool(told["hits"]) is there


def test_it_stays_so_whatever_is_settled(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, told = run(capsys, "workspace", "show", marked / "w", CODE)
    name = next(d["name"] for d in told["doubts"] if d["code"] == "secret.marked")
    assert main(["workspace", "settle", str(marked / "w"), CODE, name, "--reason", "x"]) == Exit.DONE
    status, told = line(capsys, marked / "in", marked)
    assert status == Exit.DOUBTS
    assert "secret.marked" in {d["code"] for d in told["doubts"]}
    assert not any(told["made"].values())


def test_removing_the_page_overwrites_it_and_frees_the_others(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    master = (marked / "in/1.jpg").read_bytes()
    assert quarantine(capsys, marked, "--remove", "1.jpg", "--reason", "Chuyển bộ phận bảo mật") == []
    assert not any(master == p.read_bytes() for p in (marked / "w").rglob("*") if p.is_file())
    assert verify(marked / "w") == []
    _, told = line(capsys, marked / "in", marked)
    assert [p for d in told["documents"] for p in d["pages"]] == ["2.jpg", "3.jpg"]
    assert told["captured"]["new"] == 0
    assert found(marked / "w", *WORDS) == []
    assert found(marked / "w/packages", *BESIDE, OPEN) == [*BESIDE, OPEN]


def test_released_by_the_competent_person_it_is_worked_on(marked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ("--release", "1.jpg", "--basis", "Quyết định giải mật 02/QĐ", "--by", "Chủ tịch UBND")
    assert quarantine(capsys, marked, *given) == []
    line(capsys, marked / "in", marked)
    assert found(marked / "w/packages", *WORDS, *BESIDE, OPEN) == [*WORDS, *BESIDE, OPEN]
    with Workspace.open(marked / "w", write=False) as workspace:
        (told,) = [e.detail["value"] for e in workspace.events() if e.detail.get("field") == "declassified"]
    assert told == {"basis": "Quyết định giải mật 02/QĐ", "by": "Chủ tịch UBND"}


@pytest.mark.parametrize("half", [("--remove", "1.jpg"), ("--release", "1.jpg", "--by", "Chủ tịch")])
def test_neither_is_done_without_its_reason(
    half: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, told = run(capsys, "workspace", "quarantine", tmp_path / "w", CODE, *half)
    assert (status, told["trouble"]["code"]) == (Exit.USAGE, "settings.invalid")


def test_what_was_made_before_the_mark_was_known_is_taken_away(unmarked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (package,) = (unmarked / "w/packages").glob("*.zip")
    with Workspace.open(unmarked / "w") as workspace:
        pages = workspace.pages(workspace.dossiers()[0].dossier_id)
        made = [r.blob for s in ("read", "encode") for r in workspace.results(s, [p.page_id for p in pages[:2]]).values()]
        workspace.record([Draft("value.set", pages[0].page_id, {"field": "secrecy", "value": "MẬT"})])
    status, told = line(capsys, unmarked / "in", unmarked)
    assert status == Exit.DOUBTS
    assert not package.exists()
    assert {"secret.marked", "secret.sent"} <= {d["code"] for d in told["doubts"]}
    assert found(unmarked / "w/vault", *WORDS, *BESIDE) == []
    with Workspace.open(unmarked / "w", write=False) as workspace:
        assert [blob for blob in made if workspace.vault.has(str(blob))] == []
    assert verify(unmarked / "w") == []
    assert not any(line(capsys, unmarked / "in", unmarked)[1]["made"].values())


def test_a_page_of_a_file_with_others_is_removed_only_with_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in").mkdir()
    pages = [stamped(leaf()), leaf(SECOND_PAGE, seed=1)]
    pages[0].save(tmp_path / "in/both.tif", save_all=True, append_images=pages[1:], dpi=(DPI, DPI), compression="tiff_lzw")
    (tmp_path / "out").mkdir()
    line(capsys, tmp_path / "in", tmp_path)
    with Workspace.open(tmp_path / "w", write=False) as workspace:
        first, second = (p.page_id for p in workspace.pages(workspace.dossiers()[0].dossier_id))
    words = ("workspace", "quarantine", tmp_path / "w", CODE, "--reason", "x", "--remove", first)
    status, told = run(capsys, *words)
    assert (status, told["trouble"]["code"]) == (Exit.USAGE, "secret.shared-file")
    assert run(capsys, *words, "--remove", second) == (Exit.DONE, {"dossier": CODE, "pages": []})
    assert verify(tmp_path / "w") == []


def test_read_writes_the_mark_and_no_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, _ = run(capsys, "read", papers(tmp_path / "in"), "--out", tmp_path / "out", "--jobs", "1")
    assert status == Exit.DOUBTS
    told = json.loads((tmp_path / "out/1.json").read_text())
    assert (told["secrecy"], told["fields"], told["doc_start"]) == ("TỐI MẬT", {"secrecy": "TỐI MẬT"}, True)
    assert sorted(p.name for p in (tmp_path / "out").rglob("*.txt")) == ["2.txt", "3.txt"]
    assert found(tmp_path / "out", *WORDS) == []


def test_a_pdf_leaves_the_page_out_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, told = run(capsys, "pdf", papers(tmp_path / "in"), "-o", tmp_path / "all.pdf", "--jobs", "1")
    assert (status, told["pages"]) == (Exit.DOUBTS, 2)
    assert [t["code"] for t in told["troubles"]] == ["secret.page"]
    assert found(tmp_path, *WORDS) == []
    assert any(OPEN in text for text in readings(tmp_path / "all.pdf"))
