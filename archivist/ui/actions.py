"""Every action of the desk, declared once: its words, its key, its icon; menus and buttons show the same ones."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from archivist.translation import N_
from archivist.ui.lenses.lens import LENSES, Lens
from archivist.ui.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Deed:
    """`key` in Qt's portable form; `on_page`: the key works only while the page has the focus."""

    sentence: str
    key: str = ""
    icon: str = ""
    on_page: bool = False


DEEDS = {
    "open": Deed(N_("Open a workspace…"), "Ctrl+O", "folder-open"),
    "practise": Deed(N_("Try the practice batch"), "Ctrl+T", "practice"),
    "close": Deed(N_("Close the workspace"), "Ctrl+W", "close"),
    "quit": Deed(N_("Quit"), "Ctrl+Q"),
    "undo": Deed(N_("Undo"), "Ctrl+Z", "undo"),
    "redo": Deed(N_("Redo"), "Ctrl+Y", "redo"),
    "copy": Deed(N_("Copy the chosen words"), "Ctrl+C", "copy"),
    Lens.SCAN: Deed(LENSES[Lens.SCAN].name, "Ctrl+1", LENSES[Lens.SCAN].icon),
    Lens.ARRANGE: Deed(LENSES[Lens.ARRANGE].name, "Ctrl+2", LENSES[Lens.ARRANGE].icon),
    Lens.VERIFY: Deed(LENSES[Lens.VERIFY].name, "Ctrl+3", LENSES[Lens.VERIFY].icon),
    Lens.CLOSE: Deed(LENSES[Lens.CLOSE].name, "Ctrl+4", LENSES[Lens.CLOSE].icon),
    Lens.SEND: Deed(LENSES[Lens.SEND].name, "Ctrl+5", LENSES[Lens.SEND].icon),
    "boundary": Deed(N_("Document boundary"), "F5", "boundary"),
    "aside": Deed(N_("Set aside"), "F7", "tray"),
    "take_back": Deed(N_("Take back from the grey tray"), "Shift+F7", "take-back"),
    "turn_page": Deed(N_("Turn the page"), "Ctrl+R", "rotate"),
    "earlier": Deed(N_("Move earlier"), "Alt+Left"),
    "later": Deed(N_("Move later"), "Alt+Right"),
    "deviating": Deed(N_("Most deviating first"), "Ctrl+D", "deviating"),
    "scan": Deed(N_("Scan"), "F2", "pages"),
    "rescan": Deed(N_("Scan this page again"), "F3"),
    "insert": Deed(N_("Insert sheets behind this page"), "F4"),
    "send_now": Deed(N_("Send now"), "Ctrl+Return", "send"),
    "export": Deed(N_("Write to a USB disk…"), "Ctrl+U", "disk"),
    "close_dossier": Deed(N_("Close the dossier"), "F12", "package"),
    "zoom_in": Deed(N_("Zoom in"), "+", "zoom-in", on_page=True),
    "zoom_out": Deed(N_("Zoom out"), "-", "zoom-out", on_page=True),
    "fit_page": Deed(N_("Whole page"), "0", "fit-page", on_page=True),
    "fit_width": Deed(N_("Full width"), "W", "fit-width", on_page=True),
    "turn": Deed(N_("Turn the view"), "R", "rotate", on_page=True),
    "master": Deed(N_("Show the untouched master (hold H)"), "", "master", on_page=True),
    "compare": Deed(N_("Compare with the master"), "B", on_page=True),
    "loupe": Deed(N_("Loupe"), "L", on_page=True),
    "two_pages": Deed(N_("Two pages side by side"), "D", on_page=True),
    "stamp": Deed(N_("Show where the code will be stamped"), "S", on_page=True),
    "search": Deed(N_("Search texts and fields"), "Ctrl+F", "search"),
    "reports": Deed(N_("Reports"), "Ctrl+6"),
    "activity": Deed(N_("Activity"), "Ctrl+7"),
    "papers": Deed(N_("Printed forms"), "Ctrl+8"),
    "help": Deed(N_("Help for this place"), "F1"),
    "keys": Deed(N_("Keys"), "Shift+F1"),
    "setup": Deed(N_("Set this desk up"), "Ctrl+9"),
    "settings": Deed(N_("Settings"), "Ctrl+,"),
    "palette": Deed(N_("Search for an action…"), "Ctrl+K"),
    "previous": Deed(N_("Previous page"), "Ctrl+PgUp", "previous"),
    "next": Deed(N_("Next page"), "Ctrl+PgDown", "next"),
    "next_doubt": Deed(N_("Next doubt"), "F8", "state-doubt"),
    "group": Deed(N_("Doubtful numbers, dates and names together"), "Ctrl+G"),
    "sample": Deed(N_("Check a sample as the second person"), "Ctrl+M"),
    "missing": Deed(N_("What is missing"), "F9"),
    "next_pane": Deed(N_("Next pane"), "F6"),
}
MENUS: dict[str, tuple[str, ...]] = {
    N_("&Workspace"): ("open", "practise", "close", "", "setup", "settings", "", "quit"),
    N_("&Edit"): ("undo", "redo", "", "copy"),
    N_("&Pages"): (
        "scan", "rescan", "insert", "", "boundary", "aside", "take_back", "turn_page", "", "earlier", "later", "",
        "deviating", "",
        "close_dossier", "send_now", "export",
    ),
    N_("&View"): (
        *Lens, "", "zoom_in", "zoom_out", "fit_page", "fit_width", "turn", "", "two_pages", "loupe", "compare", "master",
        "stamp",
    ),
    N_("&Go"): (
        "search", "palette", "", "previous", "next", "", "next_doubt", "missing", "group", "sample", "", "next_pane",
    ),
    N_("&Look up"): ("reports", "activity", "papers"),
    N_("&Help"): ("help", "keys"),
}  # fmt: skip


def actions_of(window: QWidget, page: QWidget, surroundings: Surroundings) -> dict[str, QAction]:
    """One QAction for each deed; those of the page listen there, the others in the whole window."""
    made = {}
    for name, deed in DEEDS.items():
        made[name] = _action(deed, page if deed.on_page else window, surroundings)
    made["zoom_in"].setShortcuts([QKeySequence("+"), QKeySequence("=")])
    made["redo"].setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
    for name in ("master", "deviating", "compare", "loupe", "two_pages", "stamp"):
        made[name].setCheckable(True)
    return made


def _action(deed: Deed, listener: QWidget, surroundings: Surroundings) -> QAction:
    action = QAction(listener)
    speech, look = surroundings.speech, surroundings.look
    speech.say(action.setText, deed.sentence)
    speech.say(action.setIconText, deed.sentence)
    speech.tell(lambda: action.setToolTip(tip_of(action)))
    if deed.key:
        action.setShortcut(QKeySequence(deed.key))
        speech.tell(lambda: action.setToolTip(tip_of(action)))
    if deed.icon:
        look.dress(lambda: action.setIcon(look.icon(deed.icon)))
    if deed.on_page:
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    listener.addAction(action)
    return action


def tip_of(action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{action.iconText()}  ({key})" if key else action.iconText()
