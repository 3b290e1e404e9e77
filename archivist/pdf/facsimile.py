"""What a facsimile is made from: its pages in order, and what is said about the whole."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from archivist.model.text import PageText
from archivist.pdf.born import BornPage
from archivist.pdf.encoded import EncodedPage
from archivist.pdf.stamp import Stamp

Level = Literal["2u", "2b", "3u"]  # ISO 19005-2 and -3: u for words with their characters, b for the picture alone


@dataclass(frozen=True, slots=True)
class About:
    """What a facsimile says about itself; `language` is a BCP 47 tag; `made_at` is aware of its time zone.

    `software` is "Archivist x.y"; `rules` names the rule set under which it was made; a file of `level` 3u holds the words
    of each page as ALTO, too.
    """

    title: str
    agency: str
    archive_code: str
    fonds: str
    made_at: datetime
    software: str
    language: str = "vi"
    rules: str = ""
    level: Level = "2u"


@dataclass(frozen=True, slots=True)
class FacsimilePage:
    """One page: its pictures, its words (boxes in px of the rendition), the label of its leaf ("3", "3v").

    `encoded` and `text` may be calls that fetch them when the page's turn comes, so that no more than one
    page needs to be in memory. `heading` is the title of the document that starts on this page. `born` is the page as a
    program wrote it: it is shown instead of the pictures, and its own words instead of those that were read.
    """

    encoded: EncodedPage | Callable[[], EncodedPage]
    text: PageText | Callable[[], PageText | None] | None = None
    leaf: str = ""
    stamp: Stamp | None = None
    heading: str = ""
    born: BornPage | None = None

    def pictures(self) -> EncodedPage:
        return self.encoded() if callable(self.encoded) else self.encoded

    def words(self) -> PageText | None:
        return self.text() if callable(self.text) else self.text
