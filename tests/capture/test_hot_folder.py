"""A watched folder while others write into it: each file once, whole, in order, and nothing touched."""

import io
import os
import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from archivist.capture.hot_folder import HotFolder
from archivist.model.page import Sheet
from archivist.settings import Capture
from archivist.troubles import Empty, NotAnImage, NotFound, Trouble, Truncated


def page(number: int, form: str = "JPEG", side: int = 40) -> bytes:
    data = io.BytesIO()
    pixels = np.random.default_rng(number).integers(0, 255, (side, side, 3), dtype=np.uint8)
    Image.fromarray(pixels).save(data, form)
    return data.getvalue()


@pytest.fixture
def hot(tmp_path: Path) -> HotFolder:
    (tmp_path / "hot").mkdir()
    (tmp_path / "scratch").mkdir()
    return HotFolder(tmp_path / "hot", tmp_path / "scratch", Capture(), settle=0.05, patience=0.3, quiet=0.15, interval=0.01)


def plain(name: str) -> str:
    return name.rpartition(" (")[0]


def taken(hot: HotFolder) -> list[tuple[str, bytes | type[Trouble]]]:
    return [
        (plain(f.name), f.picture.read_bytes()) if isinstance(f, Sheet) else (plain(f.details["name"]), type(f))
        for f in hot.scan(lambda: False)
    ]


@contextmanager
def beside(work: Callable[[], None]) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield thread
    finally:
        thread.join()


def test_a_hundred_files_in_random_chunks_and_orders_come_once_each(hot: HotFolder) -> None:
    chance = random.Random(11)
    pages = {f"scan_{n}.jpg": page(n) for n in range(100)}

    def write() -> None:
        names = sorted(pages)
        chance.shuffle(names)
        for start in range(0, 100, 10):
            left = {name: pages[name] for name in names[start : start + 10]}
            while left:
                name = chance.choice(sorted(left))
                size = chance.randrange(1, 900)
                with (hot.folder / name).open("ab") as file:
                    file.write(left[name][:size])
                left[name] = left[name][size:]
                if not left[name]:
                    del left[name]
            time.sleep(0.02)

    with beside(write):
        found = taken(replace(hot, quiet=0.5, patience=5.0))
    assert len(found) == 100
    assert dict(found) == pages
    assert {p.name: p.read_bytes() for p in hot.folder.iterdir()} == pages


def test_names_give_the_order(hot: HotFolder) -> None:
    for name in ("10.jpg", "9.jpg", "b/1.jpg", "a/2.png"):
        (hot.folder / name).parent.mkdir(exist_ok=True)
        (hot.folder / name).write_bytes(page(1))
    assert [name for name, _ in taken(hot)] == ["9.jpg", "10.jpg", "a/2.png", "b/1.jpg"]


def test_a_half_written_file_holds_back_what_comes_after_it(hot: HotFolder) -> None:
    whole = page(1)
    (hot.folder / "1.jpg").write_bytes(whole[:100])
    (hot.folder / "2.jpg").write_bytes(page(2))

    def finish() -> None:
        time.sleep(0.2)
        (hot.folder / "1.jpg").write_bytes(whole)

    with beside(finish):
        assert taken(replace(hot, patience=5.0)) == [("1.jpg", whole), ("2.jpg", page(2))]


@pytest.mark.parametrize(("content", "kind"), [(b"", Empty), (page(3)[:200], Truncated), (b"text", NotAnImage)])
def test_what_stays_unfinished_is_told_and_does_not_hold_back_for_ever(
    hot: HotFolder, content: bytes, kind: type[Trouble]
) -> None:
    (hot.folder / "1.jpg").write_bytes(content)
    (hot.folder / "2.jpg").write_bytes(page(2))
    assert taken(hot) == [("1.jpg", kind), ("2.jpg", page(2))]


def test_what_is_finished_late_is_taken_after_all(hot: HotFolder) -> None:
    (hot.folder / "1.jpg").write_bytes(b"")
    scan = hot.scan(lambda: False)
    assert isinstance(next(scan), Empty)
    (hot.folder / "1.jpg").write_bytes(page(1))
    late = next(scan)
    assert isinstance(late, Sheet)
    assert late.picture.read_bytes() == page(1)


def test_what_is_a_page_already_is_not_taken_again(hot: HotFolder) -> None:
    (hot.folder / "1.jpg").write_bytes(page(1))
    pages = [Image.open(io.BytesIO(page(n))) for n in range(3)]
    pages[0].save(hot.folder / "2.tif", save_all=True, append_images=pages[1:])
    first = [f for f in hot.scan(lambda: False) if isinstance(f, Sheet)]
    assert [f.frame for f in first] == [0, 0, 1, 2]
    known = {(f.name, f.frame) for f in first[:3]}  # the program was stopped before the last one
    again = [f for f in replace(hot, taken=known).scan(lambda: False) if isinstance(f, Sheet)]
    assert [(f.name, f.frame) for f in again] == [(first[3].name, 2)]


def test_a_name_that_is_used_again_is_another_page(hot: HotFolder) -> None:
    (hot.folder / "scan0001.jpg").write_bytes(page(1))
    first = [f for f in hot.scan(lambda: False) if isinstance(f, Sheet)]
    os.utime(hot.folder / "scan0001.jpg", ns=(0, 1_767_323_045_123_456_789))
    again = [f for f in replace(hot, taken={(f.name, 0) for f in first}).scan(lambda: False) if isinstance(f, Sheet)]
    assert [f.name for f in again] == ["scan0001.jpg (2026-01-02 03:04:05.123)"]


def test_drafts_and_other_files_are_left_alone(hot: HotFolder) -> None:
    for name in (".1.jpg", "1.jpg.tmp", "Thumbs.db", ".hidden/2.jpg"):
        (hot.folder / name).parent.mkdir(exist_ok=True)
        (hot.folder / name).write_bytes(page(1))
    (hot.folder / "3.jpg").mkdir()
    assert taken(hot) == []


@pytest.mark.parametrize("name", ["Tờ trình số 5.jpg", "скан 7.jpg", "مسح.jpg", "扫描.jpg", "x" * 251 + ".jpg"])
def test_names_of_every_script_and_length(hot: HotFolder, name: str) -> None:
    (hot.folder / name).write_bytes(page(1))
    assert taken(hot) == [(name, page(1))]


def test_a_folder_that_is_not_there_or_goes_away_ends_the_scan(hot: HotFolder) -> None:
    with pytest.raises(NotFound):
        list(replace(hot, folder=hot.folder / "gone").scan(lambda: False))
    (hot.folder / "1.jpg").write_bytes(page(1))
    scan = replace(hot, quiet=None).scan(lambda: False)
    assert isinstance(next(scan), Sheet)
    hot.folder.rename(hot.folder.with_name("away"))
    with pytest.raises(NotFound):
        next(scan)


def test_it_watches_until_it_is_told_to_stop(hot: HotFolder) -> None:
    end = time.monotonic() + 0.3
    assert list(replace(hot, quiet=None).scan(lambda: time.monotonic() > end)) == []


def test_a_file_that_goes_while_it_is_awaited_is_forgotten(hot: HotFolder) -> None:
    (hot.folder / "1.tmp.jpg").write_bytes(page(1))

    def rename() -> None:
        time.sleep(0.02)
        with suppress(FileNotFoundError):
            (hot.folder / "1.tmp.jpg").rename(hot.folder / "1.jpg")

    with beside(rename):
        assert taken(replace(hot, settle=0.1)) == [("1.jpg", page(1))]
