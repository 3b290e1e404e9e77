"""A printed paper as a value: its heads, words, lists and signatures; how it looks is for those who draw it."""

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where the words of a cell stand."""

    LEFT = "left"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class Column:
    """`share` of the width of the list; those of all columns need not add up to anything."""

    title: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of as many cells as there are columns. A row of one cell is a heading over the rows below it."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Signing:
    """A place for a signature: who signs, what is written small below, and the printed name, if it is known."""

    role: str
    hint: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """What the QR code holds, and the lines beside it."""

    payload: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `indent` in steps of 1 cm beyond the usual first-line indent, `bold` and `italic` for all of it."""

    text: str
    bold: bool = False
    italic: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `head_left` and `head_right` stand side by side at the top, a rule below each. `about` are the bold
    lines under the title. The last line of `after` stays with the signatures. `copies` are printed one after the
    other, each with its number.
    """

    name: str
    landscape: bool
    head_left: tuple[str, ...]
    head_right: tuple[str, ...]
    place_and_date: str
    title: str
    about: tuple[str, ...] = ()
    before: tuple[Line, ...] = ()
    listing: Listing | None = None
    after: tuple[Line, ...] = ()
    signings: tuple[Signing, ...] = ()
    code: Code | None = None
    copies: tuple[str, ...] = ("",)
