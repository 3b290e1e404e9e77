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
from archivist.model.promises.scanner_source import ScannerSource
from archivist.model.scan_profile import ScanProfile
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.troubles import BadSource
from archivist.workflow.sessions import session_of, taken_from
from archivist.workflow.take import label_of


@dataclass(frozen=True, slots=True)
class Origin:
    """Where pages come from, as a person names it: `escl:ADDRESS`, `folder:PATH`, `hot:PATH`; `label` is what a batch
    notes as its device.
    """

    scheme: str
    place: str
    label: str


def origin_of(text: str) -> Origin:
    """Raises BadSource."""
    scheme, _colon, place = text.partition(":")
    if scheme not in ("escl", "folder", "hot") or not place:
        raise BadSource(text=text)
    if scheme == "escl":
        url = place if "://" in place else f"http://{place}"
        url = url if urlsplit(url).path.strip("/") else f"{url.rstrip('/')}/eSCL"
        return Origin(scheme, url, f"escl:{url}")
    path = Path(place).resolve()
    return Origin(scheme, str(path), label_of((path,)) if scheme == "folder" else f"hot:{path}")


def network_scanners() -> tuple[Found, ...]:
    """Those that announce themselves within a few seconds."""
    return scanners()


def scanner_source(
    origin: Origin, workspace: Workspace, dossier_id: str, profile: ScanProfile, settings: Settings, quiet: float | None
) -> ScannerSource:
    """The source of that name, in a process of its own."""
    scan, scratch = settings.scan, workspace.temporary
    inner: ScannerSource
    if origin.scheme == "escl":
        line = Line(origin.place, scan.certified)
        name = session_of(workspace, dossier_id)
        inner = EsclScanner(line, profile, scratch, name, settings.capture, patience=scan.patience)
    elif origin.scheme == "hot":
        taken = taken_from(workspace, origin.label)
        folder = Path(origin.place)
        inner = HotFolder(folder, scratch, settings.capture, taken, scan.settle, scan.unfinished, quiet)
    else:
        inner = files([Path(origin.place)], scratch, settings)
    return Apart(inner)
