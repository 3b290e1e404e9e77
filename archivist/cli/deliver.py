"""`archivist deliver` and `archivist deliveries`: send what is ready, and see how far it has come."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from archivist import app, clock
from archivist.cli import show
from archivist.cli.papers import tell_written, written_for
from archivist.model.plain import plain
from archivist.model.transfer import SENTENCES, Standing, Transfer
from archivist.storage.workspace import Workspace
from archivist.translation import _, ngettext
from archivist.troubles import Exit, Trouble, every_trouble
from archivist.workflow.delivery_queue import Round, deliver_all, is_paused, pause
from archivist.workflow.due import WHY, Due, due_dossiers
from archivist.workflow.outlook import Outlook, outlooks
from archivist.workflow.parts import Parts

PAPERS = "papers"  # the folder of the workspace


def deliver(words: Namespace) -> int:
    """A line that is down is calm: what waits is sent another time. Exit status 3 only where a person is needed."""
    bar = show.Bar(quiet=words.json)
    try:
        with app.parts_of(words.settings) as parts, app.workspace_at(words.workspace) as workspace:
            if words.pause or words.resume:
                pause(workspace, paused=words.pause)
            places = app.destinations_of(words.settings)
            done = deliver_all(workspace, parts, places, words.cancel, bar, now=words.now)
            transfers, codes = workspace.transfers(), _codes(workspace)
            printed = _printed(workspace, parts, done)
    finally:
        bar.close()
    _tell(words, done, transfers, codes)
    if not words.json:
        for folder in printed:
            tell_written(folder)
    judged = [t for t in transfers if t.standing in (Standing.REFUSED, Standing.PARTLY)]
    return Exit.DONE if done.calm and not judged else Exit.DOUBTS


def _printed(workspace: Workspace, parts: Parts, done: Round) -> list[Path]:
    """With every hand-over go its papers: below `papers` in the workspace, by day, destination and manifest."""
    folders = []
    for name, digests in done.arrived.items():
        day = clock.now().astimezone(clock.VIETNAM).strftime("%Y-%m-%d")
        folder = workspace.path / PAPERS / f"{day}-{name}-{digests[0][:8]}"
        written_for(workspace, parts, name, folder, digests=digests)
        folders.append(folder)
    return folders


def deliveries(words: Namespace) -> int:
    """Every package's way, oldest first; what waits, how long it will take, and what is due by when."""
    with app.parts_of(words.settings) as parts, Workspace.open(words.workspace, write=False) as workspace:
        transfers, codes, outlook = workspace.transfers(), _codes(workspace), outlooks(workspace)
        due, paused = due_dossiers(workspace, parts), is_paused(workspace)
    if words.json:
        waiting = [{k: v for k, v in plain(o).items() if k != "is"} for o in outlook]
        late = [_due_plain(d, codes) for d in due]
        show.as_json({"paused": paused, "transfers": [_plain(t, codes) for t in transfers], "waiting": waiting, "due": late})
        return Exit.DONE
    for transfer in transfers:
        _line(transfer, codes)
    _tell_waiting(outlook, paused=paused)
    for one in due:
        show.line(_due_line(one, codes))
    return Exit.DONE


def _tell_waiting(outlook: tuple[Outlook, ...], *, paused: bool) -> None:
    if paused:
        show.line(_("Deliveries are paused; archivist deliver W --resume ends that."))
    for one in outlook:
        count, megabytes = one.packages, f"{one.length / 1e6:.1f}"
        told = ngettext(
            "{n} package ({megabytes} MB) waits for {destination}",
            "{n} packages ({megabytes} MB) wait for {destination}",
            count,
        )
        told = told.format(n=count, megabytes=megabytes, destination=one.destination)
        left = _("how long it takes is not known yet")
        if one.seconds is not None:
            left = _("about {time} of sending").format(time=_time(one.seconds))
        show.line(f"{told}: {left}")


def _time(seconds: float) -> str:
    """In the unit that says enough: nobody believes seconds of a forecast of hours."""
    minutes = max(1, round(seconds / 60))
    if minutes < 90:
        return ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours = round(minutes / 60)
    return ngettext("{n} hour", "{n} hours", hours).format(n=hours)


def _due_line(due: Due, codes: dict[str, str]) -> str:
    sentence = _("overdue since {date}") if due.overdue else _("to be handed over by {date}")
    head = f"{codes.get(due.dossier_id) or '–':24}  {sentence.format(date=due.deadline.on.strftime('%d/%m/%Y'))}"
    return f"{head} ({due.deadline.basis}): {_(WHY[due.why]).format(n=due.doubts)}"


def _due_plain(due: Due, codes: dict[str, str]) -> dict[str, Any]:
    told = {"date": due.deadline.on.isoformat(), "basis": due.deadline.basis, "overdue": due.overdue}
    return {"dossier": codes.get(due.dossier_id, ""), **told, "why": due.why.value, "doubts": due.doubts}


def _tell(words: Namespace, done: Round, transfers: tuple[Transfer, ...], codes: dict[str, str]) -> None:
    if words.json:
        troubles = [{"destination": name} | show.trouble_plain(t) for name, t in done.troubles]
        counts = {name: getattr(done, name) for name in ("queued", "confirmed", "judged", "waiting")}
        show.as_json(counts | {"troubles": troubles, "transfers": [_plain(t, codes) for t in transfers]})
        return
    for transfer in transfers:
        _line(transfer, codes)
    for _name, trouble in done.troubles:
        show.trouble(trouble)
    if done.paused:
        _tell_waiting((), paused=True)
    if done.waiting:
        show.line(ngettext("{n} package waits.", "{n} packages wait.", done.waiting).format(n=done.waiting))


def _line(transfer: Transfer, codes: dict[str, str]) -> None:
    standing = _(SENTENCES[transfer.standing])
    show.line(f"{codes.get(transfer.dossier_id, '–'):24}  {transfer.destination:12}  {transfer.digest[:12]}  {standing}")
    met = _trouble(transfer)
    if met:
        show.line(f"   {met}\n   → {met.advice()}")
    for verdict in transfer.verdicts:
        if not verdict.passed:
            show.line(f"   ✗ {verdict.document or '–'}: {verdict.reason}")


def _plain(transfer: Transfer, codes: dict[str, str]) -> dict[str, Any]:
    told = {name: value for name, value in plain(transfer).items() if name != "is"}
    verdicts = [{k: v for k, v in verdict.items() if k != "is"} for verdict in told["verdicts"]]
    return {"dossier": codes.get(transfer.dossier_id, "")} | told | {"verdicts": verdicts}


def _trouble(transfer: Transfer) -> Trouble | None:
    kind = every_trouble().get(str(transfer.trouble["code"])) if transfer.trouble else None
    return kind(**transfer.trouble["details"]) if kind and transfer.trouble else None


def _codes(workspace: Workspace) -> dict[str, str]:
    return {d.dossier_id: d.file_code for d in workspace.dossiers()}
