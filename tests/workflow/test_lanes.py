import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from archivist.settings import Work
from archivist.troubles import KillsWorker, NotAnImage, TooSlow
from archivist.workflow import lanes
from archivist.workflow.lanes import Inline, Job, Lane, Processes

ROOT = Path(__file__).resolve().parents[2]


def double(number: int) -> int:
    return number * 2


def stumble(number: int) -> int:
    raise NotAnImage(name=str(number))


def fail(number: int) -> int:
    raise ZeroDivisionError(number)


def die(number: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return number


def die_once(mark: Path) -> str:
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return "survived"


def hang(number: int) -> int:
    time.sleep(600)
    return number


def never() -> bool:
    return False


@pytest.fixture(params=["inline", "processes"])
def lane(request: pytest.FixtureRequest) -> Iterator[Lane]:
    chosen: Lane = Inline() if request.param == "inline" else Processes(Work(jobs=2))
    yield chosen
    chosen.close()


@pytest.fixture
def processes() -> Iterator[Processes]:
    lane = Processes(Work(jobs=2))
    yield lane
    lane.close()


def test_every_job_has_its_outcome_and_troubles_stay_with_their_job(lane: Lane) -> None:
    jobs = [Job(n, stumble if n == 3 else double, (n,)) for n in range(6)]
    outcomes = {o.key: o for o in lane.run(jobs, never)}
    assert {k: o.value for k, o in outcomes.items() if k != 3} == {n: 2 * n for n in range(6) if n != 3}
    assert isinstance(outcomes[3].trouble, NotAnImage)
    assert outcomes[3].trouble.details == {"name": "3"}


def test_a_fault_of_the_program_is_not_swallowed(lane: Lane) -> None:
    with pytest.raises(ZeroDivisionError):
        list(lane.run([Job(1, fail, (1,))], never))


def test_cancel_stops_before_the_next_job(lane: Lane) -> None:
    assert list(lane.run([Job(n, double, (n,)) for n in range(3)], lambda: True)) == []


def test_a_job_that_kills_its_worker_twice_is_named_and_the_others_go_on(processes: Processes) -> None:
    jobs = [Job(n, die if n == 2 else double, (n,)) for n in range(6)]
    outcomes = {o.key: o for o in processes.run(jobs, never)}
    assert isinstance(outcomes[2].trouble, KillsWorker)
    assert sorted(k for k, o in outcomes.items() if o.trouble is None) == [0, 1, 3, 4, 5]


def test_a_job_whose_worker_died_once_is_done_at_the_second_try(processes: Processes, tmp_path: Path) -> None:
    (outcome,) = processes.run([Job("x", die_once, (tmp_path / "mark",))], never)
    assert outcome.value == "survived"


def test_a_job_that_hangs_is_stopped_and_the_others_go_on(processes: Processes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lanes, "GRACE", 3.0)
    jobs = [Job("hang", hang, (1,), seconds=0.1), *(Job(n, double, (n,)) for n in range(4))]
    outcomes = {o.key: o for o in processes.run(jobs, never)}
    assert isinstance(outcomes["hang"].trouble, TooSlow)
    assert [outcomes[n].value for n in range(4)] == [0, 2, 4, 6]


def pid_of_worker() -> int:
    return os.getpid()


def test_workers_do_not_outlive_a_program_that_was_killed() -> None:
    program = (
        "import os, signal\n"
        "from archivist.settings import Work\n"
        "from archivist.workflow.lanes import Job, Processes\n"
        "from tests.workflow.test_lanes import pid_of_worker, never\n"
        "lane = Processes(Work(jobs=2))\n"
        "print(next(iter(lane.run([Job(1, pid_of_worker, ())], never))).value, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    worker = int(told.stdout)
    end = time.monotonic() + 60
    while Path(f"/proc/{worker}").exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert not Path(f"/proc/{worker}").exists()
