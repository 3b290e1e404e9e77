"""All other places of the window, each with what it shows and when it is brought up to date."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from archivist import app
from archivist.settings import Settings, load_settings
from archivist.translation import N_, _
from archivist.troubles import NotFound, Trouble
from archivist.ui.activity.page import ActivityPage
from archivist.ui.help.page import HelpPage
from archivist.ui.help.topics import OF_LENSES
from archivist.ui.joints import Joints
from archivist.ui.keys.page import KeysPage
from archivist.ui.notice import Notice
from archivist.ui.panes import Panes
from archivist.ui.papers.page import PapersPage
from archivist.ui.papers.work import destinations, forms_of, write_forms
from archivist.ui.places.elsewhere import Elsewhere
from archivist.ui.places.reading import activity, card_rows, report, write_key_card, written_report
from archivist.ui.preferences.page import SettingsPage
from archivist.ui.reports.page import ReportsPage
from archivist.ui.setup.page import SetupPage
from archivist.ui.sight.place import Place
from archivist.ui.surroundings import Surroundings
from archivist.workflow.activity import Happening
from archivist.workflow.reports import DossierLine, Report


class Places(QObject):
    """Between `begin` and `end` those are there that are about a workspace. `spoke`, `looked`, `scaled` and `keyed` carry
    what was chosen for the window itself; `resettled` tells that other settings were changed.
    """

    spoke = Signal(str)
    looked = Signal(object)
    scaled = Signal(int)
    keyed = Signal(object)
    resettled = Signal()

    def __init__(
        self,
        stack: QStackedWidget,
        actions: Mapping[str, QAction],
        panes: Panes,
        joints: Joints,
        notice: Notice,
        surroundings: Surroundings,
        settings: Settings,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions, self._panes, self._joints, self._notice = actions, panes, joints, notice
        self._surroundings, self._settings, self._parent = surroundings, settings, parent
        self._bridge, self._lanes = surroundings.bridge, surroundings.lanes
        self.ask_folder: Callable[[], str] = self._asked_folder
        self.ask_file: Callable[[], str] = self._asked_file
        self.elsewhere = Elsewhere(stack, actions, surroundings, self)
        self._topic = "start"
        for name, title, make, shown, of_workspace in (
            ("reports", N_("Reports"), self._make_reports, self._show_reports, True),
            ("activity", N_("Activity"), self._make_activity, self._show_activity, True),
            ("papers", N_("Printed forms"), self._make_papers, self._show_papers, True),
            ("setup", N_("Set this desk up"), self._make_setup, self._show_setup, False),
            ("settings", N_("Settings"), self._make_settings, self._show_settings, False),
            ("keys", N_("Keys"), self._make_keys, lambda: None, False),
            ("help", N_("Help"), self._make_help, self._show_help, False),
        ):
            self.elsewhere.add(name, title, make, shown, of_workspace=of_workspace)
        self.elsewhere.going.connect(self._note_topic)
        self.elsewhere.left.connect(self._take_up)

    def begin(self) -> None:
        self.elsewhere.able(opened=True)

    def end(self) -> None:
        self.elsewhere.able(opened=False)

    def _take_up(self) -> None:
        """Settings that were changed are used from now on, by a window that is made for them."""
        if load_settings() != self._settings:
            self.resettled.emit()

    # --- first start ---

    def _make_setup(self) -> QWidget:
        self._setup = SetupPage(self._surroundings, self._parent)
        self._setup.desk.spoke.connect(self.spoke)
        self._setup.desk.looked.connect(self.looked)
        self._setup.desk.scaled.connect(self.scaled)
        self._setup.sought.connect(self._seek_scanners)
        self._setup.done.connect(self.elsewhere.leave)
        return self._setup

    def _show_setup(self) -> None:
        self._setup.refresh()

    def _seek_scanners(self) -> None:
        lane, page = self._lanes.scanning, self._setup
        self._bridge.ask(lane, app.every_scanner, self._settings, owner=page, then=page.show_scanners, failed=page.refuse)

    # --- settings and keys ---

    def _make_settings(self) -> QWidget:
        self._preferences = SettingsPage(self._surroundings, self._parent)
        self._preferences.desk.spoke.connect(self.spoke)
        self._preferences.desk.looked.connect(self.looked)
        self._preferences.desk.scaled.connect(self.scaled)
        return self._preferences

    def _show_settings(self) -> None:
        self._preferences.refresh()

    def _make_keys(self) -> QWidget:
        page = KeysPage(self._surroundings, self._actions, self._parent)
        page.changed.connect(self.keyed)
        page.wanted.connect(self._print_keys)
        return page

    def _print_keys(self) -> None:
        path = self.ask_file()
        if path:
            rows, agency = card_rows(self._actions), self._settings.agency.name
            self._ask(write_key_card, rows, agency, Path(path), then=lambda written: self._tell_written((written,)))

    # --- reports and activity ---

    def _make_reports(self) -> QWidget:
        self._reports = ReportsPage(self._surroundings, self._parent)
        self._reports.wanted.connect(self._print_report)
        self._reports.opened.connect(self._go_to_dossier)
        return self._reports

    def _show_reports(self) -> None:
        workspace = self._joints.workspace
        if workspace:
            self._ask(report, workspace, then=self._reports.show_report)

    def _print_report(self) -> None:
        found: Report | None = self._reports.report
        folder = self.ask_folder() if found else ""
        if folder:
            self._ask(written_report, found, self._settings.agency.name, Path(folder), then=self._tell_written)

    def _make_activity(self) -> QWidget:
        self._activity = ActivityPage(self._surroundings, self._parent)
        self._activity.opened.connect(self._go_to_happening)
        self._activity.older.connect(lambda seq: self._ask_activity(seq, self._activity.add_older))
        return self._activity

    def _show_activity(self) -> None:
        self._activity.names = self._joints.names
        self._ask_activity(None, self._activity.show_happenings)

    def _ask_activity(self, before: int | None, then: Callable[[Any], None]) -> None:
        workspace = self._joints.workspace
        if workspace:
            self._ask(activity, workspace, before, then=then)

    def _go_to_happening(self, happening: Happening | None) -> None:
        if happening is None or not happening.dossier_id:
            return
        self.elsewhere.leave()
        self._panes.leave_for_page()
        steps = self._joints.steps_of(happening.dossier_id)
        place = next((s.place for s in steps if s.row.page_id == happening.page_id), None)
        whole = Place(happening.dossier_id, whole=True)
        self._joints.go_to(place or (Place(happening.dossier_id, None, happening.page_id) if happening.page_id else whole))

    def _go_to_dossier(self, line: DossierLine | None) -> None:
        if line:
            self.elsewhere.leave()
            self._joints.go_to(Place(line.dossier_id, whole=True))

    # --- printed forms ---

    def _make_papers(self) -> QWidget:
        self._papers = PapersPage(self._surroundings, destinations(self._settings), self._parent)
        self._papers.asked.connect(lambda _destination: self._show_papers())
        self._papers.wanted.connect(self._write_papers)
        return self._papers

    def _show_papers(self) -> None:
        workspace, page = self._joints.workspace, self._papers
        if workspace:
            self._bridge.ask(
                self._lanes.searching, forms_of, workspace.path, page.destination, self._settings, owner=self,
                then=page.show_forms, failed=self._no_papers,
            )  # fmt: skip

    def _no_papers(self, trouble: Trouble) -> None:
        """That nothing is packed yet is told by the empty list."""
        self._papers.show_forms(())
        if not isinstance(trouble, NotFound):
            self._notice.tell_trouble(trouble)

    def _write_papers(self, destination: str) -> None:
        workspace = self._joints.workspace
        folder = self.ask_folder() if workspace else ""
        if workspace and folder:
            self._ask(write_forms, workspace.path, destination, Path(folder), self._settings, then=self._tell_written)

    # --- help ---

    def _make_help(self) -> QWidget:
        self._help = HelpPage(self._surroundings, self._parent)
        return self._help

    def _note_topic(self, left: str) -> None:
        """The place that the clerk comes from is the one that help is about."""
        search = self._panes.left.currentWidget() is self._panes.search
        at_panes = "search" if search else OF_LENSES[self._panes.lens]
        self._topic = left or (at_panes if self._joints.workspace else "start")

    def _show_help(self) -> None:
        self._help.go_to(self._topic)

    # --- what they share ---

    def _ask(self, call: Callable[..., Any], *values: Any, then: Callable[[Any], None]) -> None:
        lane, failed = self._lanes.reading, self._notice.tell_trouble
        self._bridge.ask(lane, call, *values, owner=self, then=then, failed=failed)

    def _tell_written(self, written: tuple[Path, ...]) -> None:
        self._notice.tell(N_("Written: {files}"), files=", ".join(str(path) for path in written))

    def _asked_folder(self) -> str:
        return QFileDialog.getExistingDirectory(self._parent, _("Folder to write into"))

    def _asked_file(self) -> str:
        name, _kind = QFileDialog.getSaveFileName(self._parent, _("Card of the keys"), "archivist.pdf", "PDF (*.pdf)")
        return name
