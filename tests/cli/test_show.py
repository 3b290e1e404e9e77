"""What people see while they wait, and what programs do not."""

import io
import sys

import pytest

from archivist.cli import main, show
from archivist.troubles import Exit
from archivist.workflow.progress import Progress, Throttle


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_person_at_a_terminal_sees_a_bar_for_each_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = show.Bar()
    for done in range(4):
        bar(Progress("pages", done, 3))
    bar(Progress("bind", 1, 1))
    bar.close()
    assert "Clean and read" in terminal.getvalue()
    assert "3/3" in terminal.getvalue()
    assert "Write facsimiles" in terminal.getvalue()


def test_a_program_sees_none(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    bar = show.Bar(quiet=True)
    bar(Progress("pages", 1, 3))
    bar.close()
    assert terminal.getvalue() == ""


def test_progress_is_passed_on_at_most_ten_times_a_second_but_first_and_last_always() -> None:
    seen: list[Progress] = []
    throttle = Throttle(seen.append)
    for done in range(1001):
        throttle(Progress("pages", done, 1000))
    assert (seen[0].done, seen[-1].done) == (0, 1000)
    assert len(seen) < 100


@pytest.mark.parametrize("language", ["vi", "en", "ru"])
def test_a_trouble_is_told_in_the_language_asked_for(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["--speak", language, "check", "nowhere.pdf"]) == Exit.INPUT
    said = capsys.readouterr().err
    assert {"vi": "không", "en": "does not exist", "ru": "не "}[language] in said


def test_words_that_are_no_command_end_with_the_status_of_usage() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["scna"])
    assert ended.value.code == Exit.USAGE


def test_a_setting_that_cannot_be_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", "x", "--out", "y", "--jobs", "-3"]) == Exit.USAGE
    assert main(["read", "x", "--out", "y", "--engine", "crystal-ball"]) == Exit.USAGE
    assert "tesseract" in capsys.readouterr().err
