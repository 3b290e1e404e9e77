"""A sitting at the desk: settings that were changed are used by a window that is made for them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archivist import app
from archivist.settings import load_settings
from archivist.translation import language
from archivist.ui.memory import Memory
from archivist.ui.opening import put_away
from archivist.ui.sitting import Sitting
from tests.ui.conftest import PATIENCE_MS


@pytest.fixture
def sitting(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sitting]:
    monkeypatch.setenv("ARCHIVIST_SITE_CONFIG", str(tmp_path / "site"))
    monkeypatch.setenv("ARCHIVIST_USER_CONFIG", str(tmp_path / "user"))
    made = Sitting(qapp, Memory())
    yield made
    made.window.close()
    made.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    put_away(made.surroundings)


def test_a_changed_setting_is_used_and_the_workspace_stays(sitting: Sitting, workspace: Path, qtbot: QtBot) -> None:
    first = sitting.window
    first.open(workspace)
    qtbot.waitUntil(lambda: first.watch is not None and first.watch.idle, timeout=PATIENCE_MS)
    first.actions_by_name["settings"].trigger()
    app.keep_setting(load_settings(), "work.background", "no")
    first.places.elsewhere.leave()
    second = sitting.window
    assert second is not first
    qtbot.waitUntil(lambda: second.watch is not None and second.watch.idle, timeout=PATIENCE_MS)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert second.path == workspace
    sitting.surroundings.speech.choose("vi")
    assert language() == "vi"
    assert second.actions_by_name["settings"].iconText() == "Thiết lập"


def test_nothing_changed_nothing_made_anew(sitting: Sitting) -> None:
    first = sitting.window
    first.actions_by_name["settings"].trigger()
    first.places.elsewhere.leave()
    assert sitting.window is first


def test_a_window_at_work_stays(sitting: Sitting) -> None:
    first = sitting.window
    first.actions_by_name["settings"].trigger()
    app.keep_setting(load_settings(), "work.jobs", "1")
    first.actions_by_name["practise"].setEnabled(False)
    first.places.elsewhere.leave()
    assert sitting.window is first
    assert first.notice.isVisible()
