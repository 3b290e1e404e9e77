"""How one receiving system wants its packages: the points where receivers differ, read from resources/profiles."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from archivist.model.plain import canonical
from archivist.resources import resource

STRICT = "tt05-strict"


@dataclass(frozen=True, slots=True)
class Agent:
    """One agent of a METS header; name and note are templates."""

    role: str
    type: str
    other_type: str
    name: str
    note: str
    note_type: str


@dataclass(frozen=True, slots=True)
class Shape:
    """One package format as one receiver wants it.

    Templates may hold {uuid}, {representation_id}, {file_code}, {doc_id}, {fonds}, {agency_name}, {agency_code},
    {archive_code}, {software_name}, {software_version}.
    """

    package_type: str
    object_id: str
    mets_type: str
    root_profile: str
    representation_profile: str
    representation_id: str
    representation_type: str
    links_in_data: bool
    premis: bool
    empty_amd: bool
    root_agents: tuple[Agent, ...]
    representation_agents: tuple[Agent, ...]
    agreement: str
    md_type: str
    md_other_type: str
    md_version: str
    xml_mime: str
    schema_mime: str
    mets_schema: str
    dossier_schema: str
    document_schema: str
    premis_schema: str
    dossier_metadata: str
    document_metadata: str
    facsimile: str
    link: str
    zip_name: str
    event_types: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Profile:
    """A receiving system: its name and the formats that it takes; `digest` (SHA-256) tells apart two editions."""

    id: str
    title: str
    effective: str
    digest: str
    shapes: Mapping[str, Shape]


def profile_for(name: str, package_format: str) -> Profile:
    """The named receiver's profile; the circular's own where that receiver says nothing of a format."""
    named = load_profile(name)
    return named if package_format in named.shapes else load_profile(STRICT)


@lru_cache
def load_profile(name: str = STRICT) -> Profile:
    """The profile of resources/profiles/<name>.json."""
    table = json.loads(resource(f"profiles/{name}.json").read_text(encoding="utf-8"))
    formats = table["formats"]
    shapes = {name: _shape(formats[shape["like"]] | shape if "like" in shape else shape) for name, shape in formats.items()}
    digest = hashlib.sha256(canonical(table)).hexdigest()
    return Profile(table["id"], table["title"], table["effective"], digest, MappingProxyType(shapes))


def _shape(table: dict[str, Any]) -> Shape:
    agents = {key: tuple(Agent(**agent) for agent in table[key]) for key in ("root_agents", "representation_agents")}
    whole = table | agents | {"event_types": MappingProxyType(table["event_types"])}
    return Shape(**{name: value for name, value in whole.items() if name != "like"})
