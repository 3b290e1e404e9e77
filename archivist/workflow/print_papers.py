"""Writes the papers of a hand-over: each as PDF and as a workbook, and the manifest that their QR codes speak of."""

from datetime import date
from pathlib import Path

from archivist import durable
from archivist.model.paper import Paper
from archivist.model.plain import canonical
from archivist.packaging.workbook import papers_workbook
from archivist.pdf.papers import papers_pdf
from archivist.workflow.hand_over import MANIFEST, HandOver
from archivist.workflow.ledger import EVIDENCE
from archivist.workflow.papers import papers_of


def print_papers(over: HandOver, agency: str, archive: str, day: date, into: Path) -> tuple[Path, ...]:
    """The files, below `into`, which is made where it is missing; written again they are the same. Raises DiskFull,
    ReadOnly.
    """
    durable.make_folder(into)
    by_name: dict[str, list[Paper]] = {}
    for paper in papers_of(over, agency, archive, day):
        by_name.setdefault(paper.name, []).append(paper)
    written = [_kept(into / MANIFEST, over.manifest)]
    if over.evidence:
        written.append(_kept(into / EVIDENCE, canonical(dict(over.evidence))))
    for name, papers in by_name.items():
        written.append(_kept(into / f"{name}.pdf", papers_pdf(papers)))
        written.append(_kept(into / f"{name}.xlsx", papers_workbook(papers)))
    return tuple(written)


def _kept(path: Path, content: bytes) -> Path:
    durable.keep(path, content)
    return path
