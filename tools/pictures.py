"""Draws the pictures of the desk that the documents show: `python -m tools.pictures [WORKSPACE]`.

Without a workspace the practice batch is worked on first, which takes a minute or two.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QDeadlineTimer, QEventLoop, QIODevice, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from archivist.settings import load_settings
from archivist.translation import LANGUAGES
from archivist.ui.bridge import Bridge
from archivist.ui.lanes import Lanes
from archivist.ui.lenses.lens import Lens
from archivist.ui.opening import application_of, put_away
from archivist.ui.palette import Palette
from archivist.ui.pen import Pen
from archivist.ui.practice import practise, prepare
from archivist.ui.sight.place import Place
from archivist.ui.speech import Speech
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import Appearance, Look
from archivist.ui.window import DeskWindow

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
LONGEST_MS, SETTLE_MS = 60_000, 600
# Every scene in each language and in both looks; the others are those that show what a language or a look changes.
WHOLE = (*((Appearance.LIGHT, code) for code in LANGUAGES), (Appearance.DARK, "vi"))
GLANCES = (*((Appearance.DARK, code) for code in LANGUAGES if code != "vi"), (Appearance.CONTRAST, "vi"))
GLANCED = ("desk", "settings")
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
    """In 160 colours, seals among them: a screen has few, and the documents stay small."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    written = QBuffer()
    written.open(QIODevice.OpenModeFlag.WriteOnly)
    window.grab().save(written, "PNG")
    with Image.open(io.BytesIO(bytes(written.data().data()))) as picture:
        few = picture.convert("RGB").quantize(160, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(PICTURES / f"{name}.png", optimize=True)
    print(f"docs/pictures/{name}.png")


def scenes(window: DeskWindow) -> Iterator[tuple[str, Callable[[], object]]]:
    """Every lens and every other place of the window: what a picture is called, and how its scene is set."""
    actions = window.actions_by_name

    def desk() -> None:
        actions[Lens.VERIFY].trigger()
        go_to_document(window, DOCUMENT)
        window.panes.show_side(window.panes.fields)
        window.panes.fields.work_on("subject")

    def text() -> None:
        window.panes.show_side(window.panes.text)
        window.panes.text.go_to(4)

    def search() -> None:
        actions["search"].trigger()
        window.panes.search.input.setText("uy ban nhan dan")

    yield "desk", desk
    yield "text", text
    yield "search", search
    window.searching.leave()
    for lens in (Lens.SCAN, Lens.ARRANGE, Lens.CLOSE, Lens.SEND):
        yield lens.value.removeprefix("lens_"), actions[lens].trigger
    for place in ("reports", "activity", "papers", "setup", "settings", "keys", "help"):
        yield place, actions[place].trigger
    window.places.elsewhere.leave()
    yield "palette", actions["palette"].trigger
    QTest.keyClick(window.findChildren(Palette)[-1].findChildren(QLineEdit)[0], Qt.Key.Key_Escape)


def wear(surroundings: Surroundings, appearance: Appearance, code: str) -> None:
    surroundings.look.choose(appearance)
    surroundings.speech.choose(code)


def draw(surroundings: Surroundings, workspace: Path) -> None:
    window = DeskWindow(surroundings, load_settings())
    window.resize(1366, 768)
    window.show()
    for appearance, code in (*WHOLE, *GLANCES):
        wear(surroundings, appearance, code)
        rest(window, surroundings)
        take(window, f"welcome-{appearance.value}-{code}")
    window.open(workspace)
    rest(window, surroundings)
    for appearance, code in (*WHOLE, *GLANCES):
        wear(surroundings, appearance, code)
        for name, set_scene in scenes(window):
            if (appearance, code) in WHOLE or name in GLANCED:
                set_scene()
                rest(window, surroundings)
                take(window, f"{name}-{appearance.value}-{code}")
    window.close()


def main() -> None:
    application = application_of(["pictures"])
    surroundings = Surroundings(Speech(), Look(application, Appearance.LIGHT), Bridge(), Lanes())
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ARCHIVIST_USER_STATE"] = folder  # what is opened here is nothing to remember
        os.environ["ARCHIVIST_USER_CONFIG"] = folder
        workspace = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "Phông UBND xã"
        if len(sys.argv) == 1:
            practise(Pen(prepare(workspace)), load_settings(), lambda: False)
        draw(surroundings, workspace)
        put_away(surroundings)


if __name__ == "__main__":
    main()
