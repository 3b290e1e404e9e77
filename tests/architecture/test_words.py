"""No file and no class is named with a word that tells nothing."""

import ast
import re

import pytest

from tests.architecture.sources import ROOT, files

NEVER = {
    "manager", "handler", "helper", "util", "misc", "data", "info", "item", "object", "process", "service", "controller",
}  # fmt: skip

ARGUED = {"check_objects"}  # "object" is what ISO 32000 calls the things that a PDF consists of


def words(name: str) -> set[str]:
    """The words of a snake_case or CamelCase name, in lower case and singular."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)
    return {part.lower() for part in parts} | {part.lower().removesuffix("s") for part in parts}


def empty_names(path: str, source: str) -> list[str]:
    """The names of the file, its folders and its classes that use a forbidden word."""
    classes = [node.name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ClassDef)]
    return [name for name in [*path.removesuffix(".py").split("/"), *classes] if words(name) & NEVER and name not in ARGUED]


def test_names_tell_something() -> None:
    found = {str(p): empty_names(str(p), (ROOT / p).read_text()) for p in files("archivist", "tools", "tests")}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("path", "source", "found"),
    [
        ("archivist/pdf/utils.py", "", ["utils"]),
        ("archivist/misc/page.py", "", ["misc"]),
        ("archivist/page.py", "class PageManager: pass", ["PageManager"]),
        ("archivist/page.py", "class Page:\n    class HTTPHandler: pass", ["HTTPHandler"]),
        ("archivist/page_data.py", "class Data: pass", ["page_data", "Data"]),
        ("archivist/processing.py", "class Database: pass\nclass Itemised: pass", []),
        ("archivist/storage/vault.py", "class Vault: manager = 1", []),
    ],
)
def test_the_search_finds_them(path: str, source: str, found: list[str]) -> None:
    assert empty_names(path, source) == found
