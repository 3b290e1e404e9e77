"""A second copy of a workspace on another disk: its vault and its journal, from which everything else can be built."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archivist import durable
from archivist.model.event import Draft
from archivist.storage.journal import START, Head, Journal, head_of
from archivist.storage.layout import Card, Layout, read_card, write_card
from archivist.storage.recover import Recovered, recover
from archivist.storage.vault import Vault, digest_of
from archivist.storage.workspace import Workspace
from archivist.troubles import CopyAhead, CopyOfAnother, Damaged, NotEmpty, NoWorkspace

Seen = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Copied:
    """What was brought to the copy: blobs and their bytes, events; what was erased there because it was removed here; and
    blobs that are damaged here, which are never copied.
    """

    folder: Path
    blobs: int
    length: int
    events: int
    erased: int
    damaged: tuple[str, ...]


def copy(workspace: Workspace, into: Path, cancel: Callable[[], bool], seen: Seen = lambda _done, _all: None) -> Copied:
    """Brings the copy below `into` up to date; may be stopped and called again at any moment.

    Bytes go before the events that name them. Raises CopyOfAnother, CopyAhead, Damaged, DiskFull, ReadOnly.
    """
    target = _target(workspace, into)
    here, there = workspace.vault, Vault(target.vault)
    before = _head_of_copy(workspace, target)
    missing = [d for d in here.digests() if not there.has(d)]
    damaged: list[str] = []
    brought: list[str] = []
    for number, digest in enumerate(missing, 1):
        if cancel():
            break
        if here.sound(digest):
            there.put_file(here.path(digest))
            brought.append(digest)
        else:
            damaged.append(digest)
        seen(number, len(missing))
    length = sum(there.path(d).stat().st_size for d in brought)
    if len(brought) + len(damaged) < len(missing):  # stopped: no event may be there before the bytes that it names
        return Copied(target.root, len(brought), length, 0, 0, tuple(damaged))
    events = _copy_journal(Journal(workspace.path / "journal"), target.journal, before)
    erased = _erase_removed(workspace, there)
    if brought or erased:
        workspace.record([Draft("copy.made", "", {"blobs": len(brought), "length": length, "erased": erased})])
    return Copied(target.root, len(brought), length, events, erased, tuple(damaged))


def restore(copied: Path, into: Path) -> Recovered:
    """A workspace is built from a copy at a new place; the copy stays as it is.

    Raises NoWorkspace, NotEmpty, Damaged where the copy has lost events, DiskFull, ReadOnly.
    """
    source, target = Layout(copied), Layout(into)
    card = read_card(source)
    if into.exists() and any(into.iterdir()):
        raise NotEmpty(path=str(into))
    for folder in (into, *target.folders):
        durable.make_folder(folder)
    there, here = Vault(source.vault), Vault(target.vault)
    for digest in there.digests():
        if there.sound(digest):
            here.put_file(there.path(digest))
    _copy_journal(Journal(source.journal), target.journal, START)
    write_card(target, card)
    return recover(into)


def _target(workspace: Workspace, into: Path) -> Layout:
    """The place of the copy; made where it is missing."""
    ours = read_card(Layout(workspace.path))
    target = Layout(into / ours.workspace_id)
    if into.resolve().is_relative_to(workspace.path.resolve()):
        raise CopyOfAnother(path=str(into))
    for folder in (target.vault, target.journal):
        durable.make_folder(folder)
    try:
        found = read_card(target)
    except NoWorkspace:
        write_card(target, Card(ours.format, ours.workspace_id, ours.created))
        return target
    if found.workspace_id != ours.workspace_id:
        raise CopyOfAnother(path=str(target.root))
    return target


def _head_of_copy(workspace: Workspace, target: Layout) -> Head:
    """The last event that the copy knows, after it was found to be one of ours: a workspace that was put back from an old
    backup, or cloned, would else overwrite what it has forgotten.
    """
    head = START
    for segment in Journal(target.journal).segments():
        head = head_of(segment.events) if segment.events else head
    if head == START:
        return head
    ours = next(workspace.events(since=head[0] - 1), None)
    if ours is None or ours.chain != head[1]:
        raise CopyAhead(path=str(target.root))
    return head


def _copy_journal(journal: Journal, into: Path, before: Head) -> int:
    """How many events the copy did not know."""
    head = START
    for segment in journal.segments():
        if segment.rest:
            raise Damaged(path=str(segment.path))
        head = head_of(segment.events) if segment.events else head
        there = into / segment.path.name
        if not there.exists() or digest_of(there) != digest_of(segment.path):
            durable.keep(there, segment.path.read_bytes())
    return head[0] - before[0]


def _erase_removed(workspace: Workspace, there: Vault) -> int:
    """What was removed here for good does not live on in the copy; what is only lost here does."""
    here = workspace.vault
    removed = [d for d in there.digests() if not here.has(d) and not workspace.naming(d)]
    for digest in removed:
        there.forget(digest)
    return len(removed)
