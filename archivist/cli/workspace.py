"""`archivist workspace …`: make, look at, verify and recover workspaces."""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_code, typed_dossier
from archivist.model.check_character import with_check
from archivist.model.codes import FileCode
from archivist.model.event import Draft
from archivist.model.plain import plain
from archivist.settings import Settings
from archivist.storage.heads import against, merkle_head, parse, shown
from archivist.storage.records import record_doubts
from archivist.storage.recover import recover
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import Exit, NotFound
from archivist.workflow.doubts import name_of
from archivist.workflow.lanes import Inline
from archivist.workflow.ledger import session_doubts
from archivist.workflow.parts import Parts
from archivist.workflow.readiness import readiness


def create(words: Namespace) -> int:
    with app.workspace_at(words.path, create=True) as workspace:
        _say(words, {"workspace": str(workspace.path), "id": workspace.workspace_id}, _("Workspace: {workspace}"))
    return Exit.DONE


def show_all(words: Namespace) -> int:
    """Every dossier with its code, title and number of pages."""
    workspace = Workspace.open(words.path, write=False)
    rows = [
        {"code": d.file_code, "title": d.title, "pages": len(workspace.pages(d.dossier_id))} for d in workspace.dossiers()
    ]
    workspace.close()
    if words.json:
        show.as_json(rows)
    else:
        for row in rows:
            show.line(f"{row['code'] or '–':24}  {row['pages']:6}  {row['title']}")
    return Exit.DONE


def show_one(words: Namespace) -> int:
    """The open doubts of a dossier, each with the name by which it can be settled; exit status 0 only when it is ready."""
    workspace = Workspace.open(words.path, write=False)
    try:
        code = str(typed_code(workspace, words.dossier))
        ready = readiness(workspace, typed_dossier(workspace, code), _parts(words.settings))
    finally:
        workspace.close()
    if words.json:
        rows = [{"name": name_of(d)} | show.doubt_plain(d) for d in ready.doubts]
        show.as_json({"dossier": code, "printed": with_check(code), "ready": ready.ready, "doubts": rows})
    else:
        show.line(with_check(code))
        for doubt in ready.doubts:
            show.line(f"{name_of(doubt)}")
            show.doubts([doubt])
        show.line(_("Ready.") if ready.ready else _("Not ready: see what is marked ✗."))
    return Exit.DONE if ready.ready else Exit.DOUBTS


def codes(words: Namespace) -> int:
    """Every code that was given out, and why each number in between was not."""
    workspace = Workspace.open(words.path, write=False)
    try:
        given = [(FileCode.parse(d.file_code), d.title) for d in workspace.dossiers() if d.file_code]
        ranges = sorted({(code.agency, code.year) for code, _title in given})
        gaps = [
            {"agency": agency, "year": year, "number": number, "code": f"{agency}.{year}.{number:02d}", "reason": _(reason)}
            for agency, year in ranges
            for number, reason in workspace.gaps(agency, year)
        ]
    finally:
        workspace.close()
    if words.json:
        show.as_json({"given": [{"code": str(code), "title": title} for code, title in given], "gaps": gaps})
    else:
        for code, title in given:
            show.line(f"{code!s:24}  {title}")
        for gap in gaps:
            show.line("{code}: {reason}".format(**gap))
    return Exit.DONE


def settle(words: Namespace) -> int:
    """A person takes the responsibility for a doubt; who, when and why stay in the ledger."""
    with app.workspace_at(words.path) as workspace:
        dossier_id = typed_dossier(workspace, words.dossier)
        names = {name_of(d) for d in readiness(workspace, dossier_id, _parts(words.settings)).doubts}
        if words.doubt not in names:
            raise NotFound(path=words.doubt, name=words.doubt)
        detail = {"doubt": words.doubt, "reason": words.reason}
        workspace.record([Draft("doubt.settled", dossier_id, detail)])
    return Exit.DONE


def adopt(words: Namespace) -> int:
    """This workspace goes on: after an old backup, or on another computer; who said so, and why, is recorded."""
    with app.workspace_at(words.path) as workspace:
        workspace.adopt(words.reason)
        _say(words, {"workspace": str(workspace.path)}, _("{workspace} may give out codes on this computer."))
    return Exit.DONE


def recover_all(words: Namespace) -> int:
    """Builds the catalogue anew from the journal; the old one is kept beside it."""
    recovered = recover(words.path)
    _say(words, plain(recovered), _("{events} events, {pages} pages brought back."))
    return Exit.DOUBTS if recovered.missing else Exit.DONE


def head(words: Namespace) -> int:
    """What to note elsewhere, to prove the ledger against later."""
    with Workspace.open(words.path, write=False) as workspace:
        seq, chain = workspace.head()
        _say(words, {"head": shown(merkle_head(workspace)), "event": seq, "chain": chain}, "{head}")
    return Exit.DONE


def verify_all(words: Namespace) -> int:
    """Also against a head that was noted earlier, where one is given."""
    noted = parse(words.head) if words.head else None
    doubts = record_doubts(words.path) if words.ledger else verify(words.path)
    doubts += against(words.path, noted) if noted else []
    doubts += [] if doubts else session_doubts(words.path)
    if words.json:
        show.as_json({"workspace": str(words.path), "intact": not doubts, "doubts": [show.doubt_plain(d) for d in doubts]})
    else:
        show.doubts(doubts)
        sound = _("Every event is as it was kept.") if words.ledger else _("Every byte and every event is as it was kept.")
        show.line(_("The workspace is not intact.") if doubts else sound)
    return Exit.DOUBTS if doubts else Exit.DONE


def _say(words: Namespace, values: dict[str, object], sentence: str) -> None:
    if words.json:
        show.as_json(values)
    else:
        show.line(sentence.format(**values))


def _parts(settings: Settings) -> Parts:
    """Enough of the parts to compute readiness: nothing is run."""
    return Parts(settings, app.engine_of(settings), app.formats_of(settings), Inline())
