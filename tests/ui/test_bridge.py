"""Tests of the bridge: answers come, in the main thread, to those who still live."""

import gc
import random
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from archivist.troubles import NotFound, Trouble
from archivist.ui.bridge import Bridge
from archivist.ui.surroundings import Surroundings


def answer(value: int) -> int:
    return value


def refuse(path: str) -> int:
    raise NotFound(path=path)


def break_down() -> int:
    raise ZeroDivisionError


def fail(trouble: Trouble) -> None:
    raise AssertionError(trouble)


def test_an_answer_comes_in_the_main_thread(qtbot: QtBot, surroundings: Surroundings) -> None:
    came: list[tuple[int, int]] = []
    owner = QObject()
    bridge = surroundings.bridge
    bridge.ask(surroundings.lanes.reading, answer, 7, owner=owner, then=lambda v: came.append((v, get_ident())), failed=fail)
    qtbot.waitUntil(lambda: bool(came))
    assert came == [(7, threading.main_thread().ident)]
    assert bridge.waiting == 0


def test_a_trouble_goes_to_who_asked(qtbot: QtBot, surroundings: Surroundings) -> None:
    met: list[Trouble] = []
    owner = QObject()
    surroundings.bridge.ask(surroundings.lanes.reading, refuse, "gone", owner=owner, then=lambda _: None, failed=met.append)
    qtbot.waitUntil(lambda: bool(met))
    assert str(met[0]) == "gone does not exist."


def test_a_fault_is_told_and_the_next_answer_comes(
    qtbot: QtBot, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: told.append(kind))
    came: list[int] = []
    owner, lane = QObject(), surroundings.lanes.reading
    surroundings.bridge.ask(lane, break_down, owner=owner, then=came.append, failed=fail)
    surroundings.bridge.ask(lane, answer, 1, owner=owner, then=came.append, failed=fail)
    qtbot.waitUntil(lambda: came == [1])
    assert told == [ZeroDivisionError]


def test_who_is_gone_or_forgot_is_not_answered(qtbot: QtBot, surroundings: Surroundings) -> None:
    go = Event()
    came: list[str] = []
    lane, bridge = surroundings.lanes.reading, surroundings.bridge
    gone, there = QObject(), QObject()

    def ask(call: Callable[..., object], *values: object, owner: QObject, name: str) -> int:
        return bridge.ask(lane, call, *values, owner=owner, then=lambda _: came.append(name), failed=fail)

    ask(go.wait, owner=there, name="first")
    ask(answer, 1, owner=gone, name="gone")
    forgotten = ask(answer, 2, owner=there, name="forgotten")
    ask(answer, 3, owner=there, name="last")
    bridge.forget(forgotten)
    gone.deleteLater()
    qtbot.wait(10)
    go.set()
    qtbot.waitUntil(lambda: "last" in came)
    assert came == ["first", "last"]


def test_widgets_die_in_the_main_thread(qtbot: QtBot) -> None:
    """Thousands of tickets, widgets dropped before, while and after they are answered."""
    bridge, lanes = Bridge(), [ThreadPoolExecutor(2) for _ in range(2)]
    died: list[int] = []
    came: list[int] = []
    chance = random.Random(5)
    widgets: list[QLabel] = []
    for number in range(3000):
        label = QLabel()
        label.destroyed.connect(lambda: died.append(get_ident()))
        lane = chance.choice(lanes)
        ticket = bridge.ask(lane, answer, number, owner=label, then=came.append, failed=fail)
        widgets.append(label)
        if chance.random() < 0.3:
            widgets.pop(chance.randrange(len(widgets)))
        if chance.random() < 0.1:
            bridge.forget(ticket)
        if number % 100 == 0:
            qtbot.wait(1)
    qtbot.waitUntil(lambda: bridge.waiting == 0)
    widgets.clear()
    del label
    for lane in lanes:
        lane.shutdown()
    bridge.close()
    gc.collect()
    assert len(died) == 3000
    assert set(died) == {threading.main_thread().ident}
    assert 2000 < len(came) <= 3000
