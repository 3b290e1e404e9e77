"""What a page says when a person has corrected it: by the line, or by correcting the value of a field read there."""

import json
from collections.abc import Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from typing import Any

from archivist.model.correction import Correction, corrected, place_of
from archivist.model.description import By, Description, Entry
from archivist.model.dossier import Document
from archivist.model.event import Draft
from archivist.model.plain import plain, revive
from archivist.model.text import PageText
from archivist.storage.workspace import Workspace
from archivist.workflow.acts import Act
from archivist.workflow.pages import page_states

_ALIKE = 0.6
LINES = "lines"  # what a hand sets of a page: its corrections


def correct_line(workspace: Workspace, dossier_id: str, page_id: str, text: PageText, line: int, said: str) -> Act:
    """`text` is the page's text as it is shown, with all that was said before; `line` counts from 0 in it. To say again what
    the machine had read takes the correction back.
    """
    shown, said = text.lines[line], " ".join(said.split())
    told = list(corrections_of(workspace.by_hand(page_id)))
    new = Correction(place_of(text, shown), shown.text, said)
    before = next((c for c in told if c.said == shown.text and c.box.overlap(new.box).area > 0), None)
    if before:
        told[told.index(before)] = replace(before, said=said)
    else:
        told.append(new)
    value = [plain(c) for c in told if c.said != c.read]
    if value:
        return Act("line", dossier_id, page_id, (Draft("value.set", page_id, {"field": LINES, "value": value}),))
    return Act("line", dossier_id, page_id, (Draft("value.cleared", page_id, {"field": LINES}),))


def page_text(workspace: Workspace, page_id: str) -> PageText | None:
    """What a page says, corrections included; None where it was not read, or its text is withheld."""
    read = workspace.result("read", page_id)
    if read is None or read.trouble or not read.blob:
        return None
    return corrected(
        revive(PageText, json.loads(workspace.vault.read(read.blob))), corrections_of(workspace.by_hand(page_id))
    )


def corrections_of(by_hand: Mapping[str, Any]) -> tuple[Correction, ...]:
    """The corrections among what a hand has set of a page."""
    return tuple(revive(Correction, one) for one in by_hand.get(LINES, ()))


def said_of_pages(
    workspace: Workspace, dossier_id: str, document: Document, description: Description
) -> dict[str, tuple[Correction, ...]]:
    """All that a person corrected of the pages of a document, by page: its lines first, then the values of its fields."""
    by_hand = workspace.all_by_hand(document.pages)
    found = {p: list(corrections_of(by_hand.get(p, {}))) for p in document.pages}
    kept = workspace.result("describe", document.document_id)
    if kept and kept.value and any(e.origin.by is By.HAND for e in description.entries):
        sizes = {s.page.page_id: s.recipe.size(s.page.master.size) for s in page_states(workspace, dossier_id)}
        for page_id, told in by_fields(revive(Description, kept.value), description, sizes).items():
            found.setdefault(page_id, []).extend(told)
    return {page_id: tuple(told) for page_id, told in found.items() if told}


def by_fields(proposed: Description, said: Description, sizes: Mapping[str, tuple[int, int]]) -> dict[str, list[Correction]]:
    """By page, the values that a person gave another spelling than the machine had read on that page; `sizes` are those of
    the pages in px. Values that are not spelt as on paper (dates, codes of lists) are left out.
    """
    found: dict[str, list[Correction]] = {}
    for entry in proposed.entries:
        page_id, value = entry.origin.page_id, said.value(entry.field)
        if page_id in sizes and _verbatim(entry) and _by_hand(said, entry.field) and value != entry.value and value:
            assert page_id is not None
            assert entry.origin.box is not None
            width, height = sizes[page_id]
            place = entry.origin.box.scaled(1 / width, 1 / height)
            found.setdefault(page_id, []).append(Correction(place, entry.origin.read, value, exact=True))
    return found


def _by_hand(description: Description, field: str) -> bool:
    entry = description.get(field)
    return entry is not None and entry.origin.by is By.HAND


def _verbatim(entry: Entry) -> bool:
    """Whether the value is, but for a few letters, what stands on the paper."""
    alike = SequenceMatcher(None, entry.origin.read.casefold(), entry.value.casefold(), autojunk=False).ratio()
    return entry.origin.box is not None and alike >= _ALIKE
