"""The head of the ledger: number of its last event, and its digest or the root of the tree over all; both vouch for all.

Printed, sent or noted elsewhere, it proves later that nothing before it was altered, taken away or put in between.
"""

import re
from pathlib import Path

from archivist.model.doubt import Doubt, Severity
from archivist.model.merkle import root_of
from archivist.storage.journal import Head
from archivist.storage.reading import Reading
from archivist.storage.workspace import Workspace
from archivist.translation import N_
from archivist.troubles import BadHead

_HEAD = re.compile(r"(\d{1,12}):([0-9a-f]{64})")


def shown(head: Head) -> str:
    return f"{head[0]}:{head[1]}"


def parse(text: str) -> Head:
    """Reads "1234:<64 hexadecimal digits>", also behind what the QR code of a paper says before it; raises BadHead."""
    found = _HEAD.fullmatch(text.strip().lower().rpartition(":ledger:")[2])
    if found is None:
        raise BadHead(text=text)
    return int(found[1]), found[2]


def merkle_head(workspace: Reading) -> Head:
    """Number of the last event, and the root of the tree over all of them: what is printed and signed."""
    chains = list(workspace.chains())
    return len(chains), root_of(map(bytes.fromhex, chains))


def against(workspace: Path, head: Head) -> list[Doubt]:
    """What is wrong with a workspace that once had this head; nothing where it still stands on it."""
    with Workspace.open(workspace, write=False) as opened:
        last, _chain = opened.head()
        chains = list(opened.chains(head[0])) if 0 < head[0] <= last else []
    details = {"seq": head[0], "last": last}
    if not chains:
        return [Doubt("ledger.behind", Severity.GRAVE, _BEHIND, _BEHIND_REMEDY, details=details)]
    if head[1] not in (chains[-1], root_of(map(bytes.fromhex, chains))):
        return [Doubt("ledger.other-head", Severity.GRAVE, _OTHER, _OTHER_REMEDY, details=details)]
    return []


_BEHIND = N_("The ledger ends with event {last}; it had reached event {seq} already.")
_BEHIND_REMEDY = N_("This workspace comes from an old backup: go on from the second copy, with archivist workspace restore.")
_OTHER = N_("Event {seq} is not the one that this head was noted for: the ledger was written anew.")
_OTHER_REMEDY = N_("Compare with the second copy, and ask who had this workspace in hand.")
