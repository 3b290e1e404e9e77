"""The table of keys: those declared, over them those that the person has given; none stands twice."""

import re
from collections.abc import Mapping

from PySide6.QtGui import QAction, QKeySequence

from archivist.translation import N_, _
from archivist.ui.actions import DEEDS, MENUS, tip_of

# What Vietnamese input tools take for themselves, and what every field needs.
TAKEN = ("Alt+Z", "Ctrl+`", "Ctrl+Space", "Ctrl+A", "Ctrl+V", "Ctrl+X", "Tab", "Return", "Enter", "Esc", "Space")
_PLAIN = re.compile(r"(Shift\+)?[^+]|(Shift\+)?\+")  # a letter or sign as it is typed
_FORM = QKeySequence.SequenceFormat.PortableText


def give_keys(actions: Mapping[str, QAction], given: Mapping[str, str]) -> None:
    """The person's keys, where they still can be given: a program of another day may need one of them itself."""
    for name, key in given.items():
        if name in actions and name in DEEDS and not fault_of(actions, name, key):
            give(actions[name], key)


def give(action: QAction, key: str) -> None:
    """From now on, and in what its button tells."""
    action.setShortcut(QKeySequence(key))
    action.setToolTip(tip_of(action))


def key_of(action: QAction) -> str:
    """In Qt's portable form; empty for none."""
    return action.shortcut().toString(_FORM)


def fault_of(actions: Mapping[str, QAction], name: str, key: str) -> str:
    """Why this key cannot be given to that action, in the language in force; empty where it can."""
    if not key:
        return _("An action without a key cannot be reached without a mouse.")
    if key in TAKEN:
        return _("{key} is needed for typing.").format(key=shown(key))
    if _PLAIN.fullmatch(key) and not DEEDS[name].on_page:
        return _("A letter alone would be typed: take it with Ctrl or Alt, or an F key.")
    for other, action in actions.items():
        if other != name and key in [k.toString(_FORM) for k in action.shortcuts()]:
            return _("{key} belongs to: {action}").format(key=shown(key), action=action.iconText())
    return ""


def shown(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def card_rows(actions: Mapping[str, QAction]) -> list[tuple[str, list[tuple[str, str]]]]:
    """By menu, as it is named: what each action is called, and its keys as they are in force."""
    held = {"master": "H"}
    rows = []
    for menu, names in MENUS.items():
        deeds = [(_(DEEDS[n].sentence), shown(key_of(actions[n])) or held.get(n, "")) for n in names if n]
        rows.append((_(menu).replace("&", ""), [(deed, key) for deed, key in deeds if key]))
    rows.append((_("While a field is worked on"), [(_(deed), key) for deed, key in IN_FIELDS]))
    return rows


IN_FIELDS = (
    (N_("Right, next"), "Enter"),
    (N_("Another reading"), "Alt+1 … Alt+5"),
    (N_("All places like this"), "Ctrl+Enter"),
    (N_("Words from the page, with the arrows"), "Ctrl+Space"),
    (N_("Leave"), "Esc"),
)
