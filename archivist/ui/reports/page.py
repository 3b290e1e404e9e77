"""The place of reports: figures on top, days and people as charts, dossiers below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from archivist.translation import N_, _
from archivist.ui.cards.card import Card, Mark
from archivist.ui.cards.view import CardList
from archivist.ui.dates import shown_date, shown_moment
from archivist.ui.reports.chart import Bar, Bars, Columns
from archivist.ui.surroundings import Surroundings
from archivist.ui.theme.tokens import SPACE, TYPE
from archivist.workflow.report_papers import backlog_told
from archivist.workflow.reports import DossierLine, Report, Work

EMPTY = N_("There are no dossiers yet. Scan one, and its numbers stand here.")


class ReportsPage(QWidget):
    """`wanted` asks for the report on paper; `opened` carries a dossier that the clerk wants to see."""

    wanted = Signal()
    opened = Signal(object)

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self.report: Report | None = None
        self._figures = {name: QLabel(self) for name in ("pages", "corrections", "doubts", "backlog")}
        self._under = {name: QLabel(self) for name in self._figures}
        self._told = QLabel(self)
        self._told.setWordWrap(True)
        self._told.setObjectName("soft")
        self.days, self.people = Columns(surroundings.look, self), Bars(surroundings.look, self)
        self.list: CardList[DossierLine] = CardList(surroundings, _card, N_("Dossiers"), EMPTY, self)
        self.list.setMinimumHeight(180)
        self.list.activated.connect(lambda _index: self.opened.emit(self.list.current()))
        self._print = QPushButton(self)
        self._print.setObjectName("primary")
        self._print.clicked.connect(self.wanted)
        speech = surroundings.speech
        speech.say(self._print.setText, N_("Write as PDF and XLSX…"))
        speech.say(self._print.setAccessibleName, N_("Write as PDF and XLSX…"))
        speech.say(self.days.setAccessibleName, N_("Pages captured by day"))
        speech.say(self.people.setAccessibleName, N_("Work by person"))
        self.setFocusProxy(self.list)
        self._lay()
        speech.tell(self._tell)

    def show_report(self, report: Report) -> None:
        self.report = report
        self._tell()

    def _tell(self) -> None:
        report = self.report
        if report is None:
            return
        pages = sum(work.pages for _day, work in report.days)
        figures = {
            "pages": (f"{pages}", _("pages captured in {days} days").format(days=len(report.days))),
            "corrections": (
                _share(report.corrections),
                _("of {n} proposed fields were corrected").format(n=report.proposed),
            ),
            "doubts": (f"{report.doubts:.1f}", _("doubts settled for 100 pages")),
            "backlog": (_days(report), _("days until all is delivered, as things go")),
        }
        for name, (figure, under) in figures.items():
            self._figures[name].setText(figure)
            self._under[name].setText(under)
        self._told.setText(backlog_told(report.backlog))
        self.days.show_bars([Bar(f"{d:%d/%m}", w.pages, f"{shown_date(d.isoformat())}: {w.pages}") for d, w in report.days])
        self.people.show_bars([Bar(name, work.pages + work.fields, _of_person(name, work)) for name, work in report.people])
        self.list.show_rows(report.dossiers)

    def _lay(self) -> None:
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(SPACE.broad, SPACE.wide, SPACE.broad, SPACE.wide)
        column.setSpacing(SPACE.large)
        column.addLayout(self._tiles())
        told = QHBoxLayout()
        told.addWidget(self._told, 1)
        told.addWidget(self._print)
        column.addLayout(told)
        charts = QHBoxLayout()
        charts.setSpacing(SPACE.broad)
        charts.addLayout(self._headed(N_("Pages captured by day"), self.days), 2)
        charts.addLayout(self._headed(N_("Work by person"), self.people), 1)
        column.addLayout(charts)
        column.addLayout(self._headed(N_("Dossiers"), self.list), 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setWidget(inner)
        self._surroundings.speech.say(area.setAccessibleName, N_("Reports"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _tiles(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.broad)
        grid.setVerticalSpacing(0)
        for at, name in enumerate(self._figures):
            figure, under = self._figures[name], self._under[name]
            under.setObjectName("soft")
            under.setWordWrap(True)
            under.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._dress(figure, TYPE.title)
            self._make_small(under)
            grid.addWidget(figure, 0, at)
            grid.addWidget(under, 1, at)
            grid.setColumnStretch(at, 1)
        return grid

    def _make_small(self, label: QLabel) -> None:
        look = self._surroundings.look
        look.dress(lambda: label.setFont(look.font(TYPE.small)))

    def _headed(self, title: str, widget: QWidget) -> QVBoxLayout:
        heading = QLabel(self)
        self._surroundings.speech.say(heading.setText, title)
        self._dress(heading, TYPE.strong)
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        column.addWidget(heading)
        column.addWidget(widget, 0 if widget is self.people else 1)
        if widget is self.people:
            column.addStretch(1)
        return column

    def _dress(self, label: QLabel, size: float) -> None:
        look = self._surroundings.look
        look.dress(lambda: label.setFont(look.font(size, strong=True)))


def _card(line: DossierLine) -> Card:
    told = _("{pages} pages · {documents} documents · {corrected} of {proposed} fields corrected")
    foot = told.format(pages=line.pages, documents=line.documents, corrected=line.corrected, proposed=line.proposed)
    if line.delivered_at:
        mark = Mark("state-delivered", _("delivered {day}").format(day=shown_moment(line.delivered_at)), "good")
    else:
        mark = Mark("state-waiting", _("not delivered yet"), "quiet")
    return Card(line.code or _("Dossier without a code yet"), line.title, foot, (mark,))


def _of_person(name: str, work: Work) -> str:
    return _("{name}: {pages} pages, {fields} fields").format(name=name, pages=work.pages, fields=work.fields)


def _share(share: float) -> str:
    return f"{100 * share:.1f} %"


def _days(report: Report) -> str:
    days = report.backlog.days
    return "–" if days is None else f"{max(1, round(days)) if report.backlog.pages else 0}"
