"""The desk's one window: joins the panes to the selection, the selection to the workspace."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.troubles import Trouble
from archivist.ui import memory
from archivist.ui.actions import actions_of
from archivist.ui.arranging import Arranging
from archivist.ui.checking import Checking
from archivist.ui.deeds import Deeds
from archivist.ui.gate import Gate
from archivist.ui.going import Going
from archivist.ui.grouping import Grouping
from archivist.ui.guiding import Guiding
from archivist.ui.hand import Hand
from archivist.ui.joints import Joints
from archivist.ui.keys.table import give_keys
from archivist.ui.lenses.lens import Lens
from archivist.ui.memory import Memory
from archivist.ui.menus import build_menus
from archivist.ui.notice import Notice
from archivist.ui.page_view.pane import PagePane
from archivist.ui.palette import Palette, choices_of
from archivist.ui.panes import Panes
from archivist.ui.pen import Pen
from archivist.ui.places.places import Places
from archivist.ui.practice import practise, prepare
from archivist.ui.scanning import Scanning
from archivist.ui.searching import Searching
from archivist.ui.selection import Selection
from archivist.ui.sending import Sending
from archivist.ui.sight.outline import DossierRow
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.look import Appearance
from archivist.ui.verifying import Verifying
from archivist.ui.watch import Watch, open_for_reading
from archivist.ui.welcome import Welcome
from archivist.workflow.acts import Done

T = TypeVar("T")


class DeskWindow(QMainWindow):
    """Shows the welcome until a workspace is open. `resettled` tells that settings changed which it was not made with."""

    resettled = Signal()

    def __init__(self, surroundings: Surroundings, settings: Settings, remembered: Memory | None = None) -> None:
        super().__init__()
        self._surroundings, self._settings = surroundings, settings
        self.memory = remembered or Memory()
        self.selection = Selection()
        page = PagePane(surroundings, self)
        self.actions_by_name = actions_of(self, page.view, surroundings)
        give_keys(self.actions_by_name, self.memory.keys)
        self.panes = Panes(surroundings, settings, self.selection, self.actions_by_name, page, self)
        self.notice = Notice(surroundings, self)
        self.gate = Gate(self, self.notice, lambda: self.pen, surroundings, settings.people.lock_minutes)
        self.selection.changed.connect(self.gate.see)
        self.watch: Watch | None = None
        self._path: Path | None = None
        self.pen: Pen | None = None
        self.hand = Hand(surroundings, self)
        self.going = Going(surroundings, settings, self)
        self._stopping = Event()
        self._practice: Pen | None = None
        self._joints = Joints(self.panes, self.selection, self.actions_by_name, surroundings, settings, self)
        joints, actions = self._joints, self.actions_by_name
        self._verifying = Verifying(self.panes, self.selection, actions, joints, self.hand, self)
        self._arranging = Arranging(self.panes, self.selection, actions, joints, self.hand, surroundings, self)
        self._deeds = Deeds(actions, joints, self.hand, self.going, surroundings, self)
        self._deeds.struck.connect(self._struck)
        self.scanning = Scanning(self.panes, actions, joints, self.going, surroundings, settings, self)
        self.scanning.looked.connect(self._look)
        self.sending = Sending(self.panes, actions, joints, self.going, self.notice, surroundings, settings, self)
        self.sending.answered.connect(self._verifying.answer)
        self.scanning.mended.connect(self.hand.tell)
        self.selection.changed.connect(lambda _place: self.scanning.able())
        self.going.went.connect(self._look)
        self.searching = Searching(self.panes, actions, joints, surroundings, self)
        for part in (self._joints, self.hand, self.going, self.scanning, self.sending):
            part.met.connect(self.notice.tell_trouble)
        self.checking = Checking(self.panes, actions, joints, surroundings, settings, self)
        self.checking.met.connect(self.notice.tell_trouble)
        self.checking.looked.connect(self._look)
        self._guiding = Guiding(
            self.panes, self.selection, joints, self._verifying, self.going, self.scanning, self.sending, settings, self
        )
        self._furnish()
        self._connect()
        self._show_welcome()

    # --- a workspace ---

    def open(self, path: Path) -> None:
        """Opens a workspace to look at; trouble with it is told in the notice."""
        self.notice.hide()
        self._surroundings.bridge.ask(
            self._surroundings.lanes.reading,
            open_for_reading,
            path,
            owner=self,
            then=lambda found: self.gate.let_in(path, found[0], lambda: self._opened(path, *found), found[0].close),
            failed=lambda trouble: self._not_opened(path, trouble),
        )

    @property
    def path(self) -> Path | None:
        """Of the workspace that is open."""
        return self._path

    @property
    def _practising(self) -> bool:
        return not self.actions_by_name["practise"].isEnabled()

    @property
    def shown_page(self) -> str | None:
        """The page that is in front of the clerk, as far as it was read."""
        return self._joints.shown_page

    def close_workspace(self) -> None:
        self._let_go()
        self._show_welcome()

    def _let_go(self) -> None:
        """Of the workspace, if there is one."""
        self.hand.put_down()
        self.going.end()
        self.scanning.end()
        self.sending.end()
        self.checking.end()
        self.searching.end()
        if self.watch:
            self._joints.leave()
            self._verifying.forget()
            self.watch.close()
            self.watch.deleteLater()
            self.watch = None
        self._path, self.pen = None, None

    def _opened(self, path: Path, workspace: Workspace, head: int, rows: tuple[DossierRow, ...]) -> None:
        pen = self._pen_of(path)
        self.close_workspace()
        self._path, self.pen = path, pen
        self._remember(self.memory.opened(path))
        self.watch = Watch(self._surroundings, self._settings, self)
        self.watch.met.connect(self.notice.tell_trouble)
        self._joints.enter(self.watch, workspace)
        self.watch.begin(workspace, head, rows)
        self.hand.take(pen)
        self.going.begin(pen)
        self.scanning.begin(pen)
        self.sending.begin(pen)
        self.checking.begin(pen)
        self.searching.begin(pen)
        self._deeds.begin(workspace)
        self._stack.setCurrentWidget(self.panes)
        self.places.begin()
        self._show_lens(self.panes.lens)
        self.actions_by_name["close"].setEnabled(True)
        self._name_window()
        self.panes.tree.setFocus()

    def _pen_of(self, path: Path) -> Pen:
        """One pen for each workspace, so that the practice batch and the clerk write with the same."""
        return self._practice if self._practice and self._practice.path == path else Pen(path)

    def _struck(self, done: Done, again: bool) -> None:
        """An act is seen at once; one that was taken back brings the clerk to where it was, to be seen there."""
        self._look()
        if again:
            self._verifying.forget_answers(done)
            self._joints.go_to_page(done.subject)

    def _look(self) -> None:
        """Something was done here: it need not wait for the next look."""
        if self.watch:
            self.watch.look_now()

    def _show_lens(self, lens: Lens) -> None:
        self.panes.show_lens(lens)
        self.actions_by_name[lens].setChecked(True)
        focused = {
            Lens.ARRANGE: self.panes.wall.view,
            Lens.CLOSE: self.panes.close_pane.list,
            Lens.SEND: self.panes.send.list,
        }
        if lens in focused:
            focused[lens].setFocus()
        self.sending.tell()
        self._arranging.able()

    def _not_opened(self, path: Path, trouble: Trouble) -> None:
        self._remember(self.memory.missing(path))
        self.notice.tell_trouble(trouble)
        if self.watch is None:
            self._show_welcome()

    def _show_welcome(self) -> None:
        self._welcome.offer([Path(p) for p in self.memory.recent])
        self._stack.setCurrentWidget(self._welcome)
        self.places.end()
        self.actions_by_name["close"].setEnabled(False)
        self._name_window()

    # --- the practice batch ---

    def practise(self) -> None:
        """In the person's documents, without asking; the workspace is opened as soon as it is there."""
        places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
        path = Path(places[0] if places else Path.home()) / "Archivist" / "practice"
        self.actions_by_name["practise"].setEnabled(False)
        self._in_practice(prepare, path, then=self._begin_practice)

    def _begin_practice(self, path: Path) -> None:
        self._practice = Pen(path)
        self.open(path)
        self.notice.tell(N_("The practice batch is on its way; watch it here. It lies in {path}."), path=path)
        self._in_practice(practise, self._practice, self._settings, self._stopping.is_set, then=self._end_practice)

    def _end_practice(self, whole: bool) -> None:
        self.actions_by_name["practise"].setEnabled(True)
        if whole:
            self.notice.tell(
                N_("The practice batch is worked through; what a person must look at stands under Doubts (F9).")
            )

    def _in_practice(self, call: Callable[..., T], *values: object, then: Callable[[T], None]) -> None:
        def failed(trouble: Trouble) -> None:
            self.actions_by_name["practise"].setEnabled(True)
            self.notice.tell_trouble(trouble)

        self._surroundings.bridge.ask(self._surroundings.lanes.practice, call, *values, owner=self, then=then, failed=failed)

    # --- the window itself ---

    def _furnish(self) -> None:
        actions = self.actions_by_name
        self._welcome = Welcome(self._surroundings, actions["open"], actions["practise"], actions["setup"], self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._welcome)
        self._stack.addWidget(self.panes)
        self.places = Places(
            self._stack, actions, self.panes, self._joints, self.notice, self._surroundings, self._settings, self
        )
        elsewhere, joints = self.places.elsewhere, self._joints
        self.grouping = Grouping(elsewhere, joints, self.hand, self._surroundings, self._settings, self)
        self.grouping.met.connect(self.notice.tell_trouble)
        self.places.resettled.connect(self._resettle)
        self.places.keyed.connect(lambda keys: self._remember(replace(self.memory, keys=keys)))
        self.places.spoke.connect(self._choose_language)
        self.places.looked.connect(self._choose_look)
        self.places.scaled.connect(self._choose_scale)
        whole = QWidget(self)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self._stack, 1)
        self.setCentralWidget(whole)
        steps = [actions[n] for n in ("previous", "next")]
        tools = [actions[n] for n in ("zoom_out", "zoom_in", "fit_page", "fit_width", "turn", "master")]
        self.panes.page.furnish(steps, tools)
        self.panes.wall.furnish([actions[n] for n in ("boundary", "aside", "take_back", "turn_page", "deviating")])
        build_menus(self, self._surroundings, actions, self._choose_language, self._choose_look)
        self._surroundings.speech.changed.connect(self._name_window)
        self.resize(1280, 720)

    def _connect(self) -> None:
        self._welcome.chosen.connect(self.open)
        for name, call in {
            "open": self._ask_for_folder,
            "close": self.close_workspace,
            "quit": self.close,
            "next_pane": self._next_pane,
            "practise": self.practise,
            "palette": self._open_palette,
        }.items():
            self.actions_by_name[name].triggered.connect(call)
        for lens in Lens:
            self.actions_by_name[lens].triggered.connect(partial(self._show_lens, lens))

    def _ask_for_folder(self) -> None:
        start = str(self._path.parent) if self._path else str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, _("Open a workspace"), start)
        if chosen:
            self.open(Path(chosen))

    def _open_palette(self) -> None:
        rows = self.panes.tree.rows.dossiers() if self.watch else []
        choices = choices_of(
            self.actions_by_name, rows, lambda row: self.selection.choose(Place(row.dossier_id, whole=True))
        )
        palette = Palette(self._surroundings, choices, self)
        palette.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        palette.open_over(self)

    def _next_pane(self) -> None:
        """From pane to pane; within one, Tab goes on."""
        panes = self.panes.in_order()
        if not panes:
            return
        here = next((i for i, p in enumerate(panes) if p.isAncestorOf(self.focusWidget()) or p is self.focusWidget()), -1)
        panes[(here + 1) % len(panes)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_language(self, code: str) -> None:
        self._surroundings.speech.choose(code)
        self._remember(replace(self.memory, language=code))

    def _choose_look(self, appearance: Appearance) -> None:
        self._surroundings.look.choose(appearance)
        self._remember(replace(self.memory, appearance=appearance.value))

    def _resettle(self) -> None:
        """While something is being scanned or worked on, the window that does it stays."""
        if not (self.scanning.scans or self.going.at_work or self._practising):
            self.resettled.emit()
        else:
            self.notice.tell(N_("The changed settings are used when the window is opened next: it is at work now."))

    def _choose_scale(self, scale: int) -> None:
        self._surroundings.look.enlarge(scale)
        self._remember(replace(self.memory, scale=scale))

    def _remember(self, remembered: Memory) -> None:
        self.memory = remembered
        memory.remember(remembered)

    def _name_window(self) -> None:
        name = self._path.name if self._path else ""
        self.setWindowTitle(f"{name} – Archivist" if name else "Archivist")

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  # Qt's name
        self._stopping.set()
        self._let_go()
        super().closeEvent(event)
