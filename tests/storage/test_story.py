"""A clerk scans, names, crashes, reopens and recovers in any order: the answers follow from what was acknowledged."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule, run_state_machine_as_test

from archivist import durable
from archivist.model.event import Draft
from archivist.storage.recover import recover
from archivist.storage.verify import verify
from archivist.storage.workspace import Workspace
from tests.faults.power import ForgetfulDisk, PowerCut
from tests.storage import drafts

Expected = dict[str, Any]


class Clerk(RuleBasedStateMachine):
    """Keeps beside the workspace what it has to answer; after a cut, what it may answer as well."""

    blank: Path

    def __init__(self) -> None:
        super().__init__()
        self.place = TemporaryDirectory()
        self.path = Path(self.place.name) / "workspace"
        shutil.copytree(self.blank, self.path)
        self.expected: Expected = {"pages": [], "hand": {}, "blobs": set()}
        self.workspace = Workspace.open(self.path)

    @initialize()
    def begin(self) -> None:
        self.workspace.record([drafts.dossier("d"), drafts.batch("b", "d")])

    @rule(data=st.binary(max_size=3))
    def scan(self, data: bytes) -> None:
        self._scan(self.workspace, self.expected, data)

    @rule(field=st.sampled_from("abc"), text=st.none() | st.text(max_size=3))
    def describe(self, field: str, text: str | None) -> None:
        self._describe(self.workspace, self.expected, field, text)

    @rule(many=st.lists(st.sampled_from("abc"), max_size=3))
    def describe_several(self, many: list[str]) -> None:
        self.workspace.record([drafts.value("d", field, n) for n, field in enumerate(many)])
        self.expected["hand"] |= {field: n for n, field in enumerate(many)}

    @rule()
    def reopen(self) -> None:
        self.workspace.close()
        self.workspace = Workspace.open(self.path)

    @rule()
    def recover(self) -> None:
        self.workspace.close()
        assert recover(self.path).missing == ()
        self.workspace = Workspace.open(self.path)

    @rule(moment=st.integers(1, 30), seed=st.integers(0, 99), data=st.binary(min_size=4, max_size=6))
    def crash(self, moment: int, seed: int, data: bytes) -> None:
        """While a page is scanned and then a field is described."""
        disk, usual = ForgetfulDisk(self.path, moment, seed), durable.disk
        after = [self.expected, _copy(self.expected)]
        durable.disk = disk
        try:
            self._scan(self.workspace, after[1], data)
            after.append(_copy(after[1]))
            self._describe(self.workspace, after[2], "a", "after")
            after = after[2:]
        except PowerCut:
            after = after[-2:]  # what was asked for last may be there or not
        finally:
            durable.disk = usual
            self.workspace.close()
        disk.forget()
        self.workspace = Workspace.open(self.path)
        right = [e for e in after if self._answers(e)]
        assert right, after
        self.expected = right[0]

    @precondition(lambda self: self.expected["pages"])
    @rule()
    def altered_blob(self) -> None:
        """Is found, and made good by the same bytes."""
        digest = self.expected["pages"][-1]
        path, whole = self.workspace.vault.path(digest), self.workspace.vault.read(digest)
        path.chmod(0o644)
        path.write_bytes(whole + b"!")
        assert {d.code for d in verify(self.path)} == {"vault.altered"}
        self.workspace.vault.put(whole)

    @invariant()
    def answers(self) -> None:
        assert self._answers(self.expected)

    def teardown(self) -> None:
        assert verify(self.path) == []
        self.workspace.close()
        self.place.cleanup()

    def _answers(self, expected: Expected) -> bool:
        pages = [p.master.digest for p in self.workspace.pages("d")]
        blobs = expected["blobs"]
        return (pages, self.workspace.by_hand("d")) == (expected["pages"], expected["hand"]) and all(
            self.workspace.vault.sound(d) for d in blobs
        )

    @staticmethod
    def _scan(workspace: Workspace, expected: Expected, data: bytes) -> None:
        digest = workspace.vault.put(data)
        number = len(expected["pages"]) + 1
        expected["pages"].append(digest)
        workspace.record([drafts.page(f"p{number}", "b", number, digest)])
        expected["blobs"].add(digest)

    @staticmethod
    def _describe(workspace: Workspace, expected: Expected, field: str, text: str | None) -> None:
        if text is None:
            workspace.record([Draft("value.cleared", "d", {"field": field})])
            expected["hand"].pop(field, None)
        else:
            expected["hand"][field] = text
            workspace.record([drafts.value("d", field, text)])


def _copy(expected: Expected) -> Expected:
    return {"pages": [*expected["pages"]], "hand": {**expected["hand"]}, "blobs": {*expected["blobs"]}}


def _play(blank: Path, examples: int, steps: int) -> None:
    Clerk.blank = blank
    quiet = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(Clerk, settings=quiet)


def test_the_answers_follow_from_what_was_acknowledged(blank: Path) -> None:
    _play(blank, examples=5, steps=8)


@pytest.mark.long
def test_the_answers_follow_over_long_stories(blank: Path) -> None:
    _play(blank, examples=40, steps=30)
