"""What a signature shows on the page, and where."""

import textwrap
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from enum import StrEnum

from archivist.model.geometry import Box

VIETNAM = timezone(timedelta(hours=7))
MARGIN, WIDTH = 17.0, 215.0  # pt: 6 mm of air, 76 mm
SIZE, LINE = 10.0, 12.0  # pt
LETTERS = 32  # capitals that fit into the width


class Corner(StrEnum):
    """Two corners of page 1: the agency's at the right (TT 05/2025, Điều 8), a person's at the left (TT 01/2023)."""

    AGENCY = "top-right"
    PERSON = "top-left"


@dataclass(frozen=True, slots=True)
class Look:
    """The lines of a signature; `copy` is the form of the copy where one is certified (NĐ 30/2020, Điều 25): SAO Y, SAO LỤC,
    TRÍCH SAO. No seal is shown (TT 05/2025).
    """

    name: str
    corner: Corner = Corner.AGENCY
    copy: str = ""

    def lines(self, at: datetime) -> tuple[str, ...]:
        """The name in full and the time in Vietnam's zone: `dd/mm/yyyy hh:mm:ss +07:00`."""
        time = at.astimezone(VIETNAM).strftime("%d/%m/%Y %H:%M:%S +07:00")
        return tuple(line for line in (self.copy, *textwrap.wrap(self.name, LETTERS), time) if line)

    def box(self, width: float, height: float, lines: int) -> Box:
        """Where it stands on a page of that size, in pt from the bottom left corner; never wider than half a page."""
        wide = min(WIDTH, width / 2 - MARGIN)
        left = width - MARGIN - wide if self.corner is Corner.AGENCY else MARGIN
        return Box(left, height - MARGIN, left + wide, height - MARGIN - lines * LINE)
