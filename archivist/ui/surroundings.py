"""What every pane of the desk stands in: its language, its look, its lanes."""

from dataclasses import dataclass

from archivist.ui.bridge import Bridge
from archivist.ui.lanes import Lanes
from archivist.ui.speech import Speech
from archivist.ui.theme.look import Look


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Made once in `desk.main` (and in tests), handed down, never looked up globally."""

    speech: Speech
    look: Look
    bridge: Bridge
    lanes: Lanes
