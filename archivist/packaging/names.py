"""Which names may stand in a package: below its folder, on every system, and no two alike to a careless disk."""

import re
import unicodedata

_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|]')
LONGEST = 1000
LONGEST_STEP = 255


def is_safe(path: str) -> bool:
    """Whether a path with "/" between its steps stays below its root and can be written on any common disk."""
    return len(path) <= LONGEST and all(_step_is_safe(step) for step in path.split("/"))


def alike(path: str) -> str:
    """The same text for names that a disk which ignores case or composition would confuse."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _step_is_safe(step: str) -> bool:
    if step in ("", ".", "..") or len(step.encode()) > LONGEST_STEP or step[-1] in ". ":
        return False
    return not _FORBIDDEN.search(step) and not _DEVICES.fullmatch(step)
