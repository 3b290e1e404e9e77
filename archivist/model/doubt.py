"""A doubt: something that a person must look at, with its place, severity and remedy."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from archivist.model.geometry import Box
from archivist.translation import _
from archivist.troubles import Trouble


class Severity(StrEnum):
    """Grave doubts hold back the delivery; minor ones ask; notes only tell."""

    NOTE = "note"
    MINOR = "minor"
    GRAVE = "grave"


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look: a page, document or dossier of the workspace, a file of a package, a field, a box in px of
    the rendition.
    """

    page_id: str | None = None
    subject: str | None = None
    file: str | None = None
    field: str | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """`sentence` and `remedy` are English sources of the catalogue; `details` fill their places.

    `rule` is the id in a regulation or standard that is behind it ("CSIP71", "ISO 19005-2 6.2.4.3"), if any.
    """

    code: str
    severity: Severity
    sentence: str
    remedy: str
    place: Place = Place()
    details: dict[str, Any] = field(default_factory=dict)
    rule: str = ""

    def __str__(self) -> str:
        return _fill(self.sentence, self.details)

    def advice(self) -> str:
        return _fill(self.remedy, self.details)


def doubt_of(trouble: Trouble, place: Place = Place(), severity: Severity = Severity.GRAVE) -> Doubt:
    """The doubt that stays behind where a trouble met one page and the batch went on."""
    return Doubt(trouble.code, severity, trouble.sentence, trouble.remedy, place, trouble.details)


def _fill(template: str, details: dict[str, Any]) -> str:
    try:
        return _(template).format(**details)
    except (KeyError, IndexError):
        return _(template)
