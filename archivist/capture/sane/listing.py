"""The scanners behind SANE, each with what it can do: asked in a process of its own, because drivers crash and hang."""

import multiprocessing
import os
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection

from archivist.capture.sane.abilities import abilities_of
from archivist.capture.sane.library import Library
from archivist.capture.sane.options import Options
from archivist.model.abilities import Abilities
from archivist.troubles import SaneMissing, Trouble


@dataclass(frozen=True, slots=True)
class Listed:
    """A device as SANE names it; `abilities` is None where it could not be asked, and `trouble` says why."""

    device: str
    name: str
    abilities: Abilities | None = None
    trouble: Trouble | None = None


def sane_scanners(
    named: tuple[str, ...] = (), seconds: float = 30.0, library: Callable[[], Library] = Library
) -> tuple[Listed, ...]:
    """All, or those `named`, that were told within so many seconds; none where SANE is not installed."""
    context = multiprocessing.get_context("spawn")
    ear, mouth = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(mouth, library, named), daemon=True)
    process.start()
    mouth.close()
    found: list[Listed] = []
    try:
        while ear.poll(seconds) and (told := ear.recv()) is not None:
            found.append(told)
    except (EOFError, OSError):
        return tuple(found)  # its process died; what was told before is true all the same
    finally:
        process.kill()
        process.join()
        process.close()
        ear.close()
    return tuple(found)


def _tell(mouth: Connection, library: Callable[[], Library], named: tuple[str, ...]) -> None:
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    os.dup2(quiet, 2)
    try:
        sane = library()
        with sane.running():
            for device, name in [(n, n) for n in named] or sane.devices():
                mouth.send(_asked(sane, device, name))
    except SaneMissing:
        pass
    mouth.send(None)


def _asked(library: Library, device: str, name: str) -> Listed:
    try:
        handle = library.open(device)
    except Trouble as trouble:
        return Listed(device, name, trouble=trouble)
    try:
        return Listed(device, name, abilities_of(Options(library, handle, device), name))
    except Trouble as trouble:
        return Listed(device, name, trouble=trouble)
    finally:
        library.close(handle)
