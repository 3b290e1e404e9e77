"""One file that goes into a package."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from archivist.troubles import Damaged, NotFound

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """Path below the package's root ("/" between names), length in bytes, SHA-256 in lower-case hex, MIME type, the
    moment it was made as packages write it, and its bytes or the file that holds them.
    """

    path: str
    length: int
    digest: str
    mime: str
    created: str
    source: bytes | Path

    @classmethod
    def of_bytes(cls, path: str, content: bytes, mime: str, created: str) -> Self:
        return cls(path, len(content), hashlib.sha256(content).hexdigest(), mime, created, content)

    def pieces(self) -> Iterator[bytes]:
        """The bytes, proved while they pass: raises Damaged at the end if they are not the ones that were named."""
        seen, length = hashlib.sha256(), 0
        for piece in self._raw():
            seen.update(piece)
            length += len(piece)
            yield piece
        if (length, seen.hexdigest()) != (self.length, self.digest):
            raise Damaged(path=str(self.source) if isinstance(self.source, Path) else self.path)

    def _raw(self) -> Iterator[bytes]:
        if isinstance(self.source, bytes):
            yield self.source
            return
        try:
            file = self.source.open("rb")
        except FileNotFoundError as error:
            raise NotFound(path=str(self.source)) from error
        with file:
            while piece := file.read(_PIECE):
                yield piece
