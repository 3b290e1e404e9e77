"""What the places read of a workspace, away from the main thread.

What draws and writes is loaded when it is first wanted: the window need not wait for it.
"""

from datetime import date
from pathlib import Path

from archivist import clock
from archivist.ui.keys.table import card_rows
from archivist.workflow.activity import activity
from archivist.workflow.reports import Report, report

__all__ = ["activity", "card_rows", "report", "today", "write_key_card", "written_report"]


def today() -> date:
    """The day in Vietnam."""
    return clock.now().astimezone(clock.VIETNAM).date()


def written_report(found: Report, agency: str, into: Path) -> tuple[Path, ...]:
    from archivist.workflow.report_papers import write_report

    return write_report(found, agency, today(), into)


def write_key_card(rows: list[tuple[str, list[tuple[str, str]]]], agency: str, into: Path) -> Path:
    """As PDF. Raises DiskFull, ReadOnly."""
    from archivist.workflow.key_card import write_key_card as written

    return written(rows, agency, into)
