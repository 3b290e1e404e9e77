"""The desk's own lanes: two threads read the workspace, one writes, three make pictures, one works on."""

from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor


class Lanes:
    """Plain executors, made when they are first used; nothing that runs in them knows Qt."""

    def __init__(self) -> None:
        self._reading = ThreadPoolExecutor(1, "desk-reading")
        self._doubting = ThreadPoolExecutor(1, "desk-doubting")
        self._retired: list[Callable[[], object]] = []
        self._drawing = ThreadPoolExecutor(2, "desk-drawing")
        self._thumbs = ThreadPoolExecutor(1, "desk-thumbs")
        self._practice = ThreadPoolExecutor(1, "desk-practice")
        self._records = ThreadPoolExecutor(1, "desk-records")
        self._scanning = ThreadPoolExecutor(1, "desk-scanning")
        self._working = ThreadPoolExecutor(1, "desk-working")
        self._searching = ThreadPoolExecutor(1, "desk-searching")

    @property
    def reading(self) -> Executor:
        """Questions to the workspace, answered in the order in which they were asked."""
        return self._reading

    @property
    def doubting(self) -> Executor:
        """The doubts of a dossier, which may take long; a page must not wait for them."""
        return self._doubting

    @property
    def drawing(self) -> Executor:
        """Masters become pictures; OpenCV and Pillow leave the interpreter free while they work."""
        return self._drawing

    @property
    def thumbs(self) -> Executor:
        """Small pictures, which must not keep the page in front waiting."""
        return self._thumbs

    @property
    def practice(self) -> Executor:
        """The practice batch, whose heavy work happens in processes of its own."""
        return self._practice

    @property
    def records(self) -> Executor:
        """What a person does, recorded one after the other."""
        return self._records

    @property
    def scanning(self) -> Executor:
        """One scan at a time; the scanner itself is asked in a process of its own."""
        return self._scanning

    @property
    def working(self) -> Executor:
        """The line, whose heavy work happens in processes of its own."""
        return self._working

    @property
    def searching(self) -> Executor:
        """Questions to the search index, which need not wait for a dossier that is being read."""
        return self._searching

    def retire(self, close: Callable[[], object]) -> None:
        """Closes something when both lanes that read from it are through with it; `close` may come twice."""
        self._retired.append(close)
        self._doubting.submit(self._reading.submit, close)

    def close(self) -> None:
        """What waits is dropped; what runs is waited for; what is not closed yet is closed."""
        others = (
            self._records, self._scanning, self._working, self._searching, self._practice, self._thumbs, self._drawing,
        )  # fmt: skip
        for lane in (*others, self._doubting, self._reading):
            lane.shutdown(wait=True, cancel_futures=True)
        for close in self._retired:
            close()
