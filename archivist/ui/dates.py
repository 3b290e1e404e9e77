"""Dates and moments as a clerk reads them."""

import re
from datetime import datetime

from archivist.clock import VIETNAM, parse
from archivist.translation import language

_TYPED = re.compile(r"(?:(?:(?P<day>\d{1,2})[\s./-]+)?(?P<month>\d{1,2})[\s./-]+)?(?P<year>\d{4})")
_RUN = re.compile(r"(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{4})")
_ORDER = {"vi": "/", "en": "/", "ru": "."}


def shown_date(iso: str) -> str:
    """`2019-03-05` as 05/03/2019 (05.03.2019 in Russian); a month or a year alone likewise; other text as it is."""
    parts = iso.split("-")
    if not all(part.isdecimal() for part in parts) or [len(p) for p in parts] not in ([4], [4, 2], [4, 2, 2]):
        return iso
    return _ORDER[language()].join(reversed(parts))


def shown_moment(stamp: str) -> str:
    """A moment of the clock in the time of Vietnam, to the minute."""
    moment: datetime = parse(stamp).astimezone(VIETNAM)
    return f"{shown_date(moment.date().isoformat())} {moment:%H:%M}"


def iso_of(text: str) -> str:
    """What a person types as a date, day first: `5/3/2019`, `5.3.2019`, `05032019`, `3/2019`; other text as it is."""
    found = _RUN.fullmatch(text.strip()) or _TYPED.fullmatch(text.strip())
    if not found:
        return text.strip()
    return "-".join(part.zfill(2) for part in (found["year"], found["month"], found["day"]) if part)
