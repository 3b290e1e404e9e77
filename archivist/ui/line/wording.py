"""What the living line counts, in the order of the line."""

from dataclasses import dataclass

from archivist.translation import N_, _
from archivist.ui.sight.outline import Counts


@dataclass(frozen=True, slots=True)
class Stage:
    """`name` is a source of the translation, `icon` the name of a drawing."""

    name: str
    icon: str


STAGES = {
    "captured": Stage(N_("Pages"), "pages"),
    "cleaned": Stage(N_("Cleaned"), "broom"),
    "read": Stage(N_("Read"), "read"),
    "described": Stage(N_("Described"), "pen"),
    "bound": Stage(N_("Facsimiles"), "facsimile"),
    "packages": Stage(N_("Packages"), "package"),
    "delivered": Stage(N_("Delivered"), "send"),
}


def reached(stage: str, counts: Counts) -> tuple[int, int]:
    """How much of the stage is done, and how much there is to do; the latter 0 where nothing is known yet."""
    return {
        "captured": (counts.captured, counts.captured),
        "cleaned": (counts.cleaned, counts.captured),
        "read": (counts.read, counts.to_read),
        "described": (counts.described, counts.documents),
        "bound": (counts.bound, counts.documents),
        "packages": (counts.packages, counts.packages),
        "delivered": (counts.delivered, counts.packages),
    }[stage]


def figures(stage: str, counts: Counts) -> str:
    """`12/15` while there is something to do, one number when all is done."""
    done, total = reached(stage, counts)
    return str(done) if done >= total else f"{done}/{total}"


def told(stage: str, counts: Counts) -> str:
    """A sentence for whoever hears it read."""
    done, total = reached(stage, counts)
    return _("{stage}: {done} of {total}").format(stage=_(STAGES[stage].name), done=done, total=total)
