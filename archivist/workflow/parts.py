"""The concrete parts that `app` chose, as the workflow knows them: by their promises only."""

from dataclasses import dataclass

from archivist.model.promises.destination import Destination
from archivist.model.promises.ocr_engine import OcrEngine
from archivist.model.promises.package_format import PackageFormat
from archivist.model.promises.signer import DocumentSigner, Signer
from archivist.settings import Settings
from archivist.workflow.lanes import Lane


@dataclass(frozen=True, slots=True)
class Parts:
    """What the line works with."""

    settings: Settings
    engine: OcrEngine
    formats: tuple[PackageFormat, ...]
    lane: Lane
    destinations: tuple[Destination, ...] = ()
    signer: Signer | DocumentSigner | None = None
