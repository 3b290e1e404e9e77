"""`archivist deliver` and `archivist deliveries`: send what is ready, and see how far it has come."""

from argparse import Namespace
from typing import Any

from archivist import app
from archivist.cli import show
from archivist.model.plain import plain
from archivist.model.transfer import SENTENCES, Standing, Transfer
from archivist.storage.workspace import Workspace
from archivist.translation import _, ngettext
from archivist.troubles import Exit, Trouble, every_trouble
from archivist.workflow.delivery_queue import Round, deliver_all


def deliver(words: Namespace) -> int:
    """A line that is down is calm: what waits is sent another time. Exit status 3 only where a person is needed."""
    bar = show.Bar(quiet=words.json)
    try:
        with app.parts_of(words.settings) as parts, app.workspace_at(words.workspace) as workspace:
            places = app.destinations_of(words.settings)
            done = deliver_all(workspace, parts, places, words.cancel, bar, now=words.now)
            transfers, codes = workspace.transfers(), _codes(workspace)
    finally:
        bar.close()
    _tell(words, done, transfers, codes)
    judged = [t for t in transfers if t.standing in (Standing.REFUSED, Standing.PARTLY)]
    return Exit.DONE if done.calm and not judged else Exit.DOUBTS


def deliveries(words: Namespace) -> int:
    """Every package's way, oldest first."""
    with Workspace.open(words.workspace, write=False) as workspace:
        transfers, codes = workspace.transfers(), _codes(workspace)
    if words.json:
        show.as_json([_plain(t, codes) for t in transfers])
    else:
        for transfer in transfers:
            _line(transfer, codes)
    return Exit.DONE


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
