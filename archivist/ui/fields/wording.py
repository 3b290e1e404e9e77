"""What the card of a field says."""

from html import escape

from archivist.model.description import By
from archivist.translation import N_, _
from archivist.ui.cards.card import Card, Mark
from archivist.ui.fields.changes import changes
from archivist.ui.fields.forms import Form, Shape, form_of
from archivist.ui.sight.description import FieldSight
from archivist.ui.theme.tokens import Colours

PARTS_OF_CODE = ("number", "notation")
ORIGINS = {
    By.HAND: (N_("by hand"), "hand"),
    By.MACHINE: (N_("by machine"), "machine"),
    By.RULE: (N_("by rule"), "rule"),
    By.GIVEN: (N_("from a list"), "rule"),
}


def form(row: FieldSight) -> Form:
    return form_of(row.level, row.field)


def shown(row: FieldSight, value: str) -> str:
    """A value of this field as a person reads it."""
    said = form(row).shown(value)
    return _(said) if form(row).shape is Shape.CHOICE and said in ("Yes", "No") else said


def unsure(row: FieldSight) -> bool:
    """Whether a person should look at it."""
    entry = row.proposed
    return not row.by_hand and entry is not None and entry.asks


def wanting(row: FieldSight) -> bool:
    """Whether it is empty and must not be."""
    return not row.value and form(row).required


def card_of(row: FieldSight) -> Card:
    return Card(_(row.label), shown(row, row.value) or "–", marks=marks(row))


def marks(row: FieldSight) -> tuple[Mark, ...]:
    if wanting(row):
        return (Mark("state-failed", _("must be filled in"), "grave"),)
    if not row.value:
        return ()
    entry = row.proposed
    by = By.HAND if row.by_hand or entry is None else entry.origin.by
    word, shape = ORIGINS[by]
    origin = Mark(shape, _(word), "ink_soft")
    if by is not By.MACHINE or entry is None:
        return (origin,)
    if entry.origin.proved:
        return (origin, Mark("state-done", _("proved"), "good"))
    sure = f"{entry.origin.confidence:.0%}".replace("%", " %")
    return (origin, Mark("state-doubt" if unsure(row) else "", sure, "doubt" if unsure(row) else "ink_soft"))


def difference(read: str, value: str, colours: Colours) -> str:
    """What was read with the letters that are otherwise now struck out, and those in their place, as rich text."""
    parts = []
    for before, after in changes(read, value):
        if before == after:
            parts.append(escape(before))
            continue
        if before:
            parts.append(f'<s style="color:{colours.grave}">{escape(before)}</s>')
        if after:
            parts.append(f'<b style="color:{colours.good}">{escape(after)}</b>')
    return "".join(parts)
