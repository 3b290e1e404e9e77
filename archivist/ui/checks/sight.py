"""A sample as the desk shows it; drawn, judged and finished away from the main thread."""

from dataclasses import dataclass

from archivist import app
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import N_, _
from archivist.ui.cards.card import Card, Mark
from archivist.ui.pen import Pen
from archivist.ui.sight.outline import DocumentRow, DossierRow
from archivist.workflow import sampling
from archivist.workflow.sampled import REASONS, Sample, Verdict, sample_of

VERDICTS = {
    Verdict.OPEN: N_("{judged} of {size} looked at · {lot} documents, at most {accept} wrong · seed {seed}"),
    Verdict.ACCEPTED: N_("Accepted: {size} of {lot} documents looked at, seed {seed}. It is recorded as checked."),
    Verdict.REFUSED: N_("Sent back: {wrong} of {size} are wrong, at most {accept} may be. Each is a doubt now."),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A document of the sample; `reason` None where nobody has looked yet, empty where it is right."""

    document_id: str
    row: DocumentRow | None
    reason: str | None


def rows_of(sample: Sample, dossier: DossierRow) -> tuple[Drawn, ...]:
    rows = {d.document_id: d for d in dossier.documents}
    return tuple(Drawn(i, rows.get(i), sample.judged.get(i)) for i in sample.documents)


def told(sample: Sample) -> str:
    """How it stands, in a sentence."""
    return _(VERDICTS[sample.verdict]).format(
        judged=len(sample.judged),
        size=len(sample.documents),
        lot=sample.lot,
        accept=sample.accept,
        seed=sample.seed,
        wrong=len(sample.wrong),
    )


def card_of(drawn: Drawn) -> Card:
    """A document with what was said of it: shape and word."""
    row = drawn.row
    caption = _("Document {n}").format(n=row.ordinal) if row else ""
    body = " ".join(part for part in (row.doc_type, row.code) if part) if row else drawn.document_id
    if drawn.reason is None:
        return Card(
            caption, body or "–", row.subject if row else "", (Mark("state-waiting", _("to be looked at"), "quiet"),)
        )
    if not drawn.reason:
        return Card(caption, body or "–", "", (Mark("state-done", _("right"), "good"),))
    wrong = Mark("state-failed", _("wrong"), "grave")
    return Card(caption, body or "–", _(REASONS.get(drawn.reason, drawn.reason)), (wrong,))


def begin(pen: Pen, dossier_id: str, settings: Settings) -> Sample:
    """Runs in the lane of the records: the sample that is being looked at; a new one where there is none, or the last one
    came to its end.
    """
    with pen.workspace() as workspace:
        found = sample_of(workspace, dossier_id)
        if found and found.verdict is Verdict.OPEN:
            return found
        return sampling.draw(workspace, dossier_id, settings.checking)


def judge(pen: Pen, dossier_id: str, document_id: str, reason: str, settings: Settings) -> Sample:
    """What was said of a document; when all were looked at and enough are right, the dossier counts as checked."""
    with pen.workspace() as workspace:
        return _judged(workspace, dossier_id, document_id, reason, settings)


def _judged(workspace: Workspace, dossier_id: str, document_id: str, reason: str, settings: Settings) -> Sample:
    found = sampling.judge(workspace, dossier_id, document_id, reason)
    if found.verdict is Verdict.ACCEPTED:
        with app.parts_of(settings) as parts:
            sampling.finish(workspace, dossier_id, parts)
    return found
