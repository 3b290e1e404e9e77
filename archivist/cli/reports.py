"""`archivist report`: what was done, by day, person and dossier; what is left and for how long."""

from argparse import Namespace
from dataclasses import asdict
from datetime import date

from archivist import clock
from archivist.cli import show
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import BadSetting, Exit
from archivist.workflow.activity import activity as happened
from archivist.workflow.activity import fitting
from archivist.workflow.report_papers import backlog_told, write_report
from archivist.workflow.reports import Report, Work
from archivist.workflow.reports import report as made


def report(words: Namespace) -> int:
    """Written as PDF and XLSX too, where a folder is named."""
    since = _day(words.since) if words.since else None
    with Workspace.open(words.workspace, write=False) as workspace:
        found = made(workspace, since)
    day = clock.now().astimezone(clock.VIETNAM).date()
    written = write_report(found, words.settings.agency.name, day, words.into.resolve()) if words.into else ()
    if words.json:
        show.as_json(_plain(found) | {"files": [str(path) for path in written]})
        return Exit.DONE
    _show(found)
    for path in written:
        show.line(str(path))
    return Exit.DONE


def activity(words: Namespace) -> int:
    """What people did, newest first; only what says the words, where there are any."""
    with Workspace.open(words.path, write=False) as workspace:
        found = fitting(happened(workspace), " ".join(words.typed))[: words.most]
    if words.json:
        show.as_json([asdict(h) | {"told": h.told()} for h in found])
    for one in () if words.json else found:
        show.line(f"{one.at[:16].replace('T', ' ')}Z  {one.actor:12}  {one.told()}")
    return Exit.DONE


def _show(found: Report) -> None:
    line = _("{name:16} {pages:7} pages {fields:6} fields {settled:5} doubts {packages:5} packages")
    for day, work in found.days:
        if work != Work():
            show.line(line.format(name=day.isoformat(), **asdict(work)))
    for name, work in found.people:
        show.line(line.format(name=name, **asdict(work)))
    for d in found.dossiers:
        show.line(f"{d.code or '–':16} {d.pages:7}  {d.corrected}/{d.proposed}  {d.title}")
    show.line(backlog_told(found.backlog))


def _plain(found: Report) -> dict[str, object]:
    return {
        "days": [{"day": day.isoformat(), **asdict(work)} for day, work in found.days],
        "people": [{"name": name, **asdict(work)} for name, work in found.people],
        "dossiers": [asdict(d) for d in found.dossiers],
        "corrections": found.corrections,
        "doubts_per_100_pages": found.doubts,
        "backlog": asdict(found.backlog),
    }


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadSetting(reason=_("{text} is no date as 2026-11-22").format(text=text)) from error
