"""What the lanes do for printed forms: made as values, drawn as pictures, written into a folder.

What draws and writes is loaded when it is first wanted: the window need not wait for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from archivist import app, clock
from archivist.model.paper import Paper
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.workflow.hand_over import hand_over
from archivist.workflow.papers import papers_of

DPI = 96.0


@dataclass(frozen=True, slots=True)
class Form:
    """One paper to look at: its name, its title, what it is about, and the pictures of its pages (PNG)."""

    name: str
    title: str
    about: str
    pages: tuple[bytes, ...]


def forms_of(path: Path, destination: str, settings: Settings) -> tuple[Form, ...]:
    """For all that is packed for this destination; raises NotFound where nothing is."""
    with app.parts_of(settings) as parts, Workspace.open(path, write=False) as workspace:
        over = hand_over(workspace, parts, destination)
        day = clock.now().astimezone(clock.VIETNAM).date()
        papers = papers_of(over, settings.agency.name, _archive(settings, destination), day)
    return tuple(_form(paper) for paper in papers)


def write_forms(path: Path, destination: str, into: Path, settings: Settings) -> tuple[Path, ...]:
    """Each as PDF and XLSX; raises NotFound, DiskFull, ReadOnly."""
    from archivist.workflow.print_papers import print_papers

    with app.parts_of(settings) as parts, Workspace.open(path, write=False) as workspace:
        over = hand_over(workspace, parts, destination)
        day = clock.now().astimezone(clock.VIETNAM).date()
        return print_papers(over, settings.agency.name, _archive(settings, destination), day, into)


def destinations(settings: Settings) -> Sequence[str]:
    """By their names; a disk that is carried has none of its own."""
    return (*settings.delivery.destinations, "usb")


def _form(paper: Paper) -> Form:
    from archivist.pdf.papers import papers_pdf
    from archivist.pdf.preview import page_pictures

    return Form(paper.name, paper.title, " ".join(paper.about), page_pictures(papers_pdf([paper]), DPI))


def _archive(settings: Settings, destination: str) -> str:
    place = settings.delivery.destinations.get(destination)
    return (place.archive_name if place else "") or settings.agency.archive_code
