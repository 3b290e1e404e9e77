"""The menu bar: every action with its key, the languages, the looks, the workspaces opened before."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from archivist.translation import N_, language
from archivist.ui.actions import MENUS
from archivist.ui.speech import NAMES
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import Appearance

LOOKS = {
    Appearance.SYSTEM: N_("As the system"),
    Appearance.LIGHT: N_("Light"),
    Appearance.DARK: N_("Dark"),
    Appearance.CONTRAST: N_("High contrast"),
}


def build_menus(
    window: QMainWindow,
    surroundings: Surroundings,
    actions: Mapping[str, QAction],
    choose_language: Callable[[str], None],
    choose_look: Callable[[Appearance], None],
) -> None:
    """Fills the window's menu bar once; the words follow the language from then on."""
    speech = surroundings.speech
    menus = {title: _menu(window, surroundings, title, [actions.get(name) for name in MENUS[title]]) for title in MENUS}
    view = menus["&View"]  # where the choices of language and look belong too
    view.addSeparator()
    languages = _choice(view, surroundings, N_("Language"))
    for code, name in NAMES.items():
        _alternative(*languages, name, checked=code == language(), chosen=_with(choose_language, code))
    looks = _choice(view, surroundings, N_("Appearance"))
    for appearance, sentence in LOOKS.items():
        checked = appearance is surroundings.look.appearance
        action = _alternative(*looks, "", checked=checked, chosen=_with(choose_look, appearance))
        speech.say(action.setText, sentence)


def _menu(window: QMainWindow, surroundings: Surroundings, title: str, actions: list[QAction | None]) -> QMenu:
    menu = window.menuBar().addMenu("")
    surroundings.speech.say(menu.setTitle, title)
    surroundings.speech.tell(lambda: menu.setAccessibleName(menu.title().replace("&", "")))
    for action in actions:
        menu.addAction(action) if action else menu.addSeparator()
    return menu


def _choice(above: QMenu, surroundings: Surroundings, title: str) -> tuple[QMenu, QActionGroup]:
    menu = above.addMenu("")
    surroundings.speech.say(menu.setTitle, title)
    surroundings.speech.say(menu.setAccessibleName, title)
    return menu, QActionGroup(menu)


def _alternative(menu: QMenu, group: QActionGroup, name: str, *, checked: bool, chosen: Callable[[], None]) -> QAction:
    action = menu.addAction(name)
    action.setCheckable(True)
    action.setChecked(checked)
    group.addAction(action)
    action.triggered.connect(chosen)
    return action


def _with(call: Callable[..., None], value: object) -> Callable[[], None]:
    return lambda: call(value)
