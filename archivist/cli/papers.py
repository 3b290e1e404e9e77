"""`archivist papers`: the lists and the minutes of a hand-over, to print and to sign."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from archivist import app, clock
from archivist.cli import show
from archivist.settings import Settings
from archivist.storage.workspace import Workspace
from archivist.translation import _
from archivist.troubles import Exit
from archivist.workflow.hand_over import hand_over
from archivist.workflow.parts import Parts
from archivist.workflow.print_papers import print_papers


def papers(words: Namespace) -> int:
    """Of the dossiers that are named, of all that are packed without a name."""
    with app.parts_of(words.settings) as parts, Workspace.open(words.workspace, write=False) as workspace:
        written = written_for(workspace, parts, words.to, words.into, words.dossier)
    if words.json:
        show.as_json({"destination": words.to, "files": [str(path) for path in written]})
    else:
        for path in written:
            show.line(str(path))
    return Exit.DONE


def written_for(
    workspace: Workspace,
    parts: Parts,
    destination: str,
    into: Path,
    codes: Sequence[str] = (),
    digests: Iterable[str] | None = None,
) -> tuple[Path, ...]:
    """Raises NotFound where nothing is packed, DiskFull, ReadOnly."""
    settings = parts.settings
    over = hand_over(workspace, parts, destination, codes, digests)
    day = clock.now().astimezone(clock.VIETNAM).date()
    return print_papers(over, settings.agency.name, _archive(settings, destination), day, into.resolve())


def tell_written(into: Path) -> None:
    show.line(_("Lists and minutes to print and sign: {path}").format(path=into))


def _archive(settings: Settings, destination: str) -> str:
    """The receiving side as papers name it."""
    place = settings.delivery.destinations.get(destination)
    return (place.archive_name if place else "") or destination
