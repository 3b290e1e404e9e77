"""The head of the ledger: number and digest of its last event, which vouch for every event before it.

Printed, sent or noted elsewhere, it proves later that nothing before it was altered, taken away or put in between.
"""

import re
from pathlib import Path

from archivist.model.doubt import Doubt, Severity
from archivist.storage.journal import Head
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.troubles import BadHead

_HEAD = re.compile(r"(\d{1,12}):([0-9a-f]{64})")


def shown(head: Head) -> str:
    return f"{head[0]}:{head[1]}"


def parse(text: str) -> Head:
    """Reads "1234:<64 hexadecimal digits>"; raises BadHead."""
    found = _HEAD.fullmatch(text.strip().lower())
    if found is None:
        raise BadHead(text=text)
    return int(found[1]), found[2]


def against(workspace: Path, head: Head) -> list[Doubt]:
    """What is wrong with a workspace that once had this head; nothing where it still stands on it."""
    with Workspace.open(workspace, write=False) as opened:
        last, _chain = opened.head()
        event = next(opened.events(since=head[0] - 1), None) if 0 < head[0] <= last else None
    details = {"seq": head[0], "last": last}
    if event is None:
        return [Doubt("ledger.behind", Severity.GRAVE, _BEHIND, _BEHIND_REMEDY, details=details)]
    if event.chain != head[1]:
        return [Doubt("ledger.other-head", Severity.GRAVE, _OTHER, _OTHER_REMEDY, details=details)]
    return []


_BEHIND = N_("The ledger ends with event {last}; it had reached event {seq} already.")
_BEHIND_REMEDY = N_("This workspace comes from an old backup: go on from the second copy, with archivist workspace restore.")
_OTHER = N_("Event {seq} is not the one that this head was noted for: the ledger was written anew.")
_OTHER_REMEDY = N_("Compare with the second copy, and ask who had this workspace in hand.")
