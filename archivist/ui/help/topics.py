"""The topics of help: their texts lie in `resources/help/vi`, a file for each place of the window."""

from archivist.resources import resource
from archivist.translation import N_
from archivist.ui.lenses.lens import LENSES, Lens

TOPICS = {
    "start": N_("First steps"),
    "scan": LENSES[Lens.SCAN].name,
    "arrange": LENSES[Lens.ARRANGE].name,
    "verify": LENSES[Lens.VERIFY].name,
    "close": LENSES[Lens.CLOSE].name,
    "send": LENSES[Lens.SEND].name,
    "search": N_("Search"),
    "reports": N_("Reports"),
    "papers": N_("Printed forms"),
    "activity": N_("Activity"),
    "settings": N_("Settings"),
    "keys": N_("Keys"),
    "secrets": N_("State secrets"),
}
OF_LENSES = {
    Lens.SCAN: "scan", Lens.ARRANGE: "arrange", Lens.VERIFY: "verify", Lens.CLOSE: "close", Lens.SEND: "send",
}  # fmt: skip


def text_of(topic: str) -> str:
    """As Markdown; raises FileNotFoundError for a topic that there is not."""
    return resource(f"help/vi/{topic}.md").read_text(encoding="utf-8")
