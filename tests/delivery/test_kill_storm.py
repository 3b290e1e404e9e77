"""Sender and intake are killed at random moments, again and again: each package arrives exactly once."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from archivist.delivery.intake.store import Store
from tests.architecture.sources import ROOT
from tests.delivery.intakes import package_of, unused_port


def start(module: str, *words: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", f"tests.delivery.{module}", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


class Storm:
    """Keeps both programs alive, and kills now one, now the other."""

    def __init__(self, there: Path, here: Path, seed: int) -> None:
        self._chance, self._port = random.Random(seed), str(unused_port())
        self._there, self._here = str(there), str(here)
        self.kills = 0
        self._server, self._sender = self._serve(), self._send()

    def _serve(self) -> "subprocess.Popen[bytes]":
        return start("intake_program", self._there, self._port)

    def _send(self) -> "subprocess.Popen[bytes]":
        return start("sender_program", f"http://127.0.0.1:{self._port}/files", self._here)

    def rage(self, most: int, gap: tuple[float, float], end: float) -> bool:
        """Kills at most so often, then lets both go on; whether the sender came to its end."""
        while time.monotonic() < end:
            if self.kills < most:
                time.sleep(self._chance.uniform(*gap))
                self._kill_one()
            if self._sender.poll() is not None:
                if self._sender.returncode == 0:
                    return True
                self._sender = self._send()
            if self.kills >= most:
                time.sleep(0.05)
        return False

    def _kill_one(self) -> None:
        self.kills += 1
        if self._chance.random() < 0.5:
            _kill(self._server)
            self._server = self._serve()
        elif self._sender.poll() is None:
            _kill(self._sender)
            self._sender = self._send()

    def still(self) -> None:
        for program in (self._sender, self._server):
            _kill(program)


def _kill(program: "subprocess.Popen[bytes]") -> None:
    if program.poll() is None:
        os.kill(program.pid, signal.SIGKILL)
    program.wait(10)


def storm(tmp_path: Path, packages: int, length: int, kills: int, seconds: float, seed: int) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    sealed = [package_of(here, length, seed=n) for n in range(packages)]
    both = Storm(there, here, seed)
    try:
        assert both.rage(kills, (0.3, 2.0), time.monotonic() + seconds), f"not finished after {both.kills} kills"
    finally:
        both.still()
    store = Store(there)
    for digest in store.unfinished():  # what the server would do at its next start
        store.finish(digest)
    receipts = store.receipts()
    assert sorted(r["sha256"] for r in receipts) == sorted(p.digest for p in sealed)
    assert sorted(int(r["registration"]["submission_ordinal"]) for r in receipts) == list(range(1, packages + 1))
    assert sorted(p.stem for p in (there / "packages").iterdir()) == sorted(p.digest for p in sealed)
    told = [json.loads(p.path.with_suffix(".done").read_bytes()) for p in sealed]
    assert {t["digest"]: t["id"] for t in told} == {r["sha256"]: r["delivery_id"] for r in receipts}
    assert list((there / "uploads").glob("*.content")) == []
    assert list(here.glob("*.upload.json")) == []


def test_twenty_deliveries(tmp_path: Path) -> None:
    storm(tmp_path, packages=20, length=1_500_000, kills=6, seconds=90, seed=6)


@pytest.mark.long
def test_a_thousand_deliveries(tmp_path: Path) -> None:
    storm(tmp_path, packages=1000, length=1_500_000, kills=400, seconds=3600, seed=1)
