"""Draws the pictures of the desk that the documents show: `python -m tools.pictures [WORKSPACE]`.

Without a workspace the practice batch is worked on first, which takes a minute or two.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop
from PySide6.QtWidgets import QApplication

from archivist.settings import load_settings
from archivist.translation import LANGUAGES
from archivist.ui.bridge import Bridge
from archivist.ui.lanes import Lanes
from archivist.ui.lenses.lens import Lens
from archivist.ui.opening import application_of, put_away
from archivist.ui.pen import Pen
from archivist.ui.practice import practise, prepare
from archivist.ui.sight.place import Place
from archivist.ui.speech import Speech
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import Appearance, Look
from archivist.ui.window import DeskWindow

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LONGEST_MS, SETTLE_MS = 60_000, 1200
DOCUMENT = 4  # a decision of two leaves with seal and signature


def wait(until: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(LONGEST_MS)
    while not until():
        assert not deadline.hasExpired(), "the desk did not come to rest"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def rest(window: DeskWindow, surroundings: Surroundings) -> None:
    """Everything that was asked is there, laid out in the new words, and drawn."""
    settled = QDeadlineTimer(SETTLE_MS)
    wait(lambda: settled.hasExpired() and surroundings.bridge.waiting == 0 and (window.watch is None or window.watch.idle))


def go_to_document(window: DeskWindow, ordinal: int) -> None:
    (row, *_others) = window.panes.tree.rows.dossiers()
    document = row.documents[min(ordinal, len(row.documents)) - 1]
    window.selection.choose(Place(row.dossier_id, document.document_id, document.pages[0].page_id))


def take(window: DeskWindow, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    window.grab().save(str(PICTURES / f"{name}.png"))
    print(f"docs/pictures/{name}.png")


def draw(surroundings: Surroundings, workspace: Path) -> None:
    window = DeskWindow(surroundings, load_settings())
    window.resize(1366, 768)
    window.show()
    surroundings.speech.choose("vi")
    rest(window, surroundings)
    take(window, "welcome-light-vi")
    window.open(workspace)
    rest(window, surroundings)
    go_to_document(window, DOCUMENT)
    rest(window, surroundings)
    window.panes.fields.work_on("subject")
    for appearance in (Appearance.LIGHT, Appearance.DARK):
        surroundings.look.choose(appearance)
        for language in LANGUAGES:
            surroundings.speech.choose(language)
            rest(window, surroundings)
            take(window, f"desk-{appearance.value}-{language}")
    surroundings.look.choose(Appearance.LIGHT)
    surroundings.speech.choose("vi")
    for lens in (Lens.SCAN, Lens.ARRANGE, Lens.CLOSE, Lens.SEND):
        window.actions_by_name[lens].trigger()
        rest(window, surroundings)
        take(window, f"{lens.value.removeprefix('lens_')}-light-vi")
    window.actions_by_name[Lens.VERIFY].trigger()
    window.actions_by_name["palette"].trigger()
    rest(window, surroundings)
    take(window, "palette-light-vi")
    window.panes.show_side(window.panes.text)
    window.panes.text.go_to(4)
    rest(window, surroundings)
    take(window, "text-light-vi")
    window.close()


def main() -> None:
    application = application_of(["pictures"])
    surroundings = Surroundings(Speech(), Look(application, Appearance.LIGHT), Bridge(), Lanes())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARCHIVIST_USER_STATE"] = folder  # what is opened here is nothing to remember
        workspace = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "Phông UBND xã"
        if len(sys.argv) == 1:
            practise(Pen(prepare(workspace)), load_settings(), lambda: False)
        draw(surroundings, workspace)
        put_away(surroundings)


if __name__ == "__main__":
    main()
