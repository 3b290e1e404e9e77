"""The agencies that a desk can be set up for: people's committees of the units of today, found by a few letters."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from archivist.model.letters import folded, vietnamese_order
from archivist.resources import resource

COMMITTEE = "Ủy ban nhân dân"
MOST = 50


@dataclass(frozen=True, slots=True)
class Agency:
    """`name` as its letterhead has it; `province` as it is called today; `identifier` that of the province (QĐ
    20/2020/QĐ-TTg), which that of the agency begins with.
    """

    name: str
    province: str
    identifier: str


@lru_cache(maxsize=1)
def agencies() -> tuple[Agency, ...]:
    """Provinces first, then communes, each in the order of the Vietnamese alphabet."""
    provinces = {p["code"]: p for p in _read("units/provinces-2025.json")["provinces"]}
    communes = _read("units/communes-2026-07.json")["communes"]
    whole = [Agency(_committee(p["name"]), p["name"], p["identifier"]) for p in provinces.values()]
    parts = [
        Agency(_committee(unit.partition(" ")[2]), provinces[code]["name"], provinces[code]["identifier"])
        for code, units in communes.items()
        for unit in units
    ]
    order = lambda agency: (vietnamese_order(agency.name), vietnamese_order(agency.province))  # noqa: E731
    return (*sorted(whole, key=order), *sorted(parts, key=order))


def fitting(typed: str, most: int = MOST) -> Sequence[Agency]:
    """Those that say all words, with or without diacritics; the ones that begin a word with them first."""
    words = folded(typed).split()
    found = [(a, said) for a in agencies() if all(w in (said := _said(a)) for w in words)]
    scored = sorted(found, key=lambda pair: -sum(any(own.startswith(w) for own in pair[1].split()) for w in words))
    return [agency for agency, _said_ in scored[:most]]


def _committee(unit: str) -> str:
    """`Phường Ba Đình` as `Ủy ban nhân dân phường Ba Đình`; `Thành phố Hà Nội` likewise."""
    return f"{COMMITTEE} {unit[:1].lower()}{unit[1:]}"


@lru_cache(maxsize=8192)
def _said(agency: Agency) -> str:
    return folded(f"{agency.name} {agency.province} {agency.identifier}")


def _read(name: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(resource(name).read_text(encoding="utf-8"))
    return read
