"""Bind: each document's pages become one two-layer PDF/A, stamped with its archive code."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from archivist import durable
from archivist.model.codes import DocCode, FileCode
from archivist.model.correction import Correction
from archivist.model.description import Description
from archivist.model.dossier import Document
from archivist.model.doubt import Doubt
from archivist.model.event import Draft
from archivist.pdf.stamp import Stamp
from archivist.storage.rows import Kept
from archivist.storage.workspace import Workspace
from archivist.workflow.born import is_as_it_came, is_born
from archivist.workflow.bound import arrangement_of, descriptions
from archivist.workflow.correcting import said_of_pages
from archivist.workflow.document_work import BindJob, BindPage, bind_document
from archivist.workflow.keys import key_of
from archivist.workflow.lanes import Job, Outcome
from archivist.workflow.made_by import RULES, SOFTWARE
from archivist.workflow.pages import page_states
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Progress, Watcher
from archivist.workflow.stages.keeping import failed, kept


def run(workspace: Workspace, dossier_id: str, parts: Parts, cancel: Callable[[], bool], watcher: Watcher) -> int:
    """Binds the documents of which anything that shows in the facsimile has changed."""
    wanted = wanted_facsimiles(workspace, dossier_id, parts)
    old = workspace.results("bind", list(wanted))
    todo = {i: (key, job) for i, (key, job) in wanted.items() if i not in old or old[i].key != key}
    done = 0
    for outcome in parts.lane.run((Job(i, bind_document, (job,)) for i, (_, job) in todo.items()), cancel):
        key, job = todo[outcome.key]
        workspace.record([_draft(workspace, outcome, key, job)])
        done += 1
        watcher(Progress("bind", done, len(todo)))
    return done


def wanted_facsimiles(workspace: Workspace, dossier_id: str, parts: Parts) -> dict[str, tuple[str, BindJob]]:
    """The key and the work of each document's facsimile; documents with a page that has no picture yet are left out."""
    dossier, arrangement = workspace.dossier(dossier_id), arrangement_of(workspace, dossier_id)
    if arrangement is None or not dossier.file_code:
        return {}
    described = descriptions(workspace, arrangement)
    born = _born(workspace, dossier_id)
    opened = {b.batch_id: b.opened_at for b in workspace.batches(dossier_id)}
    first_batch = {p.page_id: opened[p.batch_id] for p in workspace.pages(dossier_id)}
    found: dict[str, tuple[str, BindJob]] = {}
    for document in arrangement.documents:
        pictures, texts = (workspace.results(stage, document.pages) for stage in ("encode", "read"))
        if all(p in pictures and pictures[p].blob for p in document.pages):
            code = DocCode(FileCode.parse(dossier.file_code), document.ordinal)
            job = _job(workspace, document, code, described[document.document_id], parts, first_batch[document.pages[0]])
            says = said_of_pages(workspace, dossier_id, document, described[document.document_id])
            job = replace(job, pages=_pages(workspace, document, code, (pictures, texts), parts, says, born))
            found[document.document_id] = key_of("bind", **_reads(job)), job
    return found


def _reads(job: BindJob) -> dict[str, object]:
    """All that shows in the bytes: blobs are named by their digests; the target file is not part of it."""
    about = [
        job.title, job.agency, job.archive_code, job.fonds, job.software, job.language, job.rules, job.made_at, job.level
    ]  # fmt: skip
    return {
        "about": about,
        "pages": [(p.encoded.name, p.text.name if p.text else "", p.leaf, p.stamp, p.says) for p in job.pages],
    }


def _born(workspace: Workspace, dossier_id: str) -> dict[str, tuple[Path, int]]:
    """The pages that came in the PDF of a program, and lie as they came: neither signed, nor turned, nor cropped."""
    if not any(is_born(page) for page in workspace.pages(dossier_id)):
        return {}
    states = (s for s in page_states(workspace, dossier_id) if is_born(s.page))
    return {
        s.page.page_id: (workspace.vault.path(s.page.master.beside), s.page.frame) for s in states if is_as_it_came(s.recipe)
    }


def _born_key(page: BindPage) -> tuple[str, int] | None:
    return (page.born[0].name, page.born[1]) if page.born else None


def _job(
    workspace: Workspace, document: Document, code: DocCode, description: Description, parts: Parts, made_at: str
) -> BindJob:
    agency = parts.settings.agency
    title = description.value("subject") or code.doc_id
    into = workspace.temporary / f"{document.document_id}.pdf"
    return BindJob(
        (), title, description.value("agency") or agency.name, str(code), agency.fonds, SOFTWARE, "vi", RULES, made_at, into,
        parts.settings.facsimile.level,
    )  # fmt: skip


def _pages(
    workspace: Workspace,
    document: Document,
    code: DocCode,
    made: tuple[dict[str, Kept], dict[str, Kept]],
    parts: Parts,
    says: Mapping[str, tuple[Correction, ...]],
    born: Mapping[str, tuple[Path, int]],
) -> tuple[BindPage, ...]:
    """`made` are the pictures and the texts by page, `says` what a person corrected of them, `born` where they lie in files
    that programs wrote.
    """
    total, (pictures, texts) = len(document.pages), made
    return tuple(
        BindPage(
            workspace.vault.path(str(pictures[page_id].blob)),
            workspace.vault.path(str(texts[page_id].blob)) if page_id in texts and texts[page_id].blob else None,
            str(number),
            Stamp(str(code), f"{number}/{total}", parts.settings.agency.fonds) if parts.settings.facsimile.stamp else None,
            says=says.get(page_id, ()),
            born=born.get(page_id),
        )
        for number, page_id in enumerate(document.pages, 1)
    )


def _draft(workspace: Workspace, outcome: Outcome[tuple[Doubt, ...]], key: str, job: BindJob) -> Draft:
    if outcome.trouble:
        return failed("bind", outcome.key, key, outcome.trouble)
    length = job.into.stat().st_size
    blob = workspace.vault.put_file(job.into)
    durable.discard(job.into)
    told = {"pages": len(job.pages), "length": length, "level": job.level, "doubts": outcome.value}
    return kept("bind", outcome.key, key, told, blob)
