"""The parts of the whole line, package formats and folders to deliver to included."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from archivist.app.chosen import chosen
from archivist.app.reading import reading_of
from archivist.delivery.folder import FolderDestination
from archivist.model.promises.package_format import PackageFormat
from archivist.packaging.aip_hoso import AipHoso
from archivist.packaging.aip_tailieu import AipTailieu
from archivist.packaging.bagit import BagIt
from archivist.packaging.sip_hoso import SipHoso
from archivist.packaging.sip_tailieu import SipTailieu
from archivist.packaging.tree import ContractorTree
from archivist.settings import Packaging, Settings
from archivist.workflow.formats import with_twins
from archivist.workflow.parts import Parts

FORMATS: dict[str, Callable[[str], PackageFormat]] = {
    "AIP_hoso": AipHoso,
    "AIP_tailieu": AipTailieu,
    "SIP_hoso": SipHoso,
    "SIP_tailieu": SipTailieu,
    "BagIt": lambda _profile: BagIt(),
    "CSDL_SOHOA": lambda _profile: ContractorTree(),
}


def formats_of(settings: Settings) -> tuple[PackageFormat, ...]:
    """The chosen ones and, for loose documents, their twins."""
    packaging = settings.packaging
    for name in packaging.formats:
        chosen(FORMATS, name, "packaging.formats")
    return tuple(FORMATS[name](packaging.profile) for name in with_twins(packaging.formats))


def every_format() -> tuple[PackageFormat, ...]:
    """All that can be checked; a check takes what a package says of itself, not a profile."""
    return tuple(make(Packaging().profile) for make in FORMATS.values())


@contextmanager
def parts_of(settings: Settings, destinations: Sequence[Path] = ()) -> Iterator[Parts]:
    """The parts that the settings name, with a compute lane that is closed at the end."""
    formats = formats_of(settings)
    places = tuple(FolderDestination(folder, encrypt_for=settings.delivery.encrypt_for) for folder in destinations)
    with reading_of(settings) as reading:
        yield replace(reading, formats=formats, destinations=places)
