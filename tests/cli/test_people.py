"""`archivist people …`, and the door of every other command where people sign in."""

import io
import json
from argparse import ArgumentParser, _SubParsersAction
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archivist.cli import main
from archivist.cli.sign_in import RIGHTS, right_of
from archivist.cli.words import parser
from archivist.model.rights import Right
from archivist.storage import passwords
from archivist.storage.workspace import Workspace
from archivist.troubles import Exit

PIN = "493817"
# They make one, where nobody can have been entered yet.
NEW = {"workspace.create", "copies.put_back"}


class Till:
    """The command line with somebody's PIN on its standard input."""

    def __init__(self, path: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.path, self._patch, self._capsys = path, patch, capsys

    def __call__(self, *words: str, person: str = "an", lines: str = PIN) -> tuple[int, Any]:
        self._capsys.readouterr()
        self._patch.setattr("sys.stdin", io.StringIO(f"{lines}\n"))
        status = main(["--as", person, "--secret-from-stdin", *words, "--json"])
        return status, json.loads(self._capsys.readouterr().out or "null")


@pytest.fixture
def till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Till:
    monkeypatch.setattr(passwords, "MEMORY", 64)
    monkeypatch.setattr(passwords, "PASSES", 1)
    Workspace.create(tmp_path / "w").close()
    made = Till(tmp_path / "w", monkeypatch, capsys)
    assert made("people", "add", str(made.path), "an", "--role", "administrator")[0] == Exit.DONE
    assert made("people", "add", str(made.path), "lan", "--role", "operator", lines=f"{PIN}\n271828")[0] == Exit.DONE
    return made


def test_everybody_and_what_they_may(till: Till) -> None:
    status, told = till("people", "list", str(till.path))
    assert (status, told["alone"]) == (Exit.DONE, False)
    assert [(p["name"], p["roles"]) for p in told["people"]] == [("an", ["administrator"]), ("lan", ["operator"])]
    assert "capture" in told["people"][1]["may"]


def test_without_a_name_the_door_stays_shut(till: Till) -> None:
    status, told = till("workspace", "list", str(till.path), person="")
    assert (status, told["trouble"]["code"]) == (Exit.USAGE, "people.sign-in-first")


def test_a_wrong_pin_tells_how_many_tries_are_left(till: Till) -> None:
    status, told = till("workspace", "list", str(till.path), person="lan", lines="000000")
    assert (status, told["trouble"]["code"]) == (Exit.USAGE, "people.secret-wrong")
    assert "4" in told["trouble"]["sentence"]


def test_a_role_opens_its_own_doors_only(till: Till) -> None:
    assert till("workspace", "list", str(till.path), person="lan", lines="271828")[0] == Exit.DONE
    copy = ("workspace", "copy", str(till.path), "--to", str(till.path.parent / "copy"))
    status, told = till(*copy, person="lan", lines="271828")
    assert (status, told["trouble"]["code"]) == (Exit.USAGE, "people.not-allowed")
    assert till(*copy)[0] == Exit.DONE


def test_proof_is_open_to_everybody(till: Till) -> None:
    for words in (("workspace", "verify"), ("workspace", "head")):
        assert till(*words, str(till.path), person="")[0] == Exit.DONE


def test_roles_secrets_alone_and_removal(till: Till) -> None:
    assert till("people", "roles", str(till.path), "lan", "--role", "auditor")[1]["roles"] == ["auditor"]
    assert till("people", "secret", str(till.path), "lan", lines=f"{PIN}\n161803")[0] == Exit.DONE
    assert till("workspace", "list", str(till.path), person="lan", lines="161803")[0] == Exit.DONE
    assert till("people", "alone", str(till.path), "--reason", "một người")[1] == {"alone": True}
    assert till("people", "alone", str(till.path), "--end")[1] == {"alone": False}
    assert till("people", "remove", str(till.path), "lan")[1]["removed"] is True
    assert till("workspace", "list", str(till.path), person="lan", lines="161803")[1]["trouble"]["code"] == "people.unknown"


def in_workspaces(whole: ArgumentParser) -> Iterator[str]:
    """The commands that name a workspace."""
    for action in whole._actions:
        if isinstance(action, _SubParsersAction):
            for words in action.choices.values():
                yield from in_workspaces(words)
    if (name := whole.get_default("command")) and any(a.metavar == "W" for a in whole._actions):
        yield name


def test_the_doors_are_those_of_commands_and_every_other_is_shut() -> None:
    named = set(in_workspaces(parser()))
    assert set(RIGHTS) <= named | {"check.check"}
    assert right_of("nobody.thought_of_it") is Right.NOBODY
    assert {name for name in NEW if right_of(name) is not Right.NOBODY} == set()


def test_a_person_leaves_when_the_command_ends(till: Till) -> None:
    till("workspace", "list", str(till.path), person="lan", lines="271828")
    with Workspace.open(till.path, write=False) as workspace:
        last = list(workspace.events())[-1]
    assert (last.kind, last.actor) == ("person.signed-out", "lan")
