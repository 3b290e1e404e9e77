"""Tests of the desk's language: it changes at once, everywhere, and is remembered."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QTreeView

from archivist import translation
from archivist.translation import _
from archivist.ui import memory
from archivist.ui.surroundings import Surroundings
from archivist.ui.window import DeskWindow
from tests.ui.finding import choose, named, spoken


@pytest.mark.parametrize(("name", "code"), [("Tiếng Việt", "vi"), ("Русский", "ru"), ("English", "en")])
def test_the_language_changes_at_once(desk: DeskWindow, name: str, code: str) -> None:
    choose(desk, "View", "Language", name)
    assert translation.language() == code
    assert desk.actions_by_name["open"].text() == _("Open a workspace…")
    tree = named(desk, QTreeView, _("Dossiers, documents and pages"))
    assert spoken(tree)[0].startswith(_("Dossier without a code yet"))
    assert memory.recall().language == code
    assert QLocale().name()[:2] == code


def test_qts_own_words_are_translated_where_qt_has_them(surroundings: Surroundings) -> None:
    surroundings.speech.choose("ru")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Отмена"
    surroundings.speech.choose("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_what_is_said_is_said_again(surroundings: Surroundings) -> None:
    said: list[str] = []
    surroundings.speech.say(said.append, "Quit")
    surroundings.speech.choose("en")
    assert said == ["Quit", "Quit"]
