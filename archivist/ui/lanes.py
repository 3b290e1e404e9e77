"""The desk's own lanes: one thread that reads the workspace, two that make pictures, one for a practice run."""

from concurrent.futures import Executor, ThreadPoolExecutor


class Lanes:
    """Plain executors, made when they are first used; nothing that runs in them knows Qt."""

    def __init__(self) -> None:
        self._reading = ThreadPoolExecutor(1, "desk-reading")
        self._drawing = ThreadPoolExecutor(2, "desk-drawing")
        self._practice = ThreadPoolExecutor(1, "desk-practice")

    @property
    def reading(self) -> Executor:
        """Questions to the workspace, answered in the order in which they were asked."""
        return self._reading

    @property
    def drawing(self) -> Executor:
        """Masters become pictures; OpenCV and Pillow leave the interpreter free while they work."""
        return self._drawing

    @property
    def practice(self) -> Executor:
        """The practice batch, whose heavy work happens in processes of its own."""
        return self._practice

    def close(self) -> None:
        """What waits is dropped; what runs is waited for."""
        for lane in (self._practice, self._drawing, self._reading):
            lane.shutdown(wait=True, cancel_futures=True)
