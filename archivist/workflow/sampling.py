"""A second person draws a sample of a dossier's documents and says of each what it is; one too many sends it back."""

import secrets

from archivist.model.event import Draft
from archivist.settings import Checking
from archivist.storage.workspace import Workspace
from archivist.troubles import NotFound
from archivist.workflow import approval
from archivist.workflow.bound import arrangement_of
from archivist.workflow.parts import Parts
from archivist.workflow.sampled import Sample, Verdict, drawn_sample, sample_of
from archivist.workflow.sampling_plan import RULES, draw_of, drawn


def draw(workspace: Workspace, dossier_id: str, checking: Checking, seed: str = "") -> Sample:
    """A new sample of the dossier as it is arranged now; without a `seed` one by chance, which is recorded."""
    arrangement = arrangement_of(workspace, dossier_id)
    lot = [d.document_id for d in arrangement.documents] if arrangement else []
    wanted, seed = draw_of(len(lot), checking), seed or secrets.token_hex(8)
    told = {
        "plan": checking.plan if checking.plan != "aql" else f"aql {checking.aql} {checking.level}{' c=0' * checking.zero}",
        "rules": RULES, "seed": seed, "lot": len(lot), "accept": wanted.accept,
        "documents": list(drawn(lot, wanted.size, seed)),
    }  # fmt: skip
    (event,) = workspace.record([Draft("sample.drawn", dossier_id, told)])
    return drawn_sample(event)


def judge(workspace: Workspace, dossier_id: str, document_id: str, reason: str = "") -> Sample:
    """What the second person says of one document: right, or wrong for a reason (a key of REASONS, or words). One that is
    too many sends the dossier back. Raises NotFound where the document was not drawn.
    """
    sample = sample_of(workspace, dossier_id)
    if sample is None or document_id not in sample.documents:
        raise NotFound(path=document_id, name=document_id)
    before = sample.verdict
    workspace.record([Draft("sample.judged", dossier_id, {"document": document_id, "reason": reason})])
    now = sample_of(workspace, dossier_id)
    assert now is not None
    if now.verdict is Verdict.REFUSED and before is not Verdict.REFUSED:
        workspace.record([Draft("dossier.sent-back", dossier_id, {"seed": now.seed, "reasons": dict(now.wrong)})])
    return now


def finish(workspace: Workspace, dossier_id: str, parts: Parts) -> Verdict:
    """An accepted sample makes the dossier a checked one. Raises what checking raises: NotYet, OwnWork, rights."""
    sample = sample_of(workspace, dossier_id)
    verdict = sample.verdict if sample else Verdict.OPEN
    if verdict is Verdict.ACCEPTED:
        approval.check(workspace, dossier_id, parts)
    return verdict
