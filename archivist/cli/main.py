"""Entry of the command line: reads the words, runs the command, turns troubles into sentences and exit statuses."""

import os
import signal
import sys
import threading
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from types import FrameType
from typing import Any

from pydantic import ValidationError

from archivist.cli import show
from archivist.cli.sign_in import enter, leave
from archivist.cli.words import parser
from archivist.settings import load_settings
from archivist.translation import choose_language
from archivist.troubles import BadSetting, Exit, Trouble
from archivist.workflow.lanes import start_early

stopping = threading.Event()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns its exit status (docs/commands.md lists them)."""
    words = parser().parse_args(arguments)
    if words.speak:
        choose_language(words.speak)
    stopping.clear()
    before = _on_interrupt() if threading.current_thread() is threading.main_thread() else None
    try:
        return _run(words)
    except Trouble as trouble:
        _tell(trouble, words)
        return trouble.exit_status
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.DONE
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)


def _run(words: Namespace) -> int:
    words.settings = _settings(words)
    words.cancel = stopping.is_set
    if getattr(words, "workers", False) and words.settings.work.jobs != 1:
        start_early()
    entered = enter(words)
    try:
        status = _command(words.command)(words)
    finally:
        if entered:
            leave(entered)
    return Exit.INTERRUPTED if stopping.is_set() else status


def _command(name: str) -> Callable[[Namespace], int]:
    """The function that a command names; only its own libraries are loaded."""
    module, _dot, function = name.partition(".")
    found: Callable[[Namespace], int] = getattr(import_module(f"archivist.cli.{module}"), function)
    return found


def _settings(words: Namespace) -> object:
    given: dict[str, dict[str, object]] = {}
    for name, value in vars(words).items():
        group, dot, field = name.partition(".")
        if dot and value is not None:
            given.setdefault(group, {})[field] = value
    try:
        return load_settings(**given)
    except (ValidationError, ValueError) as error:
        reason = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise BadSetting(reason=reason) from error


def _tell(trouble: Trouble, words: Namespace) -> None:
    if getattr(words, "json", False):
        show.as_json({"trouble": show.trouble_plain(trouble)})
    else:
        show.trouble(trouble)


def _on_interrupt() -> Any:
    """The first Ctrl-C stops after the pages in hand, the second at once; neither loses anything."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        if stopping.is_set():
            raise KeyboardInterrupt
        stopping.set()
        show.stopping()

    return signal.signal(signal.SIGINT, stop)
