"""What everything that is made here tells of its making."""

from archivist import __version__

SOFTWARE = f"Archivist {__version__}"
RULES = "tt05-2025"  # the rule set in resources/rules under which everything is made
