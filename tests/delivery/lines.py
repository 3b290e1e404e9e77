"""A bad line: a small relay between a sender and an intake that cuts connections after so many bytes."""

import contextlib
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close at once, and tell it rudely


class Line:
    """Relays to `port`; every connection is reset when the line has carried another `every` bytes from the sender."""

    def __init__(self, port: int, every: int) -> None:
        self._to, self._every = port, every
        self.carried = self.cuts = 0
        self._left = every
        self._listening = socket.socket()
        self._listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16 << 10)  # what waits here is lost with a cut
        self._listening.bind(("127.0.0.1", 0))
        self._listening.listen()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _address = self._listening.accept()
                far = socket.create_connection(("127.0.0.1", self._to))
                for end in (near, far):  # a line does not wait for company
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                for work in (self._forth, self._back):
                    thread = threading.Thread(target=work, args=(near, far), daemon=True)
                    self._threads.append(thread)
                    thread.start()

    def _forth(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := near.recv(min(4096, self._left)):
                far.sendall(piece)
                self.carried += len(piece)
                self._left -= len(piece)
                if self._left <= 0:
                    self._left = self._every
                    self.cuts += 1
                    near.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                    break
        # What the line has carried arrives: only then does the far end hear that nobody speaks any more.
        with contextlib.suppress(OSError):
            far.shutdown(socket.SHUT_WR)
        with contextlib.suppress(OSError):
            near.shutdown(socket.SHUT_RD)
        near.close()

    def _back(self, near: socket.socket, far: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while piece := far.recv(4096):
                near.sendall(piece)
        far.close()
        with contextlib.suppress(OSError):
            near.shutdown(socket.SHUT_RDWR)


@contextmanager
def bad_line(port: int, every: int) -> Iterator[Line]:
    line = Line(port, every)
    try:
        yield line
    finally:
        line.close()
