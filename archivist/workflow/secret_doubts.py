"""The doubts about state secrets: nobody can settle them, only remove the page or record who declassified it."""

import json
from collections.abc import Iterable, Iterator
from functools import cache

from archivist.model.doubt import Doubt, Place, Severity
from archivist.model.promises.destination import Receipt
from archivist.resources import resource
from archivist.translation import N_
from archivist.workflow.pages import PageState
from archivist.workflow.quarantine import Held, held_pages

MARKED, SENT = "secret.marked", "secret.sent"
UNSETTLED = frozenset((MARKED, SENT))  # a reason does not make them go
_SENTENCE = N_("{name} bears the secrecy mark {mark}; its document is in quarantine ({pages} page(s)).")
_REMEDY = N_(
    "Stop, and tell the person in charge of state secrets. Remove the page with"
    " archivist workspace quarantine … --remove, or, where the competent person has declassified it, record that with"
    " --release. Until then nothing of its document is kept but the picture as captured, and the dossier is not packed."
)
_SENT = N_("A package of this dossier went to {place} on {date}; it may hold a page with the secrecy mark {mark}.")
_SENT_REMEDY = N_("Tell the person in charge of state secrets and the receiver at once; have the package taken back.")


def secret_doubts(states: Iterable[PageState], sent: Iterable[Receipt]) -> Iterator[Doubt]:
    """One for each page that bears a mark; one for each package that left before the mark was seen."""
    seen = tuple(states)
    held = held_pages(seen)
    marked = [(s, held[s.page.page_id]) for s in seen if s.page.page_id in held and held[s.page.page_id].marked]
    yield from (_marked(each, held.values()) for _state, each in marked)
    for receipt in sent if marked else ():
        told = {"place": receipt.place, "date": receipt.received_at[:10], "mark": marked[0][1].word}
        yield Doubt(SENT, Severity.GRAVE, _SENT, _SENT_REMEDY, Place(subject=receipt.digest), told, law())


def _marked(held: Held, every: Iterable[Held]) -> Doubt:
    page = held.page
    pages = sum(1 for other in every if other.because == page.page_id)
    place = Place(page.page_id, file=page.name, field="secrecy")
    return Doubt(
        MARKED, Severity.GRAVE, _SENTENCE, _REMEDY, place, {"name": page.name, "mark": held.word, "pages": pages}, law()
    )


@cache
def law() -> str:
    """The law in force, from its dated file."""
    return str(json.loads(resource("rules/state-secrets-2026.json").read_text(encoding="utf-8"))["law"])
