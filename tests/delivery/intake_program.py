"""An intake as a program of its own, to be killed: `python -m tests.delivery.intake_program FOLDER PORT`."""

import sys
from pathlib import Path

from archivist.delivery.intake.serving import Serving, serve
from archivist.model.promises.destination import Verdict


def main(folder: str, port: str) -> None:
    serve(Serving(Path(folder), port=int(port)), lambda path: (Verdict(path.stem[:8], passed=True),), lambda _url: None)


if __name__ == "__main__":
    main(*sys.argv[1:])
