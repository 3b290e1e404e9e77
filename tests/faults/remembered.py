"""A lane that does the same piece of pure work only once: for journeys that are told a thousand times."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from archivist.troubles import Trouble
from archivist.workflow.document_work import BindJob, bind_document, describe_document
from archivist.workflow.lanes import Job, Outcome
from archivist.workflow.page_work import work_on_page

T = TypeVar("T")
PURE = (work_on_page, describe_document, bind_document)


class Remembered:
    """Runs jobs one after the other. What a page or document came to is kept in `memory`, with the file that binding wrote;
    everything else, above all what makes a package, is really done each time.
    """

    width = 1

    def __init__(self, memory: dict[str, tuple[Any, bytes]]) -> None:
        self._memory = memory

    def run(self, jobs: Iterable[Job[T]], cancel: Callable[[], bool]) -> Iterator[Outcome[T]]:
        for job in jobs:
            if cancel():
                return
            try:
                yield Outcome(job.key, self._value(job))
            except Trouble as trouble:
                yield Outcome(job.key, trouble=trouble)

    def close(self) -> None:
        """Nothing is kept open."""

    def _value(self, job: Job[T]) -> T:
        if job.call not in PURE:
            return job.call(*job.arguments)
        key = hashlib.sha256(pickle.dumps((job.call.__name__, job.arguments))).hexdigest()
        if key not in self._memory:
            value = job.call(*job.arguments)
            written = _written(job)
            self._memory[key] = value, written.read_bytes() if written else b""
        value, content = self._memory[key]
        if written := _written(job):
            written.write_bytes(content)
        found: T = value
        return found


def _written(job: Job[Any]) -> Path | None:
    bound = job.arguments[0]
    return bound.into if isinstance(bound, BindJob) else None
