"""The workspace: one folder with everything in it, opened by one writer and any number of readers."""

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from archivist import clock, durable
from archivist.model.event import Draft, Event
from archivist.model.search import Searchable, Where
from archivist.storage import admission, catalogue, codes, migrate
from archivist.storage.ids import new_id
from archivist.storage.journal import Journal
from archivist.storage.layout import FORMAT, Card, Layout, read_card, write_card
from archivist.storage.lock import Lock, login
from archivist.storage.reading import Reading
from archivist.storage.recorder import Recorder
from archivist.storage.sweep import sweep
from archivist.storage.witness import is_strange, remember, remembered, station
from archivist.troubles import BehindItself, Damaged, NotEmpty, ReadOnly, StrangeStation


class Workspace(Reading):
    """Made by `create` or `open`; a context manager. Opened without `write` it only answers, and needs no lock."""

    def __init__(self, layout: Layout, card: Card, recorder: Recorder | None, held: ExitStack) -> None:
        reading = catalogue.reading_engine(layout.catalogue)
        super().__init__(layout, reading, card.workspace_id)
        self._recorder, self._held = recorder, held
        held.callback(reading.dispose)

    @classmethod
    def create(cls, path: Path) -> Self:
        """Makes the folder a workspace and opens it; raises NotEmpty where something lies there already."""
        layout = Layout(path)
        _refuse_a_used_folder(layout)
        durable.make_folder(path)
        with ExitStack() as held:
            held.callback(Lock(layout.lock).free)
            for folder in layout.folders:
                durable.make_folder(folder)
            _remove_catalogue(layout)
            engine = catalogue.writing_engine(layout.catalogue)
            held.callback(engine.dispose)
            with catalogue.translated(layout.catalogue):
                migrate.bring_up_to_date(engine, layout.catalogue)
            durable.disk.committed(layout.catalogue)
            write_card(layout, Card(FORMAT, new_id(), clock.stamp()))
        return cls.open(path)

    @classmethod
    def open(cls, path: Path, write: bool = True) -> Self:
        """Raises NoWorkspace, WorkspaceInUse, TooNew, Damaged, ReadOnly, DiskFull.

        A writer brings an older catalogue up to date, finishes what a crash has interrupted, and sweeps up after it.
        """
        layout = Layout(path)
        card = read_card(layout)
        if not layout.catalogue.is_file():
            raise Damaged(path=str(layout.catalogue))
        with ExitStack() as held:
            recorder = _recorder(layout, card, held) if write else None
            if not write:
                _expect_up_to_date(layout)
            return cls(layout, card, recorder, held.pop_all())

    def close(self) -> None:
        """Frees the lock; harmless when done twice."""
        self._held.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def record(self, drafts: Sequence[Draft], actor: str = "") -> tuple[Event, ...]:
        """All of `drafts` are lasting and visible when this returns; after a crash all of them are, or none.

        `actor` is the person who is signed in, or at this computer, unless said otherwise. From any thread. Raises DiskFull,
        ReadOnly; and SignInFirst, PersonGone, NotAllowed, ConfirmFirst where people sign in.
        """
        if not drafts:
            return ()
        person = admission.admit(self.path, self.people(), drafts)
        return self._writer().record(drafts, actor or person or login())

    def forget(self, named: Sequence[tuple[str, str]], why: str) -> None:
        """The results (stage, subject) and their bytes are gone: overwritten first, then recorded. A cut between the two
        leaves rows without bytes; calling it again finishes. Bytes that something else names stay for that. Search finds
        nothing of these subjects any more.
        """
        gone, drafts = set(named), []
        self._search.erase(sorted({subject for _stage, subject in named}))
        for stage, subject in named:
            kept = self.result(stage, subject)
            if kept is None:
                continue
            if kept.blob and self.naming(kept.blob) <= gone:
                self.vault.forget(kept.blob)
            drafts.append(Draft("blob.forgotten", subject, {"stage": stage, "digest": kept.blob or "", "why": why}))
        self.record(drafts)

    def remove(self, page_ids: Sequence[str], reason: str) -> None:
        """The pages and their masters are gone, overwritten; only events stay. Raises NotFound; the caller has seen to
        it that no page outside of `page_ids` names the same master.
        """
        drafts = [Draft("page.removed", i, {"digest": "", "reason": reason}) for i in page_ids]
        admission.admit(self.path, self.people(), drafts)  # before a byte is touched, not only when it is told
        drafts.clear()
        self._search.erase(page_ids)
        for page in [self.page(i) for i in page_ids]:
            master = page.master
            for digest in filter(None, (master.digest, master.beside)):
                self.vault.forget(digest)
            drafts.append(Draft("page.removed", page.page_id, {"digest": master.digest, "reason": reason}))
        self.record(drafts)

    def index(self, dossier_id: str, rows: Iterable[Searchable], gone: Sequence[tuple[Where, str]], *, wholly: bool) -> int:
        """Search finds these rows of a dossier, and no longer those that are `gone`: `wholly` leaves nothing of them in the
        file, which takes longer. No event: the index follows from what is kept. Gives how many changed.
        """
        with self._writer().lane:
            dropped = self._search.erase([s for _where, s in gone]) if wholly and gone else self._search.drop(gone)
            return dropped + self._search.put(dossier_id, rows)

    def allocate(self, dossier_id: str, agency: str, year: int, wanted: str | None = None) -> str:
        """The dossier's code: the one it has, else `wanted`, else the next free number of the agency and year.

        No code is given out twice, not even after it was voided, nor by an old backup or a clone of this workspace.
        Raises CodeTaken, BadCode, NotFound, BehindItself, StrangeStation.
        """
        with self._writer().lane:
            self.dossier(dossier_id)
            with self._asking() as connection:
                had = codes.code_of(connection, dossier_id)
                draft = None if had else codes.allocation(connection, dossier_id, agency, year, wanted)
            if draft is None:
                return str(had)
            self._expect_no_clone()
            (event,) = self.record([Draft(draft.kind, draft.subject, {**draft.detail, "station": station(self.path)})])
            remember(self.workspace_id, (event.seq, event.chain))
            return str(draft.detail["file_code"])

    def adopt(self, reason: str) -> None:
        """A person says that this workspace is the one that goes on: after an old backup, or on another computer."""
        (event,) = self.record(
            [Draft("station.adopted", self.workspace_id, {"station": station(self.path), "reason": reason})]
        )
        remember(self.workspace_id, (event.seq, event.chain))

    def _expect_no_clone(self) -> None:
        """Raises BehindItself, StrangeStation."""
        seen = remembered(self.workspace_id)
        if seen is not None:
            found = next(self.events(since=seen[0] - 1), None)
            if found is None or found.chain != seen[1]:
                raise BehindItself(seq=seen[0], last=self.head()[0])
        with self._asking() as connection:
            known = codes.stations(connection)
        if is_strange(station(self.path), known):
            raise StrangeStation(path=str(self.path))

    def _writer(self) -> Recorder:
        if self._recorder is None:
            raise ReadOnly(path=str(self.path))
        return self._recorder


def _recorder(layout: Layout, card: Card, held: ExitStack) -> Recorder:
    """The writing side of a workspace, after everything was put in order."""
    lock = Lock(layout.lock)
    held.callback(lock.free)
    for folder in layout.folders:
        durable.make_folder(folder)
    # A vault has tens of thousands of folders: they are searched only where somebody can have left something.
    sweep(layout.root, spare=None if lock.after_a_crash else layout.vault)
    engine = catalogue.writing_engine(layout.catalogue)
    held.callback(engine.dispose)
    with catalogue.translated(layout.catalogue):
        migrate.bring_up_to_date(engine, layout.catalogue)
    return Recorder(engine, layout.catalogue, Journal(layout.journal), card.workspace_id)


def _expect_up_to_date(layout: Layout) -> None:
    """A reader cannot bring an older catalogue up to date: a writer is asked to, for a moment."""
    engine = catalogue.reading_engine(layout.catalogue)
    try:
        with catalogue.translated(layout.catalogue):
            ready = migrate.is_up_to_date(engine)
    finally:
        engine.dispose()
    if not ready:
        Workspace.open(layout.root).close()


def _refuse_a_used_folder(layout: Layout) -> None:
    """What an interrupted `create` left is no use yet; anything else is."""
    if not layout.root.exists():
        return
    known = {layout.lock.name, *(p.name for p in layout.folders)}
    with durable.translated(layout.root / "lock"):
        found = list(layout.root.iterdir()) if layout.root.is_dir() else [layout.root]
    for path in found:
        own = path.name in known or path.name.startswith((layout.catalogue.name, f"{layout.card.name}."))
        if not own or (path.is_dir() and any(path.iterdir())):
            raise NotEmpty(path=str(layout.root))


def _remove_catalogue(layout: Layout) -> None:
    """The unfinished catalogue of an interrupted `create`: nothing was ever recorded in it."""
    for suffix in ("-wal", "-shm", "-journal", ""):
        layout.catalogue.with_name(layout.catalogue.name + suffix).unlink(missing_ok=True)
