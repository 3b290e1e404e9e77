"""Opens a workspace and chooses the parts: the only file that names them all."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from archivist.capture.apart import Apart
from archivist.capture.escl.discovery import Found, scanners
from archivist.capture.escl.line import Line
from archivist.capture.escl.scanner import EsclScanner
from archivist.capture.folder import FolderSource
from archivist.capture.hot_folder import HotFolder
from archivist.delivery.folder import FolderDestination
from archivist.delivery.intake.serving import Serving, faults_of, serve
from archivist.delivery.patience import Timing
from archivist.delivery.secrets import secret_of
from archivist.delivery.sftp import SftpDestination
from archivist.delivery.ssh import Host
from archivist.delivery.tus import TusDestination
from archivist.delivery.web import Security
from archivist.model.codes import FileCode
from archivist.model.event import Draft
from archivist.model.promises.destination import Destination
from archivist.model.promises.ocr_engine import OcrEngine
from archivist.model.promises.package_format import PackageFormat
from archivist.model.promises.scanner_source import ScannerSource
from archivist.model.scan_profile import ScanProfile
from archivist.ocr.blank import BlankEngine
from archivist.ocr.tesseract import TesseractEngine
from archivist.ocr.tesserocr import TesserocrEngine, is_installed
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.bagit import BagIt
from archivist.packaging.sip_hoso import SipHoso
from archivist.settings import Delivery, Packaging, Place, Settings
from archivist.storage.ids import new_id
from archivist.storage.layout import Layout
from archivist.storage.workspace import Workspace
from archivist.troubles import BadSetting, BadSource, UnknownChoice
from archivist.workflow.lanes import Inline, Lane, Processes
from archivist.workflow.parts import Parts
from archivist.workflow.sessions import session_of, taken_from
from archivist.workflow.take import label_of
from archivist.workflow.verdicts import verdicts_of


def quickest_engine() -> OcrEngine:
    """Tesseract within the worker where its library and models are there, by its program elsewhere."""
    return TesserocrEngine() if is_installed() and TesserocrEngine().languages() else TesseractEngine()


ENGINES: dict[str, Callable[[], OcrEngine]] = {
    "auto": quickest_engine,
    "tesserocr": TesserocrEngine,
    "tesseract": TesseractEngine,
    "blank": BlankEngine,
}
FORMATS: dict[str, Callable[[str], PackageFormat]] = {
    "AIP_hoso": AipHoso,
    "SIP_hoso": SipHoso,
    "BagIt": lambda _profile: BagIt(),
}


def engine_of(settings: Settings) -> OcrEngine:
    make: Callable[[], OcrEngine] = _chosen(ENGINES, settings.ocr.engine, "ocr.engine")
    return make()


def formats_of(settings: Settings) -> tuple[PackageFormat, ...]:
    packaging = settings.packaging
    return tuple(_chosen(FORMATS, name, "packaging.formats")(packaging.profile) for name in packaging.formats)


def every_format() -> tuple[PackageFormat, ...]:
    """All that can be checked; a check takes what a package says of itself, not a profile."""
    return tuple(make(Packaging().profile) for make in FORMATS.values())


@contextmanager
def parts_of(settings: Settings, destinations: Sequence[Path] = ()) -> Iterator[Parts]:
    """The parts that the settings name, with a compute lane that is closed at the end."""
    lane: Lane = Inline() if settings.work.jobs == 1 else Processes(settings.work)
    try:
        places = tuple(FolderDestination(folder) for folder in destinations)
        yield Parts(settings, engine_of(settings), formats_of(settings), lane, places)
    finally:
        lane.close()


def destinations_of(settings: Settings) -> dict[str, Callable[[], Destination]]:
    """The destinations of the settings by name; a secret is asked for only when one is used."""
    return {name: partial(_destination, name, place, settings) for name, place in settings.delivery.destinations.items()}


def _destination(name: str, place: Place, settings: Settings) -> Destination:
    """Raises SecretMissing, BadSetting."""
    secret = secret_of(name) if place.secret else ""
    timing = _timing(settings.delivery)
    if place.kind == "folder":
        return FolderDestination(Path(place.address), name)
    if place.kind == "tus":
        security = Security(place.authority, place.certificate, place.key, secret)
        agency = settings.agency
        about = {"agency_code": agency.code, "agency_name": agency.name, "registration_code": place.registration_code}
        return TusDestination(name, place.address, security, place.receipts, about, timing)
    host, _colon, port = place.address.rpartition(":") if ":" in place.address else (place.address, "", "22")
    if not port.isdecimal():
        raise BadSetting(reason=f"delivery.destinations.{name}.address = {place.address} (host:port)")
    at = Host(host, int(port), place.user, place.host_key, place.key, secret)
    return SftpDestination(name, at, place.folder, bool(place.receipts), timing)


def _timing(delivery: Delivery) -> Timing:
    return Timing(delivery.connect_seconds, delivery.idle_seconds, receipt=delivery.receipt_seconds)


def intake(serving: Serving, faults: Sequence[str], *, secret: bool, ready: Callable[[str], None]) -> None:
    """Runs the intake until it is told to stop; packages are judged by our own check."""
    token = secret_of("intake") if secret else ""
    judge = partial(verdicts_of, formats=every_format())
    serve(replace(serving, faults=faults_of(faults), token=token), judge, ready)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for what is not worth keeping."""
    with tempfile.TemporaryDirectory(prefix="archivist-") as folder:
        yield Path(folder)


def files(sources: Sequence[Path], scratch: Path, settings: Settings, *, keep: bool = False) -> FolderSource:
    return FolderSource(tuple(sources), scratch, settings.capture, keep)


@contextmanager
def workspace_at(path: Path, *, create: bool = False) -> Iterator[Workspace]:
    """The workspace at `path`; made first where that is asked for and nothing is there."""
    workspace = Workspace.create(path) if create and not is_workspace(path) else Workspace.open(path)
    try:
        yield workspace
    finally:
        workspace.close()


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


def dossier_to_scan(workspace: Workspace, code: str, title: str, label: str) -> str:
    """The dossier with that code; without one, the dossier that this device was last scanned into, as long as that has no
    code itself; else a new one.
    """
    if code:
        return dossier_for(workspace, code, title, ())
    open_ones = [
        d.dossier_id
        for d in workspace.dossiers()
        if not d.file_code and any(b.device == label for b in workspace.batches(d.dossier_id))
    ]
    return open_ones[-1] if open_ones else _opened(workspace, "", title)


def is_workspace(path: Path) -> bool:
    return Layout(path).card.is_file()


def dossier_for(workspace: Workspace, code: str, title: str, sources: Sequence[Path]) -> str:
    """The dossier that these pages belong to: the one with that code, else the one that took these sources before, else new.

    A dossier that was opened just before a power cut, without code and pages, is taken up again.
    """
    if code:
        found = workspace.dossier_of_code(str(FileCode.parse(code)))
        return found.dossier_id if found else _opened(workspace, code, title)
    label = label_of(tuple(sources))
    known = [d.dossier_id for d in workspace.dossiers() for b in workspace.batches(d.dossier_id) if b.device == label]
    return known[0] if known else _opened(workspace, "", title)


def _opened(workspace: Workspace, code: str, title: str) -> str:
    unused = [
        d for d in workspace.dossiers() if not d.file_code and not workspace.batches(d.dossier_id) and d.title == title
    ]
    dossier_id = unused[0].dossier_id if unused else new_id()
    if not unused:
        workspace.record([Draft("dossier.opened", dossier_id, {"title": title})])
    if code:
        parsed = FileCode.parse(code)
        workspace.allocate(dossier_id, parsed.agency, parsed.year, str(parsed))
    return dossier_id


def _chosen(choices: dict[str, Any], name: str, setting: str) -> Any:
    if name not in choices:
        raise UnknownChoice(name=name, setting=setting, choices=", ".join(sorted(choices)))
    return choices[name]
