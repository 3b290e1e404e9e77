"""The runner asks one question – what is missing or stale? – does it, and asks again."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from archivist.storage.workspace import Workspace
from archivist.workflow.line import LINE
from archivist.workflow.parts import Parts
from archivist.workflow.progress import Throttle, Watcher, nobody

Cancel = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Ran:
    """What one run did: how many results were made in each stage; nothing at all when all was fresh."""

    made: dict[str, int]

    @property
    def idle(self) -> bool:
        return not any(self.made.values())


def run(
    workspace: Workspace, dossier_id: str, parts: Parts, cancel: Cancel, watcher: Watcher = nobody,
    only: Collection[str] | None = None,
) -> Ran:  # fmt: skip
    """Brings one dossier as far as it can go without a person; safe to stop and to start again at any moment.

    `only` names the stages that are wanted, where not all are.
    """
    made: dict[str, int] = {}
    throttled = Throttle(watcher)
    for name, stage in ((n, s) for n, s in LINE if only is None or n in only):
        if cancel():
            break
        made[name] = stage(workspace, dossier_id, parts, cancel, throttled)
    return Ran(made)
