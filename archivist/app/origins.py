"""Where pages come from: a name that a person gives becomes a source in a process of its own."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from archivist.app.reading import files
from archivist.capture.apart import Apart
from archivist.capture.escl.discovery import Found, scanners
from archivist.capture.escl.line import Line
from archivist.capture.escl.scanner import EsclScanner
from archivist.capture.hot_folder import HotFolder
from archivist.capture.sane.listing import Listed, sane_scanners
from archivist.capture.sane.scanner import SaneScanner
from archivist.model.abilities import Abilities
from archivist.model.promises.scanner_source import ScannerSource
from archivist.model.scan_profile import ScanProfile
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.troubles import BadSource, SaneMissing, Trouble
from archivist.workflow.room import MEGABYTE, WithRoom
from archivist.workflow.sessions import session_of, taken_from
from archivist.workflow.take import label_of

_ASKED_S = 5.0  # the longest silence of a scanner that is only asked what it can do


@dataclass(frozen=True, slots=True)
class Origin:
    """Where pages come from, as a person names it: `sane:DEVICE`, `escl:ADDRESS`, `camera:N`, `folder:PATH`, `hot:PATH`;
    `label` is what a batch notes as its device.
    """

    scheme: str
    place: str
    label: str


def origin_of(text: str) -> Origin:
    """Raises BadSource."""
    scheme, _colon, place = text.partition(":")
    if scheme not in ("sane", "escl", "camera", "folder", "hot") or not place:
        raise BadSource(text=text)
    if scheme == "escl":
        url = place if "://" in place else f"http://{place}"
        url = url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/eSCL"
        return Origin(scheme, url, f"escl:{url}")
    if scheme in ("sane", "camera"):
        return Origin(scheme, place, text)
    path = Path(place).resolve()
    return Origin(scheme, str(path), label_of((path,)) if scheme == "folder" else f"hot:{path}")


def network_scanners() -> tuple[Found, ...]:
    """Those that announce themselves within a few seconds."""
    return scanners()


@dataclass(frozen=True, slots=True)
class Scanner:
    """A scanner that was found: `source` as `origin_of` takes it; `abilities` None where it could not be asked."""

    source: str
    name: str
    abilities: Abilities | None = None
    trouble: Trouble | None = None


def every_scanner(settings: Settings) -> tuple[Scanner, ...]:
    """Those of this computer and of the network, each with what it can do; takes some seconds."""
    local = [Scanner(f"sane:{s.device}", s.name, s.abilities, s.trouble) for s in sane_scanners()]
    return (*local, *(_asked(found, settings) for found in network_scanners()))


def abilities_at(origin: Origin, settings: Settings) -> Abilities | None:
    """What the scanner at this address can do, None for a folder; raises the trouble by which it cannot be asked."""
    if origin.scheme == "sane":
        (found,) = sane_scanners((origin.place,)) or (Listed(origin.place, "", trouble=SaneMissing()),)
        if found.trouble:
            raise found.trouble
        return found.abilities
    return _escl_abilities(origin.place, settings) if origin.scheme == "escl" else None


def _asked(found: Found, settings: Settings) -> Scanner:
    try:
        return Scanner(f"escl:{found.url}", found.name, _escl_abilities(found.url, settings))
    except Trouble as trouble:
        return Scanner(f"escl:{found.url}", found.name, trouble=trouble)


def _escl_abilities(url: str, settings: Settings) -> Abilities:
    line = Line(url, settings.scan.certified, _ASKED_S)
    return EsclScanner(line, ScanProfile(), Path(), "").capabilities().abilities()


def scanner_source(
    origin: Origin, workspace: Workspace, dossier_id: str, profile: ScanProfile, settings: Settings, quiet: float | None
) -> ScannerSource:
    """The source of that name, in a process of its own; it stops while there is still room on the disk."""
    scan, scratch = settings.scan, workspace.temporary
    inner: ScannerSource
    if origin.scheme == "escl":
        line = Line(origin.place, scan.certified)
        name = session_of(workspace, dossier_id)
        inner = EsclScanner(line, profile, scratch, name, settings.capture, patience=scan.patience)
    elif origin.scheme == "sane":
        name = session_of(workspace, dossier_id)
        inner = SaneScanner(origin.place, profile, scratch, name, settings.capture, patience=scan.patience)
    elif origin.scheme == "camera":
        from archivist.capture.camera import CameraSource

        name, sides = session_of(workspace, dossier_id), 2 if profile.duplex else 1
        inner = CameraSource(origin.place, scratch, name, sides, quiet=quiet)
    elif origin.scheme == "hot":
        taken = taken_from(workspace, origin.label)
        folder = Path(origin.place)
        inner = HotFolder(folder, scratch, settings.capture, taken, scan.settle, scan.unfinished, quiet)
    else:
        inner = files([Path(origin.place)], scratch, settings)
    return WithRoom(Apart(inner), workspace.path, scan.spare_megabytes * MEGABYTE)
