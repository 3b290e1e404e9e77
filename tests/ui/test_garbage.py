"""Tests of the cycle collector's place: widgets in cycles die in the main thread, whoever makes the garbage."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor
from threading import get_ident

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from archivist.ui.garbage import Garbage


def make_garbage() -> int:
    """Enough cycles for Python to collect many times over."""
    for _ in range(20_000):
        cycle: list[object] = []
        cycle.append(cycle)
    return get_ident()


def drop_widgets_in_cycles(died: list[int]) -> None:
    for _ in range(100):
        label = QLabel()
        label.destroyed.connect(lambda: died.append(get_ident()))
        label.itself = label  # type: ignore[attr-defined]


def test_cycles_are_freed_in_the_main_thread(qtbot: QtBot) -> None:
    died: list[int] = []
    garbage = Garbage()
    try:
        drop_widgets_in_cycles(died)
        with ThreadPoolExecutor(2) as workers:
            elsewhere = [workers.submit(make_garbage).result() for _ in range(4)]
        assert died == []
        qtbot.waitUntil(lambda: len(died) == 100)
    finally:
        garbage.close()
    assert set(died) == {threading.main_thread().ident}
    assert threading.main_thread().ident not in elsewhere
    assert gc.isenabled()
