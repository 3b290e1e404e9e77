"""What the card of a field says."""

from dataclasses import dataclass

from archivist.model.description import By, Entry
from archivist.translation import N_, _
from archivist.ui.cards.card import Card, Mark
from archivist.ui.dates import shown_date
from archivist.ui.sight.description import Described

SURE = 0.8  # below this a person should look at what the machine proposes
ORIGINS = {
    By.HAND: (N_("by hand"), "hand"),
    By.MACHINE: (N_("by machine"), "machine"),
    By.RULE: (N_("by rule"), "rule"),
}
DATES = ("date", "start_date", "end_date")


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry under the label of its field, a source of the translation."""

    label: str
    entry: Entry


def labelled(described: Described) -> tuple[Labelled, ...]:
    """The entries that there are, in the order of the labels; a field without a label comes last under its own name."""
    entries = {e.field: e for e in described.description.entries if e.value}
    known = [Labelled(label, entries.pop(field)) for field, label in described.labels.items() if field in entries]
    return (*known, *(Labelled(field, entry) for field, entry in entries.items()))


def card_of(row: Labelled) -> Card:
    entry = row.entry
    value = shown_date(entry.value) if entry.field in DATES else entry.value
    return Card(_(row.label), value, marks=_marks(entry))


def _marks(entry: Entry) -> tuple[Mark, ...]:
    word, shape = ORIGINS[entry.origin.by]
    origin = Mark(shape, _(word), "ink_soft")
    if entry.origin.by is not By.MACHINE:
        return (origin,)
    if entry.origin.proved:
        return (origin, Mark("state-done", _("proved"), "good"))
    sure = f"{entry.origin.confidence:.0%}".replace("%", " %")
    unsure = entry.origin.confidence < SURE
    return (origin, Mark("state-doubt" if unsure else "", sure, "doubt" if unsure else "ink_soft"))
