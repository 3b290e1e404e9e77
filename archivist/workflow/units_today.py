"""The unit of today beside the name as it was written: computed from what is in force, never stored, never instead of it."""

from collections.abc import Iterator, Mapping

from archivist.model.description import By, Description, Entry, Origin
from archivist.model.doubt import Doubt, Place, Severity
from archivist.ocr.fields.unit import units_today
from archivist.ocr.fields.unit_names import units
from archivist.ocr.vietnamese import fold
from archivist.settings import Settings
from archivist.translation import N_

FIELD = "unit_today"
CHOSEN = "chosen for the same agency"
_MOST = 8  # candidates that a sentence names

_OPEN = N_("{name} may be one of these today: {units}.")
_OPEN_REMEDY = N_("Choose the unit of today by the village or hamlet that the paper names; it then holds for this agency.")


def with_units(described: Mapping[str, Description], settings: Settings) -> dict[str, Description]:
    """Each document with its unit of today, where there is but one or somebody has chosen for another of the same agency."""
    chosen = {_agency(d): e.value for d in described.values() if (e := d.get(FIELD)) and e.origin.by is By.HAND}
    return {i: _with_unit(d, chosen.get(_agency(d), ""), settings) for i, d in described.items()}


def _with_unit(description: Description, chosen: str, settings: Settings) -> Description:
    source, found = description.get("agency"), candidates(description, settings)
    if source is None or not (chosen or len(found) == 1):
        return description
    rule = CHOSEN if chosen else units().id
    origin = Origin(By.RULE, source.origin.page_id, source.origin.box, source.value, rule=rule)
    return description.given(Entry(FIELD, chosen or found[0], origin))


def unit_doubts(described: Mapping[str, Description], settings: Settings) -> Iterator[Doubt]:
    """A commune that was divided, or of which there were several: somebody who knows the place must say, once an agency."""
    asked: set[str] = set()
    for document_id, description in with_units(described, settings).items():
        source, found = description.get("agency"), candidates(description, settings)
        if source is None or description.value(FIELD) or len(found) < 2 or _agency(description) in asked:
            continue
        asked.add(_agency(description))
        place = Place(source.origin.page_id, document_id, field=FIELD, box=source.origin.box)
        told = {"name": source.value, "units": "; ".join(found[:_MOST]) + (" …" if len(found) > _MOST else "")}
        yield Doubt("document.unit-open", Severity.MINOR, _OPEN, _OPEN_REMEDY, place, told)


def candidates(description: Description, settings: Settings) -> tuple[str, ...]:
    """What the unit of today may be, to choose from."""
    return tuple(str(unit) for unit in units_today(description, settings.agency.code))


def _agency(description: Description) -> str:
    return fold(f"{description.value('agency_parent')}\n{description.value('agency')}")
