"""`archivist intake`: the receiving side of a delivery."""

import sys
from argparse import Namespace

from archivist import app
from archivist.cli import show
from archivist.delivery.intake.faults import Fault
from archivist.delivery.intake.serving import Serving
from archivist.translation import _
from archivist.troubles import Exit

FAULTS = tuple(fault.value for fault in Fault)


def intake(words: Namespace) -> int:
    """Receives until Ctrl-C; every package that arrives is checked and has its receipt under /deliveries."""
    serving = Serving(words.folder.resolve(), words.address, words.port, words.certificate, words.key, words.clients)

    def ready(url: str) -> None:
        if words.json:
            show.as_json({"address": f"{url}/files", "receipts": f"{url}/deliveries", "folder": str(serving.folder)})
        else:
            show.line(_("Senders put this address into their settings: {address}").format(address=f"{url}/files"))
            show.line(_("Packages and receipts: {path}").format(path=serving.folder))
        sys.stdout.flush()

    app.intake(serving, words.fault, secret=words.secret, ready=ready)
    return Exit.DONE
