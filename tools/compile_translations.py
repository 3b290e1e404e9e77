"""Compile the translation catalogues (.po) into the form that the program loads (.mo); also the build step of the wheel."""

import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent


def compile_all(root: Path = ROOT) -> None:
    for source in sorted((root / "resources/translations").glob("*/LC_MESSAGES/archivist.po")):
        with source.open("rb") as text, source.with_suffix(".mo").open("wb") as binary:
            write_mo(binary, read_po(text))


class TranslationHook(BuildHookInterface[BuilderConfig]):
    """Runs before a wheel is built, so that an installed Archivist speaks its languages and has its compiled encoder."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # the signature is hatchling's
        compile_all(Path(self.root))
        build_data["artifacts"].append("resources/translations/**/*.mo")
        compiled = subprocess.run([sys.executable, Path(self.root) / "tools/compile_encoder.py"], check=False)
        if compiled.returncode == 0:
            build_data["artifacts"].append("archivist/pdf/*.machine")
            platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
            build_data.update(pure_python=False, tag=f"py3-none-{platform}")


if __name__ == "__main__":
    compile_all()
