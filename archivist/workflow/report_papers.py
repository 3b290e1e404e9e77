"""A report as papers to print and as a workbook, in the language in force."""

from datetime import date
from pathlib import Path

from archivist import durable
from archivist.model.paper import Align, Column, Line, Listing, Paper
from archivist.packaging.workbook import papers_workbook
from archivist.pdf.papers import papers_pdf
from archivist.translation import _
from archivist.workflow.reports import Backlog, Report, Work

NAME = "report"


def write_report(report: Report, agency: str, day: date, into: Path) -> tuple[Path, ...]:
    """`report.pdf` and `report.xlsx` below `into`. Raises DiskFull, ReadOnly."""
    papers = papers_of_report(report, agency, day)
    durable.make_folder(into)
    pdf, book = into / f"{NAME}.pdf", into / f"{NAME}.xlsx"
    durable.keep(pdf, papers_pdf(papers))
    durable.keep(book, papers_workbook(papers))
    return pdf, book


def papers_of_report(report: Report, agency: str, day: date) -> tuple[Paper, ...]:
    """Days, people, dossiers: one paper each, with the backlog below the last."""
    told = _("Day {day}").format(day=f"{day:%d/%m/%Y}")
    work = [(f"{d:%d/%m/%Y}", *_cells(w)) for d, w in report.days if w != Work()]
    people = [(name, *_cells(w)) for name, w in report.people]
    return (
        _paper(_("days"), agency, told, _("WORK BY DAY"), _listing(_("Day"), work)),
        _paper(_("people"), agency, told, _("WORK BY PERSON"), _listing(_("Person"), people)),
        _paper(_("dossiers"), agency, told, _("DOSSIERS"), _dossiers(report), _summary(report)),
    )


def _paper(name: str, agency: str, told: str, title: str, listing: Listing, after: tuple[Line, ...] = ()) -> Paper:
    return Paper(name, True, (agency,), (), told, title, listing=listing, after=after)


def _cells(work: Work) -> tuple[str, ...]:
    return tuple(str(n) for n in (work.pages, work.fields, work.settled, work.packages, work.undone))


def _listing(first: str, rows: list[tuple[str, ...]]) -> Listing:
    numbers = (_("Pages"), _("Fields set"), _("Doubts settled"), _("Packages delivered"), _("Taken back"))
    return Listing((Column(first, 3.0), *(Column(n, 2.0, Align.CENTRE) for n in numbers)), tuple(rows))


def _dossiers(report: Report) -> Listing:
    columns = (
        Column(_("Code"), 3.2), Column(_("Title"), 7.0), Column(_("Pages"), 1.5, Align.CENTRE),
        Column(_("Documents"), 1.7, Align.CENTRE), Column(_("Corrected"), 2.0, Align.CENTRE),
        Column(_("Delivered"), 2.4, Align.CENTRE),
    )  # fmt: skip
    rows = [
        (d.code or "–", d.title, str(d.pages), str(d.documents), f"{d.corrected}/{d.proposed}", _date(d.delivered_at))
        for d in report.dossiers
    ]
    return Listing(columns, tuple(rows))


def _summary(report: Report) -> tuple[Line, ...]:
    rates = _("Of {proposed} proposed fields {share} were corrected; {doubts} doubts were settled for 100 pages.")
    told = rates.format(proposed=report.proposed, share=f"{report.corrections:.1%}", doubts=f"{report.doubts:.1f}")
    return Line(told), Line(backlog_told(report.backlog))


def backlog_told(backlog: Backlog) -> str:
    """One sentence: what is left, and how long it will take as things go."""
    left = _("{dossiers} dossiers with {pages} pages are not delivered yet.")
    told = left.format(dossiers=backlog.dossiers, pages=backlog.pages)
    if backlog.days is None or backlog.per_day is None:
        return told
    rest = _("At {per_day} pages a day this takes {days} more days.")
    return f"{told} {rest.format(per_day=round(backlog.per_day), days=max(1, round(backlog.days)) if backlog.pages else 0)}"


def _date(moment: str) -> str:
    return f"{date.fromisoformat(moment[:10]):%d/%m/%Y}" if moment else "–"
