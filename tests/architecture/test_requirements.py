"""The lock files hold an exact version of everything that pyproject.toml asks for, and name no place to get it from."""

import re
import tomllib
from importlib.metadata import version

import pytest
from packaging.requirements import Requirement

from tests.architecture.sources import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
ASKED = PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"]
PEER = PROJECT["optional-dependencies"]["bench"]
LOCKS = ("requirements.lock", "requirements-bench.lock")


def pins(lock: str) -> dict[str, str]:
    """Versions by names; raises ValueError at a line that is not a plain pin."""
    lines = [line for line in lock.splitlines() if line and not line.startswith("#")]
    if odd := [line for line in lines if not re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", line)]:
        raise ValueError(odd)
    return dict(line.split("==") for line in lines)


def unmet(asked: list[str], pinned: dict[str, str]) -> list[str]:
    """The requirements that no pin meets."""
    wanted = [Requirement(line) for line in asked]
    return [str(w) for w in wanted if not w.specifier.contains(pinned.get(w.name, "0.dev0"), prereleases=False)]


def read(name: str) -> dict[str, str]:
    return pins((ROOT / name).read_text())


def test_all_that_is_asked_for_is_pinned() -> None:
    assert unmet(ASKED, read("requirements.lock")) == []
    assert unmet(PEER, read("requirements-bench.lock")) == []


def test_only_the_bench_gets_the_peer() -> None:
    assert not read("requirements.lock").keys() & read("requirements-bench.lock").keys()


def test_the_tests_run_on_the_pinned_versions() -> None:
    assert {name: version(name) for name in read("requirements.lock")} == read("requirements.lock")


def test_notice_names_the_licence_of_all_that_runs() -> None:
    section = (ROOT / "requirements.lock").read_text().partition("# to run\n")[2].partition("#")[0]
    notice = (ROOT / "NOTICE").read_text().lower().replace(" ", "-")
    assert [name for name in pins(section) if name not in notice] == []


def test_what_is_unmet_is_found() -> None:
    pinned = pins("# words\n\nlxml==6.1.3\npillow==13.0.0\n")
    assert unmet(["lxml>=5", "pillow<13", "numpy>=1"], pinned) == ["pillow<13", "numpy>=1"]


@pytest.mark.parametrize(
    "line", ["lxml", "lxml>=5", "--index-url https://packages.test/simple", "lxml @ file:///tmp/lxml.whl", "-e ."]
)
def test_a_line_that_is_no_pin_is_found(line: str) -> None:
    with pytest.raises(ValueError, match=r"lxml|index|-e"):
        pins(f"numpy==2.4.6\n{line}\n")
