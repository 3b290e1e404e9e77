"""A part by the name that a setting gives it."""

from collections.abc import Mapping
from typing import TypeVar

from archivist.troubles import UnknownChoice

T = TypeVar("T")


def chosen(choices: Mapping[str, T], name: str, setting: str) -> T:
    """Raises UnknownChoice."""
    if name not in choices:
        raise UnknownChoice(name=name, setting=setting, choices=", ".join(sorted(choices)))
    return choices[name]
