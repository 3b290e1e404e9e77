"""What time it is: UTC, and fixed by SOURCE_DATE_EPOCH where a build must be repeatable."""

import os
from datetime import UTC, datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7), "+07:00")


def now() -> datetime:
    """The present moment in UTC (QCVN 12:2026/BCA 2.2.22), or the one that SOURCE_DATE_EPOCH names."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)


def stamp(moment: datetime | None = None) -> str:
    """A moment as `2026-11-22T03:04:05.678901Z`: sorts as text, always UTC."""
    return (moment or now()).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def parse(text: str) -> datetime:
    """The moment that `stamp` wrote."""
    return datetime.strptime(text, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)


def vietnam(moment: datetime) -> str:
    """A moment as packages write it: `2026-11-22T10:04:05.678+07:00` (TT 05/2025/TT-BNV, Phụ lục I)."""
    return moment.astimezone(VIETNAM).isoformat(timespec="milliseconds")
