"""Templates: zones that a person has drawn on a form once, so that the next forms of its kind are read by them."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from archivist.troubles import NotATemplate

FORMAT, VERSION = "archivist-template", 1
MM_PER_INCH = 25.4
_FIELD = re.compile(r"[a-z][a-z_]{0,39}")
_MOST_ZONES, _LONGEST, _LARGEST_MM = 200, 200, 2000.0


class ZoneKind(StrEnum):
    """How what stands in a zone is read."""

    TEXT = "text"
    NAME = "name"
    DATE = "date"
    NUMBER = "number"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in mm; `left` and `top` from the upper left corner of the anchor word."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Zone:
    """The value of `field` stands in `area`, which goes with the printed words `anchor`; without an area, behind them to the
    end of their line.
    """

    field: str
    anchor: str
    kind: ZoneKind = ZoneKind.TEXT
    area: Area | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A form is of this kind where all its `signs` are printed on it."""

    name: str
    signs: tuple[str, ...]
    zones: tuple[Zone, ...]

    def as_file(self) -> str:
        """JSON, to be shared with other centres."""
        zones = [
            {"field": z.field, "anchor": z.anchor, "kind": z.kind.value}
            | ({"area_mm": [z.area.left, z.area.top, z.area.width, z.area.height]} if z.area else {})
            for z in self.zones
        ]
        told = {"format": FORMAT, "version": VERSION, "name": self.name, "signs": list(self.signs), "zones": zones}
        return json.dumps(told, ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def of_file(cls, source: str, text: str) -> Self:
        """Raises NotATemplate, which names the file and what is wrong."""
        try:
            told = json.loads(text)
            _expect_format(told)
            template = cls(_words(told["name"]), tuple(_words(s) for s in told["signs"]), tuple(map(_zone, told["zones"])))
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise NotATemplate(name=source, reason=str(error)) from error
        return template.checked(source)

    def checked(self, source: str) -> Self:
        """Itself, where it can be worked with."""
        if not self.signs or not self.zones or len(self.zones) > _MOST_ZONES or len(self.signs) > _MOST_ZONES:
            raise NotATemplate(name=source, reason="signs, zones")
        wrong = next((z.field for z in self.zones if not _FIELD.fullmatch(z.field)), None)
        if wrong is not None:
            raise NotATemplate(name=source, reason=wrong)
        return self


def _expect_format(told: Any) -> None:
    if told["format"] != FORMAT or told["version"] != VERSION:
        raise ValueError(f"{told['format']} {told['version']}")


def _zone(told: Any) -> Zone:
    area = told.get("area_mm")
    sides = [float(side) for side in area] if area is not None else []
    if area is not None and (len(sides) != 4 or not all(abs(side) <= _LARGEST_MM for side in sides)):
        raise ValueError(str(area))
    return Zone(str(told["field"]), _words(told["anchor"]), ZoneKind(told["kind"]), Area(*sides) if sides else None)


def _words(text: Any) -> str:
    said = " ".join(str(text).split()) if isinstance(text, str) else ""
    if not 2 <= len(said) <= _LONGEST or not any(c.isalpha() for c in said):
        raise ValueError(repr(text)[:60])
    return said
