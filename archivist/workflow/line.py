"""The line: its stages in their order; whoever runs it loads all of them."""

from collections.abc import Callable

from archivist.storage.workspace import Workspace
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Watcher
from archivist.workflow.stages import allocate, arrange, bind, deliver, describe, index, match, pack, pages, quarantine, seal

Stage = Callable[[Workspace, str, Parts, Callable[[], bool], Watcher], int]

LINE: tuple[tuple[str, Stage], ...] = (
    ("pages", pages.run),
    ("arrange", arrange.run),
    ("quarantine", quarantine.run),
    ("describe", describe.run),
    ("match", match.run),
    ("index", index.run),
    ("allocate", allocate.run),
    ("bind", bind.run),
    ("seal", seal.run),
    ("pack", pack.run),
    ("deliver", deliver.run),
)
