"""The steps of a clerk's day, in their order."""

from dataclasses import dataclass
from enum import StrEnum

from archivist.translation import N_


class Lens(StrEnum):
    """Each is an action of the desk under the same name."""

    SCAN = "lens_scan"
    ARRANGE = "lens_arrange"
    VERIFY = "lens_verify"
    CLOSE = "lens_close"
    SEND = "lens_send"


@dataclass(frozen=True, slots=True)
class Told:
    """`name` is a source of the translation."""

    name: str
    icon: str


LENSES = {
    Lens.SCAN: Told(N_("Scan"), "pages"),
    Lens.ARRANGE: Told(N_("Arrange"), "wall"),
    Lens.VERIFY: Told(N_("Verify"), "pen"),
    Lens.CLOSE: Told(N_("Close"), "package"),
    Lens.SEND: Told(N_("Send"), "send"),
}
