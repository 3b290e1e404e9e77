"""What a RODA repository has decided about a package: the job that took it in, and its reports, as our words."""

import html
import re
from collections.abc import Mapping, Sequence
from typing import Any

from archivist.model.promises.destination import Said, Verdict

MOST = 400  # characters of a reason
_RUNNING = frozenset(
    {"CREATED", "STARTED", "STOPPING", "TO_BE_CLEANED", "PENDING_APPROVAL", "SCHEDULED"}
)  # fmt: skip
_SAID = {"SUCCESS": Said.ACCEPTED, "PARTIAL_SUCCESS": Said.PARTLY, "SKIPPED": Said.REFUSED, "FAILURE": Said.REFUSED}


def word(job: Mapping[str, Any], reports: Sequence[Mapping[str, Any]]) -> tuple[Said, tuple[Verdict, ...]]:
    """CONFIRMED as long as the job waits (for its turn, or for an officer's approval) or works.

    One job takes in one package, so that the last word of its reports is about ours.
    """
    state = str(job.get("state"))
    if state in _RUNNING:
        return Said.CONFIRMED, ()
    told = [report for report in reports if report.get("pluginState") in _SAID]
    if state == "REJECTED" or not told:
        reason = _plain(job.get("stateDetails")) or state
        return Said.REFUSED, (Verdict("", passed=False, reason=reason),)
    said = min((_SAID[str(report["pluginState"])] for report in told), key=_WORST.index)
    reasons = (_plain(report.get("pluginDetails")) or str(report["pluginState"]) for report in told)
    return said, () if said is Said.ACCEPTED else tuple(Verdict("", passed=False, reason=r) for r in dict.fromkeys(reasons))


_WORST = (Said.REFUSED, Said.PARTLY, Said.ACCEPTED)


def _plain(told: object) -> str:
    """Reports come as HTML pages; a clerk reads their text."""
    text = re.sub(r"(?is)<(style|script)\b.*?</\1>|<[^>]*>", " ", str(told or ""))
    return re.sub(r"\s+", " ", html.unescape(text)).strip()[:MOST]
