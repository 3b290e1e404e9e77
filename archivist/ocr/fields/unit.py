"""Which unit of today a document speaks of: its agency's commune or province, as they are since 1 July 2025."""

import re
from collections.abc import Sequence

from archivist.model.description import Description
from archivist.ocr.fields.unit_names import Named, Unit, Units, key, level_of, units
from archivist.ocr.vietnamese import fold

_COMMUNE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu|tt\.) ?(?P<name>[^,;()]+)$")
_SOCIETY = "hội"  # a division for xã hội is no commune
_ABOVE = re.compile(r"\b(?:huyện|quận|thị xã|thành phố|tỉnh|tp\.?|tx\.?) ?[^,;()]+$")


def units_today(description: Description, home: str = "") -> tuple[Unit, ...]:
    """The units of today that the agency's may be: one where it is certain; several where the old commune was divided, or
    where more than one of its name comes into question; none where nothing on the paper says which is meant.

    `home` is the identifier of the agency whose records these are: papers that name neither district nor province come
    from its province.
    """
    names, told = [description.value(field) for field in ("agency", "agency_parent")], units()
    communes = [hit[0] for name in names if (hit := _COMMUNE.search(fold(name))) and hit["name"] != _SOCIETY]
    if not communes:
        return tuple(p for name in names if (p := _province(name, told)))[:1]
    named = _of_time(communes[0], description.value("date"), told)
    meant = _in_context([n for n in named if n.level == level_of(communes[0])], description, told.of_identifier(home))
    return tuple(dict.fromkeys(unit for one in meant for unit in one.became))


def _province(name: str, told: Units) -> Unit | None:
    """Of an agency of a province: SỞ Y TẾ below UBND TỈNH PHÚ THỌ."""
    hit = _ABOVE.search(fold(name))
    return told.province(hit[0]) if hit else None


def _of_time(commune: str, date: str, told: Units) -> tuple[Named, ...]:
    """What the name stood for on that day; on a day that is not known, either."""
    before, today = told.before(commune), told.today(commune)
    if not date:
        return (*before, *today)
    return before if date < told.effective else today


def _in_context(named: Sequence[Named], description: Description, home: Unit | None) -> Sequence[Named]:
    """Those that agree with the district or province that the paper names, else with the province of the records."""
    said = _said(description)
    districts = [n for n in named if n.district and key(n.district) in said]
    if districts:
        return districts
    provinces = [n for n in named if key(n.province) in said or key(n.became[0].province) in said]
    if provinces:
        return provinces
    return [n for n in named if home and n.became[0].province == home.name]


def _said(description: Description) -> set[str]:
    """The names of districts and provinces on the paper; the place of the date line may name one without its level."""
    above = [hit[0] for field in ("agency", "agency_parent") if (hit := _ABOVE.search(fold(description.value(field))))]
    return {key(name) for name in (*above, description.value("place")) if name}
