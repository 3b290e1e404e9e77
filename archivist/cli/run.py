"""`archivist run`: from pictures to a checked package."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_code
from archivist.model.event import Draft
from archivist.storage.workspace import Workspace
from archivist.translation import _, ngettext
from archivist.troubles import BadSetting, Exit, NotFound
from archivist.workflow import runner
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.declare import declare_loose
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress
from archivist.workflow.readiness import Readiness, readiness
from archivist.workflow.stages.deliver import packages
from archivist.workflow.take import Taken, label_of, take


def run(words: Namespace) -> int:
    """Everything that is missing between the sources and the package; nothing at all when run again."""
    summary, ready = run_line(words.sources, words.workspace, words)
    if words.json:
        show.as_json(summary | {"doubts": [show.doubt_plain(d) for d in ready.doubts]})
    else:
        tell(summary, ready)
    return Exit.DONE if ready.ready else Exit.DOUBTS


def run_line(sources: list[Path], workspace_path: Path, words: Namespace) -> tuple[dict[str, Any], Readiness]:
    """The line as the command line and the demo drive it; without sources, a dossier that has its pages goes further."""
    if not sources and not words.dossier:
        raise BadSetting(reason="SOURCE, --dossier")
    bar = show.Bar(quiet=words.json)
    try:
        opened = app.workspace_at(workspace_path, create=bool(sources))
        with app.parts_of(words.settings, words.to) as parts, opened as workspace:
            if not sources and workspace.dossier_of_code(str(typed_code(workspace, words.dossier))) is None:
                raise NotFound(path=words.dossier, name=words.dossier)
            dossier_id = app.dossier_for(workspace, words.dossier, words.title, sources)
            _set_by_hand(workspace, dossier_id, "paper_file_code", words.paper_code)
            if words.loose:
                declare_loose(
                    workspace, dossier_id, parts.settings.agency.code, words.submission, incoming=words.loose == "incoming"
                )
            taken = _take(workspace, dossier_id, sources, parts, words.cancel, bar)
            made = runner.run(workspace, dossier_id, parts, words.cancel, bar).made
            bar.close()
            return summary_of(workspace, dossier_id, parts, taken, made), readiness(workspace, dossier_id, parts)
    finally:
        bar.close()


def _take(
    workspace: Workspace, dossier_id: str, sources: list[Path], parts: Parts, cancel: Callable[[], bool], bar: show.Bar
) -> Taken:
    total = sum(1 for _ in app.files(sources, workspace.temporary, parts.settings).names())

    def seen(taken: Taken) -> None:
        bar(Progress("capture", min(total, taken.new + taken.known + len(taken.refused)), total))

    source = app.files(sources, workspace.temporary, parts.settings)
    return take(workspace, dossier_id, source, label_of(tuple(sources)), parts.settings.capture, cancel, seen)


def _set_by_hand(workspace: Workspace, subject: str, field: str, value: str) -> None:
    if value and workspace.by_hand(subject).get(field) != value:
        workspace.record([Draft("value.set", subject, {"field": field, "value": value})])


def summary_of(workspace: Workspace, dossier_id: str, parts: Parts, taken: Taken, made: dict[str, int]) -> dict[str, Any]:
    """What a program wants to know after a run."""
    dossier, arrangement = workspace.dossier(dossier_id), arrangement_of(workspace, dossier_id)
    described = descriptions(workspace, arrangement) if arrangement else {}
    names = {p.page_id: p.name for p in workspace.pages(dossier_id)}
    documents = arrangement.documents if arrangement else ()
    return {
        "workspace": str(workspace.path),
        "dossier": {"code": dossier.file_code, "title": dossier.title},
        "captured": {"new": taken.new, "known": taken.known, "refused": list(taken.refused)},
        "made": made,
        "documents": [
            {"ordinal": d.ordinal, "pages": [names[p] for p in d.pages], "fields": described[d.document_id].values()}
            for d in documents
        ],
        "aside": [{"name": names[a.page_id], "why": a.why.value} for a in (arrangement.aside if arrangement else ())],
        "packages": [
            {"format": p.format, "path": str(p.path), "sha256": p.digest, "bytes": p.length, "valid": valid}
            for p, valid in packages(workspace, dossier_id, parts)
        ],
        "delivered": [{"destination": d.destination, "place": d.place} for d in workspace.deliveries(dossier_id)],
    }


def tell(summary: dict[str, Any], ready: Readiness) -> None:
    """The same for people."""
    pages = sum(len(d["pages"]) for d in summary["documents"])
    show.line(_("Dossier {code}: {title}").format(**summary["dossier"]))
    show.line(ngettext("{n} document", "{n} documents", len(summary["documents"])).format(n=len(summary["documents"])))
    for document in summary["documents"]:
        fields = document["fields"]
        head = " ".join(p for p in (fields.get("doc_type"), fields.get("code"), fields.get("date")) if p) or "–"
        show.line(f"  {document['ordinal']:3d}  {head}  {fields.get('subject', '')}  ({len(document['pages'])})")
    aside = len(summary["aside"])
    show.line(_("{pages} pages in documents, {aside} in the grey tray.").format(pages=pages, aside=aside))
    for package in summary["packages"]:
        show.line(_("Package {format}: {path}").format(**package))
    for delivered in summary["delivered"]:
        show.line(_("Delivered to {place}").format(**delivered))
    show.doubts(ready.doubts)
    show.line(_("Ready.") if ready.ready else _("Not ready: see what is marked ✗."))
