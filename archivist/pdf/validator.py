"""veraPDF, where it is installed: an independent judge of PDF/A, whose findings stand beside those of our own checks."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from archivist.model.doubt import Doubt
from archivist.pdf import findings

PROGRAM = "verapdf"
_SECONDS = 600
_MOST = 20  # rules told of one file


def judged(path: Path) -> list[Doubt]:
    """A doubt for each broken rule of the level that the file declares; nothing where veraPDF is not installed."""
    program = shutil.which(PROGRAM)
    if program is None:
        return []
    try:
        done = subprocess.run(
            [program, "--format", "xml", "--maxfailuresdisplayed", "1", str(path)],
            stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return [findings.NOT_JUDGED.about(path.name)]
    report = _report(done.stdout)
    if report is None:
        return [findings.NOT_JUDGED.about(path.name)]
    return list(_doubts(report, path.name))[:_MOST]


def _report(told: bytes) -> "etree._Element | None":
    """What it says of the file; None where it came to no verdict."""
    strict = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        found = etree.fromstring(told, strict).find(".//validationReport")
    except etree.XMLSyntaxError:
        return None
    return found if found is not None and found.get("isCompliant") else None


def _doubts(report: "etree._Element", name: str) -> Iterator[Doubt]:
    for rule in report.iterfind(".//rule[@status='failed']"):
        where = f"{rule.get('specification', '')} {rule.get('clause', '')}-{rule.get('testNumber', '')}".strip()
        yield findings.JUDGED.about(name, rule=where, told=" ".join((rule.findtext("description") or "").split()))
