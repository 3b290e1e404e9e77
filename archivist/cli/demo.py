"""`archivist demo`: the whole line on the bundled sample batch, and everything checked at the end."""

import json
from argparse import Namespace
from pathlib import Path
from typing import Any

from archivist import app, durable
from archivist.cli import show
from archivist.cli.practice import type_missing
from archivist.cli.run import run_line, tell
from archivist.model.codes import DocCode, FileCode
from archivist.model.doubt import Doubt, Severity
from archivist.resources import resource
from archivist.storage.verify import verify
from archivist.translation import _
from archivist.troubles import Exit
from archivist.workflow.bound import arrangement_of
from archivist.workflow.checking import check_path


def demo(words: Namespace) -> int:
    """Leaves DIR/workspace, DIR/out/facsimiles, DIR/out/packages and DIR/summary.json."""
    into: Path = words.into.resolve()
    paper = json.loads(resource("sample/truth.json").read_text(encoding="utf-8"))
    words.dossier, words.title, words.paper_code = paper["dossier"]["fileCode"], paper["dossier"]["title"], ""
    words.loose = ""
    words.to = [into / "out" / "packages"]
    durable.make_folder(words.to[0])
    summary, ready = run_line([resource("sample")], into / "workspace", words)
    typed = type_missing(into / "workspace", paper["documents"], ready.doubts)
    if typed:
        again, ready = run_line([resource("sample")], into / "workspace", words)
        summary = again | {"captured": summary["captured"]}
    if words.cancel():
        return Exit.INTERRUPTED
    facsimiles = _facsimiles(into, words.dossier)
    doubts = _check_all(into, facsimiles)
    passed = ready.ready and not any(d.severity is not Severity.NOTE for d in doubts)
    summary |= {"typed": typed, "facsimiles": [str(f) for f in facsimiles], "passed": passed}
    summary |= {"doubts": [show.doubt_plain(d) for d in (*ready.doubts, *doubts)]}
    durable.keep(into / "summary.json", json.dumps(summary, ensure_ascii=False, indent=1).encode())
    if not words.json:
        tell(summary, ready)
    _tell(words, summary, doubts, into)
    return Exit.DONE if passed else Exit.DOUBTS


def _facsimiles(into: Path, code: str) -> list[Path]:
    """Copies of the facsimiles under the names of Điều 8.1.d, for a person to open."""
    with app.workspace_at(into / "workspace") as workspace:
        dossier = workspace.dossier_of_code(code)
        arrangement = arrangement_of(workspace, dossier.dossier_id) if dossier else None
        copies = []
        for document in arrangement.documents if arrangement else ():
            kept = workspace.result("bind", document.document_id)
            if kept and kept.blob:
                copies.append(into / "out/facsimiles" / f"{DocCode(FileCode.parse(code), document.ordinal).doc_id}.pdf")
                durable.keep(copies[-1], workspace.vault.read(kept.blob))
    return copies


def _check_all(into: Path, facsimiles: list[Path]) -> list[Doubt]:
    packages = sorted((into / "out/packages").glob("*.zip"))
    checked = [d for path in (*facsimiles, *packages) for d in check_path(path, app.every_format())]
    return checked + verify(into / "workspace")


def _tell(words: Namespace, summary: dict[str, Any], doubts: list[Doubt], into: Path) -> None:
    if words.json:
        show.as_json(summary)
        return
    for typed in summary["typed"]:
        show.line(_("Typed by hand, as a clerk would: {document} {field} = {value}").format(**typed))
    show.doubts(doubts)
    show.line(_("Facsimiles: {path}").format(path=into / "out/facsimiles"))
    show.line(_("Packages: {path}").format(path=into / "out/packages"))
    show.line(_("Summary: {path}").format(path=into / "summary.json"))
    show.line(_("Every check passed.") if summary["passed"] else _("Not every check passed."))
