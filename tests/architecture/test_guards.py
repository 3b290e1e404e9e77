"""Each guard catches what it is there for, and leaves clean tests alone."""

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PARTS = """
import logging, os, socket, subprocess, sys, threading, warnings
from pathlib import Path
import pytest
from archivist import clock, settings, translation

kept = []
"""

NAUGHTY = {
    "warns": ("warnings.warn('careless')", "careless"),
    "logs": ("logging.getLogger('some.part').warning('disk nearly full')", "unexpected log line: WARNING some.part: disk"),
    "expects_in_vain": ("expect_log('never said')", "expected log line did not come: never said"),
    "qt_speaks": ("from PySide6.QtCore import qWarning; qWarning('timer')", "timer"),
    "leaves_thread": (
        "threading.Thread(target=threading.Event().wait, name='idle', daemon=True).start()",
        "thread left running: idle",
    ),
    "leaves_process": ("kept.append(subprocess.Popen(['sleep', '60']))", "process left running"),
    "writes_beside": ("Path(r'{outside}', 'left').write_text('x')", "written outside tmp_path: {outside}/left"),
    "makes_folder_beside": ("Path(r'{outside}', 'folder').mkdir()", "written outside tmp_path: {outside}/folder"),
    "connects": ("socket.create_connection(('192.0.2.1', 80), 1)", "reached for the network: 192.0.2.1"),
    "connects_v6": (
        "with socket.socket(socket.AF_INET6) as s: s.connect(('2001:db8::1', 80))",
        "reached for the network: 2001:db8::1",
    ),
    "looks_up": ("socket.getaddrinfo('example.org', 443)", "reached for the network: example.org"),
    "sends": (
        "with socket.socket(type=socket.SOCK_DGRAM) as s: s.sendto(b'x', ('192.0.2.1', 9))",
        "reached for the network: 192.0.2.1",
    ),
    "hides_its_reach": (
        "pytest.raises(Exception, socket.create_connection, ('192.0.2.1', 80))",
        "reached for the network: socket.getaddrinfo 192.0.2.1",
    ),
}

CLEAN = {
    "says_what_it_expects": "expect_log('nearly full'); logging.getLogger('some.part').warning('disk nearly full')",
    "informs": "logging.getLogger('some.part').info('all is well')",
    "ends_its_thread": "t = threading.Thread(target=print); t.start(); t.join()",
    "ends_its_process": "subprocess.run([sys.executable, '-c', ''], check=True)",
    "writes_in_its_place": "(tmp_path / 'folder').mkdir(); (tmp_path / 'folder' / 'a').write_text('x')",
    "reads_elsewhere": "Path(r'{outside}', 'there').read_text()",
    "talks_to_itself": (
        "s = socket.create_server(('127.0.0.1', 0)); c = socket.create_connection(s.getsockname()); c.close(); s.close()"
    ),
    "speaks_english": "assert translation.language() == 'en'",
    "chooses_a_language": "translation.choose_language('ru'); assert translation.language() == 'ru'",
    "knows_the_time": "assert clock.stamp() == '2026-01-02T03:04:05.000000Z' == clock.stamp(fixed_clock)",
    "has_no_settings": "assert not any(p.exists() for p in settings.setting_files())",
    "keeps_settings": "p = settings.setting_files()[1].parent; assert not p.exists(); p.mkdir(parents=True)",
    "keeps_settings_too": "p = settings.setting_files()[1].parent; assert not p.exists(); p.mkdir(parents=True)",
}


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place outside the temporary folder of the guarded run."""
    place = tmp_path_factory.mktemp("outside")
    (place / "there").touch()
    return place


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, outside: Path) -> dict[str, str]:
    """What a guarded run said of each test above; nothing where it passed."""
    place = tmp_path_factory.mktemp("guarded")
    bodies = {name: body for name, (body, _) in NAUGHTY.items()} | CLEAN
    tests = [
        f"def test_{name}(tmp_path, expect_log, fixed_clock):\n    {body.format(outside=outside)}"
        for name, body in bodies.items()
    ]
    (place / "conftest.py").write_text('pytest_plugins = ("tests.guards",)\n')
    (place / "test_these.py").write_text(PARTS + "\n\n".join(tests) + "\n")
    return _run(place)


def _run(place: Path) -> dict[str, str]:
    temporary = place / "tmp"
    temporary.mkdir()
    subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", place, "-p", "no:cacheprovider",
         "--junitxml", place / "told.xml", place / "test_these.py"],
        env=os.environ | {"PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
        cwd=place, capture_output=True, check=False,
    )  # fmt: skip
    told: dict[str, str] = {}
    for case in ET.parse(place / "told.xml").getroot().iter("testcase"):  # a test and its tearing down may each have one
        name = case.get("name", "")
        told[name] = told.get(name, "") + "".join(f"{part.get('message')}\n{part.text}" for part in case)
    return told


@pytest.mark.parametrize("name", NAUGHTY)
def test_catches(name: str, told: dict[str, str], outside: Path) -> None:
    assert NAUGHTY[name][1].format(outside=outside) in told[f"test_{name}"]


@pytest.mark.parametrize("name", CLEAN)
def test_leaves_alone(name: str, told: dict[str, str]) -> None:
    assert told[f"test_{name}"] == ""


def test_order_is_random(pytestconfig: pytest.Config) -> None:
    assert pytestconfig.pluginmanager.has_plugin("randomly")
