"""Letters without diacritics and in small, so that a clerk finds things whatever the keyboard writes just now."""

from archivist.model.letters import folded as plain

__all__ = ["plain"]
