"""The program is killed again and again while the bundled batch, sixteen real scans, becomes a delivered package."""

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from archivist.resources import resource
from archivist.storage.verify import verify
from archivist.troubles import Exit
from tests.journeys.test_power_cut_sample import SampleStory

pytestmark = pytest.mark.usefixtures("fixed_clock")
LIVES = 10  # kills in one telling of the story, so that what mends an earlier kill is killed as well


def lived(words: list[str], seconds: float | None) -> bool:
    """One life of the program, killed after so many seconds; True when it came to its end by itself."""
    command = [sys.executable, "-m", "archivist", "run", *words]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            assert process.wait(seconds) in (Exit.DONE, Exit.DOUBTS)
        except subprocess.TimeoutExpired:
            process.kill()
            return False
    return True


def storm(root: Path, chance: random.Random, longest: float) -> tuple[SampleStory, int]:
    """The story told to its end through kills at random moments, and how many there were.

    The lives grow longer, up to ``longest`` seconds: killed at their start, in the pages, in the package, on the way.
    """
    story = SampleStory(Path(str(resource("sample"))), root)
    kills = 0
    while kills < LIVES and not lived(story.words, chance.uniform(0.1, 1.0) * longest * (kills + 1) / LIVES):
        kills += 1
    lived(story.words, None)
    return story, kills


def uncut(root: Path) -> tuple[dict[str, Any], float]:
    """How the story ends when nobody kills it, and the seconds it takes."""
    story = SampleStory(Path(str(resource("sample"))), root)
    begin = time.monotonic()
    lived(story.words, None)
    return story.ended(), time.monotonic() - begin


@pytest.mark.long
def test_two_hundred_real_kills_of_the_sample_batch_change_nothing(tmp_path: Path) -> None:
    ending, whole = uncut(tmp_path / "uncut")
    assert len(ending["packages"]) == 2  # the package and its digest
    chance, kills, wrong = random.Random(200), 0, []
    while kills < 200:
        story, here = storm(tmp_path / f"after-{kills}", chance, whole / 2)
        kills += here
        if story.ended() != ending or verify(story.workspace):
            wrong.append((kills, here))
    assert wrong == []
