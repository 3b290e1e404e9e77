"""What the command line prints: sentences for people on one channel, plain values for programs on the other."""

import json
import sys
from collections.abc import Iterable
from typing import Any

from tqdm import tqdm

from archivist.model.doubt import Doubt, Severity
from archivist.model.plain import plain
from archivist.translation import N_, _
from archivist.troubles import Trouble
from archivist.workflow.progress import Progress

STAGES = {
    "capture": N_("Capture"),
    "measure": N_("Count leaves"),
    "pages": N_("Clean and read"),
    "arrange": N_("Arrange"),
    "describe": N_("Describe"),
    "match": N_("Match lists"),
    "index": N_("Index for search"),
    "allocate": N_("Allocate codes"),
    "bind": N_("Write facsimiles"),
    "seal": N_("Sign"),
    "copy": N_("Copy"),
    "audit": N_("Audit"),
    "pack": N_("Package"),
    "deliver": N_("Deliver"),
    "quarantine": N_("Quarantine"),
}
_MARKS = {Severity.GRAVE: "✗", Severity.MINOR: "!", Severity.NOTE: "·"}


def line(text: str = "") -> None:
    print(text)


def as_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def trouble(met: Trouble) -> None:
    print(f"{met}\n  → {met.advice()}", file=sys.stderr)


def trouble_plain(met: Trouble) -> dict[str, Any]:
    return {"code": met.code, "sentence": str(met), "remedy": met.advice(), "retry": met.retry.value}


def stopping() -> None:
    print("\n" + _("Stopping after the pages in hand; run the same command again to go on."), file=sys.stderr)


def doubts(found: Iterable[Doubt]) -> None:
    """One line for what is wrong and where, one for what to do about it."""
    for doubt in found:
        rule = f" [{doubt.rule}]" if doubt.rule else ""
        where = doubt.place.file or doubt.place.field or ""
        place = f"{where}: " if where and where not in str(doubt) else ""
        line(f" {_MARKS[doubt.severity]} {place}{doubt}{rule}\n   → {doubt.advice()}")


def doubt_plain(doubt: Doubt) -> dict[str, Any]:
    place = {k: v for k, v in plain(doubt.place).items() if v is not None and k != "is"}
    told = {"code": doubt.code, "severity": doubt.severity.value, "sentence": str(doubt), "remedy": doubt.advice()}
    return told | {"place": place, "rule": doubt.rule}


class Bar:
    """A progress bar on the error channel, where there is a person to look at it."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._quiet = quiet or not sys.stderr.isatty()
        self._bar: Any = None
        self._stage = ""

    def __call__(self, progress: Progress) -> None:
        if self._quiet or not progress.total:
            return
        if progress.stage != self._stage:
            self.close()
            self._stage = progress.stage
            self._bar = tqdm(total=progress.total, desc=_(STAGES.get(progress.stage, progress.stage)), leave=True)
        self._bar.n = progress.done
        self._bar.refresh()

    def close(self) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
