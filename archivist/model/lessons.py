"""What the desk has taught: how a clerk put right what was read, and which names were confirmed before."""

import hashlib
from dataclasses import dataclass

from archivist.model.plain import canonical

TAUGHT = ("agency", "agency_parent", "place", "signer_name", "signer_title", "signer_authority")  # the same names come again


@dataclass(frozen=True, slots=True)
class Lesson:
    """In `field` a person set `value` where the machine had read `read` ("" where it had read nothing), so many `times`."""

    field: str
    read: str
    value: str
    times: int

    @property
    def name(self) -> str:
        """A short name that stays the same; by it a lesson is forgotten."""
        return hashlib.sha256(canonical([self.field, self.read, self.value])).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that is remembered, in the order of field, value and reading."""

    all: tuple[Lesson, ...] = ()

    def of(self, field: str) -> tuple[Lesson, ...]:
        return tuple(lesson for lesson in self.all if lesson.field == field)


NONE = Lessons()
