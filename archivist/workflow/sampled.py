"""The sample of a dossier's documents that a second person looks at, as the ledger tells it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.event import Event
from archivist.storage.workspace import Workspace
from archivist.translation import N_

DRAWN, JUDGED = "sample.drawn", "sample.judged"
REASONS = {
    "field": N_("A value of the description is wrong."),
    "page-missing": N_("A page is missing."),
    "order": N_("Pages are in the wrong order, or in the wrong document."),
    "picture": N_("A page cannot be read well: scan it again."),
    "upside-down": N_("A page is turned the wrong way."),
    "other": N_("Something else is wrong: see the paper."),
}


class Verdict(StrEnum):
    """What has become of a sample."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Sample:
    """`lot` documents, of which `documents` were drawn; `judged`: the reason by document, empty where it is right."""

    dossier_id: str
    plan: str
    seed: str
    lot: int
    accept: int
    documents: tuple[str, ...]
    by: str = ""
    judged: Mapping[str, str] = field(default_factory=dict)

    @property
    def wrong(self) -> Mapping[str, str]:
        return {i: reason for i, reason in self.judged.items() if reason}

    @property
    def verdict(self) -> Verdict:
        """Refused as soon as too many are wrong; accepted when all were looked at."""
        if len(self.wrong) > self.accept:
            return Verdict.REFUSED
        return Verdict.ACCEPTED if set(self.documents) <= set(self.judged) else Verdict.OPEN


def sample_of(workspace: Workspace, dossier_id: str) -> Sample | None:
    """The one that was drawn last, with all that was said of it; None where none was."""
    found: Sample | None = None
    judged: dict[str, str] = {}
    for event in workspace.events(subject=dossier_id):
        if event.kind == DRAWN:
            found, judged = drawn_sample(event), {}
        elif event.kind == JUDGED:
            judged[str(event.detail["document"])] = str(event.detail["reason"])
    if found is None:
        return None
    return Sample(found.dossier_id, found.plan, found.seed, found.lot, found.accept, found.documents, found.by, judged)


def drawn_sample(event: Event) -> Sample:
    """As it was drawn, before anything was said of it."""
    told = event.detail
    documents = tuple(str(i) for i in told["documents"])
    return Sample(
        event.subject, str(told["plan"]), str(told["seed"]), int(told["lot"]), int(told["accept"]), documents, event.actor
    )


def sent_back_doubts(workspace: Workspace, dossier_id: str) -> Iterator[Doubt]:
    """Each document that was found wrong, until a new sample is drawn; grave where the dossier was sent back for it."""
    sample = sample_of(workspace, dossier_id)
    refused = sample is not None and sample.verdict is Verdict.REFUSED
    for document, reason in sample.wrong.items() if sample else ():
        sentence = REASONS.get(reason, N_("{reason}"))
        severity = Severity.GRAVE if refused else Severity.MINOR
        yield Doubt(FOUND_WRONG, severity, sentence, _REMEDY, Place(document, document), {"reason": reason})


FOUND_WRONG = "sample.found-wrong"
_REMEDY = N_("A second person found it. Mend it, then settle this with what was done; a new sample is drawn after that.")
