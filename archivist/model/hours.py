"""Hours of the day in which something may be done, as a clerk writes them: 22:00-05:00, Vietnam time."""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Self

from archivist.clock import VIETNAM

_FORM = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")


@dataclass(frozen=True, slots=True)
class Hours:
    """From `start` until `end`, over midnight where the end is the earlier one."""

    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raises ValueError for anything but two different times of the day."""
        match = _FORM.fullmatch(text.strip())
        if not match:
            raise ValueError(text)
        hours = cls(time(int(match[1]), int(match[2])), time(int(match[3]), int(match[4])))
        if hours.start == hours.end:
            raise ValueError(text)
        return hours

    def open_at(self, moment: datetime) -> bool:
        """Whether the moment falls into them."""
        at = moment.astimezone(VIETNAM).time()
        return self.start <= at < self.end if self.start < self.end else at >= self.start or at < self.end

    def opens(self, moment: datetime) -> datetime:
        """When they begin next; the moment itself where they have begun."""
        if self.open_at(moment):
            return moment
        local = moment.astimezone(VIETNAM)
        at = local.replace(hour=self.start.hour, minute=self.start.minute, second=0, microsecond=0)
        return at if at > local else at + timedelta(days=1)
