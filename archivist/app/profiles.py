"""Scan profiles: a device and how it is asked, under a name; kept in the user's settings file."""

from dataclasses import dataclass, replace
from typing import Any

import tomlkit

from archivist import durable
from archivist.app.origins import abilities_at, origin_of
from archivist.model.abilities import lacking
from archivist.model.scan_profile import PAPERS, Colour, Feed, ScanProfile
from archivist.settings import Profile, Settings, setting_files
from archivist.troubles import NotOffered, ProfileUnknown
from archivist.workflow.law import expect_reason


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where pages come from and how they are scanned; `reason` is why less than the law asks is enough;
    `openings`: two pages lie side by side on the glass, and are parted.
    """

    source: str
    profile: ScanProfile
    reason: str = ""
    openings: bool = False


def chosen_profile(settings: Settings, name: str, **said: Any) -> Chosen:
    """The profile of that name (none where it is empty), with what was said besides; raises ProfileUnknown."""
    if name and name not in settings.scan.profiles:
        raise ProfileUnknown(name=name, names=", ".join(settings.scan.profiles) or "–")
    kept = settings.scan.profiles[name] if name else Profile(source="")
    return _chosen(kept.model_copy(update={field: value for field, value in said.items() if value is not None}))


def keep_profile(settings: Settings, name: str, profile: Profile) -> None:
    """Only what the device can do is kept. Raises NotOffered, BelowTheLaw, BadSource, and whatever trouble keeps the device
    from answering.

    A key belongs to one profile: an older one loses it.
    """
    wanted = _chosen(profile)
    expect_reason(wanted.profile, wanted.reason)
    can = abilities_at(origin_of(wanted.source), settings)
    missing = lacking(wanted.profile, can) if can else None
    if can and missing:
        raise NotOffered(device=can.name, wanted=missing[0], offered=missing[1])
    document = _document()
    profiles = document.setdefault("scan", tomlkit.table()).setdefault("profiles", tomlkit.table())
    for other in profiles.values():
        if profile.key and other.get("key") == profile.key:
            del other["key"]
    profiles[name] = profile.model_dump(exclude_defaults=True)
    _keep(document)


def drop_profile(settings: Settings, name: str) -> None:
    """Raises ProfileUnknown, where the user's own settings have no such profile."""
    document = _document()
    profiles = document.get("scan", {}).get("profiles", {})
    if name not in profiles:
        raise ProfileUnknown(name=name, names=", ".join(settings.scan.profiles) or "–")
    del profiles[name]
    _keep(document)


def _chosen(kept: Profile) -> Chosen:
    profile = ScanProfile(kept.dpi, Colour(kept.colour), kept.duplex, Feed(kept.feed))
    profile = replace(profile, paper=PAPERS[kept.paper], brightness=kept.brightness)
    return Chosen(kept.source, profile, kept.below_the_law_because, kept.openings)


def _document() -> tomlkit.TOMLDocument:
    path = setting_files()[1]
    return tomlkit.parse(path.read_text(encoding="utf-8")) if path.is_file() else tomlkit.document()


def _keep(document: tomlkit.TOMLDocument) -> None:
    durable.keep(setting_files()[1], tomlkit.dumps(document).encode())
