"""The contractors' tree as one receiver wants it: names of folders and files, sheets and columns (resources/profiles)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from archivist.resources import resource

TREE = "contractor-tree"
NAME = "CSDL_SOHOA"


@dataclass(frozen=True, slots=True)
class TreeProfile:
    """Templates may hold {agency_code}, {year}, {retention}, {fonds}, {file_code}, {doc_code}; `sheets` give for each sheet
    its columns, by the heads that they have, as fields of TT 05/2025 (and `path`).
    """

    id: str
    root: str
    folder: str
    facsimile: str
    workbook: str
    manifest: str
    retention: Mapping[str, str]
    sheets: Mapping[str, Mapping[str, str]]


@lru_cache
def tree_profile(name: str = TREE) -> TreeProfile:
    """The profile of resources/profiles/<name>.json."""
    table = json.loads(resource(f"profiles/{name}.json").read_text(encoding="utf-8"))
    sheets = {sheet: MappingProxyType(columns) for sheet, columns in table["sheets"].items()}
    names = {name: table[name] for name in ("id", "root", "folder", "facsimile", "workbook", "manifest")}
    return TreeProfile(**names, retention=MappingProxyType(table["retention"]), sheets=MappingProxyType(sheets))
