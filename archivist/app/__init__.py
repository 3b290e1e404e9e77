"""Opens a workspace and chooses the parts: the only place that names them all.

Each part is imported when it is first asked for: a command that reads pages has no use for a delivery's libraries, and
waits for none.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from archivist.app.declared import Declared, every_setting, keep_setting, reset_setting
    from archivist.app.destinations import destinations_of
    from archivist.app.keys import needs_pin, signer_of, trusted_of
    from archivist.app.line import FORMATS, every_format, formats_of, parts_of
    from archivist.app.origins import (
        Origin,
        Scanner,
        abilities_at,
        every_scanner,
        network_scanners,
        origin_of,
        scanner_source,
    )
    from archivist.app.profiles import Chosen, chosen_profile, drop_profile, keep_profile
    from archivist.app.reading import ENGINES, engine_of, files, lane_of, quickest_engine, reading_of, scratch
    from archivist.app.receiving import decrypt, intake
    from archivist.app.workspaces import dossier_for, dossier_to_scan, is_workspace, workspace_at

__all__ = [
    "ENGINES",
    "FORMATS",
    "Chosen",
    "Declared",
    "Origin",
    "Scanner",
    "abilities_at",
    "chosen_profile",
    "decrypt",
    "destinations_of",
    "dossier_for",
    "dossier_to_scan",
    "drop_profile",
    "engine_of",
    "every_format",
    "every_scanner",
    "every_setting",
    "files",
    "formats_of",
    "intake",
    "is_workspace",
    "keep_profile",
    "keep_setting",
    "lane_of",
    "needs_pin",
    "network_scanners",
    "origin_of",
    "parts_of",
    "quickest_engine",
    "reading_of",
    "reset_setting",
    "scanner_source",
    "scratch",
    "signer_of",
    "trusted_of",
    "workspace_at",
]

_HOMES = {
    "keys": ("needs_pin", "signer_of", "trusted_of"),
    "declared": ("Declared", "every_setting", "keep_setting", "reset_setting"),
    "destinations": ("destinations_of",),
    "line": (
        "FORMATS",
        "formats_of",
        "every_format",
        "parts_of",
    ),
    "profiles": ("Chosen", "chosen_profile", "drop_profile", "keep_profile"),
    "origins": (
        "Origin",
        "Scanner",
        "abilities_at",
        "every_scanner",
        "origin_of",
        "network_scanners",
        "scanner_source",
    ),
    "reading": (
        "ENGINES",
        "quickest_engine",
        "engine_of",
        "lane_of",
        "reading_of",
        "scratch",
        "files",
    ),
    "receiving": ("decrypt", "intake"),
    "workspaces": (
        "workspace_at",
        "is_workspace",
        "dossier_for",
        "dossier_to_scan",
    ),
}


def __getattr__(name: str) -> Any:
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(name)
    return getattr(import_module(f"archivist.app.{home}"), name)
