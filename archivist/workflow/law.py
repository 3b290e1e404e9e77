"""The law's minimum for scans of paper records: below it only with a reason, which stays in the ledger."""

import json
from dataclasses import dataclass
from functools import lru_cache

from archivist.model.event import Draft
from archivist.model.scan_profile import Colour, ScanProfile
from archivist.resources import resource
from archivist.storage.workspace import Workspace
from archivist.troubles import BelowTheLaw

RULES = "scanning-tt05-2025"
_BITS = {Colour.COLOUR: 24, Colour.GREY: 8, Colour.MONO: 1}


@dataclass(frozen=True, slots=True)
class Minimum:
    """Resolution in dpi, and bits of one pixel."""

    dpi: int
    bits: int


@lru_cache
def minimum() -> Minimum:
    """As the rules in force have it for paper."""
    told = json.loads(resource(f"rules/{RULES}.json").read_text(encoding="utf-8"))["paper"]
    return Minimum(int(told["dpi"]), int(told["bits"]))


def is_below(profile: ScanProfile) -> bool:
    """Whether what is asked of the scanner is less than the law asks."""
    return profile.dpi < minimum().dpi or _BITS[profile.colour] < minimum().bits


def expect_reason(profile: ScanProfile, reason: str) -> None:
    """Raises BelowTheLaw where a profile is below the minimum and nobody says why."""
    if is_below(profile) and not reason.strip():
        told = {"dpi": profile.dpi, "bits": _BITS[profile.colour]}
        raise BelowTheLaw(**told, least_dpi=minimum().dpi, least_bits=minimum().bits)


def note_reason(workspace: Workspace, dossier_id: str, profile: ScanProfile, reason: str) -> None:
    """The reason is an event of the dossier, with the rules that it departs from."""
    if is_below(profile):
        told = {"dpi": profile.dpi, "colour": profile.colour.value, "reason": reason.strip(), "rules": RULES}
        workspace.record([Draft("scan.below-the-law", dossier_id, told)])
