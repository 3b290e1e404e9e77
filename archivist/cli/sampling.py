"""`archivist workspace sample|judge`: a second person looks at a sample of a dossier's documents."""

from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.cli.typed import typed_dossier
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.troubles import Exit, NotFound
from archivist.workflow import sampling
from archivist.workflow.bound import arrangement_of
from archivist.workflow.sampled import REASONS, Sample, Verdict, sample_of

VERDICTS = {
    Verdict.OPEN: N_("still to be looked at"),
    Verdict.ACCEPTED: N_("accepted"),
    Verdict.REFUSED: N_("sent back"),
}


def sample(words: Namespace) -> int:
    """The sample that is being looked at; where there is none, or a new one is asked for, it is drawn and recorded."""
    asked = {n: v for n in ("plan", "aql", "level") if (v := getattr(words, n))}
    with app.workspace_at(words.path) as workspace:
        dossier_id = typed_dossier(workspace, words.dossier)
        found = None if words.anew else sample_of(workspace, dossier_id)
        if found is None:
            checking = words.settings.checking.model_copy(update=asked)
            found = sampling.draw(workspace, dossier_id, checking, words.seed)
        ordinals = _ordinals(workspace, dossier_id)
    return _tell(words, found, ordinals)


def judge(words: Namespace) -> int:
    """Right, or wrong for a reason; when all were looked at and enough are right, the dossier counts as checked."""
    with app.parts_of(words.settings) as parts, app.workspace_at(words.path) as workspace:
        dossier_id = typed_dossier(workspace, words.dossier)
        ordinals = _ordinals(workspace, dossier_id)
        by_number = {number: i for i, number in ordinals.items()}
        for number in words.documents:
            if number not in by_number:
                raise NotFound(path=str(number), name=str(number))
            sampling.judge(workspace, dossier_id, by_number[number], words.wrong)
        found = sample_of(workspace, dossier_id)
        assert found is not None
        if found.verdict is Verdict.ACCEPTED:
            sampling.finish(workspace, dossier_id, parts)
    return _tell(words, found, ordinals)


def _tell(words: Namespace, found: Sample, ordinals: dict[str, int]) -> int:
    told = {
        "plan": found.plan, "seed": found.seed, "lot": found.lot, "accept": found.accept, "by": found.by,
        "verdict": found.verdict.value,
        "documents": [{"document": ordinals.get(i), "judged": found.judged.get(i)} for i in found.documents],
    }  # fmt: skip
    if words.json:
        show.as_json(told)
        return Exit.DONE
    show.line(
        _("{size} of {lot} documents, at most {accept} wrong, seed {seed}: {verdict}").format(
            size=len(found.documents),
            lot=found.lot,
            accept=found.accept,
            seed=found.seed,
            verdict=_(VERDICTS[found.verdict]),
        )
    )
    for i in found.documents:
        reason = found.judged.get(i)
        said = "–" if reason is None else _("right") if not reason else _(REASONS.get(reason, reason))
        show.line(f"{ordinals.get(i, '–')}  {said}")
    return Exit.DONE


def _ordinals(workspace: Workspace, dossier_id: str) -> dict[str, int]:
    arrangement = arrangement_of(workspace, dossier_id)
    return {d.document_id: d.ordinal for d in arrangement.documents} if arrangement else {}
