"""`archivist decrypt`: the archive takes packages out of their envelopes."""

import getpass
import sys
from argparse import Namespace
from contextlib import suppress
from typing import Any

from archivist import app
from archivist.cli import show
from archivist.translation import _
from archivist.troubles import Exit, Trouble


def decrypt(words: Namespace) -> int:
    """What cannot be opened is named, and the rest is opened; the digest of each package is told."""
    secret, status, told = _secret(words), Exit.DONE, list[dict[str, Any]]()
    for file in words.files:
        try:
            package = app.decrypt(file, words.key, secret, words.into)
        except Trouble as trouble:
            status = trouble.exit_status
            told.append({"file": str(file)} | show.trouble_plain(trouble))
            if not words.json:
                show.trouble(trouble)
            continue
        told.append({"file": str(file), "package": str(package.path), "sha256": package.digest, "bytes": package.length})
        if not words.json:
            show.line(f"{package.path}\n   SHA-256 {package.digest}")
    if words.json:
        show.as_json(told)
    return status


def _secret(words: Namespace) -> str:
    """The key's password, typed unseen or one line from a program; asked for only where the key has one."""
    if words.password_from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    with suppress(OSError):
        if b"ENCRYPTED" in words.key.read_bytes():
            return getpass.getpass(_("Password of the key: "))
    return ""
