"""How far a page, document or dossier has come: each state a word, a shape and a colour, never a colour alone."""

from dataclasses import dataclass
from enum import StrEnum

from archivist.model.doubt import Severity
from archivist.model.page import Aside
from archivist.translation import N_


class State(StrEnum):
    """The states that the desk shows."""

    WAITING = "waiting"
    CLEANED = "cleaned"
    READ = "read"
    FAILED = "failed"
    ASIDE = "aside"
    DESCRIBED = "described"
    BOUND = "bound"
    PACKED = "packed"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True)
class Sign:
    """`word` is a source of the translation, `shape` the name of an icon, `colour` the name of a token."""

    word: str
    shape: str
    colour: str


SIGNS = {
    State.WAITING: Sign(N_("waiting"), "state-waiting", "quiet"),
    State.CLEANED: Sign(N_("cleaned"), "state-half", "accent"),
    State.READ: Sign(N_("read"), "state-done", "good"),
    State.FAILED: Sign(N_("failed"), "state-failed", "grave"),
    State.ASIDE: Sign(N_("set aside"), "tray", "quiet"),
    State.DESCRIBED: Sign(N_("described"), "state-half", "accent"),
    State.BOUND: Sign(N_("facsimile"), "state-done", "good"),
    State.PACKED: Sign(N_("packaged"), "state-package", "good"),
    State.DELIVERED: Sign(N_("delivered"), "state-delivered", "good"),
}

SEVERITIES = {
    Severity.GRAVE: Sign(N_("Grave"), "state-failed", "grave"),
    Severity.MINOR: Sign(N_("To be looked at"), "state-doubt", "doubt"),
    Severity.NOTE: Sign(N_("Note"), "state-note", "quiet"),
}

WHY_ASIDE = {
    Aside.BLANK: N_("blank"),
    Aside.SEPARATOR: N_("separator"),
    Aside.REPLACED: N_("replaced"),
    Aside.BY_HAND: N_("by hand"),
    Aside.FAILED: N_("failed"),
}
