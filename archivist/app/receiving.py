"""The receiving side: a small intake that judges by our own check, and the opening of what was encrypted for us."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from archivist.app.line import every_format
from archivist.delivery.intake.serving import Serving, faults_of, serve
from archivist.delivery.secrets import secret_of
from archivist.model.dossier import Package
from archivist.workflow.verdicts import verdicts_of


def intake(serving: Serving, faults: Sequence[str], *, secret: bool, ready: Callable[[str], None]) -> None:
    """Runs the intake until it is told to stop; packages are judged by our own check."""
    token = secret_of("intake") if secret else ""
    judge = partial(verdicts_of, formats=every_format())
    serve(replace(serving, faults=faults_of(faults), token=token), judge, ready)


def decrypt(file: Path, key: Path, secret: str, into: Path) -> Package:
    """The package inside an encrypted one, lasting in `into` under its own name and proved by the note beside it, where
    there is one. Raises NotFound, WrongKey, EnvelopeBroken, DiskFull, ReadOnly.
    """
    from archivist.delivery.unsealing import unsealed

    return unsealed(file, key, secret, into)
