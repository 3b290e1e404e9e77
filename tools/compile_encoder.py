"""Compiles the encoder of bits (archivist/pdf/generic_region.c), if there is a C compiler; a build step of the wheel."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCE = Path("archivist/pdf/generic_region.c")
FLAGS = ("-O2", "-std=c11", "-Wall", "-Wextra", "-Werror", "-shared", "-fPIC")


def compile_encoder(root: Path = ROOT) -> Path | None:
    """The library, made anew where its source is younger; None without a compiler: pages are then written in group 4."""
    source = root / SOURCE
    library = source.with_suffix(".machine")  # not ".so": that would be taken for a module of Python
    if library.exists() and library.stat().st_mtime >= source.stat().st_mtime:
        return library
    compiler = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
    if compiler is None or os.name == "nt":
        return None
    unfinished = library.with_suffix(f".{os.getpid()}")
    subprocess.run([compiler, *FLAGS, "-o", unfinished, source], check=True)
    unfinished.replace(library)  # a program that has the old one open keeps it
    return library


if __name__ == "__main__":
    sys.exit(0 if compile_encoder() else "No C compiler was found; pages of bits will be larger (CCITT group 4).")
