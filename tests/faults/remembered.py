"""A lane that works on the same page only once: for journeys that are told a thousand times."""

import hashlib
import pickle
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from archivist.troubles import Trouble
from archivist.workflow.lanes import Job, Outcome
from archivist.workflow.page_work import work_on_page

T = TypeVar("T")


class Remembered:
    """Runs jobs one after the other. What a page came to is kept in `memory`; everything else, above all what binds and
    packs, is really done each time.
    """

    width = 1

    def __init__(self, memory: dict[str, Any]) -> None:
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
        if job.call is not work_on_page:
            return job.call(*job.arguments)
        key = hashlib.sha256(pickle.dumps(job.arguments)).hexdigest()
        if key not in self._memory:
            self._memory[key] = job.call(*job.arguments)
        found: T = self._memory[key]
        return found
