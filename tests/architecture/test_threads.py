"""Threads inside one page only wait for each other: the libraries that would start some are told not to."""

import os
import subprocess
import sys

_MULTIPLY = """
import archivist, os, numpy as np
square = np.ones((512, 512), np.float32)
square @ square
print(os.environ["OPENBLAS_NUM_THREADS"], len(os.listdir("/proc/self/task")))
"""


def _told(**environment: str) -> str:
    clean = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    command = [sys.executable, "-c", _MULTIPLY]
    return subprocess.run(command, env=clean | environment, capture_output=True, text=True, check=True).stdout.strip()


def test_matrices_are_multiplied_in_one_thread() -> None:
    assert _told() == "1 1"


def test_a_person_may_say_otherwise() -> None:
    assert _told(OPENBLAS_NUM_THREADS="2").startswith("2 ")
