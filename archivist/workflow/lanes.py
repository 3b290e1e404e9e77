"""The compute lane: pages and documents worked on side by side in processes that may die without taking the batch along."""

import contextlib
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import connection, forkserver, get_all_start_methods, get_context, parent_process
from typing import Any, Generic, Protocol, TypeVar

from archivist.settings import Work
from archivist.troubles import KillsWorker, TooSlow, Trouble

T = TypeVar("T")
BRANCH = "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
# What every worker needs is loaded once, in the process that they branch off from.
PRELOADED = ["archivist.workflow.page_work", "archivist.workflow.document_work"]
GRACE = 60.0  # seconds beyond a job's own time limit before its worker is stopped
WAITING = 2
BEHIND = 5  # how much a worker steps back: a page that has been scanned is kept before older ones are read on


@dataclass(frozen=True, slots=True)
class Job(Generic[T]):
    """A call that a worker can make: an importable function with values; `key` comes back with the outcome."""

    key: Any
    call: Callable[..., T]
    arguments: tuple[Any, ...]
    seconds: float = 600.0


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What became of a job: its value, or the trouble that it met."""

    key: Any
    value: T | None = None
    trouble: Trouble | None = None


class Lane(Protocol):
    """Runs jobs and hands over their outcomes as they come, in any order; a fault of the program is raised as it is."""

    @property
    def width(self) -> int: ...

    def run(self, jobs: Iterable[Job[T]], cancel: Callable[[], bool]) -> Iterator[Outcome[T]]: ...

    def close(self) -> None: ...


class Inline:
    """One job after the other in this process: for small work and for tests that look at one thing."""

    width = 1

    def run(self, jobs: Iterable[Job[T]], cancel: Callable[[], bool]) -> Iterator[Outcome[T]]:
        for job in jobs:
            if cancel():
                return
            try:
                yield Outcome(job.key, job.call(*job.arguments))
            except Trouble as trouble:
                yield Outcome(job.key, trouble=trouble)

    def close(self) -> None:
        """Nothing is kept open."""


@dataclass(slots=True)
class _Running(Generic[T]):
    job: Job[T]
    since: float = field(default_factory=time.monotonic)

    def overdue(self) -> bool:
        return time.monotonic() - self.since > WAITING * self.job.seconds + GRACE


class Processes:
    """Worker processes that share nothing with this one. A job whose worker died is tried once more, alone; if it dies
    again it is the job's fault.
    """

    def __init__(self, work: Work) -> None:
        self.width = work.jobs or processors()
        self._megabytes = work.worker_megabytes
        self._pool: ProcessPoolExecutor | None = None

    def run(self, jobs: Iterable[Job[T]], cancel: Callable[[], bool]) -> Iterator[Outcome[T]]:
        suspects: deque[Job[T]] = deque()
        yield from self._side_by_side(iter(jobs), suspects, cancel)
        while suspects and not cancel():
            yield self._alone(suspects.popleft())

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _side_by_side(
        self, jobs: Iterator[Job[T]], suspects: deque[Job[T]], cancel: Callable[[], bool]
    ) -> Iterator[Outcome[T]]:
        running: dict[Future[T], _Running[T]] = {}
        while True:
            self._fill(running, jobs, cancel)
            if not running:
                return
            done, _ = wait(running, timeout=1.0, return_when=FIRST_COMPLETED)
            outcomes = [_outcome(running.pop(future).job, future) for future in done]
            yield from (o for o in outcomes if not isinstance(o, Job))
            broken = [o for o in outcomes if isinstance(o, Job)]
            late = [r.job for r in running.values() if r.overdue()]
            if broken or late:
                suspects.extend(broken + self._abandon(running, late))
            yield from (Outcome(job.key, trouble=TooSlow(seconds=round(job.seconds))) for job in late)

    def _fill(self, running: dict[Future[T], _Running[T]], jobs: Iterator[Job[T]], cancel: Callable[[], bool]) -> None:
        """Keeps one job waiting behind each running one, so that no worker idles while results are stored."""
        while len(running) < self.width * WAITING and not cancel():
            job = next(jobs, None)
            if job is None:
                return
            running[self._workers().submit(job.call, *job.arguments)] = _Running(job)

    def _abandon(self, running: dict[Future[T], _Running[T]], late: list[Job[T]]) -> list[Job[T]]:
        """Gives up a pool with a dead or hung worker; what had not finished in it (but for the late) is to be
        tried alone.
        """
        unfinished = {f: r for f, r in running.items() if not f.done() or isinstance(f.exception(), BrokenProcessPool)}
        for future in unfinished:
            del running[future]
        self._discard()
        return [r.job for r in unfinished.values() if r.job not in late]

    def _alone(self, job: Job[T]) -> Outcome[T]:
        future = self._workers().submit(job.call, *job.arguments)
        wait([future], timeout=job.seconds + GRACE)
        if not future.done():
            self._discard()
            return Outcome(job.key, trouble=TooSlow(seconds=round(job.seconds)))
        outcome = _outcome(job, future)
        if isinstance(outcome, Job):
            self._discard()
            return Outcome(job.key, trouble=KillsWorker())
        return outcome

    def _workers(self) -> ProcessPoolExecutor:
        if self._pool is None:
            start_early()
            self._pool = ProcessPoolExecutor(self.width, get_context(BRANCH), _prepare_worker, (self._megabytes,))
        return self._pool

    def _discard(self) -> None:
        pool, self._pool = self._pool, None
        if pool:
            for process in list((pool._processes or {}).values()):  # noqa: SLF001  # Executor has no call that stops a hung worker
                process.kill()
            pool.shutdown(wait=True, cancel_futures=True)


def start_early() -> None:
    """Lets the process from which workers branch off load its libraries while this one still loads its own."""
    for name in ("OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS"):  # it must have no threads when it branches
        os.environ.setdefault(name, "1")
    if BRANCH == "forkserver":
        forkserver.set_forkserver_preload(PRELOADED)
        forkserver.ensure_running()


def _outcome(job: Job[T], future: Future[T]) -> Outcome[T] | Job[T]:
    """The outcome of a finished call, or the job itself where its worker died."""
    try:
        return Outcome(job.key, future.result())
    except Trouble as trouble:
        return Outcome(job.key, trouble=trouble)
    except BrokenProcessPool:
        return job


def processors() -> int:
    """Processor cores that this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _prepare_worker(megabytes: int) -> None:
    """One thread per worker behind desk and scanner, with bounded memory, Ctrl-C left to the parent, no life beyond it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    if hasattr(os, "nice"):
        os.nice(BEHIND)
    if sys.platform != "win32":
        import resource

        limit = megabytes * 1024 * 1024
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    import cv2

    cv2.setNumThreads(1)


def _leave_with_parent() -> None:
    """A worker whose parent was killed would wait for jobs for ever."""
    parent = parent_process()
    if parent:
        connection.wait([parent.sentinel])
        os._exit(1)
