"""What a trouble is: a code, a sentence, a remedy, a retry rule and an exit status."""

from enum import StrEnum
from typing import Any, ClassVar

from archivist.translation import _


class Retry(StrEnum):
    """When it is worth trying again without a person's help."""

    NOW = "now"
    LATER = "later"
    NEVER = "never"


class Exit:
    """Exit statuses of the command line (documented in docs/commands.md)."""

    DONE = 0
    BUG = 1
    USAGE = 2
    DOUBTS = 3
    INPUT = 4
    ENVIRONMENT = 5
    WORKSPACE = 6
    STORAGE = 7
    INTERRUPTED = 130


class Trouble(Exception):  # noqa: N818  # a trouble is not an error of the program
    """Something that went wrong outside the program; `details` fill the places in its sentence and remedy."""

    code: ClassVar[str]
    sentence: ClassVar[str]
    remedy: ClassVar[str]
    retry: ClassVar[Retry] = Retry.NEVER
    exit_status: ClassVar[int] = Exit.INPUT

    def __init__(self, **details: Any) -> None:
        super().__init__(details)
        self.details: dict[str, Any] = details

    def __reduce__(self) -> tuple[Any, ...]:
        return _remake, (type(self), self.details)

    def __str__(self) -> str:
        return _(self.sentence).format_map(_Places(self.details))

    def advice(self) -> str:
        """The remedy in the language in force."""
        return _(self.remedy).format_map(_Places(self.details))


class _Places(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def _remake(kind: type[Trouble], details: dict[str, Any]) -> Trouble:
    return kind(**details)


def every_trouble() -> dict[str, type[Trouble]]:
    """All troubles by their codes."""
    return {kind.code: kind for kind in _descendants(Trouble)}


def _descendants(kind: type[Trouble]) -> list[type[Trouble]]:
    return [k for child in kind.__subclasses__() for k in (child, *_descendants(child)) if "code" in k.__dict__]
