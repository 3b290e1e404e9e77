"""Every command and every exit status is documented, and nothing else is."""

import re
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path

from archivist.cli.words import parser
from archivist.troubles import Exit, every_trouble

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs/commands.md").read_text(encoding="utf-8")


def commands(whole: ArgumentParser, prefix: str = "") -> Iterator[str]:
    for action in whole._actions:
        if isinstance(action, _SubParsersAction):
            for name, words in action.choices.items():
                inner = list(commands(words, f"{prefix}{name} "))
                yield from inner or [f"{prefix}{name}"]


def test_the_page_of_commands_lists_them_all_and_no_other() -> None:
    told = {" ".join(found.split()) for found in re.findall(r"`archivist ((?:workspace )?[a-z]+)", DOCUMENT)}
    assert told == set(commands(parser()))


def test_the_page_of_commands_lists_every_exit_status() -> None:
    told = {int(found) for found in re.findall(r"^\| (\d+) \|", DOCUMENT, re.MULTILINE)}
    assert told == {value for name, value in vars(Exit).items() if name.isupper()}


def test_every_trouble_ends_with_a_documented_status() -> None:
    statuses = {value for name, value in vars(Exit).items() if name.isupper()}
    assert {kind.exit_status for kind in every_trouble().values()} <= statuses - {Exit.DONE, Exit.BUG}
