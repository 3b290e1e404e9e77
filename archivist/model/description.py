"""Descriptions: the fields of a dossier or document, each value with its origin; the hand outranks the machine."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from archivist.model.geometry import Box


class By(StrEnum):
    """Who says so: a person here, the machine, a rule, or a description that others have made before."""

    HAND = "hand"
    MACHINE = "machine"
    RULE = "rule"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: the page and the box (px of its rendition), what was read there, how sure (0 to 1, the
    share of such values that are right), by which rule; `proof` names the second source that says the same.
    """

    by: By
    page_id: str | None = None
    box: Box | None = None
    read: str = ""
    confidence: float = 1.0
    rule: str = ""
    proved: bool = False
    proof: str = ""


SURE = 0.995  # of the values of which this is said, at most 1 in 200 may be wrong
UNASKED = frozenset(("recipients", "addressee"))  # long lists that no package holds


@dataclass(frozen=True, slots=True)
class Entry:
    """One field's value. Field names: agency_parent, agency, code, number, notation, place, date (ISO), doc_type, subject,
    addressee, recipients (joined by "; "), secrecy, urgency, signer_authority, signer_title, signer_name …
    """

    field: str
    value: str
    origin: Origin

    @property
    def sure(self) -> bool:
        """Whether nobody needs to be asked: a hand set it, a rule gives it, or the machine is sure or can prove it."""
        return self.origin.by is not By.MACHINE or self.origin.proved or self.origin.confidence >= SURE

    @property
    def asks(self) -> bool:
        """Whether a person should look at it: it is not sure, and somebody will search or order by it."""
        return not self.sure and self.field not in UNASKED


@dataclass(frozen=True, slots=True)
class Description:
    """Entries by field, at most one each."""

    entries: tuple[Entry, ...] = ()

    def get(self, field: str) -> Entry | None:
        return next((e for e in self.entries if e.field == field), None)

    def value(self, field: str, default: str = "") -> str:
        entry = self.get(field)
        return entry.value if entry else default

    def given(self, entry: Entry) -> "Description":
        """With one more entry: it replaces an earlier one, unless that was set by hand and this one was not."""
        old = self.get(entry.field)
        if old and old.origin.by is By.HAND and entry.origin.by is not By.HAND:
            return self
        return replace(self, entries=(*(e for e in self.entries if e.field != entry.field), entry))

    def given_all(self, entries: Iterable[Entry]) -> "Description":
        whole = self
        for entry in entries:
            whole = whole.given(entry)
        return whole

    def values(self) -> dict[str, str]:
        return {e.field: e.value for e in self.entries}
