"""What the workspace answers with, where the model has no word of its own for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from archivist.model.event import Event


@dataclass(frozen=True, slots=True)
class Kept:
    """The result of a stage for one subject, and the key that it was made under.

    `value` is small plain JSON, `blob` the digest of bytes in the vault; `trouble` is there instead where the stage
    met one: its code, details, sentence, remedy. `kept_at` is UTC.
    """

    stage: str
    subject: str
    key: str
    value: Any
    blob: str | None
    trouble: dict[str, Any] | None
    kept_at: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A picture that did not become a page, and the code and details of the trouble that says why."""

    name: str
    frame: int
    code: str
    details: Mapping[str, Any]
    batch_id: str


@dataclass(frozen=True, slots=True)
class Undoable:
    """The events of the acts that would be taken back and done again next; None where there is none."""

    undo: Event | None = None
    redo: Event | None = None
