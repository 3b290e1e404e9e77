"""Capture: sheets become pages, each one durable in vault and journal before the next is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from archivist.imaging.probe import probe
from archivist.model.event import Draft
from archivist.model.page import Aside, Master, Page, Sheet
from archivist.model.plain import plain
from archivist.model.promises.scanner_source import ScannerSource
from archivist.settings import Capture
from archivist.storage.ids import new_id
from archivist.storage.vault import digest_of
from archivist.storage.workspace import Workspace
from archivist.troubles import Trouble


@dataclass(frozen=True, slots=True)
class Taken:
    """What a capture brought: pages new and known already, and the names of what could not be taken."""

    new: int = 0
    known: int = 0
    refused: tuple[str, ...] = ()


def take(
    workspace: Workspace,
    dossier_id: str,
    source: ScannerSource,
    label: str,
    limits: Capture,
    cancel: Callable[[], bool],
    seen: Callable[[Taken], None] = lambda _taken: None,
) -> Taken:
    """Brings all sheets of `source` into the dossier; what is there already (same name, frame and bytes) is not
    taken again.
    """
    desk = _Desk(workspace, dossier_id, label, limits)
    taken = Taken()
    for sheet in source.scan(cancel):
        taken = desk.refuse(sheet, taken) if isinstance(sheet, Trouble) else desk.receive(sheet, taken)
        seen(taken)
    return taken


class _Desk:
    """Keeps the running batch between two sheets."""

    def __init__(self, workspace: Workspace, dossier_id: str, label: str, limits: Capture) -> None:
        self._workspace, self._dossier_id, self._label, self._limits = workspace, dossier_id, label, limits
        pages = workspace.pages(dossier_id)
        self._aside = set(workspace.asides(dossier_id))
        self._known: dict[tuple[str, int], Page] = {(p.name, p.frame): p for p in pages if p.page_id not in self._aside}
        self._refused = {(r.name, r.frame, r.code) for r in workspace.refused(dossier_id)}
        batches = workspace.batches(dossier_id)
        self._removed = workspace.removed()
        self._batch = batches[-1].batch_id if batches and batches[-1].device == label else ""
        self._ordinal = max((p.ordinal for p in pages if p.batch_id == self._batch), default=0)

    def receive(self, sheet: Sheet, taken: Taken) -> Taken:
        try:
            master = self._master(sheet)
        except Trouble as trouble:
            return self.refuse(trouble, taken, sheet.name, sheet.frame)
        if master is None:  # it was taken out for good, and does not come back by the same bytes
            return replace(taken, known=taken.known + 1)
        old = self._known.get((sheet.name, sheet.frame))
        if old and old.master.digest == master.digest:
            return replace(taken, known=taken.known + 1)
        self._record(sheet, master, old)
        return replace(taken, new=taken.new + 1)

    def refuse(self, trouble: Trouble, taken: Taken, name: str = "", frame: int = 0) -> Taken:
        """A file that did not become a page stays on the list of what is missing, once."""
        name = name or str(trouble.details.get("name", "?"))
        frame = frame or int(trouble.details.get("frame", 0))
        if (name, frame, trouble.code) not in self._refused:
            self._refused.add((name, frame, trouble.code))
            detail = {
                "batch": self._batch_id(),
                "name": name,
                "frame": frame,
                "code": trouble.code,
                "details": trouble.details,
            }
            self._workspace.record([Draft("capture.refused", self._batch_id(), detail)])
        return replace(taken, refused=(*taken.refused, name))

    def _master(self, sheet: Sheet) -> Master | None:
        """Probes first, so that nothing that cannot be a page enters the vault; then bytes, then (in `_record`) the row."""
        header = probe(sheet.picture, sheet.inside, limits=self._limits, name=sheet.name)
        if self._removed and digest_of(sheet.picture) in self._removed:
            return None
        digest = self._workspace.vault.put_file(sheet.picture)
        beside = self._workspace.vault.put_file(sheet.beside) if sheet.beside else ""
        return Master(
            digest,
            sheet.picture.stat().st_size,
            header.size,
            sheet.dpi or header.dpi or self._limits.default_dpi,
            header.mode,
            header.form,
            sheet.orientation if sheet.orientation != 1 else header.orientation,
            beside,
            sheet.signed,
            sheet.inside,
        )

    def _record(self, sheet: Sheet, master: Master, old: Page | None) -> None:
        batch_id, page_id = self._batch_id(), new_id()
        self._ordinal += 1
        ordinal = old.ordinal if old and old.batch_id == batch_id else self._ordinal
        detail = {"batch": batch_id, "ordinal": ordinal, "name": sheet.name, "frame": sheet.frame, "master": plain(master)}
        drafts = [Draft("page.captured", page_id, detail)]
        if old:
            drafts.append(Draft("page.set-aside", old.page_id, {"why": Aside.REPLACED.value}))
        self._workspace.record(drafts)
        self._known[sheet.name, sheet.frame] = Page(page_id, batch_id, ordinal, sheet.name, sheet.frame, master)

    def _batch_id(self) -> str:
        if not self._batch:
            self._batch = new_id()
            self._workspace.record(
                [Draft("batch.opened", self._batch, {"dossier": self._dossier_id, "device": self._label})]
            )
        return self._batch


def label_of(sources: tuple[Path, ...]) -> str:
    """What a batch notes as its device when pages come from files."""
    return "files:" + "|".join(str(source.resolve()) for source in sources)
