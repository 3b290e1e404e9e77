"""The administrative units of today and of before 1 July 2025, as `resources/units` has them, found by their names."""

import json
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from archivist.ocr.vietnamese import fold
from archivist.resources import resource

COMMUNES, PROVINCES = "units/communes-2026-07.json", "units/provinces-2025.json"
_LEVEL = re.compile(r"^(thành phố|thị xã|thị trấn|đặc khu|huyện|quận|phường|tỉnh|xã|tp|tt|tx)(?:\.\s*|\s+)")
_DASH = re.compile(r"\s*[-–—]\s*")
_WHOLE = {"tp": "thành phố", "tt": "thị trấn", "tx": "thị xã"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in force: its code (two digits of a province, five of a commune; QĐ 19/2025/QĐ-TTg), its official name, and
    the name of the province that it lies in ("" for a province).
    """

    code: str
    name: str
    province: str = ""

    def __str__(self) -> str:
        """Xã Hòa Vang, Thành phố Đà Nẵng (20308)."""
        return f"{self.name}{', ' if self.province else ''}{self.province} ({self.code})"


@dataclass(frozen=True, slots=True)
class Named:
    """What a name stood for: its level, the district and the province of then ("" for a commune in force, which lies in no
    district), and what it is today.
    """

    level: str
    district: str
    province: str
    became: tuple[Unit, ...]


class Units:
    """The tables in force; what a name stands for is looked up when it is asked for."""

    def __init__(self, communes: Any, told: Any) -> None:
        self.id, self.effective = str(communes["id"]), str(communes["effective"])
        self._now, self._before = communes["now"], communes["before"]
        self._provinces = {p["code"]: Unit(p["code"], p["name"]) for p in told}
        self._communes = {
            row[:5]: Unit(row[:5], row[6:], self._provinces[code].name)
            for code, rows in communes["communes"].items()
            for row in rows
        }
        self._former = {b["person"]: (b["name"], self._provinces[p["code"]]) for p in told for b in p["before"]}
        self._by_identifier = {b["identifier"]: self._provinces[p["code"]] for p in told for b in p["before"]}
        named = [*self._former.values(), *((name, self._provinces[p["code"]]) for p in told for name in p.get("also", ()))]
        named += [(p.name, p) for p in self._provinces.values()]
        self._by_name = {key(name): province for name, province in named}
        self._by_whole_name = {(level_of(name), key(name)): province for name, province in named}

    @property
    def communes(self) -> tuple[Unit, ...]:
        """All that are in force."""
        return tuple(self._communes.values())

    @property
    def provinces(self) -> tuple[Unit, ...]:
        """All provinces and centrally-run cities in force."""
        return tuple(self._provinces.values())

    def today(self, name: str) -> tuple[Named, ...]:
        """The communes in force that bear this name, whatever their level."""
        return tuple(_as_now(self._communes[code]) for code in self._now.get(key(name), ()))

    def before(self, name: str) -> tuple[Named, ...]:
        """The communes of before 1 July 2025 that bore it."""
        return tuple(self._as_before(line) for line in self._before.get(key(name), ()))

    def province(self, name: str) -> Unit | None:
        """The province of today that a name, of today's or of a former one, stands for. A level that it names must be the
        right one: thành phố Bắc Ninh is a city within tỉnh Bắc Ninh.
        """
        level = level_of(name)
        return self._by_whole_name.get((level, key(name))) if level else self._by_name.get(key(name))

    def bears(self, name: str) -> bool:
        """Whether a unit of today or of before bears this name: of the level that it names, or, without one, of any."""
        return (level_of(name), key(name)) in self._names or (not level_of(name) and key(name) in self._bare)

    @cached_property
    def _names(self) -> frozenset[tuple[str, str]]:
        """Level and folded name of every commune, district and province."""
        now = {(level_of(unit.name), key(unit.name)) for unit in self._communes.values()}
        lines = [(name, *line.split("|")) for name, lines in self._before.items() for line in lines]
        before = {(level, name) for name, level, *_rest in lines}
        districts = {district for _name, _level, district, *_rest in lines}
        return frozenset(now | before | {(level_of(d), key(d)) for d in districts} | set(self._by_whole_name))

    @cached_property
    def _bare(self) -> frozenset[str]:
        return frozenset(name for _level, name in self._names)

    def of_identifier(self, code: str) -> Unit | None:
        """The province of today that an agency's identifier begins with: H49.64 lies in Quảng Ninh."""
        return self._by_identifier.get(code.split(".", maxsplit=1)[0])

    def _as_before(self, line: str) -> Named:
        level, district, province, codes = line.split("|")
        return Named(level, district, self._former[province][0], tuple(self._communes[c] for c in codes.split()))


def _as_now(unit: Unit) -> Named:
    return Named(level_of(unit.name), "", unit.province, (unit,))


def key(name: str) -> str:
    """For comparing: small letters, tones in one place, without the level (xã, phường, huyện, tỉnh) and its blanks; a number
    without noughts before it.
    """
    bare = _DASH.sub("-", _LEVEL.sub("", fold(name))).strip(" .,;")
    return bare.lstrip("0") if bare.isdecimal() else bare


def level_of(name: str) -> str:
    """The level that a name begins with, written out; "" where it names none."""
    found = _LEVEL.match(fold(name))
    return _WHOLE.get(found[1], found[1]) if found else ""


@lru_cache
def units() -> Units:
    """Read once."""
    return Units(_file(COMMUNES), _file(PROVINCES)["provinces"])


def _file(name: str) -> Any:
    return json.loads(resource(name).read_text(encoding="utf-8"))
