"""What an archive did not accept comes back as doubts on the very page or field, until another package takes its place."""

import re
from collections.abc import Iterable, Iterator

from archivist.model.dossier import Arrangement
from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.promises.destination import Verdict
from archivist.model.transfer import Standing, Transfer
from archivist.translation import N_

_SENTENCE = N_("{destination} did not accept the document {document}: {reason}")
_WHOLE = N_("{destination} did not accept the package: {reason}")
_REMEDY = N_("Mend what the archive names; a new package is made and sent by itself.")
_ORDINAL = re.compile(r"\d+$")


def refusal_doubts(
    transfers: Iterable[Transfer], current: set[str], arrangement: Arrangement | None, dossier_id: str
) -> Iterator[Doubt]:
    """Of the packages that are `current` (digests): one that was mended is another package."""
    for transfer in transfers:
        if transfer.digest in current and transfer.standing in (Standing.REFUSED, Standing.PARTLY):
            failed = [v for v in transfer.verdicts if not v.passed]
            if not failed and transfer.standing is Standing.REFUSED:
                failed = [Verdict("", passed=False, reason="–")]
            yield from (_doubt(transfer, verdict, arrangement, dossier_id) for verdict in failed)


def _doubt(transfer: Transfer, verdict: Verdict, arrangement: Arrangement | None, dossier_id: str) -> Doubt:
    details = {"destination": transfer.destination, "document": verdict.document, "reason": verdict.reason or "–"}
    sentence = _SENTENCE if verdict.document else _WHOLE
    place = _place(verdict, arrangement, dossier_id)
    return Doubt("delivery.not-accepted", Severity.GRAVE, sentence, _REMEDY, place, details, "TT 05/2025 Điều 24")


def _place(verdict: Verdict, arrangement: Arrangement | None, dossier_id: str) -> Place:
    """The page that was named, else the document's first one, else the dossier. A docId ends with the document's ordinal."""
    ordinal = _ORDINAL.search(verdict.document)
    documents = arrangement.documents if arrangement else ()
    document = next((d for d in documents if ordinal and d.ordinal == int(ordinal[0])), None)
    if document is None:
        return Place(subject=dossier_id, field=verdict.field or None)
    page = document.pages[verdict.page - 1] if 0 < verdict.page <= len(document.pages) else document.document_id
    return Place(page, document.document_id, field=verdict.field or None)
