"""Pages from folders and files, in natural order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archivist import durable
from archivist.capture.kinds import SUFFIXES, FileKind, kind_of
from archivist.capture.names import natural_path, tidy
from archivist.capture.pdf_apart import PdfFile, pdf_sheets_apart
from archivist.capture.tiff import frame_count
from archivist.model.page import Sheet
from archivist.model.promises.scanner_source import Cancelled
from archivist.settings import Capture
from archivist.troubles import NotFound, Trouble, Unreadable


@dataclass(frozen=True, slots=True)
class FolderSource:
    """Files and folders that a clerk named. In folders only files with a picture's or PDF's ending count, at any depth;
    a file named outright is always tried. `scratch` takes the pictures that are lifted out of PDFs; each is removed when the
    next sheet is asked for, unless `keep` says that they are still needed (by workers that run ahead).
    """

    sources: tuple[Path, ...]
    scratch: Path
    limits: Capture
    keep: bool = False

    def devices(self) -> tuple[str, ...]:
        return tuple(str(source) for source in self.sources)

    def names(self) -> Iterator[str]:
        """Names of the files, for a count beforehand; a PDF or TIFF counts once, however many pages it has."""
        yield from (name for _, name in files_of(self.sources))

    def scan(self, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        for path, name in files_of(self.sources):
            for sheet in self._sheets(path, name, cancel):
                if cancel():
                    return
                yield sheet
                if isinstance(sheet, Sheet) and sheet.picture.parent == self.scratch and not self.keep:
                    durable.discard(sheet.picture)

    def _sheets(self, path: Path, name: str, cancel: Cancelled) -> Iterator[Sheet | Trouble]:
        try:
            kind = kind_of(path, name)
            if kind is FileKind.PDF:
                yield from pdf_sheets_apart(PdfFile(path, name, self.scratch, self.limits), cancel)
            else:
                frames = frame_count(path) if kind is FileKind.TIFF else 1
                yield from (Sheet(path, name, frame, inside=frame) for frame in range(frames))
        except Trouble as trouble:
            yield trouble


def files_of(sources: Sequence[Path]) -> Iterator[tuple[Path, str]]:
    """Every file with its name: relative to the folder it was found in, or its own name; raises NotFound for a
    missing source.
    """
    for source in sources:
        if source.is_dir():
            yield from ((path, tidy(path.relative_to(source).as_posix())) for path in _inside(source))
        elif source.exists():
            yield source, tidy(source.name)
        else:
            raise NotFound(path=str(source), name=str(source))


def _inside(folder: Path) -> list[Path]:
    """Picture files below a folder; hidden ones and links to folders are passed over."""
    try:
        found = [p for p in folder.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file()]
    except OSError as error:
        raise Unreadable(name=str(folder)) from error
    visible = [p for p in found if not any(part.startswith(".") for part in p.relative_to(folder).parts)]
    return sorted(visible, key=lambda p: natural_path(p.relative_to(folder)))
