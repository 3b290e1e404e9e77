"""Every command and every exit status is documented, and nothing else is."""

import re
import subprocess
import sys
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from archivist.cli.sign_in import right_of
from archivist.cli.words import parser
from archivist.model.rights import Right
from archivist.troubles import Exit, every_trouble

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs/commands.md").read_text(encoding="utf-8")


def commands(whole: ArgumentParser, prefix: str = "") -> Iterator[str]:
    for action in whole._actions:
        if isinstance(action, _SubParsersAction):
            for name, words in action.choices.items():
                inner = list(commands(words, f"{prefix}{name} "))
                yield from inner or [f"{prefix}{name}"]


def test_the_page_of_commands_lists_them_all_and_no_other() -> None:
    words = re.findall(r"`archivist ((?:(?:workspace|page|profile|people|trust) )?[a-z]+)", DOCUMENT)
    told = {" ".join(found.split()) for found in words}
    assert told == set(commands(parser()))


def functions(whole: ArgumentParser) -> Iterator[str]:
    for action in whole._actions:
        if isinstance(action, _SubParsersAction):
            for words in action.choices.values():
                yield from functions(words)
    if name := whole.get_default("command"):
        yield name


def test_every_command_names_a_function_of_its_own() -> None:
    named = list(functions(parser()))
    assert len(named) == len(set(named)) == len(list(commands(parser())))
    for module, _dot, function in (name.partition(".") for name in named):
        assert callable(getattr(import_module(f"archivist.cli.{module}"), function))


def ends(whole: ArgumentParser) -> Iterator[ArgumentParser]:
    """The words of each command, without those that only lead to them."""
    inner = [words for a in whole._actions if isinstance(a, _SubParsersAction) for words in a.choices.values()]
    yield from (end for words in inner for end in ends(words))
    if not inner:
        yield whole


def test_only_what_makes_a_new_folder_is_denied_to_everybody_in_a_workspace_with_people() -> None:
    """A command that works on a workspace and has no row in the table of rights would be of no use to anybody there."""
    working = [words for words in ends(parser()) if {"workspace", "path", "into"} & {a.dest for a in words._actions}]
    denied = {c for c in (words.get_default("command") for words in working) if right_of(c) is Right.NOBODY}
    assert len(working) > 40
    assert denied == {"demo.demo", "decrypt.decrypt", "workspace.create", "copies.put_back"}


def test_the_words_of_the_commands_load_no_library_of_theirs() -> None:
    """Help comes at once, and a worker that reads the program's first file again loses no time."""
    asked = "import sys, archivist.cli.words; print(*{'cv2', 'sqlalchemy', 'pikepdf', 'asyncssh'} & set(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout.split()
    assert loaded == []


def test_the_page_of_commands_lists_every_exit_status() -> None:
    told = {int(found) for found in re.findall(r"^\| (\d+) \|", DOCUMENT, re.MULTILINE)}
    assert told == {value for name, value in vars(Exit).items() if name.isupper()}


def test_every_trouble_ends_with_a_documented_status() -> None:
    statuses = {value for name, value in vars(Exit).items() if name.isupper()}
    assert {kind.exit_status for kind in every_trouble().values()} <= statuses - {Exit.DONE, Exit.BUG}
