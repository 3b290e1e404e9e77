"""Describe: the fields of each document are proposed from the texts of its pages."""

from collections.abc import Callable

from archivist.model.correction import Correction
from archivist.model.dossier import Document
from archivist.storage.workspace import Workspace
from archivist.workflow.bound import arrangement_of
from archivist.workflow.correcting import corrections_of
from archivist.workflow.document_work import DescribeJob, describe_document
from archivist.workflow.keys import key_of
from archivist.workflow.lanes import Job
from archivist.workflow.learning import lessons_of
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.stages.keeping import failed, kept
from archivist.workflow.templates import templates_of


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    """Describes the documents whose pages read differently than when they were last described, and all of them when the desk
    has taught something since.
    """
    arrangement = arrangement_of(workspace, dossier_id)
    documents = arrangement.documents if arrangement else ()
    texts = {d.document_id: _texts(workspace, d) for d in documents}
    lessons = lessons_of(workspace)
    says = {d.document_id: _said(workspace, d) for d in documents}
    forms = templates_of(workspace)
    keys = {
        i: key_of("describe", texts=t, lessons=lessons, forms=forms, **({"says": says[i]} if says[i] else {}))
        for i, t in texts.items()
    }
    old = workspace.results("describe", list(texts))
    todo = [i for i in texts if i not in old or old[i].key != keys[i]]
    jobs = (
        Job(
            i,
            describe_document,
            (DescribeJob(tuple((p, workspace.vault.path(b)) for p, b in texts[i]), lessons, says[i], forms),),
        )
        for i in todo
    )
    done = 0
    for outcome in parts.lane.run(jobs, cancel):
        key = keys[outcome.key]
        trouble = outcome.trouble
        workspace.record(
            [failed("describe", outcome.key, key, trouble) if trouble else kept("describe", outcome.key, key, outcome.value)]
        )
        done += 1
        watcher(Progress("describe", done, len(todo)))
    return done


def _texts(workspace: Workspace, document: Document) -> list[tuple[str, str]]:
    rows = workspace.results("read", document.pages)
    return [(p, str(rows[p].blob)) for p in document.pages if p in rows and rows[p].blob]


def _said(workspace: Workspace, document: Document) -> dict[str, tuple[Correction, ...]]:
    """What a person corrected, of the pages of which anything was."""
    by_hand = workspace.all_by_hand(document.pages)
    return {p: said for p in document.pages if (said := corrections_of(by_hand.get(p, {})))}
